"""What is left to settle, wherever the desk shows it: how many in the strip, and a page made when wanted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.controllers.settling import Settling
from kiosk.store.desk import DeskStore
from kiosk.ui.settle_page import SettlePage
from kiosk.ui.settle_presenter import SettlePresenter
from kiosk.ui.soon import Soon
from kiosk.ui.strip import Strip


class SettlePages(QObject):
    """Belongs to the desk's *window*, and is shown in its place."""

    left = Signal()
    changed = Signal()  # people, entries or badges are not as they were

    def __init__(
        self,
        store: DeskStore,
        settling: Settling,
        *,
        strip: Strip,
        show: Callable[[QWidget], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._settling = settling
        self._strip = strip
        self._show = show
        self._window = window
        self._page: tuple[SettlePage, SettlePresenter] | None = None
        self._soon = Soon(settling.look, parent=self)
        settling.changed.connect(self.tell_count)
        self.look_soon()

    @Slot()
    def look_soon(self) -> None:
        """Find what is open once the window has time: the next person comes first."""
        self._soon.ask()

    @Slot()
    def tell_count(self) -> None:
        """Say in the strip how many are open."""
        self._strip.show_to_settle(len(self._settling.clashes))

    @Slot()
    def open(self) -> None:
        """Show the page."""
        if self._page is None:
            page = SettlePage(parent=self._window)
            presenter = SettlePresenter(page, self._store, self._settling)
            page.left.connect(self.left)
            presenter.changed.connect(self.changed)
            self._page = (page, presenter)
        page, presenter = self._page
        self._show(page)
        presenter.open()

    def close(self) -> None:
        """Take the page away with the desk that it is of."""
        if self._page is not None:
            self._page[0].deleteLater()
        self._page = None
