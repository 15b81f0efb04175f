"""The desk's printers, one below the other: a sign, a name, a word, and how many badges wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.printers_sign import HealthSign
from kiosk.ui.text import ElidedLabel, label
from kiosk.wording.printers import Health

ROW_HEIGHT = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterShown:
    """A printer as the page shows it: *word* says how it is, *waiting* counts what waits for it."""

    uri: str
    name: str
    health: Health
    word: str
    waiting: int = 0


class PrinterList(QScrollArea):
    """Rows to choose from; the chosen one is what the page is about."""

    chosen = Signal(str)  # URI

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_PrinterRow] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._empty = _Empty(parent=self._inside)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def show_printers(self, printers: Sequence[PrinterShown], chosen: str) -> None:
        """Show *printers*, the *chosen* one marked; rows stay where they are, and so does the focus."""
        self._empty.setVisible(not printers)
        while len(self._rows) < len(printers):
            row = _PrinterRow(parent=self._inside)
            row.chosen.connect(self.chosen)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row in self._rows[len(printers) :]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self._rows[len(printers) :]
        for row, printer in zip(self._rows, printers, strict=True):
            row.show_printer(printer, is_chosen=printer.uri == chosen)

    def ask(self) -> None:
        """Give the focus to the printer that is chosen."""
        for row in self._rows:
            if row.isChecked():
                row.setFocus(Qt.FocusReason.OtherFocusReason)


class _Empty(QFrame):
    """Stands where the printers will: what to do first."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        sign = HealthSign(56, parent=self)
        title = label("FormTitle", wraps=True, parent=self)
        title.setText(self.tr("Ce poste n’a pas d’imprimante"))
        steps = label("Quiet", wraps=True, parent=self)
        steps.setText(
            self.tr(
                "1. Allumez l’imprimante et branchez-la.\n"
                "2. Ajoutez-la : celles qui répondent sont à côté, les autres par leur adresse.\n"
                "3. Imprimez une page d’essai."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        for part in (sign, title, steps):
            column.addWidget(part)


class _PrinterRow(QPushButton):
    """One printer; a tap anywhere chooses it."""

    chosen = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._uri = ""
        self._sign = HealthSign(34, parent=self)
        self._name = ElidedLabel("ListName", parent=self)
        self._word = ElidedLabel("Quiet", parent=self)
        self._waiting = label("PrinterWaiting", parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._word)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(14)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self._waiting)
        for part in (self._sign, self._name, self._word, self._waiting):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(ROW_HEIGHT)
        self.setProperty("role", "printer")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_printer(self, printer: PrinterShown, *, is_chosen: bool) -> None:
        self._uri = printer.uri
        self._sign.show_health(printer.health)
        self._name.setText(printer.name)
        self._word.setText(printer.word)
        waiting = self.tr("{n} en attente").format(n=printer.waiting) if printer.waiting else ""
        self._waiting.setText(waiting)
        self._waiting.setVisible(bool(waiting))
        self.setChecked(is_chosen)
        self.setAccessibleName(f"{printer.name} : {printer.word} {waiting}".strip())

    @Slot()
    def _choose(self) -> None:
        self.setChecked(True)
        self.chosen.emit(self._uri)
