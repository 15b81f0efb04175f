"""What a layout must not be."""

from dataclasses import replace

import pytest

from kiosk.core.layout import Box, Content, Element, Layout, QrElement, Side, TextElement
from printing.layouts.files import LayoutFiles
from printing.layouts.rules import flaws, overlaps
from printing.layouts.table import is_dark, said_of
from tests.printing.orders import LAYOUTS

FILES = LayoutFiles(shipped=LAYOUTS)
CARD = FILES.load("card")
PRESS = {Content.CATEGORY: ("Presse",)}


def told(layout: Layout) -> list[str]:
    """Say what keeps *layout* from being used."""
    return [said_of(flaw.place) for flaw in flaws(layout)]


@pytest.mark.parametrize("name", FILES.names)
def test_shipped_layouts_are_free_of_flaws(name: str) -> None:
    """Nothing lies off the paper or on something else."""
    assert not list(flaws(FILES.load(name)))
    assert not list(overlaps(FILES.load(name)))


def moved(element: Element, **edges: float) -> Element:
    """Give *element* with other edges of its box."""
    return replace(element, box=replace(element.box, **edges))


def test_edges_of_the_paper_are_no_flaw() -> None:
    """A box may end with the paper, though sums of decimal fractions are not exact."""
    (symbol,) = CARD.symbols
    index = CARD.elements.index(symbol)
    box = Box(x=86 - 0.1 - 19.7, y=25.9, w=19.8, h=19)
    assert told(CARD.with_element(index, replace(symbol, box=box))) == []
    assert told(CARD.with_element(index, moved(symbol, x=67.1))) == ["qr 1: box"]


def test_nothing_lies_in_the_quiet_zone() -> None:
    """A text in the symbol's box is refused, not on the other side or where it is never shown."""
    (symbol,) = CARD.symbols
    index = next(i for i, one in enumerate(CARD.elements) if one is CARD.texts[3])
    text = moved(CARD.texts[3], w=61)
    assert told(CARD.with_element(index, text)) == ["text 4: box"]
    assert told(CARD.with_element(index, replace(text, side=Side.BACK))) == []
    apart = CARD.with_element(index, replace(text, only=PRESS))
    at = apart.elements.index(symbol)
    assert told(apart.with_element(at, replace(symbol, unless=PRESS))) == []
    second = QrElement(box=replace(symbol.box, x=60))
    assert "qr 2: box" in told(CARD.with_added(second))


def test_texts_on_one_another_are_told() -> None:
    """Two texts at one place are told, but not where no badge has both."""
    text = CARD.texts[2]
    twice = CARD.with_added(replace(text, only=PRESS))
    assert [said_of(one.place) for one in overlaps(twice)] == ["text 6: box"]
    first = twice.elements.index(text)
    assert not list(overlaps(twice.with_element(first, replace(text, unless=PRESS))))


def test_values_of_a_form_are_judged_too() -> None:
    """What no file could say, a form can: sizes upside down, a bright band, no paper."""
    text: TextElement = CARD.texts[0]
    (said,) = text.paragraphs
    index = CARD.elements.index(text)
    wrong = replace(text, paragraphs=(replace(said, largest=5),))
    assert told(CARD.with_element(index, wrong)) == ["text 1, paragraph 1: size"]
    band = CARD.bands[0]
    bright = replace(band, colour="#ffcc00", colours={"Presse": "#ffffff"})
    index = CARD.elements.index(band)
    assert told(CARD.with_element(index, bright)) == [
        "band 1: colour",
        "band 1: colours: Presse",
    ]
    assert told(replace(CARD, width=0)) == ["width"]


def test_what_prints_black_is_dark() -> None:
    """Half of white is the border, as on the page's way to dots."""
    assert is_dark("#005a9c")
    assert is_dark("#7f7f7f")
    assert not is_dark("#808080")
