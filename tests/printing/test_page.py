"""Badges as they come out: read, looked at, measured on the rendered page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops

from kiosk.core.layout import Box, Side
from kiosk.core.printjob import BadgeOrder
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import dots, picture
from printing.layouts.files import LayoutFiles
from printing.page import PageMaker, pdf_of
from printing.qr import QUIET
from printing.text import Typesetter
from tests.printing.orders import LAYOUTS, order_for
from tests.printing.scanner import codes_on

SHIPPED = LayoutFiles(shipped=LAYOUTS).names
HARDEST = order_for(
    "Emmanuelle",
    "DE LA ROCHEFOUCAULD-MONTBEL",
    organisation="Ministère de l’Europe et des Affaires étrangères - CNCD / DCTCIV",
    function="Vice-présidente chargée de la coopération décentralisée",
    country="France",
    category="Délégation étrangère",
)


@pytest.mark.parametrize("layout", SHIPPED)
def test_where_it_lies_stands_on_the_badge(maker: PageMaker, layout: str) -> None:
    """Each shipped layout says small where a badge laid out before the day lies, and else nothing."""
    order = replace(HARDEST, layout=layout)
    laid = replace(order, place="bac V-Z, n° 534")
    shown = [maker.side(maker.layout(layout), one, Side.FRONT).words for one in (order, laid)]
    (place,) = (words for words in shown[1] if words.line.text == "bac V-Z, n° 534")
    assert place.em < 2.6
    assert len(shown[1]) == len(shown[0]) + 1


@pytest.mark.parametrize(("made_for", "rendered_at"), [(203, 203), (None, 300)])
def test_everybody_s_code_is_read(
    maker: PageMaker,
    everybody: tuple[BadgeOrder, ...],
    made_for: int | None,
    rendered_at: int,
) -> None:
    """Each badge of the list, as dots of a thermal printer and as a laser's page, opens its person."""
    assert len(everybody) == 606
    for order in everybody:
        assert codes_on(dots(maker.page(order, made_for), rendered_at)) == [order.code]


@pytest.mark.parametrize("dpi", [203, 300])
def test_modules_on_the_page_are_whole_dots(maker: PageMaker, dpi: int) -> None:
    """On the rendered page no module is grey, and all are as wide as they should be."""
    drawing = maker.drawing(HARDEST, dpi)
    (symbol,) = drawing.symbols
    image = picture(maker.page(HARDEST, dpi), dpi, colour=False)
    module = round(symbol.box.w / len(symbol.modules) * dpi / 25.4)
    left, top = round(symbol.box.x * dpi / 25.4), round(symbol.box.y * dpi / 25.4)
    for row, cells in enumerate(symbol.modules):
        for column, is_black in enumerate(cells):
            x, y = left + column * module, top + row * module
            tile = image.crop((x, y, x + module, y + module))
            expected = 0 if is_black else 255
            assert tile.getextrema() == (expected, expected)


@pytest.mark.parametrize("dpi", [203, 300])
def test_the_quiet_zone_is_white(maker: PageMaker, dpi: int) -> None:
    """Four modules around the symbol hold no ink, not even of the longest texts."""
    (symbol,) = maker.drawing(HARDEST, dpi).symbols
    box, quiet = symbol.box, QUIET * symbol.box.w / len(symbol.modules)
    image = dots(maker.page(HARDEST, dpi), dpi).convert("L")
    around = Box(x=box.x - quiet, y=box.y - quiet, w=box.w + 2 * quiet, h=box.h + 2 * quiet)
    image.paste(255, in_dots(box, dpi))
    assert image.crop(in_dots(around, dpi)).getextrema() == (255, 255)


def in_dots(box: Box, dpi: int) -> tuple[int, int, int, int]:
    """Give left, top, right, bottom in dots."""
    edges = (box.x, box.y, box.right, box.bottom)
    left, top, right, bottom = (round(edge * dpi / 25.4) for edge in edges)
    return left, top, right, bottom


@pytest.mark.parametrize("name", SHIPPED)
def test_text_stays_in_its_box(
    maker: PageMaker, everybody: tuple[BadgeOrder, ...], name: str
) -> None:
    """Seen on the page, no ink of a text lies outside the boxes of the layout."""
    layout = maker.layout(name)
    dpi = 300
    for order in (HARDEST, *everybody[::75]):
        front = maker.side(layout, order, Side.FRONT)
        drawing = replace(front, surfaces=(), rules=(), symbols=())
        black = tuple(replace(words, colour="#000000") for words in drawing.words)
        ink = ImageChops.invert(
            picture(pdf_of("text alone", [replace(drawing, words=black)]), dpi, colour=False)
        )
        assert ink.getbbox() is not None
        for text in layout.texts:
            left, top, right, bottom = in_dots(text.box, dpi)
            if text.side is Side.FRONT:
                ink.paste(0, (left - 1, top - 1, right + 1, bottom + 1))
        assert ink.getbbox() is None


