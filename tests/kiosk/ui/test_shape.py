"""A verdict is told apart without its colour."""

from itertools import combinations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from kiosk.ui.shape import VerdictShape
from kiosk.ui.theme import tone_colours
from kiosk.wording.verdicts import Tone

SIZE = 72
LEGIBLE = 7.0


def drawn(tone: Tone, qtbot: QtBot) -> QImage:
    """Give the shape of *tone* in black and white."""
    shape = VerdictShape(SIZE)
    qtbot.addWidget(shape)
    shape.show_tone(tone)
    shape.resize(SIZE, SIZE)
    return shape.grab().toImage().convertToFormat(QImage.Format.Format_Mono)


def luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2."""
    parts = [getattr(QColor(colour), f"{part}F")() for part in ("red", "green", "blue")]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_four_shapes(qtbot: QtBot) -> None:
    """No two verdicts have the same shape, even in black and white."""
    shapes = {tone: drawn(tone, qtbot) for tone in Tone}
    for one, other in combinations(Tone, 2):
        assert shapes[one] != shapes[other]


def test_words_are_legible_on_every_band() -> None:
    """The words of a verdict stand out from its colour by 7 to 1 or more."""
    for tone in Tone:
        light, dark = sorted(map(luminance, tone_colours(tone)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= LEGIBLE, tone
