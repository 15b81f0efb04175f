"""How long a thermal printer's badge takes from its data to its bytes; and everybody's, on each."""

from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtGui import QGuiApplication
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.core.printjob import BadgeOrder
from printing import qr
from printing.address import read_address
from printing.dots import dots
from printing.drivers.brother import BrotherPrinter
from printing.drivers.brother_media import DEFAULT
from printing.drivers.escpos import WIDTH, EscPosPrinter, badge_bytes
from printing.drivers.zpl import ZplPrinter, label_bytes
from printing.page import PageMaker
from printing.text import Typesetter
from tests.printing.conftest import everybody
from tests.printing.drivers.paths import PATHS, what_is_wrong
from tests.printing.orders import LAYOUTS, RESOURCES

__all__ = ["everybody"]


@pytest.fixture
def maker(qapp: QGuiApplication) -> PageMaker:
    """Badges on the shipped layouts, with nothing in any cache."""
    qr.matrix.cache_clear()
    return PageMaker(layouts=LAYOUTS, typesetter=Typesetter(RESOURCES / "fonts"))


def _escpos(maker: PageMaker) -> Callable[[BadgeOrder], bytes]:
    printer = EscPosPrinter(read_address("escpos+tcp://x"))
    return lambda order: badge_bytes(printer.raster(maker.page(order, printer.dpi)), WIDTH)


def _zpl(maker: PageMaker, dpi: int) -> Callable[[BadgeOrder], bytes]:
    printer = ZplPrinter(read_address(f"zpl+tcp://x?dpi={dpi}"))
    return lambda order: label_bytes(printer.raster(maker.page(order, dpi)))


def _brother(maker: PageMaker) -> Callable[[BadgeOrder], bytes]:
    printer = BrotherPrinter(read_address("brother+tcp://x"))
    return lambda order: printer._job(dots(maker.page(order, 300), 300), DEFAULT)


WAYS: dict[str, Callable[[PageMaker], Callable[[BadgeOrder], bytes]]] = {
    "escpos-203": _escpos,
    "zpl-203": lambda maker: _zpl(maker, 203),
    "zpl-300": lambda maker: _zpl(maker, 300),
    "brother-300": _brother,
}


@pytest.mark.parametrize("way", WAYS)
def test_data_to_bytes(
    benchmark: BenchmarkFixture, maker: PageMaker, everybody: tuple[BadgeOrder, ...], way: str
) -> None:
    """One person's badge as what goes over the wire; each round another person."""
    make = WAYS[way](maker)
    orders = cycle(everybody)
    data = make(next(orders))  # a library is imported once a day
    benchmark.pedantic(
        make, setup=lambda: ((next(orders),), {}), rounds=len(everybody) - 1, warmup_rounds=0
    )
    benchmark.extra_info["bytes"] = len(data)


@pytest.mark.parametrize("kind", PATHS)
def test_everybody_comes_out_as_seen(
    benchmark: BenchmarkFixture, maker: PageMaker, everybody: tuple[BadgeOrder, ...], kind: str
) -> None:
    """The whole reference list on each kind of printer: each dot is right and each code reads."""
    path = PATHS[kind]()
    orders = iter(everybody)
    wrong: list[str] = []

    def check(order: BadgeOrder) -> None:
        wrong.append(what_is_wrong(path, maker, order))

    benchmark.pedantic(check, setup=lambda: ((next(orders),), {}), rounds=len(everybody))
    assert [one for one in wrong if one] == []
    assert len(wrong) == len(everybody)
