"""The two pages about printing, made when somebody first wants them: a desk starts faster without."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.controllers.badges import Badges
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.runs import Runs
from kiosk.core.moment import Now
from kiosk.store.desk import DeskStore
from kiosk.ui.printers_page import PrintersPage
from kiosk.ui.printers_presenter import PrintersPresenter
from kiosk.ui.queue_page import QueuePage
from kiosk.ui.queue_presenter import QueuePresenter


class PrintingPages(QObject):
    """Both belong to the desk's *window*, and are *shown* in its place."""

    left = Signal()
    changed = Signal()  # the desk prints elsewhere

    def __init__(
        self,
        store: DeskStore,
        badges: Badges,
        setup: PrinterSetup,
        *,
        now: Now,
        show: Callable[[QWidget], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._badges = badges
        self._setup = setup
        self._now = now
        self._show = show
        self._window = window
        self._printers: tuple[PrintersPage, PrintersPresenter] | None = None
        self._queue: tuple[QueuePage, QueuePresenter] | None = None

    @Slot()
    def open_printers(self) -> None:
        """Show the printers."""
        if self._printers is None:
            page = PrintersPage(parent=self._window)
            presenter = PrintersPresenter(page, self._store, self._badges, self._setup)
            page.left.connect(self.left)
            page.queue_wanted.connect(self.open_queue)
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
            self._queue = (page, presenter)
        page, presenter = self._queue
        self._show(page)
        presenter.open()

    def close(self) -> None:
        """Take the pages away with the desk that they are of."""
        for made in (self._printers, self._queue):
            if made is not None:
                made[0].deleteLater()
        self._printers = self._queue = None
