"""The large numbers at the top of the board."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.text import label


@dataclass(frozen=True, slots=True, kw_only=True)
class TileNumber:
    """A *number* under a *word*, with what stands small before and behind it."""

    word: str
    number: str
    before: str = ""
    behind: str = ""


class Tiles(QWidget):
    """One tile a number, side by side."""

    def __init__(self, count: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._tiles = [_Tile(parent=self) for _ in range(count)]
        for place, tile in enumerate(self._tiles):
            row.addWidget(tile, 4 if place < 2 else 3)

    def show_numbers(self, *numbers: TileNumber) -> None:
        """Show these, as many as there are tiles."""
        for tile, number in zip(self._tiles, numbers, strict=True):
            tile.show_number(number)


class _Tile(QFrame):
    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._word = label("BoardSoft", parent=self)
        self._before = label("BoardSoft", parent=self)
        self._number = label("BoardNumber", parent=self)
        self._behind = label("BoardSoft", parent=self)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self._before, self._number, self._behind):
            line.addWidget(part)
        line.addStretch()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 6, 10, 6)
        inside.setSpacing(0)
        inside.addWidget(self._word)
        inside.addLayout(line)

    def show_number(self, number: TileNumber) -> None:
        self._word.setText(number.word)
        self._number.setText(number.number)
        for small, text in ((self._before, number.before), (self._behind, number.behind)):
            small.setText(text)
            small.setVisible(bool(text))
