"""People are found by what staff type."""

from collections.abc import Sequence

import pytest

from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.registrant import Standing
from kiosk.store.desk import DeskStore
from tests.desk import SECOND_DAY, SESSIONS, an_event, list_people
from tests.fakes import FixedClock

MORE = {
    name: (name, family, given, organisation, "Confirmé", "", "", f"CODE{name}X", "")
    for name, family, given, organisation in (
        ("11", "LEFÈVRE", "Noémie", "Ville de Nantes"),
        ("12", "MARTINEZ", "Ana", "Ville de Vannes"),
        ("13", "MARTIN", "Paul", "Région Sud"),
        ("14", "MARTIN", "Paul", "Métropole de Lyon"),
        ("15", "BERNARD", "Martin", "Ville de Lyon"),
        ("16", "N’DOUR", "Awa", "Ville de Dakar"),
        ("17", "ŒUVRARD", "Zoé", "Martinique"),
        ("18", "NGUYỄN", "Thị Đào", "Huế"),
        ("19", "LYON", "Claire", "Ville de Brest"),
        ("20", "SAINT-MARC", "Jean-Loup", "Ville de Brest"),
    )
}


@pytest.fixture
def listed(store: DeskStore) -> DeskStore:
    """Give a desk with more people on its list."""
    with store.transaction():
        list_people(store, MORE, source="autres")
    return store


def found(store: DeskStore, text: str, limit: int = 10) -> Sequence[str]:
    """Search, and give the last part of each id found."""
    return [hit.registrant.list_id for hit in store.registrants.find(text, limit)]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("lefevre", ["11"]),
        ("LEFÈVRE", ["11"]),
        ("lefe", ["11"]),
        ("noemie lefevre", ["11"]),
        ("lefevre noemie", ["11"]),
        ("lef noe", ["11"]),
        ("n'dour", ["16"]),
        ("n’dour", ["16"]),
        ("N DOUR", ["16"]),
        ("dour", ["16"]),
        ("oeuvrard", ["17"]),
        ("œuvra", ["17"]),
        ("nguyen dao", ["18"]),
        ("saint marc", ["20"]),
        ("saint-marc jean", ["20"]),
        ("loup", ["20"]),
        ("大塚", ["6"]),
        ("恵子 大塚", ["6"]),
        ("oeuvry", ["5", "17"]),
        ("CODECHLO5", ["5"]),
        ("martin lyon", ["15", "14"]),
        ("lefevre martin", []),
        ("' \" * ( ) - :", []),
        ("", []),
    ],
)
def test_finding(listed: DeskStore, typed: str, who: list[str]) -> None:
    """Accents, ligatures, apostrophes, case and the order of words make no difference; beginnings do."""
    assert sorted(found(listed, typed)) == sorted(who)


def test_whole_words_before_beginnings(listed: DeskStore) -> None:
    """Who is called so comes before whose name only begins so; names before organisations."""
    assert found(listed, "martin") == ["13", "14", "15", "12", "17"]


def test_names_before_organisations(listed: DeskStore) -> None:
    """Madame Lyon comes before the people from Lyon."""
    assert found(listed, "lyon") == ["19", "15", "14"]


def test_one_letter(listed: DeskStore) -> None:
    """The first letter already shows families that begin with it, in their order."""
    assert found(listed, "m", 3) == ["13", "14", "12"]


def test_no_more_than_asked(listed: DeskStore) -> None:
    """A limit is kept, and the best are within it."""
    assert found(listed, "martin", 2) == ["13", "14"]


def test_homonyms_are_both_found_and_neither_is_certain(listed: DeskStore) -> None:
    """Two people of one name are both shown, exact, to be told apart by their organisation."""
    hits = listed.registrants.find("paul martin", 10)
    assert [(hit.registrant.organisation, hit.exact) for hit in hits] == [
        ("Région Sud", True),
        ("Métropole de Lyon", True),
    ]


