"""Staff type a name; Enter admits only who is beyond doubt."""

import pytest

from kiosk.controllers.search import Search
from kiosk.store.desk import DeskStore
from tests.desk import list_people


def test_nobody_for_nothing(store: DeskStore) -> None:
    """An empty box shows nobody."""
    assert Search(store).find("  ").hits == ()


@pytest.mark.parametrize(
    ("typed", "certain"),
    [("lovelace", "Ada LOVELACE"), ("ada lovelace", "Ada LOVELACE"), ("lovel", None)],
)
def test_who_is_certain(store: DeskStore, typed: str, certain: str | None) -> None:
    """One person whose name is typed in full is certain; a beginning of a name is not."""
    found = Search(store).find(typed)
    assert [hit.registrant.name for hit in found.hits] == ["Ada LOVELACE"]
    assert (found.certain.registrant.name if found.certain else None) == certain


def test_homonyms_are_not_certain(store: DeskStore) -> None:
    """Of two people of one name neither is certain."""
    twin = {"9": ("9", "LOVELACE", "Ada", "Ailleurs", "Confirmé", "", "", "CODETWIN9", "")}
    with store.transaction():
        list_people(store, twin, source="autres")
    found = Search(store).find("ada lovelace")
    assert (len(found.hits), found.certain) == (2, None)


def test_the_list_shows_who_has_arrived(store: DeskStore) -> None:
    """Beside each name stands whether the person is here."""
    with store.transaction():
        store.journal.append("check-in", {"registrant": "liste:1", "session": "ACC"}, at=1)
    hits = Search(store).find("vannes").hits
    assert {hit.registrant.given: hit.arrived for hit in hits} == {"Ada": True, "Grace": False}


@pytest.mark.parametrize(
    ("typed", "is_code"),
    [("CODEADA1", True), (" CODEADA1 ", True), ("]Q1CODEADA1", True), ("codeada1", False)],
)
def test_a_code_typed_by_hand(store: DeskStore, typed: str, is_code: bool) -> None:
    """A code of the list is known as such, exactly."""
    assert Search(store).is_code(typed) is is_code
