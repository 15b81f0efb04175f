"""A printer that the system knows: through CUPS where it is there, else through Qt."""

import os
import shutil
import subprocess

from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import picture

_PATIENCE = 60
"""Seconds after which a print system that does not answer has failed."""


class CupsPrinter:
    """Hands the vector page to CUPS; *queue* empty is the system's default printer."""

    dpi = None

    def __init__(self, *, uri: str, queue: str, lp: str) -> None:
        self._uri = uri
        self._queue = queue
        self._lp = lp

    def send(self, page: bytes, *, job: str) -> None:
        """Give *page* to `lp` at its true size; it answers once the job is in the queue."""
        to = ["-d", self._queue] if self._queue else []
        command = [self._lp, *to, "-t", f"badge {job}", "-o", "print-scaling=none"]
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the queue's name is one argument
                command, input=page, capture_output=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            detail = f"lp: {_PATIENCE} s"
        except OSError as error:
            detail = error.strerror or str(error)
        else:
            if done.returncode == 0:
                return
            detail = done.stderr.decode(errors="replace").strip() or f"lp: {done.returncode}"
        raise Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=detail)


class QtPrinter:
    """Draws the page through Qt at the printer's own resolution, where there is no CUPS."""

    dpi = None

    def __init__(self, *, uri: str, queue: str) -> None:
        self._uri = uri
        self._queue = queue

    def send(self, page: bytes, *, job: str) -> None:
        """Draw *page* at its true size from the paper's top left corner."""
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtPrintSupport import QPrinter

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


def system_printer(uri: str, queue: str) -> CupsPrinter | QtPrinter:
    """Give the system's printer of that name, or its default one for an empty name."""
    lp = shutil.which("lp")
    if lp is not None:
        return CupsPrinter(uri=uri, queue=queue, lp=lp)
    return QtPrinter(uri=uri, queue=queue)


def system_queues() -> tuple[str, ...]:
    """Give the names of the printers that the system knows."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return _qt_queues()
    try:
        said = subprocess.run(  # noqa: S603 - no shell, nothing from outside
            [lpstat, "-e"],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (subprocess.TimeoutExpired, OSError):
        return ()
    return tuple(said.stdout.decode(errors="replace").split())


def _qt_queues() -> tuple[str, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames())