@pytest.mark.parametrize(
    ("typed", "exact"), [("Lefèvre", True), ("lefevre noemie", True), ("lefev", False)]
)
def test_exact(listed: DeskStore, typed: str, exact: bool) -> None:
    """A hit is exact when each word typed is a whole word of the name."""
    assert [hit.exact for hit in listed.registrants.find(typed, 10)] == [exact]


def test_everybody_of_the_list_is_found_by_name(reference: DeskStore) -> None:
    """Each of the 606 is among the first hits for their name, in either order, and in their own script."""
    missing = []
    for person in reference.registrants.all():
        texts = [f"{person.given} {person.family}", f"{person.family} {person.given}"]
        if person.native_name:
            texts.append(person.native_name)
        for text in texts:
            ids = [hit.registrant.id for hit in reference.registrants.find(text, 10)]
            if person.id not in ids:
                missing.append((text, person.id))
    assert missing == []


def test_everybody_of_the_list_has_their_code(reference: DeskStore) -> None:
    """Each of the 606 codes opens one person, whose code it is."""
    people = list(reference.registrants.all())
    holders = [reference.registrants.holders(person.code) for person in people]
    assert [[code.registrant for code in codes] for codes in holders] == [[p.id] for p in people]
    assert len(people) == 606


def test_a_person_with_all_their_columns(store: DeskStore) -> None:
    """What the list says of somebody is kept, column by column."""
    person = store.registrants.get("liste:4")
    assert person is not None
    assert (person.name, person.standing) == ("Paul PENDING", Standing.PENDING)
    assert person.columns["Adhérent"] == "Non"
    assert person.bookings == {"A1"}


def test_nobody(store: DeskStore) -> None:
    """An id or a code of nobody gives nobody."""
    assert store.registrants.get("liste:99") is None
    assert store.registrants.holders("NOBODYS") == ()


def test_a_changed_name_is_found_anew(store: DeskStore) -> None:
    """After a change only the new name finds the person."""
    with store.transaction():
        list_people(store, {"1": ("1", "BYRON", "Ada", "", "", "", "", "CODEADA9", "")})
    assert found(store, "byron") == ["1"]
    assert found(store, "lovelace") == []
    assert store.registrants.holders("CODEADA1") == ()
    assert [code.registrant for code in store.registrants.holders("CODEADA9")] == ["liste:1"]


def test_a_code_given_on_to_somebody_else(store: DeskStore) -> None:
    """The code of somebody no longer on the list opens the one person who has it now."""
    newcomer = {"7": ("7", "NEUF", "Nina", "", "Confirmé", "", "", "CODEADA1", "")}
    with store.transaction():
        list_people(store, newcomer, withdrawn=("liste:1",))
    assert [code.registrant for code in store.registrants.holders("CODEADA1")] == ["liste:7"]


def test_the_code_of_somebody_withdrawn(store: DeskStore) -> None:
    """Alone with their code, somebody withdrawn is still recognised, to be told so."""
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:1",))
    assert [code.registrant for code in store.registrants.holders("CODEADA1")] == ["liste:1"]


def test_arrived_is_per_day(store: DeskStore, clock: FixedClock) -> None:
    """Who came on the first day is not shown as arrived on the second, until they come again."""
    body = {"registrant": "liste:1", "session": "ACC"}
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(*SESSIONS, SECOND_DAY)))
        store.journal.append(RecordKind.CHECK_IN, body)
    assert [hit.arrived for hit in store.registrants.find("lovelace", 1)] == [True]
    clock.advance(hours=24)
    assert [hit.arrived for hit in store.registrants.find("lovelace", 1)] == [False]
    with store.transaction():
        store.journal.append(RecordKind.CHECK_IN, body | {"session": SECOND_DAY.id})
    assert [hit.arrived for hit in store.registrants.find("lovelace", 1)] == [True]
