"""Leads through the opening of a pack: what is asked goes to `Packs`, what that brings is told."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.packs import Packs
from kiosk.core.pack import Opened
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.ui.pack_page import PackPage
from kiosk.wording.packing import opened_text
from kiosk.wording.troubles import trouble_text


class PackPresenter(QObject):
    """Nothing is changed before the phrase is right, and nothing by what is cancelled."""

    opened = Signal(object)  # Opened
    left = Signal()

    def __init__(self, page: PackPage, packs: Packs) -> None:
        super().__init__(page)
        self._page = page
        self._packs = packs
        page.asking.wanted.connect(self._open)
        page.cancel_wanted.connect(packs.cancel)
        page.left.connect(self.left)
        packs.opened.connect(self._show_opened)
        packs.failed.connect(self._show_trouble)
        packs.cancelled.connect(self._show_cancelled)

    def open(self, path: Path | None = None) -> None:
        """Ask for a phrase; with *path* the file is known."""
        if not self._page.is_waiting:
            if path is not None or self._page.asking.path is None:
                self._page.asking.choose(path)
            self._page.show_asking()

    @Slot()
    def _open(self) -> None:
        asking = self._page.asking
        if asking.path is not None:
            self._page.show_waiting()
            self._packs.open(asking.path, asking.phrase)

    @Slot(Opened)
    def _show_opened(self, opened: Opened) -> None:
        self._page.asking.choose(None)
        self._page.show_done(opened_text(opened))
        self.opened.emit(opened)

    @Slot(Trouble)
    def _show_trouble(self, trouble: Trouble) -> None:
        if not self._page.is_waiting:
            return
        text = trouble_text(trouble)
        if trouble.kind is TroubleKind.OTHER_EVENT:
            text = self.tr(
                "Ce poste a déjà un événement, qui n’est pas celui de ce paquet : rien n’a été changé. "
                "Ouvrez le paquet sur un autre ordinateur."
            )
        self._ask_again(text)

    @Slot()
    def _show_cancelled(self) -> None:
        self._ask_again(self.tr("Rien n’a été changé."))

    @Slot(str)
    def show_bug(self, number: str) -> None:
        """Say that the program itself went wrong while a pack was opened."""
        if self._page.is_waiting:
            text = self.tr("Erreur du programme : rien n’a été ouvert. Donnez ce numéro : {number}")
            self._ask_again(text.format(number=number))

    def _ask_again(self, told: str) -> None:
        self._page.show_asking()
        self._page.asking.tell(told)
