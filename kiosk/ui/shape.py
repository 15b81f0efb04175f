"""The four shapes of a verdict, told apart without colour: a tick, a diamond, a cross, a question."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.ui.theme import FAMILY, tone_colours
from kiosk.wording.verdicts import Tone


class VerdictShape(QWidget):
    """Draws the shape of a tone in the colours of its band, turned round."""

    def __init__(self, size: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tone(self, tone: Tone | None) -> None:
        """Show the shape of *tone*; None shows nothing."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the body in the band's text colour and the sign in the band's own."""
        if self._tone is None:
            return
        band, text = (QColor(colour) for colour in tone_colours(self._tone))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 100, self.height() / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(text)
        _BODIES[self._tone](painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(band, 11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        _SIGNS[self._tone](painter)


def circle(painter: QPainter) -> None:
    """Draw a disc."""
    painter.drawEllipse(QRectF(4, 4, 92, 92))


def diamond(painter: QPainter) -> None:
    """Draw a square on its corner."""
    painter.drawPolygon(
        QPolygonF([QPointF(50, 0), QPointF(100, 50), QPointF(50, 100), QPointF(0, 50)])
    )


def octagon(painter: QPainter) -> None:
    """Draw the shape of a stop sign."""
    near, far = 30, 70
    corners = [
        (near, 3),
        (far, 3),
        (97, near),
        (97, far),
        (far, 97),
        (near, 97),
        (3, far),
        (3, near),
    ]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def square(painter: QPainter) -> None:
    """Draw a square with round corners."""
    painter.drawRoundedRect(QRectF(5, 5, 90, 90), 12, 12)


def tick(painter: QPainter) -> None:
    """Draw that all is well."""
    painter.drawPolyline(QPolygonF([QPointF(28, 52), QPointF(44, 68), QPointF(73, 34)]))


def exclamation(painter: QPainter) -> None:
    """Draw that somebody must look."""
    painter.drawLine(QPointF(50, 26), QPointF(50, 54))
    painter.drawPoint(QPointF(50, 74))


def cross(painter: QPainter) -> None:
    """Draw that it is not so."""
    painter.drawLine(QPointF(33, 33), QPointF(67, 67))
    painter.drawLine(QPointF(67, 33), QPointF(33, 67))


def question(painter: QPainter) -> None:
    """Draw that nobody knows."""
    font = QFont(FAMILY)
    font.setPixelSize(70)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, 100, 98), Qt.AlignmentFlag.AlignCenter, "?")


_BODIES = {
    Tone.ADMITTED: circle,
    Tone.LOOK: diamond,
    Tone.REFUSED: octagon,
    Tone.UNKNOWN: square,
}
_SIGNS = {
    Tone.ADMITTED: tick,
    Tone.LOOK: exclamation,
    Tone.REFUSED: cross,
    Tone.UNKNOWN: question,
}
