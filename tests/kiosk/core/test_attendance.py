"""Stays are folded from what was recorded, in whatever order it arrived."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.attendance import (
    Counted,
    Movement,
    Stay,
    counted,
    fold_person,
    has_arrived,
    has_ended,
)
from kiosk.core.moment import to_ms
from kiosk.core.order import in_order
from kiosk.core.session import Event, SessionKind
from tests.desk import WELCOME, a_session, an_event, at

EVENT = an_event()
SESSIONS = ("ACC", "A1", "A2", "PL", "REPAS", "B2B")


def move(minute: int, session: str = "A1", *, entering: bool = True, record: str = "") -> Movement:
    """Give a movement some minutes after half past nine."""
    moment = to_ms(at(9, 30)) + minute * 60_000
    return Movement(
        record=record or f"{session}{minute}{'in' if entering else 'out'}",
        registrant="1",
        session=session,
        entering=entering,
        clock=moment << 16,
        at=moment,
        desk="d1",
    )


def told(stays: Sequence[Stay]) -> list[tuple[str, int, int | None]]:
    """Give each stay as session, minute of entry and minute of leaving."""
    start = to_ms(at(9, 30))
    return [
        (
            stay.session,
            (stay.entered - start) // 60_000,
            None if stay.left is None else (stay.left - start) // 60_000,
        )
        for stay in stays
    ]


def fold(*movements: Movement, undone: Sequence[str] = ()) -> list[tuple[str, int, int | None]]:
    """Fold these movements, and tell the stays."""
    return told(fold_person(movements, undone, EVENT))


def test_coming_and_going() -> None:
    """Each entry begins a stay, each exit ends it; who comes back has two."""
    assert fold(move(0), move(10, entering=False), move(20)) == [("A1", 0, 10), ("A1", 20, None)]


def test_two_check_ins_count_once() -> None:
    """Two desks that admit the same person make one stay, which the first began."""
    assert fold(move(0), move(1)) == [("A1", 0, None)]
    assert fold_person([move(1), move(0, record="first")], (), EVENT)[0].record == "first"


def test_an_exit_without_an_entry() -> None:
    """Who leaves without having come has not been there."""
    assert fold(move(0, entering=False)) == []
    assert fold(move(0, "A2"), move(1, "A1", entering=False)) == [("A2", 0, None)]


def test_undo() -> None:
    """What is taken back has not happened: an entry, or an exit."""
    assert fold(move(0, record="a"), undone=["a"]) == []
    left = move(5, entering=False, record="b")
    assert fold(move(0), left, undone=["b"]) == [("A1", 0, None)]


def test_undoing_the_first_of_two_check_ins() -> None:
    """The second check-in then counts: the person is there."""
    assert fold(move(0, record="a"), move(1), undone=["a"]) == [("A1", 1, None)]


def test_undo_gives_the_room_before_back() -> None:
    """A mistaken entry to another room had ended no stay once it is undone."""
    assert fold(move(0, "A1"), move(3, "A2", record="x"), undone=["x"]) == [("A1", 0, None)]


@pytest.mark.parametrize("room", ["A2", "PL", "B2B"])
def test_one_room_at_a_time(room: str) -> None:
    """Entering a workshop, a plenary or an area ends the stay in any other of these."""
    assert fold(move(0), move(20, room)) == [("A1", 0, 20), (room, 20, None)]


@pytest.mark.parametrize("place", ["ACC", "REPAS"])
def test_no_room(place: str) -> None:
    """The welcome and a meal neither end a stay in a room, nor are ended by one."""
    assert fold(move(0, place), move(10), move(20, place, record="again")) == [
        (place, 0, None),
        ("A1", 10, None),
    ]
    assert fold(move(0), move(10, place)) == [("A1", 0, None), (place, 10, None)]


def test_a_stay_never_ends_before_it_began() -> None:
    """A desk whose time is behind cannot make a stay of less than nothing."""
    early = move(-30, entering=False)
    later_clock = Movement(
        record="z",
        registrant="1",
        session="A1",
        entering=False,
        clock=move(5).clock,
        at=early.at,
        desk="d2",
    )
    assert fold(move(0), later_clock) == [("A1", 0, 0)]


def seen(movement: Movement, *before: Movement, clock: int = 0) -> Movement:
    """Give *movement* as made after another, by a desk whose time was *clock*."""
    return replace(movement, after=before[0].record if before else None, clock=clock)


def test_a_clock_that_jumps_back() -> None:
    """An exit made after its entry ends that stay, even by a clock that says it came before."""
    entry = move(10)
    left = seen(move(20, entering=False), entry)
    assert fold(entry, left) == fold(left, entry) == [("A1", 10, 20)]
    again = seen(move(30), left)
    assert fold(again, left, entry) == [("A1", 10, 20), ("A1", 30, None)]


def test_a_refusal_between() -> None:
    """A refusal and an undo neither enter nor leave, but say what came after what."""
    entry = move(10)
    refused = replace(seen(move(15), entry), record="refused", entering=None)
    left = seen(move(20, entering=False), refused)
    assert fold(left, refused, entry) == [("A1", 10, 20)]


def test_movements_that_had_not_seen_each_other() -> None:
    """Between two desks apart, and until what was seen has come, the clock decides."""
    entry, left = move(10), move(5, entering=False)
    assert fold(entry, left) == [("A1", 10, None)]
    unseen = replace(left, after="has not come yet")
    assert fold(entry, unseen) == [("A1", 10, None)]


def test_movements_in_a_circle() -> None:
    """Records that each claim to come after the other are still folded, by their clocks."""
    entry, left = move(0, record="a"), move(10, entering=False, record="b")
    circle = [replace(entry, after="b"), replace(left, after="a")]
    assert told(fold_person(circle, (), EVENT)) == [("A1", 0, 10)]


movements = st.lists(
    st.builds(
        move,
        st.integers(min_value=0, max_value=40),
        st.sampled_from(SESSIONS),
        entering=st.booleans(),
        record=st.uuids(version=4).map(str),
    ),
    max_size=14,
    unique_by=lambda movement: movement.record,
)


@given(movements, st.randoms(use_true_random=False), st.data())
def test_any_order_gives_the_same_stays(
    moves: list[Movement], chance: object, data: st.DataObject
) -> None:
    """Desks that have the same records have the same stays, however these arrived."""
    undone = data.draw(st.sets(st.sampled_from([m.record for m in moves]))) if moves else set()
    shuffled = list(moves)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    assert fold_person(shuffled, undone, EVENT) == fold_person(moves, undone, EVENT)


@given(movements, st.randoms(use_true_random=False), st.data())
def test_after_decides_first(moves: list[Movement], chance: object, data: st.DataObject) -> None:
    """However the clocks jump, nothing comes before what it was made after, in any order of arrival."""
    known: dict[str, list[Movement]] = {}
    made = []
    for movement in moves:
        before = known.setdefault(movement.session, [])
        after = data.draw(st.sampled_from([None, *(m.record for m in before)]))
        traced = replace(movement, after=after)
        if data.draw(st.booleans()):
            traced = replace(traced, entering=None)
        before.append(traced)
        made.append(traced)
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a random.Random
    ordered = in_order(shuffled)
    place = {movement.record: index for index, movement in enumerate(ordered)}
    assert ordered == in_order(made)
    assert len(ordered) == len(made)
    assert all(m.after is None or place[m.after] < place[m.record] for m in made)
    assert fold_person(shuffled, (), EVENT) == fold_person(made, (), EVENT)


@given(movements)
def test_without_after_the_clock_decides(moves: list[Movement]) -> None:
    """Movements that had not seen each other are in the order of (clock, record)."""
    assert in_order(moves) == sorted(moves, key=lambda m: (m.clock, m.record))


@given(movements)
def test_nobody_is_in_two_rooms(moves: list[Movement]) -> None:
    """At most one open stay a session, and at most one in all rooms together."""
    open_stays = [s.session for s in fold_person(moves, (), EVENT) if s.left is None]
    rooms = [session for session in open_stays if EVENT.by_id[session].kind.is_room]
    assert len(open_stays) == len(set(open_stays))
    assert len(rooms) <= 1


@given(movements)
def test_stays_are_in_order_and_whoever_is_present_has_attended(moves: list[Movement]) -> None:
    """Stays follow each other by entry; nobody is present where they do not count as having come."""
    stays = fold_person(moves, (), EVENT)
    figures = counted(stays, EVENT)
    assert [s.entered for s in stays] == sorted(s.entered for s in stays)
    assert all(s.left is None or s.left >= s.entered for s in stays)
    assert figures.present <= figures.attended


def test_the_welcome_counts_the_first_admission_anywhere() -> None:
    """Who goes straight to a workshop has arrived; at the welcome only the present are inside it."""
    stays = fold_person([move(0)], (), EVENT)
    assert counted(stays, EVENT) == Counted(
        attended=frozenset({"ACC", "A1"}), present=frozenset({"A1"})
    )


def test_nobody_counts_before_they_come() -> None:
    """As of an earlier time only the stays begun by then count, and those not ended by then."""
    stays = fold_person([move(0), move(20, entering=False)], (), EVENT)
    start = to_ms(at(9, 30))
    assert counted(stays, EVENT, start - 1) == Counted()
    assert counted(stays, EVENT, start).present == {"A1"}
    assert counted(stays, EVENT, start + 20 * 60_000 - 1).present == {"A1"}
    assert counted(stays, EVENT, start + 20 * 60_000) == Counted(
        attended=frozenset({"ACC", "A1"}), present=frozenset()
    )


def two_days() -> Event:
    """Give an event with a welcome on each of two days."""
    second = date(2025, 7, 5)
    return an_event(
        WELCOME,
        a_session("A1"),
        a_session("ACC2", kind=SessionKind.WELCOME, day=second, start=time(8), end=time(18)),
        a_session("B1", day=second),
    )


def test_arrived_is_counted_per_day() -> None:
    """Of two days each has its welcome: who comes on both counts on both, once each."""
    event = two_days()
    first, second = move(0, "ACC"), move(24 * 60, "B1")
    assert counted(fold_person([first], (), event), event).attended == {"ACC"}
    assert counted(fold_person([first, second], (), event), event).attended == {
        "ACC",
        "ACC2",
        "B1",
    }


def test_who_has_arrived() -> None:
    """Of two days, who came on the first has not arrived on the second; a single welcome is for all days."""
    came, evening, next_day = (to_ms(at(*time)) for time in ((9,), (23, 59), (0, 1, 5)))
    assert not has_arrived([], two_days(), came)
    assert has_arrived([came], two_days(), evening)
    assert not has_arrived([came], two_days(), next_day)
    assert has_arrived([came], EVENT, next_day)
    assert not has_arrived([], EVENT, next_day)


def test_the_wrong_days_welcome() -> None:
    """A desk left on yesterday's welcome counts the arrival on the day it happened."""
    event = two_days()
    stays = fold_person([move(24 * 60, "ACC")], (), event)
    assert counted(stays, event).attended == {"ACC2"}


def test_one_welcome_counts_all_days() -> None:
    """An event with a single welcome counts there whoever comes, on whichever day."""
    stays = fold_person([move(24 * 60, "A2")], (), EVENT)
    assert counted(stays, EVENT).attended == {"ACC", "A2"}


def test_a_session_of_another_programme() -> None:
    """A stay in a session that the programme no longer has is kept and counted under its id."""
    assert counted(fold_person([move(0, "OLD")], (), EVENT), EVENT).attended == {"ACC", "OLD"}


def test_a_session_is_over_at_its_end() -> None:
    """At eleven sharp a session until eleven is over."""
    session = a_session("A1")
    assert has_ended(session, to_ms(at(11)))
    assert not has_ended(session, to_ms(at(11) - timedelta(milliseconds=1)))
