"""The three pages about printing, made when somebody first wants them: a desk starts faster without."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.controllers.background import Background
from kiosk.controllers.badges import Badges
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.running import Running
from kiosk.controllers.runs import Runs
from kiosk.controllers.spares import Spares
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.store.desk import DeskStore
from kiosk.ui.printers_page import PrintersPage
from kiosk.ui.printers_presenter import PrintersPresenter
from kiosk.ui.queue_page import QueuePage
from kiosk.ui.queue_presenter import QueuePresenter
from kiosk.ui.run_page import RunPage
from kiosk.ui.run_presenter import RunPresenter


class PrintingPages(QObject):
    """All belong to the desk's *window*, and are *shown* in its place."""

    left = Signal()
    changed = Signal()  # the desk prints elsewhere

    def __init__(
        self,
        store: DeskStore,
        badges: Badges,
        setup: PrinterSetup,
        *,
        printing: Printing,
        background: Background,
        now: Now,
        show: Callable[[QWidget], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._badges = badges
        self._setup = setup
        self._printing = printing
        self._background = background
        self._now = now
        self._show = show
        self._window = window
        self._printers: tuple[PrintersPage, PrintersPresenter] | None = None
        self._queue: tuple[QueuePage, QueuePresenter] | None = None
        self._runs: tuple[RunPage, RunPresenter] | None = None
        self._running: Running | None = None

    @Slot()
    def open_printers(self) -> None:
        """Show the printers."""
        if self._printers is None:
            page = PrintersPage(parent=self._window)
            presenter = PrintersPresenter(page, self._store, self._badges, self._setup)
            page.left.connect(self.left)
            page.queue_wanted.connect(self.open_queue)
            page.runs_wanted.connect(self.open_runs)
            presenter.changed.connect(self.changed)
            self._printers = (page, presenter)
        page, presenter = self._printers
        self._show(page)
        presenter.open()

    @Slot()
    def open_queue(self) -> None:
        """Show the queue."""
        if self._queue is None:
            runs = Runs(self._store, self._badges, now=self._now)
            page = QueuePage(parent=self._window)
            presenter = QueuePresenter(page, self._store, self._badges, runs)
            page.left.connect(self.left)
            page.printers_wanted.connect(self.open_printers)
            page.runs_wanted.connect(self.open_runs)
            self._queue = (page, presenter)
        page, presenter = self._queue
        self._show(page)
        presenter.open()

    @Slot()
    def open_runs(self) -> None:
        """Show the badges before the day."""
        if self._runs is None:
            self._runs = self._make_runs()
        page, presenter = self._runs
        self._show(page)
        presenter.open()

    def _make_runs(self) -> tuple[RunPage, RunPresenter]:
        store, badges, now = self._store, self._badges, self._now
        runs = Runs(store, badges, now=now)
        running = Running(
            store,
            runs,
            self._printing,
            self._background,
            now=now,
            parent=self,
        )
        page = RunPage(parent=self._window)
        page.left.connect(self.left)
        page.queue_wanted.connect(self.open_queue)
        presenter = RunPresenter(
            page,
            store,
            badges=badges,
            runs=runs,
            running=running,
            spares=Spares(store, badges, now=now),
            reprinting=Reprinting(store, badges, now=now),
            printing=self._printing,
        )
        self._running = running
        return page, presenter

    def stop(self) -> None:
        """Let a run that is being written be: what is kept of it can be resumed."""
        if self._running is not None:
            self._running.close()

    def close(self) -> None:
        """Take the pages away with the desk that they are of."""
        self.stop()
        for made in (self._printers, self._queue, self._runs):
            if made is not None:
                made[0].deleteLater()
        self._printers = self._queue = self._runs = self._running = None
