"""The spooler of Windows: its bits, a job watched in it, and how it is asked. Windows itself is not here."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.qt_printer import matching_paper
from printing.drivers.spooler import (
    JobBits,
    PrinterBits,
    SpooledJob,
    SpoolerWatch,
    job_trouble,
    spooler_condition,
)
from printing.drivers.winspool import WindowsSpooler, _JobInfo
from tests.printing.pace import Hours

PRINTING = JobBits.PRINTING


@dataclass(kw_only=True)
class FakeSpooler:
    """Shows one job's bits after another, the last for ever; None is a job that is gone."""

    shows: list[JobBits | None]
    printer: PrinterBits = PrinterBits.TONER_LOW
    deletes: bool = True
    is_dead: bool = False
    deleted: list[int] = field(default_factory=list)

    def status(self) -> PrinterBits:
        """Say how the printer is."""
        return self.printer

    def jobs(self) -> list[SpooledJob]:
        """Give the job among others."""
        if self.is_dead:
            raise OSError(1722, "winspool")
        bits = self.shows.pop(0) if len(self.shows) > 1 else self.shows[0]
        other = SpooledJob(number=1, document="badge 70", bits=JobBits.ERROR)
        return (
            [other]
            if bits is None
            else [other, SpooledJob(number=2, document="badge 7", bits=bits)]
        )

    def delete(self, number: int) -> None:
        """Take the job out, or not."""
        self.deleted.append(number)
        if self.deletes:
            self.shows = [None]


def outcome_of(spooler: FakeSpooler) -> JobOutcome:
    """Watch the job to its end."""
    watch = SpoolerWatch(
        spooler, uri="system://Zebra", document="badge 7", job="7", pace=Hours().pace
    )
    return watch.outcome()


@pytest.mark.parametrize(
    ("bits", "kind"),
    [
        (PrinterBits.PAPER_OUT | PrinterBits.ERROR, TroubleKind.PRINTER_PAPER_OUT),
        (PrinterBits.PAPER_PROBLEM, TroubleKind.PRINTER_PAPER_OUT),
        (PrinterBits.PAPER_JAM | PrinterBits.PAPER_PROBLEM, TroubleKind.PRINTER_JAMMED),
        (PrinterBits.DOOR_OPEN | PrinterBits.USER_INTERVENTION, TroubleKind.PRINTER_COVER_OPEN),
        (PrinterBits.NO_TONER, TroubleKind.PRINTER_INK_OUT),
        (PrinterBits.OFFLINE, TroubleKind.PRINTER_UNREACHABLE),
        (PrinterBits.NOT_AVAILABLE, TroubleKind.PRINTER_UNREACHABLE),
        (PrinterBits.PAUSED, TroubleKind.PRINTER_PAUSED),
        (PrinterBits.USER_INTERVENTION, TroubleKind.PRINTER_SILENT),
    ],
)
def test_bits_of_a_printer(bits: PrinterBits, kind: TroubleKind) -> None:
    """Each is told as what it is, the most telling first."""
    trouble = spooler_condition(bits, "system://Zebra").trouble
    assert trouble is not None
    assert (trouble.kind, trouble.facts) == (kind, {"printer": "system://Zebra"})


def test_a_printer_that_is_well() -> None:
    """Printing, saving power and little toner keep no badge back; unknown bits neither."""
    busy = PrinterBits(0x400 | 0x1000000) | PrinterBits.TONER_LOW
    assert spooler_condition(busy, "p").trouble is None
    assert job_trouble(PRINTING | JobBits.SPOOLING, busy, "p") is None


@pytest.mark.parametrize(
    ("bits", "kind"),
    [
        (JobBits.PAPER_OUT | JobBits.ERROR, TroubleKind.PRINTER_PAPER_OUT),
        (JobBits.OFFLINE, TroubleKind.PRINTER_UNREACHABLE),
        (JobBits.PAUSED, TroubleKind.PRINTER_PAUSED),
        (JobBits.USER_INTERVENTION, TroubleKind.PRINTER_SILENT),
        (JobBits.BLOCKED, TroubleKind.PRINTER_SILENT),
    ],
)
def test_bits_of_a_job(bits: JobBits, kind: TroubleKind) -> None:
    """The job says what its printer does not, and the printer goes first."""
    trouble = job_trouble(bits, PrinterBits(0), "p")
    assert trouble is not None
    assert trouble.kind is kind
    open_door = job_trouble(bits, PrinterBits.DOOR_OPEN, "p")
    assert open_door is not None
    assert open_door.kind is TroubleKind.PRINTER_COVER_OPEN


@pytest.mark.parametrize(
    ("shows", "state"),
    [
        ([JobBits.SPOOLING, PRINTING, PRINTING | JobBits.PRINTED], JobState.DONE),
        ([PRINTING, JobBits.COMPLETE], JobState.SENT),
        ([PRINTING, None], JobState.SENT),
        ([None], JobState.SENT),
        ([JobBits.OFFLINE, PRINTING, None], JobState.SENT),
    ],
)
def test_a_job_that_ends(shows: list[JobBits | None], state: JobState) -> None:
    """Few drivers say "printed"; of a job that is gone, all that is known is that it was sent."""
    assert outcome_of(FakeSpooler(shows=shows)) == JobOutcome(job="7", state=state)


