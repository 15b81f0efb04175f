"""What a new programme changes, and whom: an organiser reads it before anybody's day changes."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event, Session, SessionKind
from kiosk.core.text import fold, words

Booked = Callable[[str], int]
"""How many people, not cancelled, have booked a session (by id)."""

_CLOSE = 85
_FEWEST_WORDS = 4


def welcome_warnings(event: Event) -> Iterator[Remark]:
    """Tell that there is no session at which people arrive."""
    if all(session.kind is not SessionKind.WELCOME for session in event.sessions):
        yield Remark(kind=RemarkKind.NO_WELCOME)


def compare_programmes(old: Event, new: Event, booked: Booked) -> tuple[Remark, ...]:
    """Tell each difference of *new* from *old*, in the programme's order, the removed last."""
    found: list[Remark] = list(welcome_warnings(new))
    for session in new.sessions:
        before = old.by_id.get(session.id)
        if before is None:
            facts: dict[str, str | int] = {"session": session.id, "title": session.title}
            found.append(Remark(kind=RemarkKind.SESSION_ADDED, facts=facts))
        else:
            people = booked(session.id) if before != session else 0
            found += _differences(before, session, old, new, people)
    for session in old.sessions:
        if session.id not in new.by_id:
            facts = {"session": session.id, "title": session.title, "people": booked(session.id)}
            found.append(Remark(kind=RemarkKind.SESSION_REMOVED, facts=facts))
    return tuple(found)


def talk_moves(old: Event, new: Event) -> Mapping[str, str]:
    """Say which session now holds the talk of an old one, where that is another session.

    A talk is known by its title: the same one without case and accents, else a close one, such
    as the same title made longer.
    """
    moving = [s for s in old.sessions if not _is_same_talk(s, new.by_id.get(s.id))]
    free = [s for s in new.sessions if not _is_same_talk(s, old.by_id.get(s.id))]
    moves: dict[str, str] = {}
    pairs = sorted(
        ((_closeness(a.title, b.title), a.id, b.id) for a in moving for b in free if a.id != b.id),
        key=lambda pair: -pair[0],
    )
    for closeness, before, now in pairs:
        if closeness >= _CLOSE and before not in moves and now not in moves.values():
            moves[before] = now
    return {session.id: moves[session.id] for session in moving if session.id in moves}


def _is_same_talk(session: Session, other: Session | None) -> bool:
    return other is not None and _closeness(session.title, other.title) >= _CLOSE


def _closeness(one: str, other: str) -> float:
    """Give 0 to 100; a title that is wholly within a longer one counts if it has words enough."""
    plain, against = fold(one), fold(other)
    if plain == against:
        return 101
    from rapidfuzz import fuzz  # the start of a desk need not wait for it

    close = fuzz.ratio(plain, against)
    if min(len(words(one)), len(words(other))) >= _FEWEST_WORDS:
        close = max(close, fuzz.token_set_ratio(plain, against))
    return close


def _differences(
    before: Session, now: Session, old: Event, new: Event, people: int
) -> Iterator[Remark]:
    whole = _day(before, old) != _day(now, new)
    said = {
        RemarkKind.TITLE_CHANGED: (before.title, now.title),
        RemarkKind.ROOM_CHANGED: (before.room, now.room),
        RemarkKind.TIME_CHANGED: (_span(before, old, whole), _span(now, new, whole)),
        RemarkKind.CAPACITY_CHANGED: (_plain(before.capacity), _plain(now.capacity)),
    }
    for kind, (was, is_now) in said.items():
        if was != is_now:
            facts = {"session": now.id, "old": was, "new": is_now, "people": people}
            yield Remark(kind=kind, facts=facts)
    rules = ("access", "booked", "kind", "exits")
    if any(getattr(before, name) != getattr(now, name) for name in rules):
        yield Remark(kind=RemarkKind.RULE_CHANGED, facts={"session": now.id, "people": people})


def _day(session: Session, event: Event) -> date:
    return session.start.astimezone(event.zone).date()


def _span(session: Session, event: Event, whole: bool) -> str:
    start, end = (moment.astimezone(event.zone) for moment in (session.start, session.end))
    day = f"{start:%Y-%m-%d} " if whole else ""
    return f"{day}{start:%H:%M}–{end:%H:%M}"


def _plain(capacity: int | None) -> str | int:
    return "" if capacity is None else capacity
