"""A person's own sessions, as their badge says them."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.core.session import Event, Session
from kiosk.wording.verdicts import clock_text

_BETWEEN = " · "


def programme_lines(bookings: Iterable[str], event: Event, now: datetime) -> tuple[str, ...]:
    """Give a line for each booked session of today, before the day of the next one that has any.

    A line has the time, the room and the title: “9 h 30 – 11 h 00 · Amphi Rochefoucault : Plénière”.
    """
    today = event.day_of(now)
    known = (event.by_id[one] for one in set(bookings) if one in event.by_id)
    coming = [session for session in known if event.day_of(session.start) >= today]
    first = min((event.day_of(session.start) for session in coming), default=today)
    of_day = [session for session in coming if event.day_of(session.start) == first]
    return tuple(
        _line(one, event) for one in sorted(of_day, key=lambda session: (session.start, session.id))
    )


def _line(session: Session, event: Event) -> str:
    start, end = (clock_text(one, event.zone) for one in (session.start, session.end))
    when = f"{start} – {end}"
    what = " : ".join(part for part in (session.room, session.title or session.id) if part)
    return _BETWEEN.join((when, what))
