"""Who is added at a desk, and what the programme says of their category."""

from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.checkin import Admitted, Refused
from kiosk.core.columns import as_text
from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.refusal import Refusal
from kiosk.core.registrant import Standing
from kiosk.core.session import WalkInPolicy
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from kiosk.store.migrations import m009_walk_in_status
from tests.desk import an_event
from tests.fakes import FixedClock

WALK_INS = {"Presse": WalkInPolicy.SUPERVISOR, "Exposant": WalkInPolicy.ORGANISER}
OLD_ID = "walk-in:BBBDBEBFBGBH"
OLD_CODE = "BBBDBEBFBGBHKKKKKKKK"
OLD_CELLS = ("ZIDANE", "Zinédine", "Marseille", "", "Élu", "France", "", "A1", OLD_CODE)
"""Somebody whom an earlier version of Accueil added: nine cells, no status."""


@pytest.fixture
def desk(store: DeskStore) -> DeskStore:
    """Give a desk whose programme says who may be added."""
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(walk_ins=WALK_INS)))
    return store


def added(store: DeskStore, category: str) -> str:
    """Add somebody of *category*, and give their id."""
    people = People(store, Badges(store, queue=None, now=FixedClock()), now=FixedClock())
    return people.add(Details(family="ZIDANE", category=category)).id


def welcome(store: DeskStore) -> CheckIn:
    """Give the desk of the welcome."""
    badges = Badges(store, queue=None, now=FixedClock())
    return CheckIn(store, badges, session="ACC", now=FixedClock())


@pytest.mark.parametrize("category", ["Élu", "", "presse"])
def test_who_is_added_at_once(desk: DeskStore, category: str) -> None:
    """Whom a desk or a supervisor may add is welcomed like anybody on the list."""
    verdict = welcome(desk).would_be(added(desk, category))
    assert isinstance(verdict, Admitted)
    assert verdict.registrant.standing is Standing.CONFIRMED


def test_whom_an_organiser_must_agree_to(desk: DeskStore) -> None:
    """They are known, but not confirmed, until somebody insists."""
    registrant = added(desk, "EXPOSANT")
    check_in = welcome(desk)
    verdict = check_in.would_be(registrant)
    assert isinstance(verdict, Refused)
    assert (verdict.reason, verdict.registrant.standing) == (
        Refusal.NOT_CONFIRMED,
        Standing.PENDING,
    )
    answer = check_in.admit(registrant, insists=True)
    assert isinstance(answer.verdict, Admitted)


@pytest.mark.parametrize(
    ("category", "policy"), [("Élu", "free"), ("Presse", "supervisor"), ("exposant", "organiser")]
)
def test_the_journal_says_whose_leave_it_wanted(
    desk: DeskStore, category: str, policy: str
) -> None:
    """What the programme said when somebody was added stays with their record."""
    added(desk, category)
    *_, record = (one for one in desk.journal.all() if one.kind == RecordKind.WALK_IN)
    assert record.body["policy"] == policy


def test_companions_wait_with_whom_they_come(desk: DeskStore) -> None:
    """Where somebody waits for an organiser, so do those who come with them, of the same category."""
    people = People(desk, Badges(desk, queue=None, now=FixedClock()), now=FixedClock())
    asked = Details(family="ZIDANE", organisation="Bogotá", category="Exposant")
    group = people.add_group(asked, 2)
    assert [person.name for person in group] == [
        "ZIDANE",
        "Délégation Bogotá 1",
        "Délégation Bogotá 2",
    ]
    assert {person.standing for person in group} == {Standing.PENDING}


def test_companions_are_numbered_on(store: DeskStore) -> None:
    """Two more of the same delegation are its third and fourth."""
    people = People(store, Badges(store, queue=None, now=FixedClock()), now=FixedClock())
    names = [
        person.family
        for _ in range(2)
        for person in people.add_group(Details(family="", organisation="Bogotá"), 2)
    ]
    assert names == ["Bogotá 1", "Bogotá 2", "Bogotá 3", "Bogotá 4"]


def test_companions_of_nobody(store: DeskStore) -> None:
    """Without an organisation nobody is added, not even whoever they come with."""
    people = People(store, Badges(store, queue=None, now=FixedClock()), now=FixedClock())
    before = store.registrants.count()
    with pytest.raises(Trouble) as told:
        people.add_group(Details(family="DUPONT"), 3)
    assert told.value.kind is TroubleKind.ORGANISATION_MISSING
    assert store.registrants.count() == before


def assert_old_one_is_known(store: DeskStore) -> None:
    """Look at somebody an earlier version added as every desk does."""
    person = store.registrants.get(OLD_ID)
    assert person is not None
    assert (person.name, person.standing) == ("Zinédine ZIDANE", Standing.CONFIRMED)
    assert (person.code, person.bookings, person.columns["Statut"]) == (OLD_CODE, {"A1"}, "")
    assert isinstance(welcome(store).would_be(OLD_ID), Admitted)


def test_an_old_record(store: DeskStore) -> None:
    """Somebody whose record says nothing of a status is as welcome as they were."""
    with store.transaction():
        store.journal.append(
            RecordKind.WALK_IN,
            {"registrant": OLD_ID, "source": "walk-in"},
            {"rows": {OLD_ID: [0, as_text(OLD_CELLS)]}},
        )
    assert_old_one_is_known(store)
    store.fold_again()
    assert_old_one_is_known(store)


def test_a_data_folder_of_before(store: DeskStore, tmp_path: Path, clock: FixedClock) -> None:
    """Who stands in the tables of an earlier version is known once this one has opened them."""
    test_an_old_record(store)
    with store.transaction():
        store._database.execute(
            "UPDATE registrant SET cells = ? WHERE id = ?", (as_text(OLD_CELLS), OLD_ID)
        )
        store._database.execute(
            "DELETE FROM _sqlite_migrations WHERE name = ?", (m009_walk_in_status.__name__,)
        )
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        assert_old_one_is_known(again)


def test_added_by_mistake(store: DeskStore) -> None:
    """Taken off again, somebody is expected no more and refused at the door; on a list nobody is."""
    people = People(store, Badges(store, queue=None, now=FixedClock()), now=FixedClock())
    before = store.attendance.expected(store.event.by_id["ACC"])
    mistaken = people.add(Details(family="ZIDANE"))
    people.withdraw(mistaken.id)
    assert store.attendance.expected(store.event.by_id["ACC"]) == before
    verdict = welcome(store).scan(mistaken.code).verdict
    assert isinstance(verdict, Refused)
    assert verdict.reason is Refusal.CANCELLED
    for which, kind in (
        ("liste:1", TroubleKind.ON_A_LIST),
        (arrived(store), TroubleKind.HAS_ARRIVED),
    ):
        with pytest.raises(Trouble) as told:
            people.withdraw(which)
        assert told.value.kind is kind


def arrived(store: DeskStore) -> str:
    """Add somebody and let them in."""
    registrant = added(store, "")
    welcome(store).admit(registrant)
    return registrant


def test_a_replacement_by_mistake(store: DeskStore) -> None:
    """Taken off again, whoever was to come in somebody's place leaves that place to them."""
    people = People(store, Badges(store, queue=None, now=FixedClock()), now=FixedClock())
    mistaken = Replacing(store, people).replace("liste:1", Details(family="ZIDANE"))
    people.withdraw(mistaken.id)
    assert isinstance(welcome(store).scan("CODEADA1").verdict, Admitted)
