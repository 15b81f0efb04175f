"""What desks do apart is listed once they meet, by all of them alike; what they knew of is not."""

import contextlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.controllers.check_in import CheckIn
from kiosk.core.clash import Clash, ClashKind
from kiosk.core.correction import Corrected
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import Reason
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.store.clashes import ClashTables
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.desks_apart import Desk, desks_apart, meet
from tests.fakes import FixedClock

ADA, GRACE, CHLOE = "liste:1", "liste:2", "liste:5"


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[list[Desk]]:
    """Give three desks that have the list, and have not heard of each other."""
    with desks_apart(tmp_path, clock, count=3) as desks:
        yield desks


@pytest.fixture
def one(desks: list[Desk]) -> Desk:
    """Give the first desk."""
    return desks[0]


@pytest.fixture
def two(desks: list[Desk]) -> Desk:
    """Give the second desk."""
    return desks[1]


def met(desks: list[Desk], kind: ClashKind) -> Clash:
    """Let the desks meet, and give the one clash of *kind*, which all of them list alike."""
    meet(desks)
    listed = [desk.store.clashes.open() for desk in desks]
    assert all(clashes == listed[0] for clashes in listed)
    (clash,) = [clash for clash in listed[0] if clash.kind is kind]
    return clash


def enters(desk: Desk, registrant: str, session: str, **more: object) -> None:
    """Let somebody in, whatever the rules say."""
    desk.clock.advance(seconds=90)
    body = {"registrant": registrant, "session": session, **more}
    elsewhere = desk.store.clashes.newest_elsewhere(registrant, session)
    with desk.store.transaction():
        desk.store.journal.append(
            RecordKind.CHECK_IN,
            body if elsewhere is None else {**body, "elsewhere": elsewhere},
            after=desk.store.attendance.newest_movement(registrant, session),
        )


