"""Prints badges away from the screen's thread, at each printer one after the other."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from kiosk.core.printer_place import place_of
from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState, PrinterState
from printing.attempt import DriverFor, MakePage, attempt, attempt_sheet, condition_at
from printing.owner import Owner, Task

Finished = Callable[[JobOutcome], None]
CLOSE_PATIENCE_S = 15.0
"""A badge takes a second, a printer that does not answer some ten."""


class Pages(Protocol):
    """Where the queue has its pages from; it is asked on the printers' threads."""

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give *order*'s badge as a PDF of one page."""

    def sheet(self, orders: Sequence[BadgeOrder], uri: str) -> bytes:
        """Give *orders* on the sheet of the printer at *uri*, from its first free label on."""


class PrintQueue(QObject):
    """One owner thread a printer; the `BadgeQueue` of the controllers.

    All that it is told to call is called on its own thread.
    """

    _done = Signal(object)

    def __init__(
        self,
        *,
        pages: Pages,
        driver_for: DriverFor,
        patience_s: float = CLOSE_PATIENCE_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._driver_for = driver_for
        self._patience_s = patience_s
        self._owners: dict[str, Owner] = {}
        self._is_open = True
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether it still takes badges."""
        return self._is_open

    def submit(self, order: BadgeOrder, finished: Finished) -> None:
        """Print *order* after those before it at its printer."""
        self.submit_page(order.printer, partial(self._pages.page, order), finished, job=order.job)

    def submit_sheet(self, orders: Sequence[BadgeOrder], finished: Finished) -> None:
        """Print *orders* together on one sheet of labels; *finished* is called for each."""
        uri = orders[0].printer

        def make_sheet(chosen: Sequence[BadgeOrder]) -> bytes:
            return self._pages.sheet(chosen, uri)

        work = partial(attempt_sheet, uri, self._driver_for, make_sheet, orders)
        self._print(uri, [order.job for order in orders], work, finished)

    def submit_page(
        self, uri: str, make_page: MakePage, finished: Finished, *, job: str = ""
    ) -> None:
        """Print a page that is no badge, made for the dots of the printer at *uri*."""

        def work() -> tuple[JobOutcome, ...]:
            return (attempt(uri, self._driver_for, make_page, job=job),)

        self._print(uri, [job], work, finished)

    def look(self, printer: str, told: Callable[[PrinterState], None]) -> None:
        """Ask the printer at a URI how it is, once it has printed what it has."""

        def tell(state: PrinterState) -> None:
            self._done.emit(partial(told, state))

        look = partial(condition_at, printer, self._driver_for)
        self._give(printer, Task(work=look, tell=tell))

    def close(self) -> None:
        """Take no more badges; wait a while for those that run, and tell the fate of all that were taken.

        One that its printer never lets go is unknown; one that was never sent waits.
        """
        self._is_open = False
        for owner in self._owners.values():
            owner.close()
        until = time.monotonic() + self._patience_s
        for owner in self._owners.values():
            owner.join(until)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _print(
        self,
        uri: str,
        jobs: Sequence[str],
        work: Callable[[], tuple[JobOutcome, ...]],
        finished: Finished,
    ) -> None:
        def tell(outcomes: tuple[JobOutcome, ...]) -> None:
            for outcome in outcomes:
                self._done.emit(partial(finished, outcome))

        printing = Task(
            work=work,
            tell=tell,
            never=tuple(JobOutcome(job=job, state=JobState.WAITING) for job in jobs),
            unknown=tuple(JobOutcome(job=job, state=JobState.UNKNOWN) for job in jobs),
        )
        self._give(uri, printing)

    def _give(self, uri: str, task: Task[Any]) -> None:
        """Let the owner of the printer at *uri* do *task*; once closed, tell that it never will."""
        if not self._is_open:
            task.tell_never()
            return
        place = place_of(uri)
        if place not in self._owners:
            self._owners[place] = Owner(name=f"printing {len(self._owners)}")
        self._owners[place].give(task)

    @Slot(object)
    def _tell(self, call: Any) -> None:
        call()
