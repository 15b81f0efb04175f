"""The page that shows whether a printer is set right."""

from datetime import datetime

import pytest
import zxingcpp
from PIL import Image

from kiosk.core.layout import Box, Weight
from printing.dots import dots, picture
from printing.drivers.pages import sizes_of
from printing.qr import MM_PER_INCH
from printing.testpage import _ACCENTS, _ARABIC, CODE, _places, make_test_page
from printing.text import Typesetter

AT = datetime(2026, 11, 24, 9, 5)  # noqa: DTZ001 - what the clock on the wall says
SIZES = [(86, 54), (62, 29), (54, 90), (105, 148), (62, 100), (101.6, 76.2), (210, 297)]


def page(size: tuple[float, float], dpi: int | None, typesetter: Typesetter) -> bytes:
    """Give the page."""
    return make_test_page(size, name="Imprimante 2", dpi=dpi, typesetter=typesetter, at=AT)


def ink(image: Image.Image, box: Box, dpi: int) -> float:
    """Give the part of *box* that is black."""
    scale = dpi / MM_PER_INCH
    part = image.crop(tuple(round(edge * scale) for edge in (box.x, box.y, box.right, box.bottom)))
    return 1 - sum(part.convert("L").tobytes()) / 255 / (part.width * part.height)


@pytest.mark.parametrize("dpi", [203, 300, None])
@pytest.mark.parametrize("size", SIZES)
def test_it_is_a_badge_with_a_code(
    size: tuple[float, float], dpi: int | None, typesetter: Typesetter
) -> None:
    """On each size it is one page of that size, whose code can be read from the printer's own dots."""
    made = page(size, dpi, typesetter)
    assert sizes_of(made) == (pytest.approx(size, abs=0.1),)
    image = dots(made, dpi) if dpi else picture(made, 300)
    assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [CODE]


@pytest.mark.parametrize("size", SIZES)
def test_the_frame_is_the_edge(size: tuple[float, float], typesetter: Typesetter) -> None:
    """Whatever a printer cuts off is missing from the frame: its lines are the outermost dots."""
    image = dots(page(size, 203, typesetter), 203).convert("L")
    right, bottom = image.width - 1, image.height - 1
    corners = (
        (0, 0, right, 0),
        (0, 0, 0, bottom),
        (0, bottom, right, bottom),
        (right, 0, right, bottom),
    )
    for left, top, far, low in corners:
        assert set(image.crop((left, top, far + 1, low + 1)).tobytes()) == {0}


def test_a_millimetre_is_one(typesetter: Typesetter) -> None:
    """The ruler's long strokes are ten millimetres apart, along and down."""
    dpi = 508  # twenty dots a millimetre
    image = dots(page((86, 54), dpi, typesetter), dpi).convert("L")
    for mm in range(10, 80, 10):
        assert image.getpixel((mm * 20, 45)) == 0
        assert image.getpixel((mm * 20 + 10, 45)) == 255
    for mm in range(10, 50, 10):
        assert image.getpixel((45, mm * 20)) == 0
        assert image.getpixel((45, mm * 20 + 10)) == 255


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_hairlines_are_dots(dpi: int, typesetter: Typesetter) -> None:
    """The greys of a printer of dots are lines of one dot: half of them black, or a quarter."""
    image = dots(page((86, 54), dpi, typesetter), dpi)
    low = _places(86, 54, dpi).patterns
    step = (low.w + 1) / 4
    tiles = [
        Box(x=low.x + place * step + 1, y=low.y + 1, w=step - 3, h=low.h * 0.4 - 2)
        for place in range(4)
    ]
    assert [ink(image, tile, dpi) for tile in tiles] == pytest.approx([1, 0.5, 0.5, 0.25], abs=0.05)


def test_a_laser_has_greys(typesetter: Typesetter) -> None:
    """Where dots are not known, there are greys."""
    image = picture(page((86, 54), None, typesetter), 300, colour=False)
    shades = set(image.tobytes())
    assert {0, 0x40, 0x80, 0xC0, 255} <= shades


def test_it_says_which_printer_and_when(typesetter: Typesetter) -> None:
    """Another name or another day is another page; the same is the same to the byte."""
    first = page((86, 54), 203, typesetter)
    assert first == page((86, 54), 203, typesetter)
    other = make_test_page((86, 54), name="Hall", dpi=203, typesetter=typesetter, at=AT)
    later = make_test_page(
        (86, 54), name="Imprimante 2", dpi=203, typesetter=typesetter, at=AT.replace(day=25)
    )
    assert len({first, other, later}) == 3


def test_its_letters_are_in_the_shipped_fonts(typesetter: Typesetter) -> None:
    """It shows what badges look like: accents and Arabic are of our own fonts, not of the machine's."""
    for text in (_ACCENTS, _ARABIC):
        assert typesetter.line(text, Weight.REGULAR).uncovered == ""


def test_a_page_too_small_for_a_code(typesetter: Typesetter) -> None:
    """It still has its frame and its ruler."""
    image = dots(page((30, 15), 203, typesetter), 203).convert("L")
    assert zxingcpp.read_barcodes(image) == []
    assert set(image.crop((0, 0, image.width, 1)).tobytes()) == {0}
