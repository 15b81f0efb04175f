"""Finds where desks let one person in apart: twice into one session, or through two doors at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.core.apart import Seen, had_seen
from kiosk.core.attendance import Movement
from kiosk.core.clash import Clash, ClashKind, Side, Way, WayKind
from kiosk.core.order import in_order
from kiosk.core.session import Event, Session, SessionKind

AT_ONCE_MS = 60_000
"""Nobody passes the doors of two rooms in so short a time."""
ParallelRooms = Mapping[str, Collection[str]]
"""For each room those where something goes on meanwhile that its people miss."""
_PARALLEL = frozenset({SessionKind.WORKSHOP, SessionKind.PLENARY})
"""Whoever is in one of these misses the other; people come and go in an area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comings:
    """All that is recorded of one person's comings and goings, under each of their ids.

    *undone* are the records taken back; *elsewhere* names for a movement the newest one into another
    room that its desk had seen.
    """

    person: str
    movements: Sequence[Movement]
    undone: Collection[str] = ()
    elsewhere: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def seen(self) -> Seen:
        """What each movement names as seen by its desk."""
        return {
            one.record: [known for known in (one.after, self.elsewhere.get(one.record)) if known]
            for one in self.movements
        }


def admitted_twice(comings: Comings) -> Iterator[Clash]:
    """Find the sessions into which desks admitted somebody that had not seen each other's record.

    An entry that knew of the first, or came after an exit, is none of these.
    """
    seen = comings.seen
    by_session: dict[tuple[str, str], list[Movement]] = {}
    for movement in in_order(comings.movements):
        if movement.record not in comings.undone and movement.entering is not None:
            by_session.setdefault((movement.registrant, movement.session), []).append(movement)
    for movements in by_session.values():
        for stay in _stays(movements):
            entries = {movement.record for movement in stay}
            apart = [one for one in stay if not had_seen(one.record, seen) & entries]
            if len({one.desk for one in apart}) > 1:
                yield _clash(ClashKind.ADMITTED_TWICE, comings.person, apart, may_go=apart[1:])


def two_rooms(comings: Comings, parallel: ParallelRooms) -> Iterator[Clash]:
    """Find where somebody passed the doors of two rooms within a minute.

    And where two desks that had not heard of each other let them into what goes on at one time.
    """
    seen = comings.seen
    for one, other in _doors(comings, parallel):
        is_at_once = abs(one.at - other.at) <= AT_ONCE_MS
        is_apart = one.desk != other.desk and one.record not in had_seen(other.record, seen)
        if is_at_once or (is_apart and other.session in parallel[one.session]):
            pair = (one, other)
            yield _clash(ClashKind.TWO_ROOMS, comings.person, pair, may_go=pair)


def parallel_rooms(event: Event) -> ParallelRooms:
    """Give for each room those where something goes on meanwhile that its people miss."""
    rooms = [session for session in event.sessions if session.kind.is_room]
    return {
        one.id: frozenset(
            other.id for other in rooms if other.id != one.id and _are_parallel(one, other)
        )
        for one in rooms
    }


def _stays(movements: Iterable[Movement]) -> Iterator[list[Movement]]:
    """Part the entries of one person to one session by the exits between."""
    entries: list[Movement] = []
    for movement in movements:
        if movement.entering:
            entries.append(movement)
        else:
            yield entries
            entries = []
    yield entries


def _doors(comings: Comings, rooms: Collection[str]) -> Iterator[tuple[Movement, Movement]]:
    """Give each two entries to different rooms that follow one another, with no exit between."""
    last: Movement | None = None
    for movement in in_order(comings.movements):
        if movement.session not in rooms or movement.record in comings.undone:
            continue
        if movement.entering:
            if last is not None and last.session != movement.session:
                yield last, movement
            last = movement
        elif movement.entering is False and last is not None and last.session == movement.session:
            last = None


def _are_parallel(one: Session, other: Session) -> bool:
    if not {one.kind, other.kind} <= _PARALLEL:
        return False
    return one.start < other.end and other.start < one.end


def _clash(
    kind: ClashKind, person: str, entries: Sequence[Movement], *, may_go: Sequence[Movement]
) -> Clash:
    """Give the clash of *entries*; those that *may_go* can be taken back."""
    return Clash(
        kind=kind,
        sides=tuple(
            Side(record=one.record, desk=one.desk, at=one.at, session=one.session)
            for one in entries
        ),
        registrants=(person,),
        session=entries[0].session,
        official=entries[0].record if kind is ClashKind.ADMITTED_TWICE else "",
        ways=(
            Way(kind=WayKind.SEEN),
            *(Way(kind=WayKind.UNDO, side=one.record) for one in may_go),
        ),
    )
