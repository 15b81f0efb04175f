"""One click settles a clash at every desk, with the deed that goes with it, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.clash import Clash, ClashKind, Settled, Way, WayKind
from kiosk.core.correction import Corrected
from kiosk.core.journal import RecordKind
from kiosk.core.walkin import Details
from tests.desk import attended
from tests.desks_apart import Desk, desks_apart, meet
from tests.fakes import FixedClock

ADA, CHLOE = "liste:1", "liste:5"


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[list[Desk]]:
    """Give two desks that have the list, and have not heard of each other."""
    with desks_apart(tmp_path, clock) as desks:
        yield desks


def the_clash(desks: list[Desk], kind: ClashKind) -> Clash:
    """Let the desks meet, and give the clash of *kind*."""
    meet(desks)
    (clash,) = [one for one in desks[0].store.clashes.open() if one.kind is kind]
    return clash


def way(clash: Clash, kind: WayKind, place: int = 0) -> Way:
    """Give one of the ways of *kind*."""
    return [one for one in clash.ways if one.kind is kind][place]


def settle(desk: Desk, clash: Clash, chosen: Way) -> Settled:
    """Settle at a desk, and give what was kept."""
    settled = desk.settling.settle(clash, chosen)
    assert settled is not None
    return settled


def test_bien_vu(desks: list[Desk]) -> None:
    """What was looked at is settled at both desks; both entries stay, one person is counted."""
    for desk in desks:
        desk.admit(ADA, "REPAS")
    clash = the_clash(desks, ClashKind.ADMITTED_TWICE)
    settled = settle(desks[1], clash, way(clash, WayKind.SEEN))
    meet(desks)
    assert [desk.told() for desk in desks] == [[], []]
    assert (settled.how, settled.deeds) == ("seen", ())
    assert attended(desks[0].store, "REPAS") == 1
    desks[0].settling.take_back(settled)
    meet(desks)
    assert [desk.told() for desk in desks] == [["admitted-twice"]] * 2


def test_an_entry_is_taken_back(desks: list[Desk], clock: FixedClock) -> None:
    """The other room's entry stands alone; taken back, both are in the books as they were."""
    desks[0].admit(ADA, "A1")
    clock.advance(minutes=4)
    desks[1].admit(ADA, "A2", insists=True)
    clash = the_clash(desks, ClashKind.TWO_ROOMS)
    before = [desk.store.attendance.stays(ADA) for desk in desks]
    settled = settle(desks[0], clash, way(clash, WayKind.UNDO, 1))
    meet(desks)
    for desk in desks:
        assert [(stay.session, stay.left) for stay in desk.store.attendance.stays(ADA)] == [
            ("A1", None)
        ]
    desks[1].settling.take_back(settled)
    meet(desks)
    for desk, stays in zip(desks, before, strict=True):
        again = desk.store.attendance.stays(ADA)
        assert [(s.session, s.entered) for s in again] == [(s.session, s.entered) for s in stays]
        assert desk.told() == ["two-rooms"]


def test_only_one_of_two_entries_is_taken_back(desks: list[Desk]) -> None:
    """The other desk's entry stays: the person is still in, and has their badge."""
    for desk in desks:
        desk.admit(ADA)
    clash = the_clash(desks, ClashKind.ADMITTED_TWICE)
    settle(desks[0], clash, way(clash, WayKind.UNDO))
    meet(desks)
    for desk in desks:
        (stay,) = desk.store.attendance.stays(ADA)
        assert stay.record == clash.official


def test_the_same_person(desks: list[Desk]) -> None:
    """Whoever is on the list is kept; parted again, there are two, and the question is back."""
    desks[1].add("Lovelace", "Ada", "Ville de Vannes")
    clash = the_clash(desks, ClashKind.ADDED_TWICE)
    expected = desks[0].store.registrants.expected()
    settled = settle(desks[0], clash, way(clash, WayKind.SAME))
    meet(desks)
    for desk in desks:
        assert desk.store.registrants.person(clash.registrants[1]).id == ADA
        assert desk.store.registrants.expected() == expected - 1
    desks[0].settling.take_back(settled)
    meet(desks)
    assert [desk.told() for desk in desks] == [["added-twice"]] * 2
    assert desks[1].store.registrants.expected() == expected


def test_two_people_of_one_name(desks: list[Desk]) -> None:
    """Once it is said that they are two, nobody asks again, and a third of that name is asked about."""
    desks[1].add("Lovelace", "Ada", "Ville de Vannes")
    clash = the_clash(desks, ClashKind.ADDED_TWICE)
    settle(desks[0], clash, way(clash, WayKind.DIFFERENT))
    meet(desks)
    assert [desk.told() for desk in desks] == [[], []]
    desks[0].add("Lovelace", "Ada", "Ville de Vannes")
    assert len(the_clash(desks, ClashKind.ADDED_TWICE).registrants) == 3


