"""Sheets of labels."""

from dataclasses import replace
from itertools import combinations

import pytest

from kiosk.core.layout import Box
from kiosk.core.trouble import Trouble, TroubleKind
from printing.page import PageMaker
from printing.sheet import on_label
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
