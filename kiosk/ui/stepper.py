"""A small number with a button on each side, large enough for a finger."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.double_click import REPEATS
from kiosk.ui.text import label


class Stepper(QWidget):
    """Counts from 0 to *most*."""

    def __init__(self, name: str, most: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._value = 0
        self.setAccessibleName(name)
        self._less = button("−", parent=self)
        self._less.setAccessibleName(self.tr("{name} : un de moins").format(name=name))
        self._less.clicked.connect(self.less)
        self._more = button("+", parent=self)
        self._more.setAccessibleName(self.tr("{name} : un de plus").format(name=name))
        self._more.clicked.connect(self.more)
        for hit in (self._less, self._more):
            hit.setProperty(REPEATS, True)
        self._shown = label("CardValue", parent=self)
        self._shown.setMinimumWidth(40)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._less, self._shown, self._more):
            row.addWidget(part)
        row.addStretch(1)
        self.set_value(0)

    @property
    def value(self) -> int:
        """The number shown."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show *value*, or the nearest that may be."""
        self._value = min(max(value, 0), self._most)
        self._shown.setText(str(self._value))
        self._less.setEnabled(self._value > 0)
        self._more.setEnabled(self._value < self._most)

    @Slot()
    def less(self) -> None:
        """Count one less."""
        self.set_value(self._value - 1)

    @Slot()
    def more(self) -> None:
        """Count one more."""
        self.set_value(self._value + 1)
