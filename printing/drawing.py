"""What stands on a page, in mm, before any file format."""

from dataclasses import dataclass

from kiosk.core.layout import Box
from printing.images import Raster
from printing.qr import Matrix
from printing.text import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A filled rectangle."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that fills *box*."""

    box: Box
    raster: Raster


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text: its pen starts at *x*, *baseline* mm from the top left; *em* is its size in mm."""

    line: Line
    x: float
    baseline: float
    em: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A QR symbol, drawn black into *box*."""

    box: Box
    modules: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A page ready to be drawn, *width* by *height* mm, made for *dpi* (None: for any).

    Drawn in the order surfaces, pictures, rules, words, symbols; *parts* are drawings in this one.
    """

    width: float
    height: float
    dpi: int | None = None
    surfaces: tuple[Surface, ...] = ()
    pictures: tuple[Picture, ...] = ()
    rules: tuple[Surface, ...] = ()
    words: tuple[Words, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    parts: tuple["Placed", ...] = ()

    @property
    def uncovered(self) -> str:
        """The characters that the shipped fonts have not; they look otherwise on each machine."""
        mine = {each for words in self.words for each in words.line.uncovered}
        return "".join(sorted(mine.union(*(part.drawing.uncovered for part in self.parts))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A drawing with its top left corner at *x*, *y* mm of the page, *scale* times its size.

    One that is *turned* stands upside down, left of that corner and above it.
    """

    drawing: Drawing
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    turned: bool = False
