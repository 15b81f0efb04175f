"""What a layout's file says becomes a `Layout`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from kiosk.core.layout import (
    Align,
    BandElement,
    Box,
    Content,
    Element,
    Fold,
    ImageElement,
    Kind,
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
from kiosk.core.trouble import Trouble
from printing.layouts.lines import line_of
from printing.layouts.rules import flaws
from printing.layouts.table import Table, WrongError
from printing.stock import Stock, find_stock

_PLACED = frozenset({"box", "side", "only", "except"})
KEYS: Mapping[str, frozenset[str]] = {
    "": frozenset({"width", "height", "stock", "turned", "fold", "categories", *Kind}),
    Kind.BAND: _PLACED | {"colour", "colours"},
    Kind.IMAGE: _PLACED | {"file", "align", "stand"},
    Kind.RULE: _PLACED | {"colour"},
    Kind.TEXT: _PLACED | {"align", "stand", "paragraph"},
    Kind.QR: _PLACED | {"align"},
    "paragraph": frozenset(
        {"fields", "words", "weight", "size", "lines", "leading", "gap", "colour"}
    ),
}
"""What each table of a file may say."""
_CONDITION = '{ category = ["Presse"], country = true }'


def read_layout(
    name: str, data: Mapping[str, Any], source: str, stocks: tuple[Stock, ...]
) -> Layout:
    """Read the layout *name* from its file's *data*, its elements in the order of the *source*.

    Raises:
        WrongError: the file says something that cannot be.
    """
    top = Table(data)
    top.refuse_strangers(KEYS[""])
    width, height, turned = _size(top, stocks)
    layout = Layout(
        name=name,
        width=width,
        height=height,
        stock=top.text("stock", "A6", ""),
        turned=turned,
        fold=top.choice("fold", Fold, Fold.HORIZONTAL) if "fold" in top else None,
        elements=_elements(top, source),
        categories=_categories(top.table("categories", "[categories]")),
    )
    for flaw in flaws(layout):
        raise flaw
    return layout


def _size(top: Table, stocks: tuple[Stock, ...]) -> tuple[float, float, bool]:
    """Give width, height, and whether the stock is turned; an endless roll's length is said in mm."""
    turned = top.flag("turned")
    if "stock" not in top:
        if turned:
            raise top.wrong("turned", 'stock = "…"')
        return top.number("width"), top.number("height"), False
    try:
        across, along = find_stock(top.text("stock", "A6"), stocks).badge
    except Trouble as trouble:
        raise top.wrong("stock", str(trouble.facts["known"])) from None
    said = [key for key in ("width", "height") if key in top]
    if along and said:
        raise top.wrong(said[0], f"stock = {across:g} × {along:g} mm")
    if along:
        return (along, across, True) if turned else (across, along, False)
    if turned or len(said) != 1:
        key = "turned" if turned else (*said, "height")[-1]
        raise top.wrong(key, f"stock = {across:g} mm, width / height = 100")
    length = top.number(said[0])
    return (length, across, True) if said == ["width"] else (across, length, False)


def _categories(table: Table) -> Mapping[str, str]:
    return MappingProxyType({name: table.text(name, "presse") for name in table.keys})


def _elements(top: Table, source: str) -> tuple[Element, ...]:
    read = [
        (line_of(table.place, source), _ELEMENTS[kind](table))
        for kind in Kind
        for table in top.tables(kind)
    ]
    return tuple(element for _, element in sorted(read, key=lambda one: one[0]))


def _placed(table: Table, kind: Kind) -> dict[str, Any]:
    """Read what all elements have."""
    table.refuse_strangers(KEYS[kind])
    x, y, w, h = table.numbers("box", 4, "[x, y, w, h] mm")
    return {
        "box": Box(x=x, y=y, w=w, h=h),
        "side": table.choice("side", Side, Side.FRONT),
        "only": _condition(table, "only"),
        "unless": _condition(table, "except"),
    }


def _condition(table: Table, key: str) -> Words:
    said = table.table(key, _CONDITION)
    said.refuse_strangers(frozenset(Content))
    return MappingProxyType(
        {Content(name): said.words(name, '["Presse"], true') for name in said.keys}
    )


def _band(table: Table) -> BandElement:
    placed = _placed(table, Kind.BAND)
    colours = table.table("colours", "[band.colours]")
    return BandElement(
        **placed,
        colour=table.colour("colour"),
        colours=MappingProxyType({name: colours.colour(name) for name in colours.keys}),
    )


def _image(table: Table) -> ImageElement:
    placed = _placed(table, Kind.IMAGE)
    return ImageElement(
        **placed,
        file=table.text("file", "logo.png"),
        align=table.choice("align", Align, Align.CENTRE),
        stand=table.choice("stand", Stand, Stand.MIDDLE),
    )


def _rule(table: Table) -> RuleElement:
    placed = _placed(table, Kind.RULE)
    return RuleElement(**placed, colour=table.colour("colour"))


def _symbol(table: Table) -> QrElement:
    placed = _placed(table, Kind.QR)
    return QrElement(**placed, align=table.choice("align", Align, Align.CENTRE))


def _text(table: Table) -> TextElement:
    placed = _placed(table, Kind.TEXT)
    paragraphs = table.tables("paragraph")
    if not paragraphs:
        raise WrongError(table.place, "[[text.paragraph]]")
    return TextElement(
        **placed,
        align=table.choice("align", Align, Align.LEFT),
        stand=table.choice("stand", Stand, Stand.TOP),
        paragraphs=tuple(map(_paragraph, paragraphs)),
    )


def _paragraph(table: Table) -> Paragraph:
    table.refuse_strangers(KEYS["paragraph"])
    words = table.text("words", "Mon programme", "")
    largest, smallest = table.numbers("size", 2, "[12, 8]")
    leading = table.number("leading", 1.2, "1.2")
    if not leading:
        raise table.wrong("leading", "1.2")
    has_fields = "fields" in table or not words
    return Paragraph(
        fields=table.choices("fields", Content, '["organisation", "country"]')
        if has_fields
        else (),
        words=words,
        weight=table.choice("weight", Weight, Weight.REGULAR),
        largest=largest,
        smallest=smallest,
        lines=table.whole("lines", 1),
        leading=leading,
        gap=table.number("gap", 0.0),
        colour=table.colour("colour"),
    )


_ELEMENTS: Mapping[Kind, Callable[[Table], Element]] = {
    Kind.BAND: _band,
    Kind.IMAGE: _image,
    Kind.RULE: _rule,
    Kind.TEXT: _text,
    Kind.QR: _symbol,
}
