"""A misspelt minister is put right, and stays right."""

import pytest

from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.core.checkin import Admitted
from kiosk.core.correction import Corrected
from kiosk.core.journal import RecordKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, list_people
from tests.fakes import FakeQueue

ADA = "liste:1"


@pytest.fixture
def correcting(store: DeskStore) -> Correcting:
    """Give a desk that puts people right."""
    return Correcting(store)


def names_found(store: DeskStore, text: str) -> list[str]:
    """Give the names of those who are found."""
    return [hit.registrant.name for hit in store.registrants.find(text, 5)]


def test_the_code_stays_valid_and_the_badge_is_right(
    correcting: Correcting, welcome: CheckIn, queue: FakeQueue
) -> None:
    """The ticket admits as before, and its badge bears the name as it is spelt."""
    correcting.correct(ADA, {Corrected.FAMILY: "LOVELASSE", Corrected.FUNCTION: "Ministre"})
    verdict = welcome.scan("CODEADA1").verdict
    assert isinstance(verdict, Admitted)
    (order,) = queue.orders
    assert (order.registrant.name, order.registrant.function) == ("Ada LOVELASSE", "Ministre")
    assert order.code == "CODEADA1"


def test_the_record_has_old_and_new(correcting: Correcting, store: DeskStore) -> None:
    """What was said before and what is said now is kept, under what can be forgotten."""
    correcting.correct(ADA, {Corrected.FAMILY: "  LOVELASSE ", Corrected.GIVEN: "Ada"})
    (record,) = (r for r in store.journal.all() if r.kind == RecordKind.CORRECT)
    assert record.body == {"registrant": ADA}
    assert record.personal == {"old": {"family": "LOVELACE"}, "new": {"family": "LOVELASSE"}}


def test_found_by_both_names(correcting: Correcting, store: DeskStore) -> None:
    """The search knows the name as it is spelt, and as the ticket has it."""
    correcting.correct(ADA, {Corrected.FAMILY: "KRZYŻANOWSKA", Corrected.ORGANISATION: "Łódź"})
    for text in ("krzyzanowska", "lovelace", "lodz", "krzyzanovska"):
        assert names_found(store, text) == ["Ada KRZYŻANOWSKA"]
    certain = store.registrants.find("ada lovelace", 5)
    assert [hit.exact for hit in certain] == [False]


def test_a_later_list_does_not_undo_it(correcting: Correcting, store: DeskStore) -> None:
    """The list comes again with the old spelling and another booking: only the booking changes."""
    correcting.correct(ADA, {Corrected.FAMILY: "LOVELASSE"})
    row = list(PEOPLE["1"])
    row[5] = "A2"
    with store.transaction():
        list_people(store, {"1": tuple(row)})
    ada = store.registrants.get(ADA)
    assert ada is not None
    assert (ada.name, ada.bookings) == ("Ada LOVELASSE", {"A2"})
    assert names_found(store, "lovelasse") == ["Ada LOVELASSE"]


def test_the_latest_word_counts(correcting: Correcting, store: DeskStore) -> None:
    """Put right twice, the second counts; each says which it had seen."""
    correcting.correct(ADA, {Corrected.FAMILY: "EINS"})
    correcting.correct(ADA, {Corrected.FAMILY: "ZWEI"})
    first, second = (r for r in store.journal.all() if r.kind == RecordKind.CORRECT)
    assert (first.after, second.after) == (None, first.id)
    ada = store.registrants.get(ADA)
    assert ada is not None
    assert ada.family == "ZWEI"


def test_what_is_so_already(correcting: Correcting, store: DeskStore) -> None:
    """Nothing is recorded where nothing is put right."""
    correcting.correct(ADA, {Corrected.FAMILY: "LOVELACE"})
    assert not [r for r in store.journal.all() if r.kind == RecordKind.CORRECT]


def test_nobody_loses_their_name(correcting: Correcting) -> None:
    """A correction that leaves nobody's name is refused."""
    with pytest.raises(Trouble) as told:
        correcting.correct(ADA, {Corrected.FAMILY: "", Corrected.GIVEN: " "})
    assert told.value.kind is TroubleKind.NAME_MISSING


def test_sorted_by_the_new_name(correcting: Correcting, store: DeskStore) -> None:
    """In the order of names they stand where their right name stands."""
    correcting.correct(ADA, {Corrected.FAMILY: "ZOLA"})
    assert [person.family for person in store.registrants.all()][-1] == "ZOLA"


def test_back_to_what_the_list_says(correcting: Correcting, store: DeskStore) -> None:
    """Put right and wrong again, the list decides as before, in its later versions too."""
    correcting.correct(ADA, {Corrected.FAMILY: "LOVELASSE"})
    correcting.correct(ADA, {Corrected.FAMILY: "LOVELACE"})
    assert store.people.all_corrections() == {ADA: {}}
    row = list(PEOPLE["1"])
    row[1] = "BYRON"
    with store.transaction():
        list_people(store, {"1": tuple(row)})
    assert names_found(store, "byron") == ["Ada BYRON"]
