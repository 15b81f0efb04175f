"""The band says long things too: smaller, and never one line over another."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.ui.band import HEIGHT, VerdictBand
from kiosk.wording.verdicts import Tone, VerdictText

NAME = "Marie-Antoinette DE LA ROCHEFOUCAULD-MONTBEL-SAINT-GERMAIN"
LONG = f"{NAME} remplace {NAME}"


@pytest.mark.parametrize("width", [560, 800, 1150])
@pytest.mark.parametrize("times", [1, 2, 9])
def test_nothing_overlaps(qtbot: QtBot, width: int, times: int) -> None:
    """Each line has the height it needs, inside the band; what is cut stands in the tooltip."""
    band = VerdictBand()
    qtbot.addWidget(band)
    band.resize(width, HEIGHT)
    band.show()
    said = " ".join([LONG] * times)
    band.show_verdict(VerdictText(tone=Tone.LOOK, word="À vérifier", reason=said, todo=said))
    band.layout().activate()
    lines = [line for line in band.findChildren(QLabel) if line.text()]
    assert len(lines) == 3
    for line in lines:
        assert line.heightForWidth(line.width()) <= line.height() + 1
        assert band.rect().contains(line.geometry())
    for above, below in pairwise(lines):
        assert above.geometry().bottom() < below.geometry().top()
    assert (said in band.toolTip()) is any(line.text().endswith("…") for line in lines)


def test_a_short_word_is_large(qtbot: QtBot) -> None:
    """A welcome is read from two metres."""
    band = VerdictBand()
    qtbot.addWidget(band)
    band.resize(640, HEIGHT)
    band.show_verdict(VerdictText(tone=Tone.ADMITTED, word="Bienvenue"))
    assert "font-size: 40px" in band.findChildren(QLabel)[0].styleSheet()
