"""The board, made when somebody first wants it: its charts take half a second to load."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.core.desks import SyncState
from kiosk.core.moment import Now
from kiosk.store.desk import DeskStore

if TYPE_CHECKING:
    from kiosk.ui.board_page import BoardPage
    from kiosk.ui.board_presenter import BoardPresenter


class BoardPages(QObject):
    """The board belongs to the desk's *window*, and is *shown* in its place."""

    left = Signal()
    settle_wanted = Signal()

    def __init__(
        self, store: DeskStore, *, now: Now, show: Callable[[QWidget], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._store = store
        self._now = now
        self._show = show
        self._window = window
        self._made: tuple[BoardPage, BoardPresenter] | None = None
        self._state: SyncState | None = None
        self._clashes = 0

    @Slot()
    def open(self) -> None:
        """Show the board."""
        if self._made is None:
            self._made = self._make()
        page, presenter = self._made
        self._show(page)
        presenter.open()

    @Slot()
    def refresh(self) -> None:
        """Show what has come of other desks, if somebody looks."""
        if self._made is not None:
            self._made[1].refresh()

    @Slot(object)
    def show_state(self, state: SyncState) -> None:
        """Show how the exchange with other desks stands, now or when the board is opened."""
        self._state = state
        if self._made is not None:
            self._made[1].take_state(state)

    @Slot(int)
    def show_clashes(self, count: int) -> None:
        """Show how many clashes there are to settle, now or when the board is opened."""
        self._clashes = count
        if self._made is not None:
            self._made[0].show_clashes(count)

    @Slot()
    def turn_full_screen(self) -> None:
        """Let the window have the whole screen, or give it back."""
        top = self._window.window()
        top.setWindowState(top.windowState() ^ Qt.WindowState.WindowFullScreen)

    def close(self) -> None:
        """Take the board away with the desk that it is of."""
        if self._made is not None:
            self._made[0].deleteLater()
        self._made = None

    def _make(self) -> "tuple[BoardPage, BoardPresenter]":
        from kiosk.ui.board_page import BoardPage
        from kiosk.ui.board_presenter import BoardPresenter

        page = BoardPage(parent=self._window)
        presenter = BoardPresenter(page, self._store, now=self._now)
        presenter.take_state(self._state)
        page.show_clashes(self._clashes)
        page.left.connect(self.left)
        page.settle_wanted.connect(self.settle_wanted)
        page.full_screen_wanted.connect(self.turn_full_screen)
        return page, presenter