def test_text_does_not_move_with_the_resolution(maker: PageMaker) -> None:
    """Only the symbol is placed by dots: every line of text is where the laser has it."""
    words = maker.drawing(HARDEST).words
    assert maker.drawing(HARDEST, 203).words == words
    assert maker.drawing(HARDEST, 300).words == words
    assert maker.drawing(HARDEST, 203).symbols != maker.drawing(HARDEST).symbols


@pytest.mark.parametrize("name", SHIPPED)
def test_the_band_tells_the_category_without_colour(maker: PageMaker, name: str) -> None:
    """In black and white the band is black and its words are white, whatever the colour."""
    layout = maker.layout(name)
    band = layout.bands[0]
    for category in ("Élu·e", *band.colours):
        order = order_for(category=category, layout=name)
        drawing = maker.side(layout, order, Side.FRONT, 203)
        image = dots(pdf_of("band", [drawing]), 203).convert("L").crop(in_dots(band.box, 203))
        black, white = image.histogram()[0], image.histogram()[255]
        assert black > 3 * white > 0


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("dpi", [203, 300])
def test_each_shipped_layout_is_read_from_dots(maker: PageMaker, name: str, dpi: int) -> None:
    """With a code of ten and of twenty letters, in modules of four dots or more."""
    for code in ("BMN3CSHMXA", "BDEFGHJKLNOPRSTUBDEF"):
        order = replace(HARDEST, layout=name, code=code)
        drawing = maker.side(maker.layout(name), order, Side.FRONT, dpi)
        (symbol,) = drawing.symbols
        assert round(symbol.box.w / len(symbol.modules) * dpi / 25.4) >= 4
        assert codes_on(dots(maker.page(order, dpi), dpi)) == [code]


def test_a_hairline_is_at_least_a_dot(tmp_path: Path, typesetter: Typesetter) -> None:
    """Rules thinner than a dot are drawn a whole dot thick, level or upright."""
    (tmp_path / "lined.toml").write_text(
        "width = 40\nheight = 30\n"
        "[[rule]]\nbox = [5, 10.03, 20, 0.05]\n[[rule]]\nbox = [30.04, 5, 0.05, 20]\n"
    )
    maker = PageMaker(layouts=LAYOUTS, own=tmp_path, typesetter=typesetter)
    image = picture(maker.page(order_for(layout="lined"), 203), 203, colour=False)
    assert image.crop((80, 70, 160, 90)).histogram()[0] == 80
    assert image.crop((230, 80, 250, 160)).histogram()[0] == 80


def test_a_symbol_too_fine_for_the_printer_is_trouble(maker: PageMaker) -> None:
    """A code too long for the card says how large its box would have to be."""
    with pytest.raises(Trouble) as caught:
        maker.page(order_for(code="x" * 120), 203)
    assert caught.value.kind is TroubleKind.QR_TOO_SMALL
    assert caught.value.facts == {"layout": "card", "needs": "26.5 mm"}
    with pytest.raises(Trouble) as caught:
        maker.page(order_for(code="x" * 4000))
    assert caught.value.kind is TroubleKind.QR_TOO_SMALL


def test_nobody_s_data_breaks_a_page(maker: PageMaker) -> None:
    """Nothing known, no code, or odd characters still make a badge, and say what is not covered."""
    assert maker.page(order_for("", "", code="")).startswith(b"%PDF")
    odd = order_for("\ud800Li\x00", "吕\n(丽) \\ 🙂", organisation="\u202eAbc")
    assert maker.page(odd).startswith(b"%PDF")
    assert maker.drawing(odd).uncovered == "🙂"
    assert maker.drawing(HARDEST).uncovered == ""


def test_a_page_is_the_same_each_time(maker: PageMaker, typesetter: Typesetter) -> None:
    """The same badge is the same bytes, as vectors and without a font of its own."""
    page = maker.page(HARDEST)
    assert page == maker.page(HARDEST)
    assert b"/Image" not in page
    assert b"/Font" not in page.replace(b"/FontDescriptor", b"")


def test_a_page_has_the_size_of_the_layout(maker: PageMaker) -> None:
    """86 by 54 mm, in whole dots where it is made for a printer."""
    assert picture(maker.page(HARDEST), 300).size == (1016, 638)
    assert dots(maker.page(HARDEST, 203), 203).size == (687, 432)
    assert dots(maker.page(HARDEST, 203), 203).mode == "1"
