"""The verdict as a band over the person's card: a shape, a word, a reason, what to do."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.shape import VerdictShape
from kiosk.ui.text import label
from kiosk.ui.theme import LIGHT, tone_colours
from kiosk.wording.verdicts import VerdictText

HEIGHT = 136
MARGINS = (28, 8, 24, 8)
SHAPE = 72
SPACING = 20
SIZES = ((40, 19), (36, 19), (32, 18), (28, 17), (24, 17), (21, 16), (19, 15))
"""Of the word, and of the lines under it: the first pair at which all fits, in pixels."""
WORD, REASON, TODO = range(3)


class VerdictBand(QFrame):
    """Shows one verdict until the next, or what the desk waits for; lines never lie over another."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Band")
        self.setFixedHeight(HEIGHT)
        self._colour = ""
        self._weights = [700, 700, 400]
        self._said = ["", "", ""]
        self._shape = VerdictShape(SHAPE, parent=self)
        self._lines = [label(wraps=True, parent=self) for _ in self._said]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        for line in self._lines:
            words.addWidget(line)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(SPACING)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.rest("")

    def show_verdict(self, told: VerdictText) -> None:
        """Show a verdict."""
        background, text = tone_colours(told.tone)
        self._shape.setVisible(True)
        self._shape.show_tone(told.tone)
        self._show_words(told.word, told.reason, told.todo, text)
        self._paint(background, background)
        self.setAccessibleName(f"{told.word}. {told.reason}. {told.todo}")

    def rest(self, word: str, detail: str = "") -> None:
        """Show what the desk waits for."""
        background, text = tone_colours(None)
        self._shape.setVisible(False)
        self._show_words(word, "", detail, text)
        self._paint(background, LIGHT.line)
        self.setAccessibleName(f"{word}. {detail}")

    def fade(self) -> None:
        """Step back: the verdict is told, and the next person is being looked for."""
        background, self._colour = tone_colours(None)
        self._shape.setVisible(False)
        self._weights[REASON] = 400
        self._fit()
        self._paint(background, LIGHT.line)

    def _show_words(self, word: str, reason: str, todo: str, colour: str) -> None:
        self._said = [word, reason, todo]
        self._weights[REASON] = 700
        self._colour = colour
        for line, text in zip(self._lines, self._said, strict=True):
            line.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """Write the lines as large as the band holds them; what it never holds ends in …."""
        texts = list(self._said)
        sizes = next((pair for pair in SIZES if self._height(texts, pair) <= self._room), SIZES[-1])
        while self._height(texts, sizes) > self._room:
            longest = max((WORD, REASON, TODO), key=lambda place: len(texts[place]))
            texts[longest] = f"{texts[longest][:-4].rstrip()}…"
        for place, line in enumerate(self._lines):
            line.setText(texts[place])
            pixels = sizes[min(place, 1)]
            weight = self._weights[place]
            line.setStyleSheet(
                f"font-size: {pixels}px; font-weight: {weight}; color: {self._colour};"
            )
        self.setToolTip("\n".join(filter(None, self._said)) if texts != self._said else "")

    @property
    def _room(self) -> int:
        return HEIGHT - MARGINS[1] - MARGINS[3] - 2

    def _height(self, texts: list[str], sizes: tuple[int, int]) -> int:
        """Give how high the lines are at these sizes, in the width there is."""
        shape = 0 if self._shape.isHidden() else SHAPE + SPACING
        width = max(self.width() - MARGINS[0] - MARGINS[2] - shape - 2, SHAPE)
        height = 0
        for place, text in enumerate(texts):
            font = QFont(self.font())
            font.setPixelSize(sizes[min(place, 1)])
            font.setWeight(QFont.Weight(self._weights[place]))
            area, wraps = QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap
            height += QFontMetrics(font).boundingRect(area, wraps, text).height() if text else 0
        return height

    def _paint(self, background: str, border: str) -> None:
        self.setStyleSheet(
            f"#Band {{ background: {background}; border: 1px solid {border}; border-radius: 8px; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()
