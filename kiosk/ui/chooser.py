"""A choice of one among several, with an arrow of our own: a styled combo box has none."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kiosk.ui.theme import LIGHT

_RIGHT, _WIDE, _HIGH = 16, 5, 5


class Chooser(QComboBox):
    """The wheel scrolls past it: a choice is easily turned unseen."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow over the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.ink_soft), 2))
        tip = QPoint(self.width() - _RIGHT, self.height() // 2 + _HIGH // 2)
        painter.drawPolyline([tip + QPoint(-_WIDE, -_HIGH), tip, tip + QPoint(_WIDE, -_HIGH)])
