"""The slip that lies over a delegation's badges: whose they are, and everybody's name."""

from collections.abc import Sequence

from kiosk.core.layout import (
    MM_PER_POINT,
    Align,
    Box,
    Layout,
    Paragraph,
    Stand,
    TextElement,
    Weight,
)
from kiosk.core.printjob import CoverSlip
from printing.composing import Composer
from printing.drawing import Drawing, Surface, Words
from printing.names import tidy
from printing.sessions import more
from printing.text import Typesetter

_MARGIN = 5.0
_TITLE = 0.3
"""The share of the height that the title may take."""
_GUTTER = 3.0
_LEADING = 1.25
_STEP = 0.5
_LARGEST, _SMALLEST = 12.0, 6.0
_MOST_COLUMNS = 4
_GREY = "#3d3d3d"


def draw_slip(slip: CoverSlip, layout: Layout, composer: Composer, dpi: int | None) -> Drawing:
    """Draw *slip* as large as the badges of *layout*."""
    width, height = layout.width, layout.height
    inner = width - 2 * _MARGIN
    title = Box(x=_MARGIN, y=_MARGIN, w=inner, h=_TITLE * height)
    foot = Box(x=_MARGIN, y=height - _MARGIN - 4, w=inner, h=4)
    names = Box(x=_MARGIN, y=title.bottom + 3, w=inner, h=foot.y - title.bottom - 5)
    rule = Box(x=_MARGIN, y=title.bottom + 1.5, w=inner, h=0.3)
    return Drawing(
        width=width,
        height=height,
        dpi=dpi,
        surfaces=(Surface(box=rule, colour="#000000"),),
        words=(
            *composer.block(_text(title, slip.title, Weight.BOLD, 26, 9, 3), {}),
            *_columns([tidy(line) for line in slip.lines], names, composer),
            *composer.block(_text(foot, slip.event_name, Weight.REGULAR, 8, 6, 1), {}),
        ),
    )


def _text(
    box: Box, words: str, weight: Weight, largest: float, smallest: float, lines: int
) -> TextElement:
    paragraph = Paragraph(
        fields=(),
        words=tidy(words),
        weight=weight,
        largest=largest,
        smallest=smallest,
        lines=lines,
        leading=1.1,
        gap=0,
        colour="#000000" if weight is Weight.BOLD else _GREY,
    )
    return TextElement(box=box, align=Align.LEFT, stand=Stand.BOTTOM, paragraphs=(paragraph,))


def _columns(lines: Sequence[str], box: Box, composer: Composer) -> list[Words]:
    """Put *lines* down as few columns as keep them large; what has no place is counted."""
    if not lines:
        return []
    size, columns = _grid(lines, box, composer.typesetter)
    rows = _rows(box, size)
    shown = list(lines)
    if len(shown) > rows * columns:
        shown = [*shown[: rows * columns - 1], more(len(shown) - rows * columns + 1)]
    wide = (box.w - _GUTTER * (columns - 1)) / columns
    high = size * MM_PER_POINT * _LEADING
    return [
        words
        for number, line in enumerate(shown)
        for words in composer.block(
            _text(
                Box(
                    x=box.x + number // rows * (wide + _GUTTER),
                    y=box.y + number % rows * high,
                    w=wide,
                    h=high * 2,
                ),
                line,
                Weight.REGULAR,
                size,
                size,
                1,
            ),
            {},
        )
    ]


def _grid(lines: Sequence[str], box: Box, typesetter: Typesetter) -> tuple[float, int]:
    """Give the largest size, and the columns, at which all *lines* are there to their end."""
    steps = round((_LARGEST - _SMALLEST) / _STEP)
    widest = max(typesetter.advance(line, Weight.REGULAR) for line in lines)
    for size in (_LARGEST - step * _STEP for step in range(steps + 1)):
        needed = -(-len(lines) // _rows(box, size))
        wide = (box.w - _GUTTER * (needed - 1)) / needed
        if needed <= _MOST_COLUMNS and widest * size * MM_PER_POINT <= wide:
            return size, needed
    columns = 1
    while (
        columns < _MOST_COLUMNS
        and columns * _rows(box, _SMALLEST) < len(lines)
        and (box.w - _GUTTER * columns) / (columns + 1) >= widest * _SMALLEST * MM_PER_POINT
    ):
        columns += 1
    return _SMALLEST, columns


def _rows(box: Box, size: float) -> int:
    return max(1, int(box.h / (size * MM_PER_POINT * _LEADING)))
