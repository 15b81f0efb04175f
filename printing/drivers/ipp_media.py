"""Which paper to ask a printer for, by the names of PWG 5101.1 such as `iso_a6_105x148mm`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from printing.drivers.ipp_message import Group, Tag, Written
from printing.qr import MM_PER_INCH

Size = tuple[float, float]
_NEAR = 1.0
"""The mm by which a badge and its paper may differ."""
_SIZE = re.compile(r"_([\d.]+)x([\d.]+)(mm|in)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """The paper to ask for: *asked* is what the job says of it, *size* in mm where it is known.

    *is_turned* where the badge must be turned a quarter to lie on it.
    """

    asked: Written
    size: Size | None
    is_turned: bool = False


def medium_for(size: Size, about: Group) -> Medium:
    """Choose the paper for a badge of *size* mm at the printer that says *about* itself.

    What lies in the printer counts; asking for other paper would make it wait for a hand.
    """
    ready = _named(about, "media-ready")
    supported = _named(about, "media-supported")
    if exact := _matching(size, ready or supported):
        return exact
    is_roll = any(abs(width - size[0]) <= _NEAR for width, _ in ready.values())
    if (is_roll or not ready) and _is_within(size, supported):
        return _cut(size)
    loaded = next(iter(ready.values()), None) or next(
        iter(_named(about, "media-default").values()), None
    )
    return Medium(asked={}, size=loaded)


def size_of(name: str) -> Size | None:
    """Give the mm that a paper's name tells."""
    found = _SIZE.search(name)
    if found is None:
        return None
    unit = MM_PER_INCH if found[3] == "in" else 1.0
    return float(found[1]) * unit, float(found[2]) * unit


def _named(about: Group, attribute: str) -> dict[str, Size]:
    names = (str(value) for value in about.get(attribute, ()))
    return {name: size for name in names if (size := size_of(name)) is not None}


def _matching(size: Size, papers: dict[str, Size]) -> Medium | None:
    for is_turned in (False, True):
        wanted = size[::-1] if is_turned else size
        for name, paper in papers.items():
            if not _is_limit(name) and _is_near(wanted, paper):
                asked = {"media": (Tag.KEYWORD, name)}
                return Medium(asked=asked, size=paper, is_turned=is_turned)
    return None


def _is_within(size: Size, papers: dict[str, Size]) -> bool:
    least = _limits(papers, "custom_min_", "roll_min_")
    most = _limits(papers, "custom_max_", "roll_max_")
    return any(
        low[0] - _NEAR <= size[0] <= high[0] + _NEAR and low[1] <= size[1] <= high[1]
        for low, high in zip(least, most, strict=False)
    )


def _limits(papers: dict[str, Size], *starts: str) -> list[Size]:
    return [paper for start in starts for name, paper in papers.items() if name.startswith(start)]


def _is_limit(name: str) -> bool:
    return name.startswith(("custom_min_", "custom_max_", "roll_min_", "roll_max_"))


def _cut(size: Size) -> Medium:
    width, height = (round(side * 100) for side in size)
    dimensions = {
        "x-dimension": (Tag.INTEGER, width),
        "y-dimension": (Tag.INTEGER, height),
    }
    paper = {"media-size": (Tag.COLLECTION, dimensions)}
    return Medium(asked={"media-col": (Tag.COLLECTION, paper)}, size=size)


def _is_near(one: Iterable[float], other: Iterable[float]) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
