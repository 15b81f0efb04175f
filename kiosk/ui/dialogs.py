"""The two small windows of the desk: its keys, and its printer. A scan gets through both."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.text import label
from kiosk.wording.printing import printer_name


class KeysHelp(QDialog):
    """Every key of the screen, in two columns: one would be higher than a small screen."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Les touches de l’accueil"))
        heading = label("Heading", parent=self)
        heading.setText(self.windowTitle())
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(2, 16)
        half = (len(Keys) + 1) // 2
        for place, key in enumerate(Keys):
            column, row = divmod(place, half)
            shown = label("HelpKey", parent=self)
            shown.setText(key.value.shown)
            deed = label(parent=self)
            deed.setText(QCoreApplication.translate("keys", key.value.deed))
            grid.addWidget(shown, row, 3 * column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(deed, row, 3 * column + 1)
        close = button(self.tr("Fermer"), parent=self)
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(32, 26, 32, 24)
        whole.setSpacing(18)
        whole.addWidget(heading)
        whole.addLayout(grid)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


class PrinterChoice(QDialog):
    """Where this desk's badges come out: a printer of the system, a PDF file, or nowhere."""

    chosen = Signal(str)  # URI, empty for none

    def __init__(self, printers: Sequence[str], current: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("L’imprimante de ce poste"))
        heading = label("Heading", parent=self)
        heading.setText(self.windowTitle())
        now = label("Subheading", parent=self)
        now.setText(self.tr("Maintenant : {printer}").format(printer=printer_name(current)))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 26, 32, 24)
        self._column.setSpacing(10)
        self._column.addWidget(heading)
        self._column.addWidget(now)
        self._column.addSpacing(8)
        if not printers:
            none = label("Quiet", wraps=True, parent=self)
            none.setText(
                self.tr("Aucune imprimante trouvée : branchez-la, puis rouvrez cette fenêtre.")
            )
            self._column.addWidget(none)
        for uri in printers:
            self._add(printer_name(uri), uri)
        to_file = button(self.tr("Dans un fichier PDF…"), parent=self)
        to_file.clicked.connect(self._ask_for_file)
        self._column.addWidget(to_file)
        self._add(self.tr("Pas d’imprimante : aucun badge"), "")
        close = button(self.tr("Fermer"), role="quiet", parent=self)
        close.clicked.connect(self.reject)
        self._column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _add(self, text: str, uri: str) -> None:
        choice = button(text, parent=self)
        choice.setMinimumWidth(380)
        choice.setProperty("uri", uri)
        choice.clicked.connect(self._choose)
        self._column.addWidget(choice)

    @Slot()
    def _choose(self) -> None:
        self._done(str(self.sender().property("uri")))

    @Slot()
    def _ask_for_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Dans quel fichier ?"), "badges.pdf", self.tr("PDF (*.pdf)")
        )
        if path:
            self._done(QUrl.fromLocalFile(path).toString())

    def _done(self, uri: str) -> None:
        self.chosen.emit(uri)
        self.accept()
