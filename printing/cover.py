"""The slip that lies over a delegation's badges: whose they are, and everybody's name."""

from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.layout import (
    CAPITAL,
    DESCENT,
    MM_PER_POINT,
    Box,
    Layout,
    Paragraph,
    TextElement,
    Weight,
)
from kiosk.core.printjob import CoverSlip
from printing.composing import Composer
from printing.drawing import Drawing, Surface, Words
from printing.names import tidy
from printing.sessions import more
from printing.text import Typesetter

_MARGIN = 4.0
_TITLE = 0.35
"""The share of the height that the title may take."""
_TITLE_SHARE = 0.22
"""The points of the title for each mm of the paper's height."""
_TITLE_AT_LEAST, _TITLE_AT_MOST = 12.0, 28.0
_FOOT = 4.0
_AIR = 2.0
_GUTTER = 3.0
_LEADING = 1.25
_STEP = 0.5
_LARGEST, _SMALLEST = 12.0, 6.0
_NARROWED = 0.8
"""A long name is set this much smaller before it costs all others a column."""
_MOST_COLUMNS = 4
_NARROWEST = 30.0
"""Rather than leave people out, names are cut to this many mm."""
_BLACK, _GREY = "#000000", "#3d3d3d"


def draw_slip(slip: CoverSlip, layout: Layout, composer: Composer, dpi: int | None) -> Drawing:
    """Draw *slip* as large as the badges of *layout*."""
    inner = layout.width - 2 * _MARGIN
    box = Box(x=_MARGIN, y=_MARGIN, w=inner, h=_TITLE * layout.height)
    largest = min(_TITLE_AT_MOST, max(_TITLE_AT_LEAST, _TITLE_SHARE * layout.height))
    title = composer.block(_text(box, slip.title, (largest, 9), Weight.BOLD, lines=3), {})
    end = max((words.baseline + DESCENT * words.em for words in title), default=_MARGIN) + _AIR
    foot = Box(x=_MARGIN, y=layout.height - _MARGIN - _FOOT, w=inner, h=_FOOT)
    names = Box(x=_MARGIN, y=end + _AIR, w=inner, h=foot.y - end - 2 * _AIR)
    return Drawing(
        width=layout.width,
        height=layout.height,
        dpi=dpi,
        surfaces=(Surface(box=Box(x=_MARGIN, y=end, w=inner, h=0.3), colour=_BLACK),),
        words=(
            *title,
            *_columns([tidy(line) for line in slip.lines], names, composer),
            *composer.block(_text(foot, slip.event_name, (8, 6), colour=_GREY), {}),
        ),
    )


def _text(
    box: Box,
    words: str,
    sizes: tuple[float, float],
    weight: Weight = Weight.REGULAR,
    *,
    lines: int = 1,
    colour: str = _BLACK,
) -> TextElement:
    paragraph = Paragraph(
        fields=(),
        words=tidy(words),
        weight=weight,
        largest=sizes[0],
        smallest=sizes[1],
        lines=lines,
        leading=1.1,
        gap=0,
        colour=colour,
    )
    return TextElement(box=box, paragraphs=(paragraph,))


def _columns(lines: Sequence[str], box: Box, composer: Composer) -> list[Words]:
    """Put *lines* down as few columns as keep them large; what has no place is counted."""
    if not lines:
        return []
    size, columns = _grid(lines, box, composer.typesetter)
    rows = _rows(box, size)
    shown = list(lines)
    if len(shown) > rows * columns:
        shown = [*shown[: rows * columns - 1], more(len(shown) - rows * columns + 1)]
    rows = -(-len(shown) // columns)
    wide, high = _width(box, columns), size * MM_PER_POINT * _LEADING
    placed: list[Words] = []
    for number, line in enumerate(shown):
        column, row = divmod(number, rows)
        cell = Box(x=box.x + column * (wide + _GUTTER), y=box.y + row * high, w=wide, h=high * 2)
        text = composer.block(_text(cell, line, (size, _NARROWED * size)), {})
        baseline = cell.y + CAPITAL * size * MM_PER_POINT
        placed += [replace(words, baseline=baseline) for words in text]
    return placed


def _grid(lines: Sequence[str], box: Box, typesetter: Typesetter) -> tuple[float, int]:
    """Give the largest size, and the columns, at which all *lines* are there to their end.

    Where there is none, the smallest size and as many columns as names can be told in.
    """
    widest = max(typesetter.advance(line, Weight.REGULAR) for line in lines)

    def most_columns(size: float) -> int:
        narrowest = widest * size * _NARROWED * MM_PER_POINT
        fitting = [n for n in range(1, _MOST_COLUMNS + 1) if _width(box, n) >= narrowest]
        return max(fitting, default=1)

    steps = round((_LARGEST - _SMALLEST) / _STEP)
    for size in (_LARGEST - step * _STEP for step in range(steps + 1)):
        needed = -(-len(lines) // _rows(box, size))
        if needed <= most_columns(size):
            return size, needed
    return _SMALLEST, max(most_columns(_SMALLEST), min(_MOST_COLUMNS, int(box.w / _NARROWEST)))


def _width(box: Box, columns: int) -> float:
    return (box.w - _GUTTER * (columns - 1)) / columns


def _rows(box: Box, size: float) -> int:
    return max(1, int(box.h / (size * MM_PER_POINT * _LEADING)))
