"""Reads a badge layout from the TOML file a person wrote, and says where it is wrong."""

import re
import tomllib
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from kiosk.core.layout import (
    Align,
    BandElement,
    Box,
    Content,
    Layout,
    Paragraph,
    QrElement,
    RuleElement,
    Stand,
    TextElement,
    Weight,
)
from kiosk.core.trouble import Trouble, TroubleKind

STOCKS = "stocks"
"""The one TOML file of the folder that is no layout."""

_BLACK = "#000000"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MIDDLE_GREY = 128
Choice = TypeVar("Choice", bound=StrEnum)
Element = TypeVar("Element")


class _WrongError(Exception):
    """The file says something that cannot be: *where*, and what was *expected*."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(where, expected)
        self.where = where
        self.expected = expected


def layout_names(folder: Path) -> tuple[str, ...]:
    """Give the names of the layouts in *folder*, in order."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml") if path.stem != STOCKS))


def load_layout(name: str, folder: Path) -> Layout:
    """Read the layout *name* of *folder*.

    Raises:
        Trouble: there is no such layout, or its file is wrong.
    """
    known = layout_names(folder)
    if name not in known:
        raise Trouble(TroubleKind.LAYOUT_UNKNOWN, name=name, known=", ".join(known))
    path = folder / f"{name}.toml"
    try:
        return _layout(name, tomllib.loads(path.read_text(encoding="utf-8")))
    except _WrongError as wrong:
        where, expected = wrong.where, wrong.expected
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        where, expected = str(error), "TOML, UTF-8"
    raise Trouble(TroubleKind.LAYOUT_INVALID, path=str(path), where=where, expected=expected)


def _layout(name: str, data: Mapping[str, Any]) -> Layout:
    _refuse_strangers(data, "", {"width", "height", "band", "rule", "text", "qr"})
    width, height = _number(data, "width", ""), _number(data, "height", "")
    paper = Box(x=0, y=0, w=width, h=height)
    layout = Layout(
        name=name,
        width=width,
        height=height,
        elements=(
            *_each(data, "band", paper, _band),
            *_each(data, "rule", paper, _rule),
            *_each(data, "text", paper, _text),
            *_each(data, "qr", paper, _symbol),
        ),
    )
    _keep_symbols_free(layout)
    return layout


def _keep_symbols_free(layout: Layout) -> None:
    others = [
        (f"{kind} {number}", box)
        for kind, boxes in (
            ("band", [band.box for band in layout.bands]),
            ("rule", [rule.box for rule in layout.rules]),
            ("text", [text.box for text in layout.texts]),
        )
        for number, box in enumerate(boxes, 1)
    ]
    for number, symbol in enumerate(layout.symbols, 1):
        for where, box in others:
            if symbol.box.overlaps(box):
                raise _WrongError(f"{where}: box", f"≠ qr {number}")


def _each(
    data: Mapping[str, Any],
    kind: str,
    paper: Box,
    read: Callable[[Mapping[str, Any], str, Box], Element],
) -> tuple[Element, ...]:
    items = data.get(kind, [])
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise _WrongError(kind, f"[[{kind}]]")
    return tuple(
        read(item, f"{kind} {number}", _box(item, f"{kind} {number}", paper))
        for number, item in enumerate(items, 1)
    )


def _band(item: Mapping[str, Any], where: str, box: Box) -> BandElement:
    _refuse_strangers(item, where, {"box", "colour", "colours"})
    colours = item.get("colours", {})
    if not isinstance(colours, Mapping):
        raise _WrongError(f"{where}: colours", "[band.colours]")
    return BandElement(
        box=box,
        colour=_dark(item, "colour", where),
        colours=MappingProxyType(
            {category: _dark(colours, category, f"{where}: colours") for category in colours}
        ),
    )


def _rule(item: Mapping[str, Any], where: str, box: Box) -> RuleElement:
    _refuse_strangers(item, where, {"box", "colour"})
    return RuleElement(box=box, colour=_colour(item, "colour", where))


def _symbol(item: Mapping[str, Any], where: str, box: Box) -> QrElement:
    _refuse_strangers(item, where, {"box", "align"})
    return QrElement(box=box, align=_choice(item, "align", where, Align, Align.CENTRE))


