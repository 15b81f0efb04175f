"""The slip that lies over a delegation's badges or a tray's: whose they are, and everybody's name whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
from printing.names import pieces, tidy
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
_LARGEST, _SMALLEST = 12.0, 7.0
_NARROWED = 0.8
"""A long name is set this much smaller before it takes another line."""
_MOST_LINES = 3
_MOST_COLUMNS = 4
_BLACK, _GREY = "#000000", "#3d3d3d"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Where each line of a slip stands: its column and row, and over how many rows it goes."""

    size: float
    columns: int
    spots: tuple[tuple[int, int, int], ...]


def parted(slip: CoverSlip, layout: Layout, composer: Composer) -> tuple[CoverSlip, ...]:
    """Give *slip* as so many slips as its lines need to be there whole, about equally full."""
    slips: tuple[CoverSlip, ...] = (slip,)
    for parts in range(1, len(slip.lines) + 1):
        edges = [len(slip.lines) * part // parts for part in range(parts + 1)]
        slips = tuple(
            replace(slip, title=_numbered(slip.title, part, parts), lines=slip.lines[start:end])
            for part, (start, end) in enumerate(pairwise(edges), 1)
        )
        if all(_holds(one, layout, composer) for one in slips):
            break
    return slips


def draw_slip(slip: CoverSlip, layout: Layout, composer: Composer, dpi: int | None) -> Drawing:
    """Draw *slip* as large as the badges of *layout*."""
    title, end = _title(slip, layout, composer)
    inner = layout.width - 2 * _MARGIN
    foot = Box(x=_MARGIN, y=layout.height - _MARGIN - _FOOT, w=inner, h=_FOOT)
    return Drawing(
        width=layout.width,
        height=layout.height,
        dpi=dpi,
        surfaces=(Surface(box=Box(x=_MARGIN, y=end, w=inner, h=0.3), colour=_BLACK),),
        words=(
            *title,
            *_columns([tidy(line) for line in slip.lines], _room(layout, end), composer),
            *composer.block(_text(foot, slip.event_name, (8, 6), colour=_GREY), {}),
        ),
    )


def _numbered(title: str, part: int, parts: int) -> str:
    return title if parts == 1 else f"{title} ({part}/{parts})"


def _holds(slip: CoverSlip, layout: Layout, composer: Composer) -> bool:
    _, end = _title(slip, layout, composer)
    lines = [tidy(line) for line in slip.lines]
    return not lines or _grid(lines, _room(layout, end), composer.typesetter) is not None


def _title(slip: CoverSlip, layout: Layout, composer: Composer) -> tuple[list[Words], float]:
    """Set the title, and give where it ends."""
    box = Box(x=_MARGIN, y=_MARGIN, w=layout.width - 2 * _MARGIN, h=_TITLE * layout.height)
    largest = min(_TITLE_AT_MOST, max(_TITLE_AT_LEAST, _TITLE_SHARE * layout.height))
    title = composer.block(_text(box, slip.title, (largest, 8), Weight.BOLD, lines=4), {})
    end = max((words.baseline + DESCENT * words.em for words in title), default=_MARGIN) + _AIR
    return title, end


def _room(layout: Layout, end: float) -> Box:
    """Give the room for the lines below a title that goes to *end*."""
    bottom = layout.height - _MARGIN - _FOOT - _AIR
    y = end + _AIR
    return Box(x=_MARGIN, y=y, w=layout.width - 2 * _MARGIN, h=bottom - y)


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
    """Put *lines* down as few columns as keep them large."""
    if not lines:
        return []
    grid = _grid(lines, box, composer.typesetter) or _one_below_another(lines)
    size, wide, high = grid.size, _width(box, grid.columns), _row(grid.size)
    placed: list[Words] = []
    for line, (column, row, rows) in zip(lines, grid.spots, strict=True):
        cell = Box(
            x=box.x + column * (wide + _GUTTER), y=box.y + row * high, w=wide, h=high * (rows + 1)
        )
        text = composer.block(_text(cell, line, (size, _NARROWED * size), lines=rows), {})
        down = cell.y + CAPITAL * size * MM_PER_POINT - text[0].baseline if text else 0.0
        placed += [replace(words, baseline=words.baseline + down) for words in text]
    return placed


def _grid(lines: Sequence[str], box: Box, typesetter: Typesetter) -> _Grid | None:
    """Give the largest size, and the columns, at which all *lines* are there whole; None if none is."""
    wide = [_widths(line, typesetter) for line in lines]
    steps = round((_LARGEST - _SMALLEST) / _STEP)
    for size in (_LARGEST - step * _STEP for step in range(steps + 1)):
        most = int(box.h / _row(size))
        for columns in range(1, _MOST_COLUMNS + 1):
            width = _width(box, columns) / (size * _NARROWED * MM_PER_POINT)
            rows = [_rows_of(widths, width) for widths in wide]
            if max(rows) > min(most, _MOST_LINES) or sum(rows) > most * columns:
                continue
            for height in range(-(-sum(rows) // columns), most + 1):
                spots = _spots(rows, height)
                if spots[-1][0] < columns:
                    return _Grid(size=size, columns=columns, spots=spots)
    return None


def _one_below_another(lines: Sequence[str]) -> _Grid:
    """Give the last resort: a line too long for any slip goes over as many rows as it may."""
    spots = tuple((0, number * _MOST_LINES, _MOST_LINES) for number in range(len(lines)))
    return _Grid(size=_SMALLEST, columns=1, spots=spots)


def _widths(line: str, typesetter: Typesetter) -> list[float]:
    """Give the em of each piece between two places where *line* may break."""
    return [typesetter.advance(piece, Weight.REGULAR) for piece in pieces(line)]


def _rows_of(widths: Sequence[float], width: float) -> int:
    """Give the rows a line needs in a column *width* em wide; too many where a piece is wider."""
    rows, filled = 1, 0.0
    for wide in widths:
        if wide > width:
            return _MOST_LINES + 1
        if filled + wide > width:
            rows, filled = rows + 1, 0.0
        filled += wide
    return rows


def _spots(rows: Sequence[int], height: int) -> tuple[tuple[int, int, int], ...]:
    """Fill columns of *height* rows one after the other, no line parted between two."""
    spots, column, row = [], 0, 0
    for needed in rows:
        if row and row + needed > height:
            column, row = column + 1, 0
        spots.append((column, row, needed))
        row += needed
    return tuple(spots)


def _width(box: Box, columns: int) -> float:
    return (box.w - _GUTTER * (columns - 1)) / columns


def _row(size: float) -> float:
    return size * MM_PER_POINT * _LEADING
