"""A `Layout` becomes what its file says, without what goes without saying."""

from collections.abc import Mapping
from typing import Any

from kiosk.core.layout import (
    Align,
    BandElement,
    Box,
    Element,
    ImageElement,
    Layout,
    Paragraph,
    QrElement,
    RuleElement,
    Side,
    Stand,
    TextElement,
    Weight,
    Words,
)
from printing.layouts.table import BLACK

Plain = dict[str, Any]
_DIGITS = 2
"""A hundredth of a millimetre is finer than any printer."""


def plain_head(layout: Layout, *, is_endless: bool = False) -> Plain:
    """Give what stands above all elements; of a stock its name, of an endless roll the length too."""
    width, height = {"width": number(layout.width)}, {"height": number(layout.height)}
    said: Plain = {"stock": layout.stock} if layout.stock else width | height
    if is_endless:
        said |= width if layout.turned else height
    elif layout.stock and layout.turned:
        said["turned"] = True
    if layout.fold:
        said["fold"] = str(layout.fold)
    return said


def plain_element(element: Element) -> Plain:
    """Give what the table of *element* says."""
    return {
        "box": _box(element.box),
        **_without({"side": (str(element.side), Side.FRONT)}),
        **_own(element),
        **_without(
            {"only": (_condition(element.only), {}), "except": (_condition(element.unless), {})}
        ),
        **_nested(element),
    }


def _own(element: Element) -> Plain:
    match element:
        case TextElement(align=align, stand=stand):
            return _without({"align": (str(align), Align.LEFT), "stand": (str(stand), Stand.TOP)})
        case ImageElement(file=file, align=align, stand=stand):
            return {"file": file} | _without(
                {"align": (str(align), Align.CENTRE), "stand": (str(stand), Stand.MIDDLE)}
            )
        case QrElement(align=align):
            return _without({"align": (str(align), Align.CENTRE)})
        case BandElement(colour=colour) | RuleElement(colour=colour):
            return _without({"colour": (colour, BLACK)})
    raise TypeError(element)


def _nested(element: Element) -> Plain:
    match element:
        case TextElement(paragraphs=paragraphs):
            return {"paragraph": [_paragraph(one) for one in paragraphs]}
        case BandElement(colours=colours) if colours:
            return {"colours": dict(colours)}
    return {}


def _paragraph(one: Paragraph) -> Plain:
    return _without(
        {
            "fields": ([str(field) for field in one.fields], []),
            "words": (one.words, ""),
            "weight": (str(one.weight), Weight.REGULAR),
            "size": ([number(one.largest), number(one.smallest)], None),
            "lines": (one.lines, 1),
            "leading": (number(one.leading), 1.2),
            "gap": (number(one.gap), 0),
            "colour": (one.colour, BLACK),
        }
    )


def _condition(words: Words) -> Plain:
    return {str(content): list(meant) or True for content, meant in words.items()}


def _box(box: Box) -> list[float]:
    return [number(edge) for edge in (box.x, box.y, box.w, box.h)]


def number(value: float) -> float:
    """Give a number as a person writes it: 12, not 12.0000001."""
    rounded = round(value, _DIGITS)
    return int(rounded) if rounded == int(rounded) else rounded


def _without(said: Mapping[str, tuple[Any, Any]]) -> Plain:
    """Leave out what is as it would be if it were not said."""
    return {key: value for key, (value, default) in said.items() if value != default}
