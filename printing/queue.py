"""Prints badges one after the other, away from the screen's thread."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.ports import Driver

_log = logging.getLogger(__name__)
Finished = Callable[[JobOutcome], None]


class Pages(Protocol):
    """Where the queue has its pages from."""

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give *order*'s badge as a PDF of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    outcome: JobOutcome
    finished: Finished


class PrintQueue(QObject):
    """One worker thread for all printers; the `BadgeQueue` of the controllers."""

    _done = Signal(object)

    def __init__(
        self,
        *,
        pages: Pages,
        driver_for: Callable[[str], Driver],
        parent: QObject | None = None,
        executor: Executor | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._driver_for = driver_for
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="printing")
        self._is_open = True
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether it still takes badges."""
        return self._is_open

    def submit(self, order: BadgeOrder, finished: Finished) -> None:
        """Print *order* after those before it; *finished* is called on this object's thread."""
        printing = self._executor.submit(self._work, order, finished)
        printing.add_done_callback(partial(self._drop, order, finished))

    def submit_sheet(self, orders: Sequence[BadgeOrder], finished: Finished) -> None:
        """Print *orders* together on one sheet of labels."""
        for order in orders:
            self.submit(order, finished)

    def look(self, printer: str, told: Callable[[PrinterState], None]) -> None:
        """Ask the printer at a URI how it is."""
        told(PrinterState(printer=printer))

    def close(self) -> None:
        """Take no more badges; wait for the one that runs, and tell the fate of all that were taken."""
        self._is_open = False
        self._executor.shutdown(wait=True, cancel_futures=True)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _work(self, order: BadgeOrder, finished: Finished) -> None:
        self._done.emit(_Done(outcome=self._printed(order), finished=finished))

    def _drop(self, order: BadgeOrder, finished: Finished, printing: Future[None]) -> None:
        """Say of a job that was never sent to its printer that it still waits."""
        if printing.cancelled():
            waits = JobOutcome(job=order.job, state=JobState.WAITING)
            self._done.emit(_Done(outcome=waits, finished=finished))

    def _printed(self, order: BadgeOrder) -> JobOutcome:
        try:
            driver = self._driver_for(order.printer)
            return driver.send(self._pages.page(order, driver.dpi), job=order.job)
        except Trouble as trouble:
            return JobOutcome(job=order.job, state=JobState.FAILED, trouble=trouble)
        except Exception as error:
            # A bug in a driver must not leave the desk without an answer, nor stop the queue.
            _log.exception("Job %s broke on %s", order.job, order.printer)
            broken = Trouble(TroubleKind.PRINTER_FAILED, printer=order.printer, detail=repr(error))
            return JobOutcome(job=order.job, state=JobState.FAILED, trouble=broken)

    @Slot(object)
    def _tell(self, done: Any) -> None:
        done.finished(done.outcome)
