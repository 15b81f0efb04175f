"""What is asked of a badge, and what became of it, as records of the journal."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from kiosk.core.journal import RecordKind
from kiosk.core.moment import to_ms
from kiosk.core.printer_uri import option
from kiosk.core.printjob import BadgeOrder, Job, JobOutcome, JobState, Place, Priority, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.wording.programme import programme_lines

DEFAULT_LAYOUT = "card"
_COMES_AGAIN = frozenset({JobState.FAILED, JobState.WAITING})
_BEARS_TEXT = frozenset({JobState.DONE, JobState.SENT, JobState.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A badge as it is asked for: at *printer* and nowhere else; without one, or a *layout*, at the desk's."""

    registrant: str
    code: str
    layout: str = ""
    printer: str = ""
    again: bool = False
    queued: bool = True
    priority: Priority = Priority.DESK
    reason: Reason | None = None
    run: str = ""
    place: Place | None = None


class Fates:
    """Writes `print` and `printed` records, inside the caller's transaction."""

    def __init__(
        self, store: DeskStore, *, place_text: Callable[[Place], str] = lambda place: ""
    ) -> None:
        self._store = store
        self._place_text = place_text

    def ask(self, wanted: Wanted, *, at: datetime) -> str:
        """Keep that a badge is asked for, and give the job's id."""
        job = secrets.token_hex(16)
        layout = wanted.layout or self._store.setting("layout", DEFAULT_LAYOUT)
        body: dict[str, object] = {
            "job": job,
            "registrant": wanted.registrant,
            "layout": layout,
            "printer": wanted.printer,
            "again": wanted.again,
            "queued": wanted.queued,
        }
        body |= _told(wanted)
        self._store.journal.append(RecordKind.PRINT, body, {"code": wanted.code}, at=to_ms(at))
        return job

    def keep(
        self,
        job: str,
        state: JobState,
        more: Mapping[str, object] = MappingProxyType({}),
        *,
        trouble: Trouble | None = None,
        text: Mapping[str, str] | None = None,
    ) -> None:
        """Keep where a job is from now on, and what *more* is said of it; it is at no printer then."""
        body: dict[str, object] = {"job": job, "state": state.value, **more}
        if trouble is not None:
            body |= {"trouble": trouble.kind.value, "facts": trouble.facts}
        personal = None if text is None else {"text": dict(text)}
        known = self._store.jobs.words.newest(job)
        self._store.journal.append(RecordKind.PRINTED, body, personal, after=known)
        self._store.jobs.unmark(job)

    def settle(self, outcome: JobOutcome) -> None:
        """Keep what a printer made of a job: where it was, what the badge says, on which layout.

        One that was taken back meanwhile stays so, though it came out. One that did not come out is
        printed no more where the person has a newer one.
        """
        job = self._store.jobs.get(outcome.job)
        if job is None or job.state is not JobState.PRINTING:
            return
        if outcome.state in _COMES_AGAIN and self._store.jobs.has_newer(job):
            self.keep(job.id, JobState.DROPPED)
            return
        if outcome.state is JobState.FAILED and _is_said(job, outcome):
            self._store.jobs.unmark(job.id)
            return
        more: dict[str, object] = {}
        is_wanted = job.addressed and outcome.state is JobState.FAILED  # there, wherever it failed
        if outcome.state is not JobState.WAITING and not is_wanted:
            more["printer"] = job.printer
        if outcome.state.is_out:
            more["layout"] = layout_at(job.printer, job.layout)
        text = job.text if outcome.state in _BEARS_TEXT else None
        self.keep(job.id, outcome.state, more, trouble=outcome.trouble, text=text)

    def answer(self, job: Job, *, came_out: bool) -> None:
        """Keep what a person says of a doubtful badge.

        One that did not come out waits again, unless the person has a newer one.
        """
        if came_out:
            self.keep(job.id, JobState.DONE, {"layout": layout_at(job.printer, job.layout)})
        elif self._store.jobs.has_newer(job):
            self.keep(job.id, JobState.DROPPED)
        else:
            self.wait(job)

    def wait(self, job: Job, more: Mapping[str, object] = MappingProxyType({})) -> None:
        """Let a job wait, for the printer it is addressed to or for any."""
        printer = {} if job.addressed else {"printer": ""}
        self.keep(job.id, JobState.WAITING, {**printer, **more})

    def order(self, job: Job, registrant: Registrant, *, printer: str, now: datetime) -> BadgeOrder:
        """Give what *printer* needs for a job's badge, as things are now."""
        return BadgeOrder(
            job=job.id,
            registrant=registrant,
            code=job.code,
            event_name=self._store.event.short_name,
            layout=layout_at(printer, job.layout),
            printer=printer,
            programme=programme_lines(registrant.bookings, self._store.event, now),
            place=self._place_text(job.place) if job.place is not None else "",
        )

    def copy(self, registrant: Registrant, *, layout: str, now: datetime) -> BadgeOrder:
        """Give somebody's badge as it would be printed now, for a file of which nothing is kept.

        It says where their badge lies, if one does.
        """
        newest = self._store.jobs.newest_of(registrant.id)
        lies = newest is not None and newest.state.is_out and newest.place is not None
        job = Job(
            id="",
            registrant=registrant.id,
            code=self._store.codes.for_badge(registrant),
            layout=layout,
            printer="",
            state=JobState.WAITING,
            asked=to_ms(now),
            place=newest.place if newest is not None and lies else None,
        )
        return self.order(job, registrant, printer="", now=now)


def layout_at(printer: str, layout: str) -> str:
    """Give the layout of badges at *printer*: its own where it has one, else *layout*."""
    return option(printer, "layout") or layout


def _told(wanted: Wanted) -> dict[str, object]:
    """Give what is kept of a badge only where it is so."""
    told: dict[str, object] = {"addressed": True} if wanted.printer else {}
    if wanted.priority is not Priority.DESK:
        told["priority"] = wanted.priority.value
    if wanted.reason is not None:
        told["reason"] = wanted.reason.value
    if wanted.run:
        told["run"] = wanted.run
    if wanted.place is not None:
        place = wanted.place
        told["place"] = {"tray": place.tray, "number": place.number, "envelope": place.envelope}
    return told


def _is_said(job: Job, outcome: JobOutcome) -> bool:
    """Whether *job* failed of the same before: a printer that is tried all day says it once."""
    old, new = job.trouble, outcome.trouble
    return old is not None and new is not None and (old.kind, old.facts) == (new.kind, new.facts)
