"""Rows that the board paints: as high as the room allows, legible from the back of the hall."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from kiosk.ui.theme import LIGHT

COME = "#9fc3df"
"""Blue admits; a lighter one is for who has come and may have left."""
GAP = 8
LARGEST = 1.25
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A word that asks to be looked at; *is_loud* where it is now."""

    text: str
    is_loud: bool


class PaintedRows(QWidget, Generic[RowT]):
    """Shares its height among its rows; says *nothing* where there is none."""

    lines = 2.0
    """How many lines of text a row needs."""
    gap = 8
    share = 1.0
    """How large its letters are, by those of the page."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rows: tuple[RowT, ...] = ()
        self._nothing = ""
        self._pixels = 15

    def show_rows(self, rows: Sequence[RowT], nothing: str = "") -> None:
        """Show these *rows*."""
        self.rows, self._nothing = tuple(rows), nothing
        self.setAccessibleDescription("\n".join(self.told))
        self._fit()

    @property
    def told(self) -> list[str]:
        """What the rows say, one text each."""
        return [self.text_of(row) for row in self.rows] or [self._nothing]

    def show_size(self, pixels: int) -> None:
        """Write in letters of so many *pixels*."""
        self._pixels = round(self.share * pixels)
        self._fit()

    @abstractmethod
    def text_of(self, row: RowT) -> str:
        """Say a row as one text."""

    @abstractmethod
    def paint_row(self, painter: QPainter, area: QRect, row: RowT) -> None:
        """Paint a row into its *area*."""

    def letters(self, *, bold: bool = False, small: bool = False) -> QFont:
        """Give the letters of a row."""
        font = QFont(self.font())
        font.setPixelSize(round(self._pixels * (0.88 if small else 1)))
        font.setBold(bold)
        return font

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for what the rows need."""
        return QSize(0, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows that are to be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.rows:
            painter.setFont(self.letters())
            painter.setPen(QColor(LIGHT.ink_soft))
            wraps = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.rect(), wraps, self._nothing)
            return
        height = min(self.height() / len(self.rows), LARGEST * self._row_height())
        for number, row in enumerate(self.rows):
            area = QRect(0, round(number * height), self.width(), round(height))
            if area.intersects(event.rect()):
                if number:
                    painter.setPen(QColor(LIGHT.line))
                    painter.drawLine(area.topLeft(), area.topRight())
                self.paint_row(painter, area, row)

    def _row_height(self) -> int:
        return round(self.lines * QFontMetrics(self.letters()).height()) + self.gap

    def _fit(self) -> None:
        self.setMinimumHeight(self._row_height() * max(len(self.rows), 2))
        self.updateGeometry()
        self.update()


def scrolled(rows: QWidget, *, parent: QWidget) -> QScrollArea:
    """Put rows where they can be scrolled once they are too many."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(rows)
    area.setViewportMargins(0, 0, GAP, 0)
    area.viewport().setAutoFillBackground(False)
    rows.setAutoFillBackground(False)
    return area


def draw_text(
    painter: QPainter, area: QRect, text: str, colour: str = LIGHT.ink, *, right: bool = False
) -> None:
    """Write one line that ends in … where the width does not hold it."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setPen(QColor(colour))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)


def draw_bar(
    painter: QPainter, area: QRect, *, whole: float, parts: Sequence[tuple[float, str]]
) -> None:
    """Lay *parts*, each with its colour, one over the other on a bar that stands for the *whole*."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.ground))
    painter.drawRoundedRect(area, 2, 2)
    for part, colour in parts:
        width = round(area.width() * min(part / whole, 1)) if whole else 0
        if part and width:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(
                QRect(area.topLeft(), QSize(max(width, 3), area.height())), 2, 2
            )


def draw_flag(painter: QPainter, area: QRect, flag: Flag, *, left: bool = False) -> int:
    """Write a flag at the right of *area*, or at its *left*, and give how wide it is."""
    metrics = painter.fontMetrics()
    width = min(metrics.horizontalAdvance(flag.text) + 14, area.width())
    x = area.left() if left else area.right() - width + 1
    box = QRect(x, area.top(), width, area.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.amber if flag.is_loud else LIGHT.amber_soft))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(LIGHT.ink))
    text = metrics.elidedText(flag.text, Qt.TextElideMode.ElideRight, width - 10)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return width
