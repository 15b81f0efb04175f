"""What the organiser watches: who is here, who came when, who is missing; pure, over plain values.

All of it is as of one moment, the time asked for, else that of the newest record: desks that have
the same records show the same figures.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day  # noqa: N812 - as the event calls it
from datetime import datetime, time, timedelta
from enum import StrEnum
from math import ceil
from operator import itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.core.attendance import SessionCount, has_ended
from kiosk.core.counting import Counting
from kiosk.core.session import Event, Session, SessionKind
from kiosk.core.text import fold

MINUTE_MS = 60_000
SLOT_MS = 5 * MINUTE_MS
PACE_MINUTES = 10
"""A desk's pace is that of its last minutes, so many."""
PEAK_MINUTES = 60
"""Its busiest minute is looked for among so many."""


class Traits(NamedTuple):
    """What the figures ask of a person; *part* is the text of the column that was asked for.

    A tuple, not a dataclass: there may be 20,000, made anew every few seconds.
    """

    category: str
    organisation: str
    kind: str
    country: str
    part: str = ""


_CATEGORY, _ORGANISATION, _KIND, _COUNTRY, _PART = range(len(Traits._fields))
_MISSED_BY = (_CATEGORY, _ORGANISATION, _COUNTRY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """*people* of one *label*, of all who should (*of*), where that is known."""

    label: str
    people: int
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Some people, and what they are; the largest part first.

    *authorities* counts organisations, by kind; *countries* people; *parts* people by the column
    that was asked for, those without a word there under "".
    """

    people: int = 0
    elected: int = 0
    authorities: tuple[Part, ...] = ()
    countries: tuple[Part, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def authority_count(self) -> int:
        """The local authorities of all kinds."""
        return sum(part.people for part in self.authorities)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The people who arrived in the five minutes from *at* (UTC, ms)."""

    at: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The first booked session of the day begins *at* (UTC, ms); so many booked it, and have arrived."""

    at: int
    people: int
    arrived: int

    def needed(self, now: int) -> int:
        """Say how many must arrive in each five minutes from *now* on, so that all are there."""
        left = self.people - self.arrived
        return 0 if now >= self.at else ceil(left / max(1, (self.at - now) / SLOT_MS))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMinute:
    """The people a desk admitted in the minute from *at* (UTC, ms)."""

    desk: str
    at: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The people a desk admits in a minute: in its last ten, and in the busiest one of its last hour."""

    desk: str
    recent: float
    peak: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoShows:
    """Who was awaited and has not arrived: each part counts them, of all awaited there."""

    people: int = 0
    awaited: int = 0
    by_category: tuple[Part, ...] = ()
    by_organisation: tuple[Part, ...] = ()
    by_country: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Somebody to look for: *due* (UTC, ms) is when their first booked session begins, if they have one."""

    id: str
    name: str
    organisation: str
    category: str
    due: int | None
    sessions: tuple[str, ...]
    is_speaker: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that is shown of an event as of *as_of* (UTC, ms); arrivals are those of *day*.

    *here_now* is *at_most* where nobody is scanned on leaving the building. *columns* can be asked
    for, to break the crowds down by.
    """

    event: str
    short_name: str
    timezone: str
    day: Day
    as_of: int
    sessions: tuple[SessionCount, ...]
    expected: int
    here_now: Crowd
    arrived: Crowd
    at_most: bool
    arrivals: tuple[Slot, ...] = ()
    opening: Opening | None = None
    minutes: tuple[DeskMinute, ...] = ()
    no_shows: NoShows = NoShows()
    columns: tuple[str, ...] = ()


class Alarm(StrEnum):
    """Why somebody should look at a room."""

    OVER = "over"
    FULL = "full"
    OVERBOOKED = "overbooked"


def alarm_of(count: SessionCount) -> Alarm | None:
    """Say what is wrong with a room that has not ended: too many are in it, or will come."""
    capacity = count.session.capacity
    if capacity is None or has_ended(count.session, count.as_of):
        return None
    if count.present >= capacity:
        return Alarm.OVER if count.present > capacity else Alarm.FULL
    return Alarm.OVERBOOKED if (count.expected or 0) > capacity else None


def brought_up_to(figures: Figures, now: int) -> Figures:
    """Give *figures* as of *now* (UTC, ms), if nothing was recorded since: what has ended is empty."""
    if now <= figures.as_of:
        return figures
    sessions = tuple(emptied(count, now) for count in figures.sessions)
    of_day = [c for c in sessions if is_of(c.session, figures.day, ZoneInfo(figures.timezone))]
    is_over = all(has_ended(count.session, now) for count in of_day)
    here = Crowd() if is_over else figures.here_now
    return replace(figures, as_of=now, sessions=sessions, here_now=here)


def emptied(count: SessionCount, now: int) -> SessionCount:
    """Give a session's figures as of *now* (UTC, ms): once it has ended nobody is present, by rule."""
    return replace(count, as_of=now, present=0 if has_ended(count.session, now) else count.present)


def is_of(session: Session, day: Day, zone: ZoneInfo) -> bool:
    """Say whether *session* is one of *day*."""
    return session.start.astimezone(zone).date() == day


def sessions_shown(figures: Figures) -> tuple[SessionCount, ...]:
    """Give the sessions of the day that people come for, in order of their start."""
    zone = ZoneInfo(figures.timezone)
    of_day = (
        count
        for count in figures.sessions
        if is_of(count.session, figures.day, zone) and count.session.kind is not SessionKind.WELCOME
    )
    return tuple(sorted(of_day, key=lambda count: count.session.start))


def crowd_of(people: Sequence[Traits], counting: Counting) -> Crowd:
    """Count *people* and what they are."""
    kinds = dict(map(itemgetter(_ORGANISATION, _KIND), people))
    once = {fold(organisation): kind for organisation, kind in kinds.items() if organisation}
    authorities = {kind: count for kind, count in Counter(once.values()).items() if kind}
    countries = Counter(map(itemgetter(_COUNTRY), people))
    del countries[""]
    categories = Counter(map(itemgetter(_CATEGORY), people))
    return Crowd(
        people=len(people),
        elected=sum(n for category, n in categories.items() if counting.is_elected(category)),
        authorities=_parts({k: n for k, n in authorities.items() if counting.is_authority(k)}),
        countries=_parts(countries),
        parts=_parts(Counter(map(itemgetter(_PART), people))),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """How many are awaited, and how many of each folded category, organisation, country."""

    people: int
    by: Mapping[int, Mapping[str, int]]


def awaited_of(people: Sequence[Traits]) -> Awaited:
    """Count who is awaited, by what they are."""
    by = {place: _folded(Counter(map(itemgetter(place), people))) for place in _MISSED_BY}
    return Awaited(people=len(people), by=by)


def no_shows_of(missing: Sequence[Traits], awaited: Awaited) -> NoShows:
    """Count who is *missing* of the *awaited*, by what they are."""
    category, organisation, country = (
        _parts(Counter(map(itemgetter(place), missing)), awaited.by[place]) for place in _MISSED_BY
    )
    return NoShows(
        people=len(missing),
        awaited=awaited.people,
        by_category=category,
        by_organisation=organisation,
        by_country=country,
    )


def _folded(counter: Mapping[str, int]) -> dict[str, int]:
    whole: dict[str, int] = {}
    for label, people in counter.items():
        whole[fold(label)] = whole.get(fold(label), 0) + people
    return whole


def _parts(counter: Mapping[str, int], of: Mapping[str, int] | None = None) -> tuple[Part, ...]:
    """Give the largest part first; what is written in two ways is one, under its commoner spelling."""
    spelt: dict[str, tuple[int, str]] = {}
    for label, people in counter.items():
        spelt[fold(label)] = max(spelt.get(fold(label), (0, "")), (people, label))
    whole = _folded(counter)
    parts = [
        Part(label=label, people=whole[folded], of=of.get(folded) if of is not None else None)
        for folded, (_, label) in spelt.items()
    ]
    return tuple(sorted(parts, key=lambda part: (-part.people, fold(part.label))))


def slots_of(moments: Iterable[int]) -> tuple[Slot, ...]:
    """Count arrivals (UTC, ms) by five minutes, from the first to the last, the empty ones too."""
    counted = Counter(at - at % SLOT_MS for at in moments)
    if not counted:
        return ()
    return tuple(
        Slot(at=at, people=counted[at]) for at in range(min(counted), max(counted) + 1, SLOT_MS)
    )


def paces_of(minutes: Iterable[DeskMinute], now: int) -> tuple[Pace, ...]:
    """Give each desk's pace as of *now* (UTC, ms), the quickest first."""
    since = now - PACE_MINUTES * MINUTE_MS
    recent, peak = Counter[str](), dict[str, int]()
    for minute in minutes:
        recent[minute.desk] += minute.people if since < minute.at <= now else 0
        peak[minute.desk] = max(minute.people, peak.get(minute.desk, 0))
    return tuple(
        sorted(
            (Pace(desk=d, recent=recent[d] / PACE_MINUTES, peak=most) for d, most in peak.items()),
            key=lambda pace: (-pace.recent, -pace.peak, pace.desk),
        )
    )


def day_shown(event: Event, at: int) -> Day:
    """Give the day that the figures are of at *at* (UTC, ms): today, else the next one, else the last."""
    today = event.day_at(at)
    days = sorted({event.day_of(session.start) for session in event.sessions})
    return next((day for day in days if day >= today), days[-1])


def sessions_of(event: Event, day: Day) -> tuple[Session, ...]:
    """Give the sessions of *day* that people come for: all but the welcome, in order of their start."""
    of_day = (s for s in event.sessions if event.day_of(s.start) == day)
    others = [s for s in of_day if s.kind is not SessionKind.WELCOME]
    return tuple(sorted(others, key=lambda session: session.start))


def bounds_of(event: Event, day: Day) -> tuple[int, int]:
    """Give when *day* begins where the event is, and when the next one does (UTC, ms)."""
    begins, ends = (
        datetime.combine(each, time(), tzinfo=event.zone) for each in (day, day + timedelta(days=1))
    )
    return int(begins.timestamp() * 1000), int(ends.timestamp() * 1000)


def start_of(session: Session) -> int:
    """Give when *session* starts, UTC in milliseconds."""
    return int(session.start.timestamp() * 1000)


def end_of(event: Event, day: Day) -> int:
    """Give when the last session of *day* ends (UTC, ms)."""
    ends = (s.end.timestamp() for s in event.sessions if event.day_of(s.start) == day)
    return int(max(ends, default=0) * 1000)


def is_last(event: Event, day: Day) -> bool:
    """Say whether *day* is the event's last."""
    return day >= max(event.day_of(session.start) for session in event.sessions)
