"""The colours, each with one meaning, and the style sheet made from them."""

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from kiosk.wording.verdicts import Tone

FAMILY = "Accueil Sans"
BASE_PX = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Blue admits, red refuses, amber says look here first; the rest is ink on paper."""

    blue: str = "#005a9c"
    blue_pressed: str = "#00477b"
    red: str = "#b3001b"
    amber: str = "#ffb81c"
    amber_soft: str = "#fff3d1"
    ink: str = "#15191e"
    ink_soft: str = "#535c66"
    slate: str = "#3b444e"
    line: str = "#d5dae0"
    ground: str = "#f3f5f7"
    paper: str = "#ffffff"
    chosen: str = "#e3eef7"


LIGHT = Colours()


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
