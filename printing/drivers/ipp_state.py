"""What a printer says of itself and of a job, in IPP's words, becomes what the desk is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.ipp_message import Group, Tag, Value, Written
from printing.drivers.ipp_page import ATTRIBUTES
from printing.ports import Condition


class JobStage(IntEnum):
    """IPP's job-state."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9

    @property
    def is_last(self) -> bool:
        """Whether nothing more becomes of the job."""
        return self >= JobStage.CANCELED


class Severity(IntEnum):
    """How much a reason matters: the end of its keyword."""

    REPORT = 0
    WARNING = 1
    ERROR = 2


ABOUT: Written = {
    "requested-attributes": (
        Tag.KEYWORD,
        [
            "printer-state",
            "printer-state-reasons",
            "printer-is-accepting-jobs",
            "printer-type",
            "device-uri",
            *ATTRIBUTES,
        ],
    )
}
"""What a printer is asked of itself."""
_DEVICES_THAT_TELL = ("ipp:", "ipps:", "ippusb:", "implicitclass:")
"""What CUPS hears the end of a job from; of others it knows only that they took the bytes."""
_STOPPED = 5
_TROUBLES = {
    "media-jam": TroubleKind.PRINTER_JAMMED,
    "cover-open": TroubleKind.PRINTER_COVER_OPEN,
    "door-open": TroubleKind.PRINTER_COVER_OPEN,
    "interlock-open": TroubleKind.PRINTER_COVER_OPEN,
    "media-empty": TroubleKind.PRINTER_PAPER_OUT,
    "media-needed": TroubleKind.PRINTER_PAPER_OUT,
    "input-tray-missing": TroubleKind.PRINTER_PAPER_OUT,
    "toner-empty": TroubleKind.PRINTER_INK_OUT,
    "marker-supply-empty": TroubleKind.PRINTER_INK_OUT,
    "marker-supply-missing": TroubleKind.PRINTER_INK_OUT,
    "developer-empty": TroubleKind.PRINTER_INK_OUT,
    "offline": TroubleKind.PRINTER_UNREACHABLE,
    "timed-out": TroubleKind.PRINTER_UNREACHABLE,
    "connecting-to-device": TroubleKind.PRINTER_UNREACHABLE,
    "shutdown": TroubleKind.PRINTER_UNREACHABLE,
    "paused": TroubleKind.PRINTER_PAUSED,
    "moving-to-paused": TroubleKind.PRINTER_PAUSED,
}
"""The first that holds is told; what must be taken away by hand comes first."""
_LOW = frozenset({"media-low", "media-empty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """A job as its printer shows it: *pages* came out, None where it does not count."""

    stage: JobStage
    job_reasons: frozenset[str]
    printer_reasons: frozenset[str]
    is_printer_stopped: bool
    pages: int | None

    def hindrance(self, printer: str) -> Trouble | None:
        """Give what keeps the job from being printed, None where nothing seems to."""
        if self.stage is JobStage.STOPPED or self.is_printer_stopped:
            return self.cause(printer) or Trouble(TroubleKind.PRINTER_PAUSED, printer=printer)
        if self.stage is JobStage.HELD:
            return Trouble(TroubleKind.PRINTER_PAUSED, printer=printer)
        return trouble_of(self._reasons, printer)

    def cause(self, printer: str, least: Severity = Severity.REPORT) -> Trouble | None:
        """Give what may be why the job does not end, be it said in passing."""
        return trouble_of(self._reasons, printer, least=least)

    @property
    def _reasons(self) -> frozenset[str]:
        return self.job_reasons | self.printer_reasons


def job_view(job: Group, printer: Group) -> JobView:
    """Read the answers to Get-Job-Attributes and Get-Printer-Attributes."""
    counts = [
        value
        for name in ("job-impressions-completed", "job-media-sheets-completed")
        for value in job.get(name, [])
        if isinstance(value, int)
    ]
    return JobView(
        stage=JobStage(_number(job.get("job-state"), JobStage.PENDING)),
        job_reasons=_words(job.get("job-state-reasons")),
        printer_reasons=_words(printer.get("printer-state-reasons")),
        is_printer_stopped=_number(printer.get("printer-state"), 0) == _STOPPED,
        pages=max(counts, default=None),
    )


def condition_of(about: Group, printer: str) -> Condition:
    """Say how the printer is that answers *about* itself.

    A queue of CUPS hears of its printer only while it prints: what it says when idle may be old.
    """
    reasons = _words(about.get("printer-state-reasons"))
    trouble = None if _is_queue(about) else trouble_of(reasons, printer)
    if _number(about.get("printer-state"), 0) == _STOPPED:
        trouble = trouble_of(reasons, printer, least=Severity.REPORT) or Trouble(
            TroubleKind.PRINTER_PAUSED, printer=printer
        )
    elif about.get("printer-is-accepting-jobs") == [False]:
        trouble = trouble or Trouble(TroubleKind.PRINTER_PAUSED, printer=printer)
    return Condition(trouble=trouble, is_low=any(word in _LOW for word, _ in map(_split, reasons)))


def is_told(about: Group) -> bool:
    """Say whether the end of a job means that paper came out."""
    device = str(about.get("device-uri", [""])[0])
    return not _is_queue(about) or device.startswith(_DEVICES_THAT_TELL) or "._ipp" in device


def _is_queue(about: Group) -> bool:
    return "printer-type" in about


def trouble_of(
    reasons: Iterable[str], printer: str, *, least: Severity = Severity.ERROR
) -> Trouble | None:
    """Give the trouble that *reasons* name, of those that matter at *least* that much."""
    grave = {word for word, level in map(_split, reasons) if level >= least}
    for word, kind in _TROUBLES.items():
        if word in grave:
            return Trouble(kind, printer=printer)
    return None


def _split(reason: str) -> tuple[str, Severity]:
    """Take a keyword apart; without an ending it is an error (RFC 8011, 5.4.12)."""
    for severity in Severity:
        ending = f"-{severity.name.lower()}"
        if reason.endswith(ending):
            return reason.removesuffix(ending), severity
    return reason, Severity.ERROR


def _words(values: list[Value] | None) -> frozenset[str]:
    return frozenset(str(value) for value in values or () if value != "none")


def _number(values: list[Value] | None, default: int) -> int:
    return next((value for value in values or () if isinstance(value, int)), default)
