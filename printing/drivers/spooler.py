"""The spooler of Windows: what its bits mean, and a job watched in it until it is gone.

The bits are Win32's PRINTER_STATUS_… and JOB_STATUS_…; asking for them is the last class alone.
"""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import Protocol

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.patience import Pace, Patience
from printing.ports import Condition


class PrinterBits(IntFlag):
    """How the spooler says that a printer is."""

    PAUSED = 0x1
    ERROR = 0x2
    PAPER_JAM = 0x8
    PAPER_OUT = 0x10
    PAPER_PROBLEM = 0x40
    OFFLINE = 0x80
    NOT_AVAILABLE = 0x1000
    TONER_LOW = 0x20000
    NO_TONER = 0x40000
    USER_INTERVENTION = 0x100000
    DOOR_OPEN = 0x400000
    SERVER_UNKNOWN = 0x800000


class JobBits(IntFlag):
    """How the spooler says that a job is."""

    PAUSED = 0x1
    ERROR = 0x2
    DELETING = 0x4
    SPOOLING = 0x8
    PRINTING = 0x10
    OFFLINE = 0x20
    PAPER_OUT = 0x40
    PRINTED = 0x80
    DELETED = 0x100
    BLOCKED = 0x200
    USER_INTERVENTION = 0x400
    COMPLETE = 0x1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SpooledJob:
    """A job in the spooler; *pages* are those it says are printed."""

    number: int
    document: str
    bits: JobBits
    pages: int = 0


class Spooler(Protocol):
    """One printer's queue in the spooler; each call may raise OSError."""

    def status(self) -> PrinterBits:
        """Say how the printer is."""

    def jobs(self) -> Sequence[SpooledJob]:
        """Give the jobs that are in the queue."""

    def delete(self, number: int) -> None:
        """Take a job out of the queue."""


_PRINTER_TROUBLES = (
    (PrinterBits.PAPER_JAM, TroubleKind.PRINTER_JAMMED),
    (PrinterBits.DOOR_OPEN, TroubleKind.PRINTER_COVER_OPEN),
    (PrinterBits.PAPER_OUT | PrinterBits.PAPER_PROBLEM, TroubleKind.PRINTER_PAPER_OUT),
    (PrinterBits.NO_TONER, TroubleKind.PRINTER_INK_OUT),
    (
        PrinterBits.OFFLINE | PrinterBits.NOT_AVAILABLE | PrinterBits.SERVER_UNKNOWN,
        TroubleKind.PRINTER_UNREACHABLE,
    ),
    (PrinterBits.PAUSED, TroubleKind.PRINTER_PAUSED),
    (PrinterBits.ERROR | PrinterBits.USER_INTERVENTION, TroubleKind.PRINTER_SILENT),
)
"""The first that holds is told; an error without a name is one to go and look at."""
_JOB_TROUBLES = (
    (JobBits.PAPER_OUT, TroubleKind.PRINTER_PAPER_OUT),
    (JobBits.OFFLINE, TroubleKind.PRINTER_UNREACHABLE),
    (JobBits.PAUSED, TroubleKind.PRINTER_PAUSED),
    (
        JobBits.ERROR | JobBits.BLOCKED | JobBits.USER_INTERVENTION,
        TroubleKind.PRINTER_SILENT,
    ),
)
_BEGUN = JobBits.PRINTING | JobBits.PRINTED | JobBits.COMPLETE


def spooler_condition(bits: PrinterBits, printer: str) -> Condition:
    """Say how the printer is."""
    return Condition(trouble=_printer_trouble(bits, printer))


def job_trouble(job: JobBits, bits: PrinterBits, printer: str) -> Trouble | None:
    """Give what keeps a job from being printed; the printer says it more exactly than the job."""
    if known := _printer_trouble(bits, printer):
        return known
    for wanted, kind in _JOB_TROUBLES:
        if job & wanted:
            return Trouble(kind, printer=printer)
    return None


def _printer_trouble(bits: PrinterBits, printer: str) -> Trouble | None:
    for wanted, kind in _PRINTER_TROUBLES:
        if bits & wanted:
            return Trouble(kind, printer=printer)
    return None


class SpoolerWatch:
    """Watches the job that has *document* for its name."""

    def __init__(
        self,
        spooler: Spooler,
        *,
        uri: str,
        document: str,
        job: str,
        patience: Patience | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._spooler = spooler
        self._uri = uri
        self._document = document
        self._job = job
        self._patience = patience or Patience()
        self._pace = pace or Pace()
        self._seen = JobBits(0)

    def outcome(self) -> JobOutcome:
        """Wait until the job is gone; a spooler says little more than that a printer took it.

        Raises:
            Trouble: it was taken out before the printer got any of it.
        """
        since = self._pace.clock()
        trouble: Trouble | None = None
        while True:
            try:
                found = self._found()
                now = job_trouble(found.bits, self._spooler.status(), self._uri) if found else None
            except OSError:
                return self._is(JobState.UNKNOWN, Trouble(TroubleKind.PRINTER_SILENT, **self._who))
            if found is None or found.bits & (_ENDED | JobBits.DELETED):
                return self._ended(found)
            if (now is None) != (trouble is None) or found.bits & ~self._seen:
                since = self._pace.clock()
            trouble = now
            self._seen |= found.bits
            limit = self._patience.stuck if trouble else self._patience.quiet
            if self._pace.clock() - since > limit:
                return self._given_up(found, trouble)
            self._pace.rest(self._patience.look)

    def _ended(self, found: SpooledJob | None) -> JobOutcome:
        bits = self._seen | (found.bits if found else JobBits(0))
        if bits & JobBits.PRINTED:
            return self._is(JobState.DONE)
        if not bits & (JobBits.DELETED | JobBits.DELETING):
            return self._is(JobState.SENT)
        deleted = Trouble(TroubleKind.PRINTER_FAILED, detail="spooler", **self._who)
        if bits & _BEGUN:
            return self._is(JobState.UNKNOWN, deleted)
        raise deleted

    def _given_up(self, found: SpooledJob, trouble: Trouble | None) -> JobOutcome:
        """Take the job out of the queue; it would come out when somebody mends the printer.

        Raises:
            Trouble: it is out, and the printer had got nothing of it.
        """
        if trouble is None:
            return self._is(JobState.UNKNOWN, Trouble(TroubleKind.PRINTER_SILENT, **self._who))
        is_gone = False
        with contextlib.suppress(OSError):
            self._spooler.delete(found.number)
            is_gone = self._waited_out()
        if is_gone and not self._seen & _BEGUN:
            raise trouble
        return self._is(JobState.UNKNOWN, trouble)

    def _waited_out(self) -> bool:
        until = self._pace.clock() + self._patience.cancel
        while self._pace.clock() <= until:
            found = self._found()
            if found is None:
                return True
            self._seen |= found.bits
            self._pace.rest(self._patience.look)
        return False

    def _found(self) -> SpooledJob | None:
        jobs = (job for job in self._spooler.jobs() if job.document == self._document)
        return next(jobs, None)

    def _is(self, state: JobState, trouble: Trouble | None = None) -> JobOutcome:
        return JobOutcome(job=self._job, state=state, trouble=trouble)

    @property
    def _who(self) -> dict[str, str]:
        return {"printer": self._uri}


_ENDED = JobBits.PRINTED | JobBits.COMPLETE
