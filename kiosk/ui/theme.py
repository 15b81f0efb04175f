"""The style sheet made from the colours, and the colours of a verdict."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk.core.colours import LIGHT, Colours
from kiosk.wording.verdicts import Tone

__all__ = ["BASE_PX", "FAMILY", "LIGHT", "Colours", "dress", "tone_colours"]

FAMILY = "Accueil Sans"
BASE_PX = 16


def tone_colours(tone: Tone | None, colours: Colours = LIGHT) -> tuple[str, str]:
    """Give (background, text) of a verdict's band; None is the band at rest."""
    match tone:
        case Tone.ADMITTED:
            return colours.blue, colours.paper
        case Tone.LOOK:
            return colours.amber, colours.ink
        case Tone.REFUSED:
            return colours.red, colours.paper
        case Tone.UNKNOWN:
            return colours.slate, colours.paper
        case None:
            return colours.paper, colours.ink_soft


def dress(application: QApplication, resources: Path, colours: Colours = LIGHT) -> None:
    """Give *application* the shipped typefaces and the style sheet in *resources*."""
    for file in sorted((resources / "fonts").glob("*.?tf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(FAMILY)
    font.setPixelSize(BASE_PX)
    application.setFont(font)
    application.setStyle("Fusion")
    sheet = Template((resources / "styles" / "accueil.qss").read_text(encoding="utf-8"))
    application.setStyleSheet(sheet.substitute(asdict(colours)))
