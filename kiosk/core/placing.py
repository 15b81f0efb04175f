"""Boxes moved and resized on a badge by hand: they stay on the paper and catch on one another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from kiosk.core.layout import Box

REACH = 1.0
"""How near, in mm, an edge or a centre comes to another before it catches on it."""
LEAST = 1.0
"""The mm that a side is not made smaller than by hand; a hairline may stay as thin as it is."""
_DECIMALS = 2


class Handle(Enum):
    """Where a box is taken: which way its edges go, -1 left or up, 1 right or down, 0 neither."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a box comes to lie, and the lines (mm) it caught on: upright at x, level at y."""

    box: Box
    upright: float | None = None
    level: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """A box along one axis."""

    start: float
    length: float

    @property
    def end(self) -> float:
        return self.start + self.length

    @property
    def points(self) -> tuple[float, float, float]:
        return self.start, self.start + self.length / 2, self.end


def moved(box: Box, right: float, down: float, paper: Box) -> Box:
    """Give *box* moved by these mm, as far as the paper goes."""
    across, along = _sides(box)
    whole_across, whole_along = _sides(paper)
    return _box(_moved(across, right, whole_across), _moved(along, down, whole_along))


def placed(box: Box, right: float, down: float, others: Iterable[Box] | None, paper: Box) -> Placed:
    """Move *box* as `moved`, to an edge or a centre of *others* or of the paper where it is near.

    Where *others* is None it catches on nothing, not on the paper either.
    """
    near = () if others is None else (paper, *others)
    across, along = _sides(moved(box, right, down, paper))
    caught_across = _caught(across.points, [_sides(one)[0] for one in near])
    caught_along = _caught(along.points, [_sides(one)[1] for one in near])
    shift = caught_across[0] if caught_across else 0.0
    drop = caught_along[0] if caught_along else 0.0
    return Placed(
        box=moved(_box(across, along), shift, drop, paper),
        upright=caught_across[1] if caught_across else None,
        level=caught_along[1] if caught_along else None,
    )


def resized(
    box: Box, handle: Handle, right: float, down: float, others: Iterable[Box] | None, paper: Box
) -> Placed:
    """Draw the edges of *box* that *handle* holds by these mm; they catch as whole boxes do."""
    near = () if others is None else (paper, *others)
    across, along = _sides(box)
    whole_across, whole_along = _sides(paper)
    wide, upright = _drawn(
        across, handle.value[0], right, [_sides(one)[0] for one in near], whole_across
    )
    high, level = _drawn(
        along, handle.value[1], down, [_sides(one)[1] for one in near], whole_along
    )
    return Placed(box=_box(wide, high), upright=upright, level=level)


def _drawn(
    side: _Side, way: int, by: float, near: list[_Side], paper: _Side
) -> tuple[_Side, float | None]:
    if way == 0:
        return side, None
    edge = (side.end if way > 0 else side.start) + by
    caught = _caught((edge,), near)
    edge += caught[0] if caught else 0.0
    least = min(LEAST, side.length)
    if way > 0:
        end = min(max(edge, side.start + least), paper.end)
        drawn = replace(side, length=end - side.start)
    else:
        start = max(min(edge, side.end - least), paper.start)
        drawn, end = _Side(start=start, length=side.end - start), start
    is_there = caught is not None and abs(end - caught[1]) < 10**-_DECIMALS
    return drawn, caught[1] if caught and is_there else None


def _caught(points: Iterable[float], near: list[_Side]) -> tuple[float, float] | None:
    """Give how far the nearest of *points* is from a line of *near*, and where that line is."""
    pairs = [(line - point, line) for one in near for line in one.points for point in points]
    nearest = min(pairs, key=lambda pair: abs(pair[0]), default=None)
    return nearest if nearest is not None and abs(nearest[0]) <= REACH else None


def _moved(side: _Side, by: float, paper: _Side) -> _Side:
    start = min(max(side.start + by, paper.start), paper.end - side.length)
    return replace(side, start=start)


def _sides(box: Box) -> tuple[_Side, _Side]:
    return _Side(start=box.x, length=box.w), _Side(start=box.y, length=box.h)


def _box(across: _Side, along: _Side) -> Box:
    return Box(
        x=round(across.start, _DECIMALS),
        y=round(along.start, _DECIMALS),
        w=round(across.length, _DECIMALS),
        h=round(along.length, _DECIMALS),
    )
