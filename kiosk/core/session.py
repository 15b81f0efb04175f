"""What people attend: the event and its sessions, as the programme says them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - the event has a field of this name
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kiosk.core.counting import Counting
from kiosk.core.refusal import Insister, Refusal
from kiosk.core.text import fold

ANY_CATEGORY = "*"
"""Stands for each category that the programme does not name."""


class SessionKind(StrEnum):
    """What sort of moment a session is; the rules differ by it."""

    WELCOME = "welcome"
    WORKSHOP = "workshop"
    PLENARY = "plenary"
    MEAL = "meal"
    STAND = "stand"
    SOCIAL = "social"
    AREA = "area"

    @property
    def is_room(self) -> bool:
        """Nobody is in two of these at once: entering one ends the stay in another."""
        return self in {SessionKind.WORKSHOP, SessionKind.PLENARY, SessionKind.AREA}

    @property
    def refuses_unbooked(self) -> bool:
        """At a plenary or a meal a missing booking is shown, never refused."""
        return self not in {SessionKind.WELCOME, SessionKind.PLENARY, SessionKind.MEAL}


class Mark(StrEnum):
    """Whose business a column of the list is."""

    DESK = "desk"
    ORGANISER = "organiser"
    NOT_LOADED = "not-loaded"


class CodePlace(StrEnum):
    """Where a scanned text may hold the code."""

    EXACT = "exact"
    URL = "url"
    TEXT = "text"


class WalkInPolicy(StrEnum):
    """Who may add somebody of a category at a desk; the value is what programme and journal say."""

    FREE = "free"
    SUPERVISOR = "supervisor"
    ORGANISER = "organiser"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRule:
    """Holds for a registrant whose *column* equals a value, as the list spells both."""

    column: str
    equals: str

    def holds(self, columns: Mapping[str, str]) -> bool:
        """Say whether the registrant with these *columns* (name to text) satisfies the rule."""
        return columns.get(self.column, "").strip().casefold() == self.equals.strip().casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Something people attend, in one room, from *start* to *end* (aware)."""

    id: str
    title: str
    kind: SessionKind
    start: datetime
    end: datetime
    room: str = ""
    capacity: int | None = None
    exits: bool = False
    access: ColumnRule | None = None
    booked: ColumnRule | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """One conference: its programme and the settings every desk shares."""

    id: str
    name: str
    short_name: str
    timezone: str
    date: Day
    sessions: tuple[Session, ...]
    venue: str = ""
    languages: tuple[str, ...] = ("fr",)
    codes: CodePlace = CodePlace.EXACT
    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    moved: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Bookings that follow the talk: the session a list names, to the session that now holds it."""
    insisters: Mapping[Refusal, Insister] = field(default_factory=lambda: MappingProxyType({}))
    """Who may insist, where the event differs from the house rule."""
    walk_ins: Mapping[str, WalkInPolicy] = field(default_factory=lambda: MappingProxyType({}))
    """Who may be added at a desk, by category; without a word everybody may."""
    counting: Counting = field(default_factory=Counting)
    """Whom the figures count as elected, as a local authority, as a speaker."""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The event's time zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def by_id(self) -> Mapping[str, Session]:
        """The sessions by their id."""
        return MappingProxyType({session.id: session for session in self.sessions})

    @cached_property
    def welcomes(self) -> Mapping[Day, Session]:
        """The welcome of each day: an event of several days has one a day."""
        found: dict[Day, Session] = {}
        for session in self.sessions:
            if session.kind is SessionKind.WELCOME:
                found.setdefault(self.day_of(session.start), session)
        return MappingProxyType(found)

    def walk_in_policy(self, category: str) -> WalkInPolicy:
        """Say who may add somebody of *category* at a desk, however the category is spelt."""
        said = {fold(name): policy for name, policy in self.walk_ins.items()}
        return said.get(fold(category), said.get(ANY_CATEGORY, WalkInPolicy.FREE))

    def day_of(self, moment: datetime) -> Day:
        """Give the event's local day of *moment* (aware)."""
        return moment.astimezone(self.zone).date()

    def day_at(self, at: int) -> Day:
        """Give the event's local day at *at* (UTC, ms)."""
        return datetime.fromtimestamp(at / 1000, self.zone).date()

    def welcome_at(self, at: int) -> Session | None:
        """Give the welcome that counts an arrival at *at* (UTC, ms): its day's, else the only one."""
        if len(self.welcomes) == 1:
            return next(iter(self.welcomes.values()))
        return self.welcomes.get(self.day_at(at))


def local_span(day: Day, start: time, end: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Place *start* and *end* on *day* in *zone*; an end before its start is the next day.

    Of an hour that the clocks repeat, the first is meant.
    """
    begins = datetime.combine(day, start, tzinfo=zone)
    ends = datetime.combine(day, end, tzinfo=zone)
    if end <= start:
        ends = datetime.combine(day + timedelta(days=1), end, tzinfo=zone)
    return begins, ends
