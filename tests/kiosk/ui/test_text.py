"""A name is never cut on screen."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from kiosk.ui.text import FittedLabel


@pytest.mark.parametrize("name", ["Li LÜ", "Emmanuelle DE LA ROCHEFOUCAULD-MONTBEL", "M" * 60])
def test_a_name_fits(name: str, qtbot: QtBot) -> None:
    """A short name is large, a long one smaller, and one longer still takes two lines."""
    shown = FittedLabel(46, 26)
    qtbot.addWidget(shown)
    shown.resize(700, 60)
    shown.show()
    shown.show_text(name)
    width = QFontMetrics(shown.font()).horizontalAdvance(name)
    assert width <= 700 or shown.wordWrap()


def test_a_short_name_is_as_large_as_may_be(qtbot: QtBot) -> None:
    """What fits is not made smaller."""
    shown = FittedLabel(46, 26)
    qtbot.addWidget(shown)
    shown.resize(700, 60)
    shown.show_text("Li LÜ")
    assert "font-size: 46px" in shown.styleSheet()