def test_admitted_twice(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Two desks apart admit the same person: both records stay, one is counted, both desks are named."""
    one.admit(ADA)
    two.admit(ADA)
    clash = met(desks, ClashKind.ADMITTED_TWICE)
    assert clash.desks == (one.store.setting("id"), two.store.setting("id"))
    assert (clash.registrants, clash.session) == ((ADA,), "ACC")
    assert clash.official == clash.sides[0].record
    assert [attended(desk.store) for desk in desks] == [1, 1, 1]


def test_an_entry_that_knew_of_the_first(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Whom staff let in again knowing that they are in, is no clash; nor is a third who knew of both."""
    one.admit(ADA, "A1")
    meet(desks)
    two.admit(ADA, "A1", insists=True)
    meet(desks)
    assert one.told() == []
    two.admit(CHLOE, "PL")
    one.admit(CHLOE, "PL")
    before = met(desks, ClashKind.ADMITTED_TWICE)
    desks[2].admit(CHLOE, "PL", insists=True)
    assert met(desks, ClashKind.ADMITTED_TWICE) == before


def test_an_entry_after_an_exit(desks: list[Desk], one: Desk, two: Desk, clock: FixedClock) -> None:
    """Who left the area and came back at another door has not come twice."""
    one.admit(ADA, "B2B")
    clock.advance(minutes=20)
    CheckIn(one.store, one.badges, session="B2B", now=clock).scan("CODEADA1", exits=True)
    clock.advance(minutes=20)
    two.admit(ADA, "B2B")
    meet(desks)
    assert two.told() == []


def test_an_entry_taken_back(desks: list[Desk], one: Desk, two: Desk, clock: FixedClock) -> None:
    """Once one of the two is taken back there is nothing to settle, at no desk."""
    one.admit(ADA)
    entry = two.admit(ADA)
    meet(desks)
    CheckIn(two.store, two.badges, session="ACC", now=clock).undo(entry.record)
    meet(desks)
    assert [desk.told() for desk in desks] == [["printed-twice"]] * 3


def test_two_doors_within_a_minute(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Nobody passes two doors so fast, whether or not the desks had heard of each other."""
    one.admit(ADA, "A1")
    meet(desks)
    two.admit(ADA, "A2", insists=True)
    clash = met(desks, ClashKind.TWO_ROOMS)
    assert [side.session for side in clash.sides] == ["A1", "A2"]


def test_parallel_rooms_apart(desks: list[Desk], one: Desk, two: Desk, clock: FixedClock) -> None:
    """Who is let into parallel workshops by desks apart is in two places; who changes rooms is not."""
    one.admit(ADA, "A1")
    clock.advance(minutes=10)
    two.admit(ADA, "A2", insists=True)
    assert met(desks, ClashKind.TWO_ROOMS).registrants == (ADA,)


def test_who_changes_rooms(desks: list[Desk], one: Desk, two: Desk, clock: FixedClock) -> None:
    """A desk that had heard of the first room, be it that it refused there, has not done it apart."""
    one.admit(ADA, "A1")
    clock.advance(minutes=10)
    meet(desks)
    two.admit(ADA, "A2")
    clock.advance(minutes=2)
    two.admit(ADA, "A2", insists=True)
    meet(desks)
    assert two.store.attendance.open_stay(ADA, "A2") is not None
    assert two.told() == []


def test_rooms_one_after_the_other(
    desks: list[Desk], one: Desk, two: Desk, clock: FixedClock
) -> None:
    """The plenary after the workshop is no clash, nor is the area, where people come and go."""
    one.admit(ADA, "A1")
    clock.advance(minutes=120)
    two.admit(ADA, "PL")
    clock.advance(minutes=2)
    desks[2].admit(ADA, "B2B")
    meet(desks)
    assert one.told() == []


def test_a_walk_in_entered_twice(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Two desks add the same person, however they spell it; another organisation is somebody else."""
    one.add("Durand-Petit", "Zoé", "Ville de Lyon")
    two.add("DURAND PETIT", "Zoe", "ville de  lyon")
    desks[2].add("Durand-Petit", "Zoé", "Ville de Brest")
    clash = met(desks, ClashKind.ADDED_TWICE)
    assert len(clash.registrants) == 2
    assert clash.desks == (one.store.setting("id"), two.store.setting("id")) or (
        clash.desks == (two.store.setting("id"), one.store.setting("id"))
    )


def test_a_walk_in_who_is_on_the_list(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Who was added though they are on the list comes after whoever is: that one is kept."""
    two.add("Lovelace", "Ada", "VILLE DE VANNES")
    clash = met(desks, ClashKind.ADDED_TWICE)
    assert clash.registrants[0] == ADA
    assert clash.desks == (two.store.setting("id"),)


def test_companions_are_not_one_another(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Two desks number the companions of one town from one: these are different people."""
    for desk in (one, two):
        desk.people.add_group(Details(family="", organisation="Ville de Lyon"), 2)
    meet(desks)
    assert one.told() == []


def test_a_badge_printed_at_two_desks(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Two badges came out for one person; a reprint for a reason is none."""
    one.admit(ADA)
    two.admit(ADA)
    clash = met(desks, ClashKind.PRINTED_TWICE)
    assert clash.desks == (one.store.setting("id"), two.store.setting("id"))
    one.admit(GRACE)
    meet(desks)
    person = two.store.registrants.person(GRACE)
    with two.store.transaction():
        two.badges.order(
            person, code=person.code, at=two.clock(), again=True, reason=Reason.DAMAGED
        )
    two.badges.start()
    two.queue.prints()
    assert met(desks, ClashKind.PRINTED_TWICE) == clash


def test_corrected_apart(desks: list[Desk], one: Desk, two: Desk, clock: FixedClock) -> None:
    """Two desks put one field right differently: the later counts, the other is not lost."""
    one.correcting.correct(ADA, {Corrected.FAMILY: "KING"})
    clock.advance(seconds=5)
    two.correcting.correct(ADA, {Corrected.FAMILY: "BYRON", Corrected.FUNCTION: "Comtesse"})
    clash = met(desks, ClashKind.CORRECTED_APART)
    assert [side.text for side in clash.sides] == ["KING", "BYRON"]
    assert [desk.store.registrants.person(ADA).family for desk in desks] == ["BYRON"] * 3


def test_corrected_alike_or_one_after_the_other(desks: list[Desk], one: Desk, two: Desk) -> None:
    """The same word twice is no clash, nor is a word that knew of the first, nor other fields."""
    for desk in (one, two):
        desk.correcting.correct(ADA, {Corrected.FAMILY: "KING"})
    one.correcting.correct(CHLOE, {Corrected.FAMILY: "ELU"})
    two.correcting.correct(CHLOE, {Corrected.GIVEN: "Cloé"})
    meet(desks)
    one.correcting.correct(ADA, {Corrected.FAMILY: "BYRON"})
    meet(desks)
    two.correcting.correct(ADA, {Corrected.FAMILY: "LOVELACE"})
    meet(desks)
    assert [desk.told() for desk in desks] == [[], [], []]


def test_replaced_apart(desks: list[Desk], one: Desk, two: Desk, clock: FixedClock) -> None:
    """Two desks send different people for one who is absent: the later counts."""
    one.replacing.replace(ADA, Details(family="BARBIER", given="Zoé"))
    clock.advance(seconds=5)
    by = two.replacing.replace(ADA, Details(family="MOREL", given="Luc"))
    clash = met(desks, ClashKind.REPLACED_APART)
    assert clash.registrants[0] == ADA
    assert [desk.store.people.replaced_by(ADA) for desk in desks] == [by.id] * 3


def test_capacity_passed_apart(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Two desks let people into the two places of a workshop: it is said who was too many, and where."""
    enters(one, ADA, "A1")
    enters(two, CHLOE, "A1")
    enters(two, GRACE, "A1")
    clash = met(desks, ClashKind.OVERFULL)
    assert clash.facts == {"present": 3, "capacity": 2}
    assert clash.desks == (two.store.setting("id"),)


def test_capacity_passed_knowingly(desks: list[Desk], one: Desk, two: Desk) -> None:
    """What a supervisor let pass is no clash."""
    enters(one, ADA, "A1")
    enters(two, CHLOE, "A1")
    enters(one, GRACE, "A1", insisted=["full"])
    meet(desks)
    assert one.store.attendance.present("A1") == 3
    assert one.told() == []


def test_one_desk_alone_never_clashes(one: Desk, clock: FixedClock) -> None:
    """A desk that works by itself has nothing to settle."""
    for _ in range(2):
        one.admit(ADA)
        one.admit(ADA, "A1", insists=True)
        one.correcting.correct(ADA, {Corrected.FAMILY: "KING"})
        one.correcting.correct(ADA, {Corrected.FAMILY: "BYRON"})
        clock.advance(minutes=5)
    assert one.told() == []


def test_settled_and_opened_again(desks: list[Desk], one: Desk, two: Desk) -> None:
    """A settling is a record: at every desk the clash is gone, and back once the record is undone."""
    one.admit(ADA, "REPAS")
    two.admit(ADA, "REPAS")
    clash = met(desks, ClashKind.ADMITTED_TWICE)
    with one.store.transaction():
        settled = one.store.journal.append(
            RecordKind.SETTLE, {"clash": clash.key, "how": clash.ways[0].how}
        )
    meet(desks)
    assert [desk.store.clashes.count() for desk in desks] == [0, 0, 0]
    assert [one.how for one in two.store.clashes.settled()] == ["seen"]
    with two.store.transaction():
        two.store.journal.append(RecordKind.UNDO, {"undoes": [settled.id]})
    meet(desks)
    assert [desk.store.clashes.open() for desk in desks] == [[clash]] * 3


def test_what_is_settled_stays_so(desks: list[Desk], one: Desk, two: Desk) -> None:
    """A third desk that had not heard of either makes it a matter again; folding again does not."""
    one.admit(ADA, "REPAS")
    two.admit(ADA, "REPAS")
    clash = met(desks[:2], ClashKind.ADMITTED_TWICE)
    one.settling.settle(clash, clash.ways[0])
    one.store.fold_again()
    assert one.told() == []
    desks[2].admit(ADA, "REPAS")
    assert len(met(desks, ClashKind.ADMITTED_TWICE).sides) == 3


def test_a_badge_that_comes_out_later(desks: list[Desk], one: Desk, two: Desk) -> None:
    """What was looked at while badges waited is looked at again when they are out."""
    one.admit(ADA)
    check_in = CheckIn(two.store, two.badges, session="ACC", now=two.clock)
    check_in.admit(ADA)
    meet(desks)
    assert one.told() == ["admitted-twice"]
    two.queue.prints()
    meet(desks)
    assert set(one.told()) == {"admitted-twice", "printed-twice"}


def test_one_person_after_all(desks: list[Desk], one: Desk, two: Desk) -> None:
    """Two who were let into two rooms at once clash as soon as they are one, and no more once they are not."""
    one.admit(ADA, "A1")
    two.admit(CHLOE, "A2")
    meet(desks)
    assert one.told() == []
    one.merging.merge(ADA, CHLOE)
    assert one.told() == ["two-rooms"]
    one.merging.part(ADA)
    assert one.told() == []


def test_what_was_rolled_back(one: Desk) -> None:
    """What was looked at inside a deed that failed is forgotten with it."""
    one.add("Durand", "Zoé", "Lyon")
    with contextlib.suppress(ZeroDivisionError), one.store.transaction():
        key = one.store.setting("key").encode()
        one.people.append(Details(family="Durand", given="Zoé", organisation="Lyon"), key)
        assert one.told() == ["added-twice"]
        raise ZeroDivisionError
    assert one.told() == []
    one.admit(ADA)
    assert one.store.clashes.open() == fresh(one.store)


@pytest.mark.parametrize("seed", range(6))
def test_any_morning(desks: list[Desk], clock: FixedClock, seed: int) -> None:
    """Whatever desks do and whenever they meet, all list the same, and what was looked at before counts."""
    chance = random.Random(seed)
    found: set[str] = set()
    for _ in range(80):
        clock.advance(seconds=chance.randint(1, 90))
        with contextlib.suppress(Trouble):
            something(chance.choice(desks), chance)
        if chance.random() < 0.15:
            meet(chance.sample(desks, 2))
        desk = chance.choice(desks)
        assert desk.store.clashes.open() == fresh(desk.store)
        found.update(clash.kind for clash in desk.store.clashes.open())
    meet(desks)
    listed = [desk.store.clashes.open() for desk in desks]
    for desk in desks:
        desk.store.fold_again()
        assert desk.store.clashes.open() == listed[0]
    assert listed[1] == listed[2] == listed[0]
    assert len(found) >= 2, found
    for desk in desks:
        desk.store.close()


def something(desk: Desk, chance: random.Random) -> None:
    """Do at a desk what happens there."""
    who = chance.choice((ADA, CHLOE))
    match chance.randrange(9):
        case 0 | 1 | 2:
            session = chance.choice(("ACC", "A1", "A2"))
            desk.admit(who, session, insists=chance.random() < 0.6)
        case 3:
            code = chance.choice(("CODEADA1", "CODECHLO5"))
            CheckIn(desk.store, desk.badges, session="B2B", now=desk.clock).scan(code, exits=True)
        case 4:
            CheckIn(desk.store, desk.badges, session="A1", now=desk.clock).undo()
        case 5:
            desk.correcting.correct(who, {Corrected.FAMILY: chance.choice(("UN", "DEUX", "TROIS"))})
        case 6:
            desk.add("Durand", chance.choice(("Zoé", "Luc")), "Lyon")
        case 7:
            desk.replacing.replace(GRACE, Details(family=chance.choice(("Barbier", "Morel"))))
        case 8:
            settling = desk.settling
            for clash in settling.clashes[:1]:
                settled = settling.settle(clash, chance.choice(clash.ways))
                if settled is not None and chance.random() < 0.4:
                    settling.take_back(settled)


def fresh(store: DeskStore) -> list[Clash]:
    """Give what somebody lists who has never looked before."""
    return ClashTables(store._database, store.roster, store.people).open()
