"""The lists of the board: sessions with their bars, parts of a crowd, desks, people to look for."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.board_rows import (
    COME,
    GAP,
    Flag,
    PaintedRows,
    draw_bar,
    draw_flag,
    draw_text,
)
from kiosk.ui.theme import LIGHT

_MARK = 3
_GREY = "#8a94a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session: its figures in words (*counts*), and as a bar with a mark at who booked."""

    id: str
    title: str
    where: str
    counts: str
    expected: int
    attended: int
    present: int
    capacity: int
    flag: Flag | None = None
    is_over: bool = False


class SessionRows(PaintedRows[SessionRow]):
    """Present over come over places, amber where a room holds too many."""

    lines = 2.15
    gap = 4
    share = 0.93

    def text_of(self, row: SessionRow) -> str:
        """Say a session in one line."""
        flag = row.flag.text if row.flag is not None else ""
        return " | ".join(t for t in (row.id, row.title, row.where, row.counts, flag) if t)

    def paint_row(self, painter: QPainter, area: QRect, row: SessionRow) -> None:
        """Paint title and flag, the bar, and the figures below."""
        line = QFontMetrics(self.letters()).height()
        small = QFontMetrics(self.letters(small=True)).height()
        thick = max(5, line // 4)
        top = area.top() + max(2, (area.height() - line - thick - small) // 2)
        ink = LIGHT.ink_soft if row.is_over else LIGHT.ink
        self._head(painter, QRect(0, top, area.width(), line), row, ink)
        self._bar(painter, QRect(0, top + line + 1, area.width(), thick), row)
        painter.setFont(self.letters(small=True))
        below = QRect(0, top + line + thick + 1, area.width(), small)
        draw_text(painter, below, row.counts, ink, right=True)
        below.setRight(area.width() - painter.fontMetrics().horizontalAdvance(row.counts) - GAP)
        draw_text(painter, below, row.where, LIGHT.ink_soft)

    def _head(self, painter: QPainter, area: QRect, row: SessionRow, ink: str) -> None:
        painter.setFont(self.letters(bold=True))
        ids = max(painter.fontMetrics().horizontalAdvance(f"{each.id}  ") for each in self.rows)
        draw_text(painter, area, row.id, ink)
        if row.flag is not None:
            area.setRight(area.right() - draw_flag(painter, area, row.flag) - GAP)
        painter.setFont(self.letters())
        area.setLeft(ids)
        draw_text(painter, area, row.title, ink)

    def _bar(self, painter: QPainter, area: QRect, row: SessionRow) -> None:
        whole = max(row.capacity, row.expected, row.attended, row.present, 1)
        loud = row.flag is not None and row.flag.is_loud
        present = LIGHT.amber if loud else LIGHT.blue
        parts = [
            (row.capacity or whole, LIGHT.line),
            (row.attended, _GREY if row.is_over else COME),
            (row.present, present),
        ]
        draw_bar(painter, area, whole=whole, parts=parts)
        if row.expected:
            x = min(round(area.width() * row.expected / whole), area.width() - _MARK)
            painter.fillRect(QRect(x, area.top(), _MARK, area.height()), LIGHT.ink)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """*people*, of all (*of*), who are of one *label*; *said* is that in words."""

    label: str
    people: int
    of: int
    said: str


class PartRows(PaintedRows[PartRow]):
    """A bar for each part of a crowd, all to one scale."""

    lines = 1.5

    def __init__(
        self, name: str, *, colours: tuple[str, str] = (LIGHT.blue, COME), parent: QWidget
    ) -> None:
        super().__init__(name, parent=parent)
        self._colours = colours

    def text_of(self, row: PartRow) -> str:
        """Say a part in one line."""
        return f"{row.label} | {row.said}"

    def paint_row(self, painter: QPainter, area: QRect, row: PartRow) -> None:
        """Paint the label and the number over a thin bar."""
        painter.setFont(self.letters())
        line, thick = painter.fontMetrics().height(), max(4, self._pixels // 3)
        top = area.top() + max(2, (area.height() - line - thick) // 2)
        words = QRect(0, top, area.width(), line)
        draw_text(painter, words, row.said, right=True)
        words.setRight(area.width() - painter.fontMetrics().horizontalAdvance(row.said) - GAP)
        draw_text(painter, words, row.label)
        whole = max(max(each.of, each.people) for each in self.rows)
        draw_bar(
            painter,
            QRect(0, top + line, area.width(), thick),
            whole=whole,
            parts=[(row.of, self._colours[1]), (row.people, self._colours[0])],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """Two lines: what it is, with a word at its right, and more about it."""

    title: str
    right: str = ""
    detail: str = ""
    flag: Flag | None = None


class NoteRows(PaintedRows[NoteRow]):
    """People to look for; with a line more for each flag, desks."""

    lines = 2.1

    def __init__(self, name: str, *, flags_below: bool = False, parent: QWidget) -> None:
        self.lines = 3.2 if flags_below else 2.1
        self._flags_below = flags_below
        super().__init__(name, parent=parent)

    def text_of(self, row: NoteRow) -> str:
        """Say a row in one line."""
        flag = row.flag.text if row.flag is not None else ""
        return " | ".join(text for text in (row.title, row.right, row.detail, flag) if text)

    def paint_row(self, painter: QPainter, area: QRect, row: NoteRow) -> None:
        """Paint the lines."""
        painter.setFont(self.letters(bold=True))
        line = painter.fontMetrics().height()
        lines = 3 if self._flags_below else 2
        top = area.top() + max(3, (area.height() - lines * line) // 2)
        first, second = (QRect(0, top + n * line, area.width(), line) for n in (0, 1))
        name = QRect(first)
        painter.setFont(self.letters(small=True))
        draw_text(painter, first, row.right, LIGHT.ink_soft, right=True)
        name.setRight(area.width() - painter.fontMetrics().horizontalAdvance(row.right) - GAP)
        if row.flag is not None and self._flags_below:
            draw_flag(painter, second.translated(0, line + 2), row.flag, left=True)
        elif row.flag is not None:
            second.setRight(second.right() - draw_flag(painter, second, row.flag) - GAP)
        draw_text(painter, second, row.detail, LIGHT.ink_soft)
        painter.setFont(self.letters(bold=True))
        draw_text(painter, name, row.title)
