"""The pages of the exchange and of packs, made when somebody first wants them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.controllers.background import Background
from kiosk.controllers.hub_trial import HubTrial
from kiosk.controllers.packs import Packs
from kiosk.core.moment import Now
from kiosk.core.ports import Sync
from kiosk.store.desk import DeskStore
from kiosk.ui.pack_page import PackPage
from kiosk.ui.pack_presenter import PackPresenter
from kiosk.ui.share_page import SharePage
from kiosk.ui.share_presenter import Exchanging, SharePresenter


class SharingPages(QObject):
    """They outlive a desk that is opened anew: a pack may bring another programme."""

    left = Signal()
    named = Signal()  # this desk, by somebody at it
    opened = Signal(object)  # Opened

    def __init__(
        self,
        store: DeskStore,
        *,
        sync: Callable[[], Sync],
        exchanging: Exchanging,
        background: Background,
        now: Now,
        show: Callable[[QWidget], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._exchanging = exchanging
        self._now = now
        self._show = show
        self._window = window
        self._packs = Packs(store, sync, background, now=now, parent=self)
        self._trial = HubTrial(sync, parent=self)
        self._share: SharePresenter | None = None
        self._share_page: SharePage | None = None
        self._pack: PackPresenter | None = None
        self._pack_page: PackPage | None = None

    @Slot()
    def open_share(self) -> None:
        """Show the exchange."""
        if self._share is None or self._share_page is None:
            self._share_page = SharePage(parent=self._window)
            self._share = SharePresenter(
                self._share_page,
                self._store,
                self._exchanging,
                trial=self._trial,
                packs=self._packs,
                now=self._now,
            )
            self._share.left.connect(self.left)
            self._share_page.naming.wanted.connect(self._name_desk)
            self._share.open_wanted.connect(self.open_pack)
        self._share_page.naming.show_name(self._store.own_name)
        self._show(self._share_page)
        self._share.open()

    @Slot(str)
    def _name_desk(self, name: str) -> None:
        """Call this desk *name*; where another is called so, a number tells them apart."""
        self._store.name_desk(name)
        if self._share_page is not None:
            self._share_page.naming.show_name(self._store.own_name)
        self.named.emit()

    @Slot()
    def open_pack(self, path: Path | None = None) -> None:
        """Show where a pack is opened, the one at *path* if it is known."""
        if self._pack is None or self._pack_page is None:
            self._pack_page = PackPage(
                is_first=self._store.roster.event is None, parent=self._window
            )
            self._pack = PackPresenter(self._pack_page, self._packs)
            self._pack.opened.connect(self.opened)
            self._pack.left.connect(self._leave_pack)
        self._show(self._pack_page)
        self._pack.open(path)

    @Slot(str)
    def show_bug(self, number: str) -> None:
        """Say that the program itself went wrong, on the page that waits for it."""
        for presenter in (self._share, self._pack):
            if presenter is not None:
                presenter.show_bug(number)

    def close(self) -> None:
        """Take back what is half done, before the store is closed."""
        self._trial.cancel()
        self._packs.close()

    @Slot()
    def _leave_pack(self) -> None:
        """Go on to the desk; the next pack finds a page of its own."""
        page, self._pack_page, self._pack = self._pack_page, None, None
        self.left.emit()
        if page is not None:
            page.deleteLater()
