"""The desk's printer on the screen: what is wrong with it, another one, once more."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.core.ports import Printing
from kiosk.core.printjob import Job
from kiosk.core.trouble import Trouble
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.dialogs import PrinterChoice
from kiosk.ui.told import told
from kiosk.wording.troubles import trouble_text


class PrinterPresenter(QObject):
    """Keeps the bar under the strip true, and passes on what people want of the printer."""

    changed = Signal()  # the desk prints elsewhere, or again
    troubled = Signal(object)  # Trouble

    def __init__(
        self,
        window: DeskWindow,
        badges: Badges,
        printing: Printing,
        *,
        name_of: Callable[[Job], str],
    ) -> None:
        super().__init__(window)
        self._name_of = name_of
        self._window = window
        self._badges = badges
        self._printing = printing
        window.retry_wanted.connect(self.retry)
        window.printer_wanted.connect(self.choose)
        window.alert.came_out.connect(self.believe)
        badges.changed.connect(self.look)
        self.look()

    @Slot()
    @told
    def retry(self) -> None:
        """Send what failed to the printer again, or the badge that did not come out."""
        doubtful = self._badges.doubtful
        if self._badges.trouble is None and doubtful is not None:
            self._badges.resolve(doubtful.id, came_out=False)
        else:
            self._badges.retry()
        self._settled()

    @Slot()
    @told
    def believe(self) -> None:
        """Take it that the doubtful badge came out."""
        if (doubtful := self._badges.doubtful) is not None:
            self._badges.resolve(doubtful.id, came_out=True)
        self._settled()

    @Slot()
    def choose(self) -> None:
        """Ask where this desk's badges come out."""
        printers: list[str] = []
        self._printing.find_printers(printers.extend)
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
        in_doubt = self._badges.trouble is None and self._badges.doubtful is not None
        has_failed = self._badges.trouble is not None
        self._window.alert.show_text(
            self._alert(), can_retry=has_failed or in_doubt, in_doubt=in_doubt
        )

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
        if (doubtful := self._badges.doubtful) is not None:
            return self.tr(
                "Le badge de {who} est peut-être resté dans l’imprimante. Est-il sorti ?"
            ).format(who=self._name_of(doubtful))
        if not self._badges.is_settled:
            return self.tr("Aucune imprimante n’est choisie : les badges ne sortent pas.")
        return ""
