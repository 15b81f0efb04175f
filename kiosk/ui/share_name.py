"""What this desk is called: said to the others, and on every screen that names it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.share_place import FIELD_HEIGHT

LONGEST = 40
WIDTH = 220


class NameField(QWidget):
    """A field with the name, and a button that is of use once the name is another."""

    wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST)
        self._field.setFixedSize(WIDTH, FIELD_HEIGHT)
        self._field.setAccessibleName(self.tr("Nom de ce poste"))
        self._field.setPlaceholderText(self.tr("Nom de ce poste"))
        self._button = button(self.tr("Renommer ce poste"), parent=self)
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self._tell)
        self._button.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._field)
        row.addWidget(self._button)

    def show_name(self, name: str) -> None:
        """Show what it is called; what somebody began to type stays."""
        if self._field.text() == self._kept:
            self._field.setText(name)
        self._kept = name
        self._look()

    @property
    def _name(self) -> str:
        return " ".join(self._field.text().split())

    @Slot()
    def _look(self) -> None:
        self._button.setEnabled(self._name not in {"", self._kept})

    @Slot()
    def _tell(self) -> None:
        if self._button.isEnabled():
            self._kept = self._field.text()
            self.wanted.emit(self._name)
