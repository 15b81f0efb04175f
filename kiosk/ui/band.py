"""The verdict as a band over the person's card: a shape, a word, a reason, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.shape import VerdictShape
from kiosk.ui.text import FittedLabel, label
from kiosk.ui.theme import LIGHT, tone_colours
from kiosk.wording.verdicts import VerdictText

HEIGHT = 136


class VerdictBand(QFrame):
    """Shows one verdict until the next, or what the desk waits for."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Band")
        self.setFixedHeight(HEIGHT)
        self._shape = VerdictShape(72, parent=self)
        self._word = FittedLabel(40, 24, parent=self)
        self._reason = label(wraps=True, parent=self)
        self._todo = label(wraps=True, parent=self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._word)
        words.addWidget(self._reason)
        words.addWidget(self._todo)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 10, 24, 10)
        row.setSpacing(20)
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
        background, text = tone_colours(None)
        self._shape.setVisible(False)
        for shown in (self._reason, self._todo):
            shown.setStyleSheet(f"font-size: 19px; color: {text};")
        self._word.show_text(self._word.text(), text)
        self._paint(background, LIGHT.line)

    def _show_words(self, word: str, reason: str, todo: str, colour: str) -> None:
        self._word.show_text(word, colour)
        for shown, text, weight in ((self._reason, reason, 700), (self._todo, todo, 400)):
            shown.setText(text)
            shown.setVisible(bool(text))
            shown.setStyleSheet(f"font-size: 19px; font-weight: {weight}; color: {colour};")

    def _paint(self, background: str, border: str) -> None:
        self.setStyleSheet(
            f"#Band {{ background: {background}; border: 1px solid {border}; border-radius: 8px; }}"
        )
