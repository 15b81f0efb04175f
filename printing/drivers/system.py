"""A printer that the system knows: through CUPS where it is there, else through Qt."""

import os
import shutil
import subprocess

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import picture
from printing.ports import Condition

_PATIENCE = 60
"""Seconds after which a print system that does not answer has failed."""


class CupsPrinter:
    """Hands the vector page to CUPS; *queue* empty is the system's default printer."""

    dpi = None

    def __init__(self, *, uri: str, queue: str, lp: str) -> None:
        self._uri = uri
        self._queue = queue
        self._lp = lp

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Give *page* to `lp` at its true size; it answers once the job is in the queue.

        Raises:
            Trouble: the system has no such queue, or could not take the page.
        """
        to = ["-d", self._queue] if self._queue else []
        command = [self._lp, *to, "-t", f"badge {job}", "-o", "print-scaling=none"]
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the queue's name is one argument
                command, input=page, capture_output=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            detail = f"lp: {_PATIENCE} s"
        except OSError:
            detail = self._lp
        else:
            if done.returncode == 0:
                return JobOutcome(job=job, state=JobState.SENT)
            _refuse_unknown(self._queue, _cups_queues())
            detail = done.stderr.decode(errors="replace").strip() or f"lp: {done.returncode}"
        raise Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=detail)

    def condition(self) -> Condition:
        """Say nothing of it."""
        return Condition()


class QtPrinter:
    """Draws the page through Qt at the printer's own resolution, where there is no CUPS."""

    dpi = None

    def __init__(self, *, uri: str, queue: str) -> None:
        self._uri = uri
        self._queue = queue

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Draw *page* at its true size from the paper's top left corner.

        Raises:
            Trouble: the system has no such printer, or could not take the page.
        """
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtPrintSupport import QPrinter

        queues = _qt_queues()  # asked first: Qt draws for a printer that is none, and complains
        if not queues and not self._queue:
            raise Trouble(TroubleKind.NO_PRINTER)
        _refuse_unknown(self._queue, queues)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._queue:
            printer.setPrinterName(self._queue)
        printer.setDocName(f"badge {job}")
        printer.setFullPage(True)
        image = picture(page, printer.resolution())
        drawn = QImage(
            image.tobytes(), image.width, image.height, 3 * image.width, QImage.Format.Format_RGB888
        )
        painter = QPainter()
        if not printer.isValid() or not painter.begin(printer):
            raise Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=self._queue)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return JobOutcome(job=job, state=JobState.SENT)

    def condition(self) -> Condition:
        """Say nothing of it."""
        return Condition()


def system_printer(uri: str, queue: str) -> CupsPrinter | QtPrinter:
    """Give the system's printer of that name, or its default one for an empty name."""
    lp = shutil.which("lp")
    if lp is not None:
        return CupsPrinter(uri=uri, queue=queue, lp=lp)
    return QtPrinter(uri=uri, queue=queue)


def system_queues() -> tuple[str, ...]:
    """Give the names of the printers that the system knows."""
    if shutil.which("lpstat") is None:
        return _qt_queues()
    return _cups_queues() or ()


def _cups_queues() -> tuple[str, ...] | None:
    """Give the queues that CUPS knows, None if it does not say."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return None
    try:
        said = subprocess.run(  # noqa: S603 - no shell, nothing from outside
            [lpstat, "-e"],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return tuple(said.stdout.decode(errors="replace").split()) if said.returncode == 0 else None


def _refuse_unknown(queue: str, known: tuple[str, ...] | None) -> None:
    if queue and known is not None and queue not in known:
        raise Trouble(TroubleKind.PRINTER_UNKNOWN_QUEUE, name=queue, known=", ".join(known))


def _qt_queues() -> tuple[str, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames())
