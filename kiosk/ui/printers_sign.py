"""How a printer is, as a sign told apart without colour."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.shape import circle, diamond, exclamation, question, square, tick
from kiosk.ui.theme import LIGHT
from kiosk.wording.printers import Health

_DENSITY = 2
Draw = Callable[[QPainter], None]


class HealthSign(QWidget):
    """Draws the sign of a printer's health: a tick, a diamond, two bars, a question."""

    def __init__(self, size: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health = Health.UNASKED
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_health(self, health: Health) -> None:
        """Show the sign of *health*."""
        self._health = health
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the body in the colour of the sign, and what it says on it."""
        painter = QPainter(self)
        painter.scale(self.width() / 100, self.height() / 100)
        draw_health(painter, self._health)


def health_picture(health: Health, size: int) -> QPixmap:
    """Give the sign of *health* for a table, sharp on a dense screen too."""
    picture = QPixmap(size * _DENSITY, size * _DENSITY)
    picture.setDevicePixelRatio(_DENSITY)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.scale(size / 100, size / 100)
    draw_health(painter, health)
    painter.end()
    return picture


def draw_health(painter: QPainter, health: Health) -> None:
    """Draw a sign, 100 wide and high."""
    body, colour, sign, ink = SIGNS[health]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    body(painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    sign(painter)


def _bars(painter: QPainter) -> None:
    for x in (38, 62):
        painter.drawLine(QPointF(x, 34), QPointF(x, 66))


SIGNS: Mapping[Health, tuple[Draw, str, Draw, str]] = {
    Health.READY: (circle, LIGHT.blue, tick, LIGHT.paper),
    Health.LOW: (circle, LIGHT.amber, exclamation, LIGHT.ink),
    Health.TROUBLE: (diamond, LIGHT.amber, exclamation, LIGHT.ink),
    Health.HELD: (square, LIGHT.slate, _bars, LIGHT.paper),
    Health.SILENT: (circle, LIGHT.slate, question, LIGHT.paper),
    Health.UNASKED: (square, LIGHT.line, question, LIGHT.ink_soft),
}
"""A body and its colour, what stands on it and in which ink."""
