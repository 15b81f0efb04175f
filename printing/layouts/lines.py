"""On which line of a TOML file something stands: the readers of TOML do not tell."""

import re
from collections.abc import Iterator

from printing.layouts.table import Place

_PART = r"""\s*(?:"[^"]*"|'[^']*'|[\w-]+)\s*"""
_HEADER = re.compile(rf"\s*(\[\[?)({_PART}(?:\.{_PART})*)\]")
_KEY = re.compile(rf"({_PART}(?:\.{_PART})*)=")
_PARTS = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def line_of(place: Place, source: str) -> int:
    """Give the line, from 1, where *place* stands in *source*, or what it would stand in."""
    lines: dict[Place, int] = {}
    for found, number in _places(source):
        lines.setdefault(found, number)
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _places(source: str) -> Iterator[tuple[Place, int]]:
    counts: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(source.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _entered(_parts(header[2]), counts, is_list=header[1] == "[[")
            if header[1] == "[[":
                yield table[:-1], number  # where a list stands that should be none
            yield table, number
        elif key := _KEY.match(line):
            yield (*table, *_parts(key[1])), number


def _entered(parts: tuple[str, ...], counts: dict[Place, int], *, is_list: bool) -> Place:
    """Give the place of a table's header; each name of a list is followed by its number."""
    place: Place = ()
    for depth, part in enumerate(parts, 1):
        place = (*place, part)
        if is_list and depth == len(parts):
            counts[place] = counts.get(place, 0) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(next(filter(None, found), "") for found in _PARTS.findall(dotted))
