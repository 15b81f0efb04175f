"""A badge is asked for, printed away from the screen's thread, and its fate is kept and shown."""

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now, to_ms
from kiosk.core.ports import BadgeQueue
from kiosk.core.printjob import BadgeOrder, Job, JobOutcome, JobState
from kiosk.core.registrant import Registrant
from kiosk.core.session import Session, SessionKind
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore

DEFAULT_LAYOUT = "card"


class Badges(QObject):
    """The badges of one desk; without a *queue* or a printer the desk prints none."""

    changed = Signal(object)  # Job

    def __init__(
        self,
        store: DeskStore,
        *,
        queue: BadgeQueue | None,
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._queue = queue
        self._now = now
        self._on_its_way: str | None = None
        self.trouble: Trouble | None = None

    @property
    def printer(self) -> str:
        """The URI of this desk's printer, empty where it has none."""
        return self._store.setting("printer")

    @property
    def is_settled(self) -> bool:
        """Whether somebody has said where badges come out, if only that this desk prints none."""
        return self._store.has_setting("printer")

    def choose_printer(self, uri: str) -> None:
        """Print on the printer at *uri* from now on, what waits too; empty for none: then it waits."""
        self._store.keep_setting("printer", uri)
        self.trouble = None
        if uri:
            self._send_again(printer=uri)

    def prints_on_admission(self, session: Session) -> bool:
        """Say whether being admitted to *session* prints a badge: at the welcome, with a printer."""
        return (
            session.kind is SessionKind.WELCOME and self._queue is not None and bool(self.printer)
        )

    def order(
        self,
        registrant: Registrant,
        *,
        code: str,
        at: datetime,
        again: bool = False,
        printer: str = "",
        layout: str = "",
        queued: bool = True,
    ) -> str:
        """Ask for a badge, inside the caller's transaction, and give the job's id.

        Without a *printer* or a *layout* the desk's own are taken. What is not *queued* the desk
        does not send of itself.
        """
        job = secrets.token_hex(16)
        self._store.journal.append(
            RecordKind.PRINT,
            {
                "job": job,
                "registrant": registrant.id,
                "layout": layout or self._store.setting("layout", DEFAULT_LAYOUT),
                "printer": printer or self.printer,
                "again": again,
                "queued": queued,
            },
            {"code": code},
            at=to_ms(at),
        )
        return job

    def order_first(self, registrant: Registrant, *, code: str, at: datetime) -> None:
        """Ask, inside the caller's transaction, for a badge unless one may have come out before.

        The one that failed at this desk waits once more instead, so that only one comes out.
        """
        newest = self.newest_of(registrant.id)
        failed_here = {job.id for job in self._store.jobs.in_state(JobState.FAILED)}
        if newest is not None and newest.id in failed_here:
            self._keep(newest.id, JobState.WAITING, printer=self.printer)
        elif newest is None or newest.state in {JobState.FAILED, JobState.DROPPED}:
            self.order(registrant, code=code, at=at)

    def drop(self, registrants: Collection[str], *, printed: bool = False) -> None:
        """Print no badge of these people that still waits, in the caller's transaction.

        With *printed*, one that came out is no longer theirs either: the next is printed anew.
        """
        for registrant_id in registrants:
            job = self.newest_of(registrant_id)
            waits = job is not None and job.state in {JobState.WAITING, JobState.FAILED}
            if job is not None and (waits or printed):
                self._keep(job.id, JobState.DROPPED)

    def print_apart(self, registrant: Registrant, *, printer: str, layout: str) -> str:
        """Print one badge past this desk's queue, and give the job's id; `changed` tells its fate.

        Raises:
            Trouble: it could not be kept; then nothing is printed.
        """
        with self._store.transaction():
            id_ = self.order(
                registrant,
                code=registrant.code,
                at=self._now(),
                printer=printer,
                layout=layout,
                queued=False,
            )
            self._store.jobs.mark_printing(id_, printer)
        job = self._store.jobs.get(id_)
        assert job is not None  # noqa: S101 - it was just asked for
        assert self._queue is not None  # noqa: S101 - who prints apart has one
        self._queue.submit(self._order_for(job, registrant), self._settle)
        return id_

    def print_again(self, registrant_id: str) -> None:
        """Ask for another badge of somebody, and print it."""
        registrant = self._store.registrants.get(registrant_id)
        if registrant is None or not self.printer:
            return
        with self._store.transaction():
            self.order(registrant, code=registrant.code, at=self._now(), again=True)
        self.start()

    def retry(self) -> None:
        """Send what failed to the printer again."""
        self._send_again()

    def recover(self) -> None:
        """After a start: what was at the printer when the desk stopped may have come out or not."""
        interrupted = [j for j in self._store.jobs.at_printer() if j.id != self._on_its_way]
        for job in interrupted:
            self._settle(JobOutcome(job=job.id, state=JobState.UNKNOWN))
        self.start()

    @property
    def doubtful(self) -> Job | None:
        """The oldest badge of which nobody knows whether it came out, None if there is none."""
        return next(iter(self._store.jobs.in_state(JobState.UNKNOWN)), None)

    def resolve(self, job_id: str, *, came_out: bool) -> None:
        """Take a person's word for whether a doubtful badge came out; if not, it is sent again."""
        with self._store.transaction():
            if came_out:
                self._keep(job_id, JobState.DONE)
            else:
                self._keep(job_id, JobState.WAITING, printer=self.printer or None)
        if (job := self._store.jobs.get(job_id)) is not None:
            self.changed.emit(job)
        self.start()

    def newest_of(self, registrant_id: str) -> Job | None:
        """Give the newest job of a person's badge."""
        return self._store.jobs.newest_of(registrant_id)

    def start(self) -> None:
        """Hand the oldest waiting job to the queue, unless one is on its way or there is trouble.

        It raises no `Trouble`: what was done at the desk before is done, whatever ails the badges.
        """
        if self._queue is None or not self._queue.is_open or not self.printer:
            return
        if self._on_its_way is not None or self.trouble is not None:
            return
        for job in self._store.jobs.in_state(JobState.WAITING)[:1]:
            registrant = self._store.registrants.get(job.registrant)
            if registrant is None:
                return
            try:
                with self._store.transaction():
                    self._store.jobs.mark_printing(job.id, job.printer)
            except Trouble as trouble:
                self.trouble = trouble
                self.changed.emit(job)
                return
            self._on_its_way = job.id
            self.changed.emit(replace(job, state=JobState.PRINTING))
            self._queue.submit(self._order_for(job, registrant), self._finished)

    def _send_again(self, *, printer: str | None = None) -> None:
        """Let what failed wait once more, with what waits, for *printer* or for its own."""
        jobs = self._store.jobs
        again = jobs.in_state(JobState.FAILED)
        again += jobs.in_state(JobState.WAITING) if printer else []
        with self._store.transaction():
            for job in again:
                self._keep(job.id, JobState.WAITING, printer=printer)
        self.trouble = None
        self.start()

    def _order_for(self, job: Job, registrant: Registrant) -> BadgeOrder:
        return BadgeOrder(
            job=job.id,
            registrant=registrant,
            code=job.code,
            event_name=self._store.event.short_name,
            layout=job.layout,
            printer=job.printer,
        )

    def _finished(self, outcome: JobOutcome) -> None:
        self._on_its_way = None
        self._settle(outcome)
        self.start()

    def _settle(self, outcome: JobOutcome) -> None:
        """Keep what became of a job and tell it; if that cannot be kept, this is the trouble."""
        self.trouble = outcome.trouble
        try:
            with self._store.transaction():
                self._keep(outcome.job, outcome.state, outcome.trouble)
        except Trouble as trouble:
            self.trouble = trouble
        if (job := self._store.jobs.get(outcome.job)) is not None:
            self.changed.emit(job)

    def _keep(
        self,
        job: str,
        state: JobState,
        trouble: Trouble | None = None,
        printer: str | None = None,
    ) -> None:
        body: dict[str, object] = {"job": job, "state": state.value}
        if printer is not None:
            body["printer"] = printer
        if trouble is not None:
            body |= {"trouble": trouble.kind.value, "facts": trouble.facts}
        self._store.journal.append(RecordKind.PRINTED, body)
        self._store.jobs.unmark(job)
