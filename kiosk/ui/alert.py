"""What is wrong with the printer, under the strip, with the two things one can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.text import label


class PrinterAlert(QFrame):
    """Hidden while all is well."""

    retry_wanted = Signal()
    came_out = Signal()
    printer_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Alert")
        self._text = label("AlertText", wraps=True, parent=self)
        self._retry = button(self.tr("Réessayer"), key=Keys.RETRY, parent=self)
        self._retry.clicked.connect(self.retry_wanted)
        self._came_out = button(self.tr("Il est sorti"), parent=self)
        self._came_out.clicked.connect(self.came_out)
        other = button(self.tr("Choisir l’imprimante"), key=Keys.PRINTER, parent=self)
        other.clicked.connect(self.printer_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 20, 6)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._came_out)
        row.addWidget(self._retry)
        row.addWidget(other)
        self.hide()

    def show_text(self, text: str, *, can_retry: bool, in_doubt: bool = False) -> None:
        """Show what is wrong, or ask whether a badge came out; an empty text says all is well."""
        self._came_out.setVisible(in_doubt)
        self._retry.setVisible(can_retry)
        self._text.setText(f"▲  {text}")
        self.setVisible(bool(text))