@pytest.mark.parametrize("place", [0, 1])
def test_a_correction_is_kept(desks: list[Desk], clock: FixedClock, place: int) -> None:
    """Whichever word is kept is the person's name at both desks, and what comes later is no clash."""
    for desk, name in zip(desks, ("KING", "BYRON"), strict=True):
        clock.advance(seconds=5)
        desk.correcting.correct(ADA, {Corrected.FAMILY: name})
    clash = the_clash(desks, ClashKind.CORRECTED_APART)
    settled = settle(desks[0], clash, way(clash, WayKind.KEEP, place))
    meet(desks)
    names = [desk.store.registrants.person(ADA).family for desk in desks]
    assert names == [("KING", "BYRON")[place]] * 2
    assert [desk.told() for desk in desks] == [[], []]
    desks[1].settling.take_back(settled)
    meet(desks)
    assert [desk.told() for desk in desks] == [["corrected-apart"]] * 2
    assert [desk.store.registrants.person(ADA).family for desk in desks] == ["BYRON"] * 2


def test_a_correction_after_it_was_settled(desks: list[Desk], clock: FixedClock) -> None:
    """The next word on the name knew of all before."""
    for desk, name in zip(desks, ("KING", "BYRON"), strict=True):
        clock.advance(seconds=5)
        desk.correcting.correct(ADA, {Corrected.FAMILY: name})
    clash = the_clash(desks, ClashKind.CORRECTED_APART)
    settle(desks[0], clash, way(clash, WayKind.KEEP))
    meet(desks)
    desks[1].correcting.correct(ADA, {Corrected.FAMILY: "LOVELACE-KING"})
    meet(desks)
    assert [desk.told() for desk in desks] == [[], []]


def test_settled_otherwise_at_each_desk(desks: list[Desk], clock: FixedClock) -> None:
    """Two desks apart that settle one clash differently have a new one; nothing is lost."""
    for desk, name in zip(desks, ("KING", "BYRON"), strict=True):
        clock.advance(seconds=5)
        desk.correcting.correct(ADA, {Corrected.FAMILY: name})
    clash = the_clash(desks, ClashKind.CORRECTED_APART)
    for place, desk in enumerate(desks):
        clock.advance(seconds=5)
        settle(desk, clash, way(clash, WayKind.KEEP, place))
    again = the_clash(desks, ClashKind.CORRECTED_APART)
    assert [side.text for side in again.sides] == ["KING", "BYRON"]
    assert again.key != clash.key


@pytest.mark.parametrize("place", [0, 1])
def test_a_replacement_is_kept(desks: list[Desk], clock: FixedClock, place: int) -> None:
    """Whoever is kept comes, at both desks; the other is told that somebody else does."""
    sent = []
    for desk, name in zip(desks, ("BARBIER", "MOREL"), strict=True):
        clock.advance(seconds=5)
        sent.append(desk.replacing.replace(ADA, Details(family=name)).id)
    clash = the_clash(desks, ClashKind.REPLACED_APART)
    settle(desks[1], clash, way(clash, WayKind.KEEP, place))
    meet(desks)
    for desk in desks:
        assert desk.told() == []
        assert desk.store.people.replaced_by(ADA) == sent[place]


def test_a_replacement_entered_twice(desks: list[Desk]) -> None:
    """The same person sent by both desks is one person who comes."""
    for desk in desks:
        desk.replacing.replace(ADA, Details(family="BARBIER", given="Zoé"))
    clash = the_clash(desks, ClashKind.REPLACED_APART)
    settled = settle(desks[0], clash, way(clash, WayKind.SAME))
    meet(desks)
    assert [desk.told() for desk in desks] == [[], []]
    assert len(desks[1].store.registrants.find("barbier", 5)) == 1
    desks[0].settling.take_back(settled)
    meet(desks)
    assert [desk.told() for desk in desks] == [["replaced-apart"]] * 2


def test_settled_meanwhile(desks: list[Desk]) -> None:
    """What another desk has settled since is not done again."""
    for desk in desks:
        desk.admit(ADA, "REPAS")
    clash = the_clash(desks, ClashKind.ADMITTED_TWICE)
    settle(desks[1], clash, way(clash, WayKind.SEEN))
    meet(desks)
    records = list(desks[0].store.journal.all())
    assert desks[0].settling.settle(clash, way(clash, WayKind.UNDO)) is None
    assert list(desks[0].store.journal.all()) == records


def test_the_record_says_who_and_how(desks: list[Desk]) -> None:
    """A settling is signed like any other record."""
    desks[0].store.journal.operator = "VL"
    for desk in desks:
        desk.admit(ADA, "REPAS")
    clash = the_clash(desks, ClashKind.ADMITTED_TWICE)
    settle(desks[0], clash, way(clash, WayKind.UNDO))
    (record,) = desks[0].store.journal.newest([RecordKind.SETTLE], limit=1)
    assert (record.operator, record.body["clash"]) == ("VL", clash.key)
    assert record.body["how"] == f"undo:{clash.sides[1].record}"


def test_it_tells_when_something_else_is_open(desks: list[Desk], qtbot: QtBot) -> None:
    """Looking again and finding the same says nothing."""
    for desk in desks:
        desk.admit(ADA, "REPAS")
    settling = desks[0].settling
    with qtbot.waitSignal(settling.changed):
        meet(desks)
        settling.look()
    with qtbot.assertNotEmitted(settling.changed):
        settling.look()