def test_a_job_that_the_printer_never_got() -> None:
    """The printer is off: the job is taken out of the queue, and no badge comes later."""
    spooler = FakeSpooler(shows=[JobBits.OFFLINE])
    with pytest.raises(Trouble) as caught:
        outcome_of(spooler)
    assert caught.value.kind is TroubleKind.PRINTER_UNREACHABLE
    assert spooler.deleted == [2]


@pytest.mark.parametrize(
    ("spooler", "kind"),
    [
        (FakeSpooler(shows=[PRINTING | JobBits.PAPER_OUT]), TroubleKind.PRINTER_PAPER_OUT),
        (FakeSpooler(shows=[JobBits.OFFLINE], deletes=False), TroubleKind.PRINTER_UNREACHABLE),
        (FakeSpooler(shows=[PRINTING]), TroubleKind.PRINTER_SILENT),
        (FakeSpooler(shows=[PRINTING], is_dead=True), TroubleKind.PRINTER_SILENT),
        (FakeSpooler(shows=[PRINTING, JobBits.DELETED]), TroubleKind.PRINTER_FAILED),
    ],
)
def test_a_job_of_which_nobody_knows(spooler: FakeSpooler, kind: TroubleKind) -> None:
    """Part of it is in the printer, it cannot be taken out, or nothing is said: staff are asked."""
    outcome = outcome_of(spooler)
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble is not None
    assert outcome.trouble.kind is kind


def test_a_job_that_somebody_deleted() -> None:
    """Deleted in Windows' own window before it was printed: it is not out."""
    with pytest.raises(Trouble):
        outcome_of(FakeSpooler(shows=[JobBits.SPOOLING, JobBits.DELETED]))


class FakeWinspool:
    """Answers as `winspool.drv` does, with memory that the caller gives."""

    def __init__(self, jobs: list[tuple[int, str, int]], *, knows: bool = True) -> None:
        self.opened: list[str] = []
        self.closed = 0
        self.jobs = jobs
        self.set: list[tuple[int, int]] = []
        self._knows = knows

    def OpenPrinterW(self, name: Any, handle: Any, defaults: None) -> int:  # noqa: N802
        """Open the printer."""
        self.opened.append(name.value)
        return int(self._knows)

    def ClosePrinter(self, handle: Any) -> int:  # noqa: N802
        """Close it."""
        self.closed += 1
        return 1

    def GetPrinterW(  # noqa: N802
        self, handle: Any, level: int, room: Any, size: int, needed: Any
    ) -> int:
        """Give PRINTER_INFO_6: one number."""
        assert (level, size) == (6, 4)
        room._obj.value = PrinterBits.PAPER_OUT
        return 1

    def EnumJobsW(  # noqa: N802
        self, handle: Any, first: int, most: int, level: int, room: Any, size: int, *told: Any
    ) -> int:
        """Give JOB_INFO_1W of each job, if there is room enough."""
        needed, count = told
        needed._obj.value = ctypes.sizeof(_JobInfo) * len(self.jobs)
        if size < needed._obj.value:
            return 0
        infos = ctypes.cast(room, ctypes.POINTER(_JobInfo))
        for place, (number, document, bits) in enumerate(self.jobs):
            infos[place].JobId, infos[place].pDocument = number, document
            infos[place].Status = bits
        count._obj.value = len(self.jobs)
        return 1

    def SetJobW(self, handle: Any, number: int, *rest: Any) -> int:  # noqa: N802
        """Do something to a job."""
        self.set.append((number, rest[-1]))
        return 1


def test_winspool_is_asked_as_its_manual_says() -> None:
    """Sizes first, then the jobs; each handle is closed again; deleting is command 5."""
    library = FakeWinspool([(3, "badge 6", 0x10), (4, "badge é", 0x1040)])
    spooler = WindowsSpooler("Zebra", library)
    assert spooler.status() is PrinterBits.PAPER_OUT
    assert spooler.jobs() == [
        SpooledJob(number=3, document="badge 6", bits=JobBits.PRINTING),
        SpooledJob(number=4, document="badge é", bits=JobBits.COMPLETE | JobBits.PAPER_OUT),
    ]
    spooler.delete(4)
    assert library.set == [(4, 5)]
    assert library.opened == ["Zebra"] * 3
    assert library.closed == 3
    assert WindowsSpooler("Zebra", FakeWinspool([])).jobs() == []


@pytest.mark.parametrize("ask", [WindowsSpooler.status, WindowsSpooler.jobs])
def test_a_printer_that_windows_does_not_know(ask: Callable[[WindowsSpooler], object]) -> None:
    """That is an error of the system, not a crash."""
    with pytest.raises(OSError, match="winspool"):
        ask(WindowsSpooler("Nope", FakeWinspool([], knows=False)))


def test_paper_of_the_badge_s_size() -> None:
    """The printer's paper of that size is taken, turned where it lies across; else its own stays."""
    label = QPageSize(QSizeF(54, 86), QPageSize.Unit.Millimeter, "Carte")
    known = [QPageSize(QPageSize.PageSizeId.A4), label]
    assert matching_paper((54, 86), known) == (label, False)
    assert matching_paper((86, 54), known) == (label, True)
    assert matching_paper((105, 148), known) is None
