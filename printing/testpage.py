"""A page that shows whether a printer is set right: size, place, blackness, a code, other scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.core.layout import Align, Box, Weight
from printing import qr
from printing.book import Book
from printing.drawing import Drawing, Surface, Symbol, Words
from printing.text import EM, Typesetter

CODE = "ACCUEIL-ESSAI"
"""What the code on the page says."""
_BLACK = "#000000"
_GREYS = ("#404040", "#808080", "#c0c0c0")
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_EDGE = 0.35
"""The thickness of the frame; so much of the paper's rim must be printable."""
_RULER = 5.5
"""The mm that a ruler needs along its edge."""
_MARGIN = 2.0
_GAP = 2.0
_BAND = 12.0
"""The least height of the patterns."""
_LEAST_TEXT = 12.0
"""The mm of height under which the text stands beside the code, not above it."""
_LARGEST_EM = 3.6
_PITCH = 1.3
_WIDEST = 60.0
"""The mm of the patterns, however large the page."""
_TONES = 4
_HAIRLINES = (1, 2, 3, 4)
"""Thicknesses in dots."""
_LESS = 0.2
_LINE_DPI = 300
"""The dots of hairlines where a printer's own are not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    text: Box
    code: Box
    patterns: Box


def make_test_page(
    size: tuple[float, float],
    *,
    name: str,
    dpi: int | None,
    typesetter: Typesetter,
    at: datetime,
) -> bytes:
    """Give a page of *size* mm for the printer that people call *name*, printed on the day *at*."""
    width, height = size
    places = _places(width, height, dpi)
    lines = (name, _facts(size, dpi), _when(at), "Cadre entier ? Code lisible ?", _ACCENTS, _ARABIC)
    drawing = Drawing(
        width=width,
        height=height,
        dpi=dpi,
        surfaces=(
            *_frame(width, height),
            *_ticks(width, height),
            *_patterns(places.patterns, dpi),
        ),
        words=(
            *_numbers(width, height, typesetter),
            *_text(places.text, lines, typesetter),
        ),
        symbols=tuple(_code(places.code, dpi)),
    )
    book = Book(f"Essai de {name}")
    book.add_badge(drawing)
    return book.save()


_ACCENTS = "Éléonore Œuvrard, Zoë Łukasz, ĂÎȘȚ ñ ß ğ ő"
_ARABIC = "أهلا وسهلا"


def _facts(size: tuple[float, float], dpi: int | None) -> str:
    width, height = (f"{side:g}".replace(".", ",") for side in size)
    dots = "" if dpi is None else f", {dpi} points par pouce"
    return f"{width} × {height} mm{dots}"


def _when(at: datetime) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}, {at.hour} h {at.minute:02}"


def _places(width: float, height: float, dpi: int | None) -> _Places:
    """Share the page out: the code in the corner, patterns beside it, text above or beside."""
    module = qr.LEAST_MODULE if dpi is None else qr.LEAST_DOTS * qr.MM_PER_INCH / dpi
    side = (len(qr.matrix(CODE)) + 2 * qr.QUIET + 1) * module
    inside = Box(
        x=_RULER + 0.5,
        y=_RULER + 0.5,
        w=width - _RULER - _MARGIN,
        h=height - _RULER - _MARGIN,
    )
    code = Box(x=inside.right - side, y=inside.bottom - side, w=side, h=side)
    band = max(side, _BAND)
    if inside.h - band - _GAP >= _LEAST_TEXT:
        text = Box(x=inside.x, y=inside.y, w=inside.w, h=inside.h - band - _GAP)
        wide = min(_WIDEST, code.x - inside.x - _GAP)
        low = Box(x=inside.x, y=inside.bottom - band, w=wide, h=band)
        return _Places(text=text, code=code, patterns=low)
    beside = code.x - inside.x - _GAP
    text = Box(x=inside.x, y=inside.y, w=beside, h=inside.h * 0.62)
    rest = inside.h - text.h - 0.8
    low = Box(x=inside.x, y=inside.bottom - rest, w=beside, h=rest)
    return _Places(text=text, code=code, patterns=low)


def _frame(width: float, height: float) -> Iterator[Surface]:
    for box in (
        Box(x=0, y=0, w=width, h=_EDGE),
        Box(x=0, y=height - _EDGE, w=width, h=_EDGE),
        Box(x=0, y=0, w=_EDGE, h=height),
        Box(x=width - _EDGE, y=0, w=_EDGE, h=height),
    ):
        yield Surface(box=box, colour=_BLACK)


def _ticks(width: float, height: float) -> Iterator[Surface]:
    """Draw a millimetre ruler along the upper and the left edge."""
    thin = 0.18
    for mm in range(1, int(width)):
        yield Surface(box=Box(x=mm - thin / 2, y=0, w=thin, h=_long(mm)), colour=_BLACK)
    for mm in range(1, int(height)):
        yield Surface(box=Box(x=0, y=mm - thin / 2, w=_long(mm), h=thin), colour=_BLACK)


def _long(mm: int) -> float:
    return 2.6 if mm % 10 == 0 else 2.0 if mm % 5 == 0 else 1.2


def _numbers(width: float, height: float, typesetter: Typesetter) -> Iterator[Words]:
    em = 1.9
    for mm in range(10, int(width) - 2, 10):
        box = Box(x=mm - 4, y=2.9, w=8, h=em)
        yield _line(str(mm), box, em, typesetter, align=Align.CENTRE)
    for mm in range(10, int(height) - 2, 10):
        box = Box(x=2.9, y=mm - em / 2, w=8, h=em)
        yield _line(str(mm), box, em, typesetter)


def _patterns(box: Box, dpi: int | None) -> Iterator[Surface]:
    """Draw black and greys above, hairlines along and across below."""
    upper = box.h * 0.4
    step = (box.w + 1) / _TONES
    tiles = [Box(x=box.x + place * step, y=box.y, w=step - 1, h=upper) for place in range(_TONES)]
    yield Surface(box=tiles[0], colour=_BLACK)
    if dpi is None:
        for tile, tone in zip(tiles[1:], _GREYS, strict=True):
            yield Surface(box=tile, colour=tone)
    else:
        yield from _hatched(tiles[1], dpi, every=2, is_level=True)
        yield from _hatched(tiles[2], dpi, every=2, is_level=False)
        yield from _hatched(tiles[3], dpi, every=4, is_level=True)
    lower = Box(x=box.x, y=box.y + upper + 0.8, w=box.w, h=box.h - upper - 0.8)
    yield from _hairlines(lower, dpi or _LINE_DPI)


def _hatched(box: Box, dpi: int, *, every: int, is_level: bool) -> Iterator[Surface]:
    """Fill *box* with lines of one dot, which is the grey of a printer that knows none."""
    dot = qr.MM_PER_INCH / dpi
    for place in range(int((box.h if is_level else box.w) / dot / every)):
        away = place * every * dot
        if is_level:
            yield _level(Box(x=box.x, y=box.y + away, w=box.w, h=dot), dpi)
        else:
            yield _upright(Box(x=box.x + away, y=box.y, w=dot, h=box.h), dpi)


def _hairlines(box: Box, dpi: int) -> Iterator[Surface]:
    half = (box.w - _GAP) / 2
    for place, thick in enumerate(_HAIRLINES):
        line, part = thick * qr.MM_PER_INCH / dpi, (place + 0.5) / len(_HAIRLINES)
        yield _level(Box(x=box.x, y=box.y + part * box.h, w=half, h=line), dpi)
        yield _upright(Box(x=box.right - half + part * half, y=box.y, w=line, h=box.h), dpi)


def _level(line: Box, dpi: int) -> Surface:
    """Put *line* on whole dots, a little less than them: whoever rounds must not take one more."""
    less = _LESS * qr.MM_PER_INCH / dpi
    y = qr.snapped(line.y, dpi) + less
    return Surface(box=Box(x=line.x, y=y, w=line.w, h=line.h - 2 * less), colour=_BLACK)


def _upright(line: Box, dpi: int) -> Surface:
    less = _LESS * qr.MM_PER_INCH / dpi
    x = qr.snapped(line.x, dpi) + less
    return Surface(box=Box(x=x, y=line.y, w=line.w - 2 * less, h=line.h), colour=_BLACK)


def _text(box: Box, lines: Sequence[str], typesetter: Typesetter) -> Iterator[Words]:
    """Set *lines* one below the other, the first larger and bold, each as wide as the box at most."""
    em = min(_LARGEST_EM, box.h / (len(lines) + 0.4) / _PITCH)
    pitch = _PITCH * em
    y = box.y
    for place, text in enumerate(lines):
        size = em * (1.35 if place == 0 else 1.0)
        line = Box(x=box.x, y=y, w=box.w, h=size)
        weight = Weight.BOLD if place == 0 else Weight.REGULAR
        yield _line(text, line, size, typesetter, weight=weight)
        y += pitch * (1.4 if place == 0 else 1.0)


def _line(
    text: str,
    box: Box,
    em: float,
    typesetter: Typesetter,
    *,
    weight: Weight = Weight.REGULAR,
    align: Align = Align.LEFT,
) -> Words:
    line = typesetter.line(text, weight)
    em = min(em, box.w / max(line.width, 0.1))
    spare = box.w - line.width * em
    shift = spare / 2 if align is Align.CENTRE else 0.0
    x = box.x + shift - line.ink.left * em / EM
    return Words(line=line, x=x, baseline=box.y + 0.8 * em, em=em, colour=_BLACK)


def _code(box: Box, dpi: int | None) -> Iterator[Symbol]:
    """Place the code with modules of four dots; a page that is too small has none."""
    modules = qr.matrix(CODE)
    if box.x < _RULER or box.y < _RULER:
        return
    yield Symbol(box=qr.place(len(modules), box, Align.RIGHT, dpi), modules=modules)
