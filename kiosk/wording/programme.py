"""A person's own sessions, as their badge says them."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.core.session import Event
from kiosk.wording.verdicts import clock_text

_BETWEEN = " · "


def programme_lines(bookings: Iterable[str], event: Event, now: datetime) -> tuple[str, ...]:
    """Give a line for each booked session of today, before the day of the next one that has any.

    A line has the time, the session and the room: “9 h 30 · A2 · Amphi Rochefoucault”.
    """
    today = event.day_of(now)
    known = (event.by_id[one] for one in set(bookings) if one in event.by_id)
    coming = [session for session in known if event.day_of(session.start) >= today]
    first = min((event.day_of(session.start) for session in coming), default=today)
    of_day = [session for session in coming if event.day_of(session.start) == first]
    return tuple(
        _BETWEEN.join(
            part for part in (clock_text(one.start, event.zone), one.id, one.room) if part
        )
        for one in sorted(of_day, key=lambda session: (session.start, session.id))
    )
