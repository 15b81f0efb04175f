"""A printer of Windows: Qt draws the page, the spooler tells what became of it."""

import contextlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kiosk.core.layout import MM_PER_POINT
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import picture
from printing.drivers.ipp_watch import job_name
from printing.drivers.pages import UNSHIFTED, Shift, placed, sizes_of
from printing.drivers.spooler import Spooler, SpoolerWatch, spooler_condition
from printing.ports import Condition

if TYPE_CHECKING:
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrinter

_NEAR = 1.0
"""The mm by which a badge and its paper may differ."""


class QtPrinter:
    """Draws the page through Qt at the printer's own resolution; *queue* empty is the default printer.

    *spooler* gives the system's queue of a name, None where there is none to ask.
    """

    def __init__(
        self,
        *,
        uri: str,
        queue: str,
        dpi: int | None = None,
        shift: Shift = UNSHIFTED,
        spooler: Callable[[str], Spooler] | None = None,
    ) -> None:
        self.dpi = dpi
        self._uri = uri
        self._queue = queue
        self._shift = shift
        self._spooler = spooler

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Draw *page* at its true size from the paper's top left corner.

        Raises:
            Trouble: the system has no such printer, or it could not print.
        """
        name = self._name()
        spooler = self._spooler(name) if self._spooler else None
        trouble = _condition(spooler, self._uri).trouble
        if trouble is not None:
            raise trouble
        self._draw(placed(page, shift=self._shift), name, job_name(job))
        if spooler is None:
            return JobOutcome(job=job, state=JobState.SENT)
        watch = SpoolerWatch(spooler, uri=self._uri, document=job_name(job), job=job)
        return watch.outcome()

    def condition(self) -> Condition:
        """Ask the spooler how the printer is."""
        try:
            name = self._name()
        except Trouble as trouble:
            return Condition(trouble=trouble)
        return _condition(self._spooler(name) if self._spooler else None, self._uri)

    def _name(self) -> str:
        """Give the printer's name; Qt draws for one that there is not, and complains."""
        from PySide6.QtPrintSupport import QPrinterInfo

        known = qt_queues()
        if self._queue and self._queue not in known:
            raise Trouble(
                TroubleKind.PRINTER_UNKNOWN_QUEUE, name=self._queue, known=", ".join(known)
            )
        name = self._queue or QPrinterInfo.defaultPrinterName()
        if not name:
            raise Trouble(TroubleKind.NO_PRINTER)
        return name

    def _draw(self, page: bytes, name: str, document: str) -> None:
        from PySide6.QtGui import QImage, QPainter
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        printer.setDocName(document)
        printer.setFullPage(True)
        sizes = sizes_of(page)
        _take_paper(printer, sizes[0])
        painter = QPainter()
        if not printer.isValid() or not painter.begin(printer):
            raise Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=name)
        for number in range(len(sizes)):
            if number:
                printer.newPage()
            image = picture(page, printer.resolution(), number)
            drawn = QImage(
                image.tobytes(),
                image.width,
                image.height,
                3 * image.width,
                QImage.Format.Format_RGB888,
            )
            painter.drawImage(0, 0, drawn)
        painter.end()


def qt_queues() -> tuple[str, ...]:
    """Give the names of the printers that Qt knows."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames())


def matching_paper(
    size: tuple[float, float], known: "Iterable[QPageSize]"
) -> "tuple[QPageSize, bool] | None":
    """Give the paper of a badge of *size* mm and whether it lies across, None where there is none."""
    for paper in known:
        points = paper.sizePoints()
        sides = (points.width() * MM_PER_POINT, points.height() * MM_PER_POINT)
        for across in (False, True):
            wanted = size[::-1] if across else size
            if all(abs(a - b) <= _NEAR for a, b in zip(wanted, sides, strict=True)):
                return paper, across
    return None


def _take_paper(printer: "QPrinter", size: tuple[float, float]) -> None:
    """Choose the paper of the badge's size; where the printer has none, its own stays."""
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinterInfo

    found = matching_paper(size, QPrinterInfo(printer).supportedPageSizes())
    if found is None:
        return
    paper, across = found
    printer.setPageSize(paper)
    turns = QPageLayout.Orientation
    printer.setPageOrientation(turns.Landscape if across else turns.Portrait)


def _condition(spooler: Spooler | None, uri: str) -> Condition:
    with contextlib.suppress(OSError):
        if spooler is not None:
            return spooler_condition(spooler.status(), uri)
    return Condition()
