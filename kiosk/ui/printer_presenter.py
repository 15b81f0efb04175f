"""The desk's printer on the screen: what is wrong with it, another one, once more."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.core.ports import Printing
from kiosk.core.trouble import Trouble
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.dialogs import PrinterChoice
from kiosk.ui.told import told
from kiosk.wording.troubles import trouble_text


class PrinterPresenter(QObject):
    """Keeps the bar under the strip true, and passes on what people want of the printer."""

    changed = Signal()  # the desk prints elsewhere, or again
    troubled = Signal(object)  # Trouble

    def __init__(self, window: DeskWindow, badges: Badges, printing: Printing) -> None:
        super().__init__(window)
        self._window = window
        self._badges = badges
        self._printing = printing
        window.retry_wanted.connect(self.retry)
        window.printer_wanted.connect(self.choose)
        badges.changed.connect(self.look)
        self.look()

    @Slot()
    @told
    def retry(self) -> None:
        """Send what failed to the printer again."""
        self._badges.retry()
        self._settled()

    @Slot()
    def choose(self) -> None:
        """Ask where this desk's badges come out."""
        printers = self._printing.system_printers()
        choice = PrinterChoice(printers, self._badges.printer, parent=self._window)
        choice.chosen.connect(self.take)
        choice.open()

    @Slot(str)
    @told
    def take(self, uri: str) -> None:
        """Print on the printer at *uri* from now on."""
        self._badges.choose_printer(uri)
        self._settled()

    @Slot()
    def look(self) -> None:
        """Say what is wrong, if anything is."""
        has_failed = self._badges.trouble is not None
        self._window.alert.show_text(self._alert(), can_retry=has_failed)

    def show_trouble(self, trouble: Trouble) -> None:
        """Pass a trouble on to where everybody looks."""
        self.troubled.emit(trouble)

    def _settled(self) -> None:
        self.look()
        self._window.search_again()
        self.changed.emit()

    def _alert(self) -> str:
        if self._badges.trouble is not None:
            return trouble_text(self._badges.trouble)
        if not self._badges.is_settled:
            return self.tr("Aucune imprimante n’est choisie : les badges ne sortent pas.")
        return ""