def _text(item: Mapping[str, Any], where: str, box: Box) -> TextElement:
    _refuse_strangers(item, where, {"box", "align", "stand", "paragraph"})
    said = item.get("paragraph")
    if not isinstance(said, list) or not said:
        raise _WrongError(where, "[[text.paragraph]]")
    paragraphs = tuple(
        _paragraph(one, f"{where}, paragraph {number}") for number, one in enumerate(said, 1)
    )
    needed = sum(one.least_height for one in paragraphs) + sum(one.gap for one in paragraphs[1:])
    if needed > box.h:
        raise _WrongError(f"{where}: box", f"h ≥ {needed:.1f} mm")
    return TextElement(
        box=box,
        align=_choice(item, "align", where, Align, Align.LEFT),
        stand=_choice(item, "stand", where, Stand, Stand.TOP),
        paragraphs=paragraphs,
    )


def _paragraph(item: object, where: str) -> Paragraph:
    if not isinstance(item, Mapping):
        raise _WrongError(where, "[[text.paragraph]]")
    _refuse_strangers(
        item, where, {"fields", "weight", "size", "lines", "leading", "gap", "colour"}
    )
    names = item.get("fields")
    if not isinstance(names, list) or not names:
        raise _WrongError(f"{where}: fields", '["organisation", "country"]')
    largest, smallest = _numbers(item, "size", where, 2, "[12, 8]")
    if smallest <= 0 or largest < smallest:
        raise _WrongError(f"{where}: size", "[12, 8]")
    lines = item.get("lines", 1)
    if type(lines) is not int or lines < 1:
        raise _WrongError(f"{where}: lines", "1, 2, 3 …")
    return Paragraph(
        fields=tuple(_one_of(Content, name, f"{where}: fields") for name in names),
        weight=_choice(item, "weight", where, Weight, Weight.REGULAR),
        largest=largest,
        smallest=smallest,
        lines=lines,
        leading=_number(item, "leading", where, 1.2),
        gap=_number(item, "gap", where, 0.0),
        colour=_colour(item, "colour", where),
    )


def _box(item: Mapping[str, Any], where: str, paper: Box) -> Box:
    x, y, w, h = _numbers(item, "box", where, 4, "[x, y, w, h] mm")
    box = Box(x=x, y=y, w=w, h=h)
    if min(x, y) < 0 or min(w, h) <= 0 or box.right > paper.w or box.bottom > paper.h:
        raise _WrongError(f"{where}: box", f"0 … {paper.w:g} × 0 … {paper.h:g} mm")
    return box


def _colour(item: Mapping[str, Any], key: str, where: str) -> str:
    value = item.get(key, _BLACK)
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise _WrongError(f"{where}: {key}", "#005a9c")
    return value


def _dark(item: Mapping[str, Any], key: str, where: str) -> str:
    """Read a colour that a printer of black dots prints black, so that white words show on it."""
    value = _colour(item, key, where)
    red, green, blue = bytes.fromhex(value[1:])
    if 0.299 * red + 0.587 * green + 0.114 * blue >= _MIDDLE_GREY:
        raise _WrongError(f"{where}: {key}", f"< 50 % ({value})")
    return value


def _choice(
    item: Mapping[str, Any], key: str, where: str, kind: type[Choice], default: Choice
) -> Choice:
    return _one_of(kind, item.get(key, default), f"{where}: {key}")


def _one_of(kind: type[Choice], value: object, where: str) -> Choice:
    try:
        return kind(str(value))
    except ValueError:
        raise _WrongError(where, ", ".join(kind)) from None


def _number(item: Mapping[str, Any], key: str, where: str, default: float | None = None) -> float:
    value = item.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1000:
        raise _WrongError(f"{where}: {key}".removeprefix(": "), "mm")
    return float(value)


def _numbers(
    item: Mapping[str, Any], key: str, where: str, count: int, example: str
) -> tuple[float, ...]:
    values = item.get(key)
    if not isinstance(values, list) or len(values) != count:
        raise _WrongError(f"{where}: {key}", example)
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in values):
        raise _WrongError(f"{where}: {key}", example)
    return tuple(float(value) for value in values)


def _refuse_strangers(item: Mapping[str, Any], where: str, known: set[str]) -> None:
    for key in item:
        if key not in known:
            raise _WrongError(f"{where}: {key}".removeprefix(": "), ", ".join(sorted(known)))
