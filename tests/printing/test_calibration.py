"""The page that shows how far a printer misses the labels."""

from pathlib import Path

import pytest

from printing.dots import picture
from printing.page import PageMaker
from printing.stock import PAPERS, Stock, load_sheets
from tests.printing.orders import LAYOUTS

SHEETS = load_sheets(LAYOUTS)
DPI = 300


def darkest(page: bytes, x: float, y: float) -> int:
    """Give the darkest grey within two dots of a place in mm."""
    image = picture(page, DPI, colour=False)
    at = (round(x / 25.4 * DPI), round(y / 25.4 * DPI))
    return int(image.crop((at[0] - 2, at[1] - 2, at[0] + 3, at[1] + 3)).getextrema()[0])


@pytest.mark.parametrize("stock", SHEETS, ids=lambda stock: stock.name)
def test_each_label_has_its_frame(maker: PageMaker, stock: Stock) -> None:
    """The frames are where the labels are, the paper is the stock's."""
    page = maker.calibration_page(stock.name)
    width, height = PAPERS[stock.paper]
    assert picture(page, 72).size == (round(width / 25.4 * 72), round(height / 25.4 * 72))
    first, last = stock.labels[0], stock.labels[-1]
    for label, x, y in ((first, first.right, first.bottom), (last, last.x, last.y)):
        beside, below = label.x + 0.9 * label.w, label.y + 0.6 * label.h
        assert darkest(page, x, below) < 160
        assert darkest(page, beside, y) < 160
        assert darkest(page, beside, below) == 255


def test_a_shift_moves_it_all(maker: PageMaker) -> None:
    """Printed with the shift that was set, the frame is where that says."""
    stock = next(one for one in SHEETS if one.name == "avery-l4784")
    label = stock.labels[0]
    for shift in ((0.0, 0.0), (2.0, -1.5)):
        page = maker.calibration_page(stock.name, shift=shift)
        at = (label.x + shift[0], label.y + 0.6 * label.h)
        assert darkest(page, *at) < 160
        other = (label.x + 2.0 - shift[0], label.y + 0.6 * label.h)
        assert darkest(page, *other) == 255


def test_the_page_is_of_lines(maker: PageMaker, tmp_path: Path) -> None:
    """No picture in it: a printer's driver must not scale it."""
    assert b"/Image" not in maker.calibration_page("4x3in")
