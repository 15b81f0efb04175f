"""A job is watched at its printer until it has come to its end, or must be taken back.

That a printer took a job says nothing: CUPS cancels what it took, and paper is missing afterwards.
"""

import contextlib

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.ipp_message import Group, Tag, Written
from printing.drivers.ipp_server import IppError, IppServer, Operation, RefusedError, Status, user
from printing.drivers.ipp_state import ABOUT, JobStage, JobView, Severity, condition_of, job_view
from printing.drivers.patience import Pace, Patience
from printing.ports import Condition

_OF_A_JOB = [
    "job-id",
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-impressions-completed",
    "job-media-sheets-completed",
]


class JobWatch:
    """Watches one job; *is_told* where the end of it means that paper came out."""

    def __init__(
        self,
        *,
        uri: str,
        server: IppServer,
        job: str,
        is_told: bool,
        patience: Patience,
        pace: Pace,
    ) -> None:
        self._uri = uri
        self._server = server
        self._job = job
        self._is_told = is_told
        self._patience = patience
        self._pace = pace
        self._since = pace.clock()
        self._has_begun = False
        self._view: JobView | None = None
        self._hindrance: Trouble | None = None

    def find(self) -> int | None:
        """Look whether the printer has the job whose answer was lost; its number there, or None."""
        until = self._pace.clock() + self._patience.lost
        while True:
            for which in ("not-completed", "completed"):
                with contextlib.suppress(IppError):
                    if number := self._listed(which):
                        return number
            if self._pace.clock() > until:
                return None
            self._pace.rest(self._patience.look)

    def outcome(self, number: int) -> JobOutcome:
        """Wait for the end of the job with that number.

        Raises:
            Trouble: nothing came out, and nothing of it is left in the printer.
        """
        while True:
            view = self._seen(number)
            if view is None:
                return self.unknown(TroubleKind.PRINTER_UNREACHABLE)
            if isinstance(view, Condition):
                return self._forgotten(view)
            if view.stage.is_last:
                return self._ended(view)
            self._notice(view)
            if self._pace.clock() - self._since > self._limit(view):
                return self._given_up(number, view)
            self._pace.rest(self._patience.look)

    def _limit(self, view: JobView) -> float:
        if self._hindrance is not None:
            return self._patience.stuck
        if view.cause(self._uri, Severity.WARNING) is not None:
            return self._patience.warned
        return self._patience.quiet if self._has_begun else self._patience.busy

    def unknown(self, kind: TroubleKind) -> JobOutcome:
        """Say that nobody knows."""
        trouble = Trouble(kind, printer=self._uri)
        return JobOutcome(job=self._job, state=JobState.UNKNOWN, trouble=trouble)

    def _listed(self, which: str) -> int | None:
        wanted: Written = {
            "which-jobs": (Tag.KEYWORD, which),
            "requested-attributes": (Tag.KEYWORD, _OF_A_JOB),
        }
        for one in self._server.ask(Operation.GET_JOBS, wanted).every(Tag.JOB):
            if one.get("job-name") == [job_name(self._job)]:
                return job_number(one)
        return None

    def _notice(self, view: JobView) -> None:
        hindrance = view.hindrance(self._uri)
        before = self._view
        has_moved = before is None or (before.stage, before.pages) != (view.stage, view.pages)
        if has_moved or (hindrance is None) != (self._hindrance is None):
            self._since = self._pace.clock()
        self._view, self._hindrance = view, hindrance
        self._has_begun |= view.stage in {JobStage.PROCESSING, JobStage.STOPPED}

    def _seen(self, number: int) -> JobView | Condition | None:
        """Look at the job: the printer's condition where it knows no such job, None where it is gone."""
        wanted: Written = {
            "job-id": (Tag.INTEGER, number),
            "requested-attributes": (Tag.KEYWORD, _OF_A_JOB),
        }
        until = self._pace.clock() + self._patience.lost
        while True:
            with contextlib.suppress(IppError):
                return self._view_of(wanted)
            if self._pace.clock() > until:
                return None
            self._pace.rest(self._patience.look)

    def _view_of(self, wanted: Written) -> JobView | Condition:
        """Ask for the job first: what the printer says of itself is then no older."""
        job: Group | None
        try:
            job = self._server.ask(Operation.GET_JOB_ATTRIBUTES, wanted).first(Tag.JOB)
        except RefusedError as error:
            if error.status != Status.NOT_FOUND:
                raise
            job = None
        about = self._server.ask(Operation.GET_PRINTER_ATTRIBUTES, ABOUT).first(Tag.PRINTER)
        return condition_of(about, self._uri) if job is None else job_view(job, about)

    def _forgotten(self, condition: Condition) -> JobOutcome:
        """Judge a job of a printer that keeps no ended ones: it was given to it, and it is well."""
        if condition.trouble is not None:
            return JobOutcome(job=self._job, state=JobState.UNKNOWN, trouble=condition.trouble)
        return JobOutcome(job=self._job, state=JobState.SENT)

    def _ended(self, view: JobView) -> JobOutcome:
        """Judge a job that came to its end.

        Raises:
            Trouble: it was ended before a page came out.
        """
        if view.stage is JobStage.COMPLETED:
            if "job-completed-with-errors" in view.job_reasons:
                return self.unknown(TroubleKind.PRINTER_SILENT)
            is_told = self._is_told and "queued-in-device" not in view.job_reasons
            return JobOutcome(job=self._job, state=JobState.DONE if is_told else JobState.SENT)
        trouble = view.cause(self._uri) or Trouble(
            TroubleKind.PRINTER_FAILED, printer=self._uri, detail=_why(view)
        )
        if view.pages:
            return JobOutcome(job=self._job, state=JobState.UNKNOWN, trouble=trouble)
        raise trouble

    def _given_up(self, number: int, view: JobView) -> JobOutcome:
        """Take back a job that is not printed; the badge would come out when somebody mends it.

        Raises:
            Trouble: it is taken back, and nothing came out.
        """
        cause = self._hindrance or view.cause(self._uri)
        trouble = cause or Trouble(TroubleKind.PRINTER_SILENT, printer=self._uri)
        ended = self._canceled(number)
        if ended is not None and ended.stage is JobStage.COMPLETED:
            return self._ended(ended)
        # A printer that prints and never ends may have put the page out; one in trouble has not.
        is_clean = not self._has_begun or (cause and self._is_told and ended and ended.pages == 0)
        if ended is not None and is_clean:
            raise trouble
        return JobOutcome(job=self._job, state=JobState.UNKNOWN, trouble=trouble)

    def _canceled(self, number: int) -> JobView | None:
        """Take the job back and give how it ended, None if it did not."""
        what: Written = {
            "job-id": (Tag.INTEGER, number),
            "requesting-user-name": (Tag.NAME, user()),
        }
        with contextlib.suppress(IppError):  # it may have ended this moment: what it is counts
            self._server.ask(Operation.CANCEL_JOB, what)
        until = self._pace.clock() + self._patience.cancel
        while self._pace.clock() <= until:
            view = self._seen(number)
            if isinstance(view, JobView):
                self._has_begun |= view.stage in {JobStage.PROCESSING, JobStage.STOPPED}
                if view.stage.is_last:
                    return view
            self._pace.rest(self._patience.look)
        return None


def job_name(job: str) -> str:
    """Call a job at its printer so that it is found again."""
    return f"badge {job}"


def job_number(job: Group) -> int:
    """Give the number that the printer gave a job, 0 if it does not tell."""
    return next((value for value in job.get("job-id", ()) if isinstance(value, int)), 0)


def _why(view: JobView) -> str:
    return ", ".join(sorted(view.job_reasons)) or view.stage.name.lower()
