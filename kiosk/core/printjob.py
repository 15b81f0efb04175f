"""A print job: one badge to one printer, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble


class JobState(StrEnum):
    """Where a job is; *unknown* is what a crash in the middle of printing leaves behind.

    *dropped* is a badge that nobody is to wear: not sent any more, or taken back.
    """

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeOrder:
    """What a printer needs for one badge: whose, on which layout, at which printer (a URI)."""

    job: str
    registrant: Registrant
    code: str
    event_name: str
    layout: str
    printer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOutcome:
    """What became of a job; *trouble* says why it failed. It waits again if it was never sent."""

    job: str
    state: JobState
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A badge asked for, as the desk remembers it; *asked* is UTC in milliseconds.

    Only the *desk* that asked for it prints it; *queued* is False where a command sees to it alone.
    """

    id: str
    registrant: str
    code: str
    layout: str
    printer: str
    state: JobState
    asked: int
    desk: str = ""
    queued: bool = True
    trouble: Trouble | None = None
