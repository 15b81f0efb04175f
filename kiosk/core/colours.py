"""The colours of Accueil, each with one meaning: the window and the live page share them."""

from dataclasses import dataclass


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
