"""Labels that fit: a name is never cut on screen either."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(name: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """Make a plain-text label; *name* is what the style sheet calls it."""
    made = QLabel(parent)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


class ElidedLabel(QLabel):
    """One line that ends in … where the width does not hold it."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show *text*, and all of it to whoever points at it."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no width of its own: it takes what there is."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what the width holds."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment(), shown)


class FittedLabel(QLabel):
    """One line, as large as the width allows between two sizes; wraps at the smaller one."""

    def __init__(self, largest: int, smallest: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._largest = largest
        self._smallest = smallest
        self._colour = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, colour: str = "") -> None:
        """Show *text*, in *colour* or the style sheet's."""
        self.setText(text)
        self._colour = colour
        self._fit()

    def _fit(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        pixels = self._largest
        for pixels in range(self._largest, self._smallest - 1, -1):
            font.setPixelSize(pixels)
            if QFontMetrics(font).horizontalAdvance(self.text()) <= self.width():
                break
        self.setWordWrap(pixels == self._smallest)
        colour = f" color: {self._colour};" if self._colour else ""
        self.setStyleSheet(f"font-size: {pixels}px; font-weight: 700;{colour}")

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no width of its own: it takes what there is."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()
