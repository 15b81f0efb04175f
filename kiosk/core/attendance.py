"""Who is in, who was, since when: folded from what the desks recorded, one person at a time.

The fold of a person is a function of the *set* of their movements, so desks that have the same
records have the same attendance, in whatever order those arrived.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from kiosk.core.order import in_order
from kiosk.core.session import Event, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One check-in (*entering*) or check-out; *record* is the id of the record that made it.

    *after* is the newest record of this person and session that the desk had seen; a refusal or an
    undo, neither entering nor leaving (None), is here to be such. *at* is UTC in milliseconds.
    """

    record: str
    registrant: str
    session: str
    entering: bool | None
    clock: int
    at: int
    desk: str
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A time somebody spent in a session, UTC in milliseconds; *left* is None while it is open.

    *record* and *desk* are those of the check-in that counts.
    """

    session: str
    entered: int
    left: int | None
    record: str
    desk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The sessions one person counts in: as *attended* (ever in) and as *present* (in now)."""

    attended: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCount:
    """The figures of one session; *expected* is None where nobody can book it.

    *as_of* is UTC in milliseconds: the time asked for, else that of the newest record.
    """

    session: Session
    expected: int | None
    attended: int
    present: int
    as_of: int


def fold_person(
    movements: Iterable[Movement], undone: Collection[str], event: Event
) -> tuple[Stay, ...]:
    """Fold one person's movements, less those *undone*, into their stays in the order of entry.

    Entering a workshop, a plenary or an area ends the stay in any other of these. Of two check-ins
    to one session without an exit between, the first counts.
    """
    stays: list[Stay] = []
    for movement in in_order(movements):
        if movement.entering is None or movement.record in undone:
            continue
        if not movement.entering:
            _close(stays, {movement.session}, movement.at)
        elif not any(stay.session == movement.session and stay.left is None for stay in stays):
            _close(stays, _rooms_left_for(movement.session, event), movement.at)
            stays.append(
                Stay(
                    session=movement.session,
                    entered=movement.at,
                    left=None,
                    record=movement.record,
                    desk=movement.desk,
                )
            )
    return tuple(stays)


def _rooms_left_for(session_id: str, event: Event) -> set[str]:
    entered = event.by_id.get(session_id)
    if entered is None or not entered.kind.is_room:
        return set()
    return {s.id for s in event.sessions if s.kind.is_room and s.id != session_id}


def _close(stays: list[Stay], sessions: Collection[str], at: int) -> None:
    for index, stay in enumerate(stays):
        if stay.left is None and stay.session in sessions:
            stays[index] = replace(stay, left=max(at, stay.entered))


def counted(stays: Sequence[Stay], event: Event, at: int | None = None) -> Counted:
    """Say where a person's *stays* count, as of *at* (UTC, ms), else as of the newest of them.

    The welcome of a day counts whoever was first admitted anywhere that day.
    """
    known = [stay for stay in stays if at is None or stay.entered <= at]
    attended: set[str] = set()
    present: set[str] = set()
    for stay in known:
        if welcome := event.welcome_at(stay.entered):
            attended.add(welcome.id)
        session = event.by_id.get(stay.session)
        if session is None or session.kind is not session.kind.WELCOME:
            attended.add(stay.session)
        if stay.left is None or (at is not None and stay.left > at):
            present.add(stay.session)
    return Counted(attended=frozenset(attended), present=frozenset(present))


def has_arrived(entries: Iterable[int], event: Event, at: int) -> bool:
    """Say whether somebody who entered at *entries* has arrived as of *at* (all UTC, ms).

    Where each day has its welcome, who came yesterday has not arrived today.
    """
    if len(event.welcomes) == 1:
        return any(True for _ in entries)
    today = event.day_at(at)
    return any(event.day_at(entered) == today for entered in entries)


def has_ended(session: Session, at: int) -> bool:
    """Say whether *session* was over at *at* (UTC, ms): then nobody is present, by rule."""
    return at >= session.end.timestamp() * 1000
