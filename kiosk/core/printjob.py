"""A print job: one badge to one printer, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

from kiosk.core.layout import Content
from kiosk.core.order import in_order
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble


class JobState(StrEnum):
    """Where a job is.

    *held* waits until staff let it go; *done* is what a printer said it printed, *sent* what was given
    to one that never says; of *unknown* nobody knows (a crash, a cable, a printer fallen silent).
    *dropped* is a badge that nobody is to wear: not sent any more, or taken back.
    """

    WAITING = "waiting"
    HELD = "held"
    PRINTING = "printing"
    DONE = "done"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"

    @property
    def is_out(self) -> bool:
        """Whether the badge is taken to exist."""
        return self in {JobState.DONE, JobState.SENT}

    @property
    def is_to_come(self) -> bool:
        """Whether the badge has yet to be given to a printer, for the first time or again."""
        return self in {JobState.WAITING, JobState.HELD, JobState.FAILED}


class Priority(IntEnum):
    """Whose badge goes first: the person standing at the desk, then a run before the day."""

    DESK = 0
    RUN = 1


class Reason(StrEnum):
    """Why staff print somebody's badge a second time."""

    DAMAGED = "damaged"
    LOST = "lost"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a badge printed before the day lies: a tray's letters, its number, perhaps an envelope.

    *number* counts from 1 through a run; *envelope* is the organisation whose badges lie together.
    """

    tray: str
    number: int
    envelope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeOrder:
    """What a printer needs for one badge: whose, on which layout, at which printer (a URI).

    *programme* are the person's own sessions, a line each, in words; *place* where the badge will lie.
    """

    job: str
    registrant: Registrant
    code: str
    event_name: str
    layout: str
    printer: str
    programme: tuple[str, ...] = ()
    place: str = ""

    @property
    def text(self) -> dict[Content, str]:
        """What the badge can say, each on one line but the programme."""
        person = self.registrant
        return {
            Content.NAME: person.name,
            Content.GIVEN: person.given,
            Content.FAMILY: person.family,
            Content.NATIVE_NAME: person.native_name,
            Content.FUNCTION: person.function,
            Content.ORGANISATION: person.organisation,
            Content.ORGANISATION_KIND: person.organisation_kind,
            Content.COUNTRY: person.country,
            Content.CATEGORY: person.category,
            Content.CODE: self.code,
            Content.EVENT: self.event_name,
            Content.PROGRAMME: "\n".join(self.programme),
            Content.PLACE: self.place,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSlip:
    """A page that lies over a delegation's badges or a tray's: as large as a badge of *layout*.

    What does not fit goes on further pages, each with the title; no line is ever cut.
    """

    title: str
    lines: tuple[str, ...]
    layout: str
    event_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutcome:
    """What became of a job; *trouble* says why it failed. It waits again if it was never sent."""

    job: str
    state: JobState
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterState:
    """How the printer at a URI was when it was asked last.

    *trouble* keeps it from printing; *is_low* that its paper will soon be at an end.
    """

    printer: str
    trouble: Trouble | None = None
    is_low: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A badge asked for, as the desk remembers it; *asked* is UTC in milliseconds.

    Only *desk* prints it: the one that asked for it (*asker*), or one that it was passed to, from which
    it may be *wanted_back*. *queued* is False where a command sees to it alone. An empty *printer* is
    any of the desk's; *addressed* says that staff want it there and nowhere else. *text* is
    what was printed, by the layout's fields.
    """

    id: str
    registrant: str
    code: str
    layout: str
    printer: str
    state: JobState
    asked: int
    desk: str = ""
    asker: str = ""
    wanted_back: bool = False
    queued: bool = True
    trouble: Trouble | None = None
    priority: Priority = Priority.DESK
    reason: Reason | None = None
    run: str = ""
    place: Place | None = None
    addressed: bool = False
    text: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_passed(self) -> bool:
        """Whether it comes out at another desk than the one that asked for it."""
        return self.asker not in {"", self.desk}

    @property
    def is_live(self) -> bool:
        """Whether the badge is out, perhaps out, or yet to come; not one that a command left behind."""
        if self.state in {JobState.PRINTING, JobState.UNKNOWN} or self.state.is_out:
            return True
        return self.queued and self.state is not JobState.DROPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class JobWord:
    """What one record says became of a job; what it does not say stays as it was."""

    record: str
    clock: int
    after: str | None
    said: Mapping[str, Any]


def job_after(asked: Mapping[str, Any], words: Iterable[JobWord]) -> dict[str, Any]:
    """Give what is known of a job that was *asked* for so, once all *words* are spoken, in their order."""
    known = dict(asked)
    for word in in_order(words):
        known |= word.said
    return known
