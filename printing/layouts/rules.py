"""What a layout must not be: boxes off the paper, texts without room, a symbol without its white."""

from collections.abc import Iterator
from itertools import combinations

from kiosk.core.layout import BandElement, Element, Kind, Layout, QrElement, TextElement
from printing.layouts.table import Place, WrongError, is_dark

_HAIR = 1e-6
"""The mm that sums of decimal fractions may be off."""


def flaws(layout: Layout) -> Iterator[WrongError]:
    """Give what keeps *layout* from being used, each with the place in its file."""
    if min(layout.width, layout.height) <= 0:
        yield WrongError(("width" if layout.width <= 0 else "height",), "> 0 mm")
        return
    for index, element in enumerate(layout.elements):
        place = place_of(layout, index)
        yield from _off_the_paper(layout, element, place)
        if isinstance(element, TextElement):
            yield from _without_room(element, place)
        if isinstance(element, BandElement):
            yield from _too_light(element, place)
    yield from _symbols_not_free(layout)


def overlaps(layout: Layout) -> Iterator[WrongError]:
    """Give the texts that lie on one another where both are shown; a person may mean it so."""
    for first, second in combinations(range(len(layout.elements)), 2):
        one, other = layout.elements[first], layout.elements[second]
        if one.kind is other.kind is Kind.TEXT and _collide(one, other):
            place = (*place_of(layout, second), "box")
            yield WrongError(place, f"≠ {layout.title_of(first)}")


def place_of(layout: Layout, index: int) -> Place:
    """Give the place of an element in the layout's file."""
    kind, _, number = layout.title_of(index).partition(" ")
    return (kind, int(number))


def _off_the_paper(layout: Layout, element: Element, place: Place) -> Iterator[WrongError]:
    box, face = element.box, layout.face
    is_on = min(box.x, box.y) >= 0 and min(box.w, box.h) > 0
    if not is_on or box.right > face.w + _HAIR or box.bottom > face.h + _HAIR:
        yield WrongError((*place, "box"), f"0 … {face.w:g} × 0 … {face.h:g} mm")


def _without_room(text: TextElement, place: Place) -> Iterator[WrongError]:
    for number, one in enumerate(text.paragraphs, 1):
        if one.smallest <= 0 or one.largest < one.smallest:
            yield WrongError((*place, "paragraph", number, "size"), "[12, 8]")
    parts = text.paragraphs
    needed = sum(one.least_height for one in parts) + sum(one.gap for one in parts[1:])
    if needed > text.box.h + _HAIR:
        yield WrongError((*place, "box"), f"h ≥ {needed:.1f} mm")


def _too_light(band: BandElement, place: Place) -> Iterator[WrongError]:
    if not is_dark(band.colour):
        yield WrongError((*place, "colour"), f"< 50 % ({band.colour})")
    for category, colour in band.colours.items():
        if not is_dark(colour):
            yield WrongError((*place, "colours", category), f"< 50 % ({colour})")


def _symbols_not_free(layout: Layout) -> Iterator[WrongError]:
    for index, symbol in enumerate(layout.elements):
        if not isinstance(symbol, QrElement):
            continue
        for number, other in enumerate(layout.elements):
            if number != index and _collide(symbol, other):
                yield WrongError((*place_of(layout, number), "box"), f"≠ {layout.title_of(index)}")


def _collide(one: Element, other: Element) -> bool:
    return one.side is other.side and one.box.overlaps(other.box) and not one.excludes(other)
