"""Sheets of labels."""

from dataclasses import replace
from itertools import combinations

import pytest
import zxingcpp

from kiosk.core.layout import Box
from kiosk.core.trouble import Trouble, TroubleKind
from printing.book import Book
from printing.dots import picture
from printing.page import PageMaker
from printing.sheet import SheetFiller, on_label
from printing.stock import PAPERS, Stock, find_stock, load_sheets, load_stocks
from tests.printing.orders import LAYOUTS, order_for

SHEETS = load_sheets(LAYOUTS)
STOCKS = load_stocks(LAYOUTS)


@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_labels_lie_on_the_paper(stock: Stock) -> None:
    """All labels of a stock are inside the paper and none overlaps another by more than a hair."""
    width, height = PAPERS[stock.paper]
    labels = stock.labels
    assert len(labels) == stock.grid[0] * stock.grid[1]
    for label in labels:
        assert label.x >= 0
        assert label.y >= 0
        assert label.right <= width
        assert label.bottom <= height
    hair = 0.02
    inner = [replace(label, w=label.w - hair, h=label.h - hair) for label in labels]
    assert not any(one.overlaps(other) for one, other in combinations(inner, 2))


def test_names_mean_one_stock() -> None:
    """No name or product number stands for two stocks, and each finds its own."""
    names = [name for stock in STOCKS for name in (stock.name, *stock.aliases)]
    assert len({name.casefold() for name in names}) == len(names)
    for stock in STOCKS:
        for name in (stock.name, *stock.aliases, stock.name.upper()):
            assert find_stock(name, STOCKS) is stock


def test_an_unknown_sheet_names_the_known_ones() -> None:
    """A misspelt stock is answered with those there are."""
    with pytest.raises(Trouble) as caught:
        find_stock("avery", STOCKS)
    assert caught.value.kind is TroubleKind.SHEET_UNKNOWN
    assert "avery-c32011-10" in str(caught.value.facts["known"])


def test_a_badge_is_in_the_middle_of_its_label(maker: PageMaker) -> None:
    """A smaller badge keeps its size, one a little larger is shrunk, far too large is trouble."""
    drawing = maker.drawing(order_for())
    roomy = on_label(drawing, Box(x=10, y=20, w=96, h=60), layout="card", sheet="roomy")
    assert (roomy.x, roomy.y, roomy.scale) == (15, 23, 1)
    snug = on_label(drawing, Box(x=15, y=13.5, w=85, h=54), layout="card", sheet="snug")
    assert snug.scale == pytest.approx(85 / 86)
    assert (snug.x, snug.y) == (15, pytest.approx(13.5 + (54 - 54 * 85 / 86) / 2))
    with pytest.raises(Trouble) as caught:
        on_label(drawing, Box(x=0, y=0, w=62, h=29), layout="card", sheet="tiny")
    assert caught.value.kind is TroubleKind.SHEET_TOO_SMALL
    assert caught.value.facts == {"layout": "card", "sheet": "tiny", "needs": "86 × 54 mm"}


@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_the_shipped_card_goes_on_each_stock(maker: PageMaker, stock: Stock) -> None:
    """Nobody who bought one of the known stocks is refused the one shipped layout."""
    drawing = maker.drawing(order_for())
    placed = on_label(drawing, stock.labels[0], layout="card", sheet=stock.name)
    assert placed.scale >= 0.92


TABLE = """
avery-l4784     | 80×50     | 2×5 | 18, 13       | 95, 55
avery-c32011-10 | 85×54     | 2×5 | 15, 13.5     | 95, 54
avery-c32015    | 85×54     | 2×4 | 17, 31.5     | 91, 60
avery-l7414     | 90×52     | 2×5 | 15, 18.5     | 89.99, 52
sigel-lp800     | 85×55     | 2×5 | 15, 10       | 95, 55
dataline-57125  | 86×54     | 2×5 | 16, 11       | 91, 55.62
apli-02793      | 90×50.8   | 2×5 | 15, 22       | 90, 50.8
herma-10809     | 105×148   | 2×2 | 0, 0         | 105, 148
avery-5395      | 85.7×59.3 | 2×4 | 17.46, 14.82 | 95.25, 63.5
4x3in           | 101.6×76.2| 2×3 | 4.76, 25.4   | 104.77, 76.2
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_stocks_are_as_they_were_measured(line: str) -> None:
    """Label, grid, first label and pitch of each sheet are those of the makers."""
    name, *numbers = (cell.strip().replace("×", ",") for cell in line.split("|"))
    stock = find_stock(name, SHEETS)
    expected = [tuple(float(part) for part in cell.split(",")) for cell in numbers]
    assert [stock.label, stock.grid, stock.first, stock.pitch] == expected


def test_a_roll_is_no_sheet() -> None:
    """A roll has one label; who asks for it as a sheet is told the sheets."""
    assert len(find_stock("DK-11202", STOCKS).labels) == 1
    with pytest.raises(Trouble) as caught:
        find_stock("brother-62x100", SHEETS)
    assert caught.value.kind is TroubleKind.SHEET_UNKNOWN


@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_backs_lie_behind_their_fronts(stock: Stock) -> None:
    """Turned along its long edge, a sheet has each back behind its own label."""
    width, _ = PAPERS[stock.paper]
    for front, back in zip(stock.labels, stock.backs, strict=True):
        assert (back.y, back.w, back.h) == (front.y, front.w, front.h)
        assert back.x + back.w == pytest.approx(width - front.x)


def test_a_half_used_sheet(maker: PageMaker) -> None:
    """The first badges go on the labels that are left, the next ones on a whole sheet."""
    book = Book("half used")
    stock = find_stock("avery-l4784", SHEETS)
    sheets = SheetFiller(book, stock, first=9)
    drawings = maker.drawings(order_for())
    for pages in (0, 1, 1):
        sheets.add(drawings, "card")
        assert book.pages == pages
    sheets.finish()
    sheets.finish()
    assert book.pages == 2


@pytest.mark.parametrize("first", [0, 11, -1])
def test_a_label_that_is_not_there_is_trouble(first: int) -> None:
    """A sheet of ten has no eleventh label."""
    with pytest.raises(Trouble) as caught:
        SheetFiller(Book("x"), find_stock("avery-l4784", SHEETS), first=first)
    assert caught.value.kind is TroubleKind.SHEET_SHORTER
    assert caught.value.facts == {"sheet": "avery-l4784", "labels": 10, "first": first}


def test_a_sheet_begins_where_it_is_told(maker: PageMaker) -> None:
    """On paper: the third label holds the first badge, moved by the printer's own shift."""
    order = order_for(layout="card")
    stock = find_stock("dataline-57125", SHEETS)
    page = maker.sheet_page([order], stock.name, first=3, shift=(2.0, -1.0))
    (code,) = zxingcpp.read_barcodes(picture(page, 300, colour=False))
    label, (symbol,) = stock.labels[2], maker.drawing(order).symbols
    corner = code.position.top_left
    assert corner.x / 300 * 25.4 == pytest.approx(label.x + symbol.box.x + 2, abs=0.4)
    assert corner.y / 300 * 25.4 == pytest.approx(label.y + symbol.box.y - 1, abs=0.4)
