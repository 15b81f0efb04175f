"""How long badges take: the goals are in the README's table."""

from itertools import cycle, islice
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.core.printjob import BadgeOrder
from printing import qr
from printing.dots import dots
from printing.export import PdfExporter
from printing.page import PageMaker
from printing.text import Typesetter
from tests.printing.conftest import everybody
from tests.printing.orders import LAYOUTS, RESOURCES

__all__ = ["everybody"]


@pytest.fixture
def maker(qapp: QGuiApplication) -> PageMaker:
    """Badges on the shipped layouts, with nothing in any cache."""
    qr.matrix.cache_clear()
    return PageMaker(layouts=LAYOUTS, typesetter=Typesetter(RESOURCES / "fonts"))


def test_data_to_page(
    benchmark: BenchmarkFixture, maker: PageMaker, everybody: tuple[BadgeOrder, ...]
) -> None:
    """One person's badge as a page; each round another person, whose code was never drawn."""
    orders = cycle(everybody)
    benchmark.pedantic(
        maker.page, setup=lambda: ((next(orders), 300), {}), rounds=len(everybody), warmup_rounds=0
    )


def test_page_to_dots(
    benchmark: BenchmarkFixture, maker: PageMaker, everybody: tuple[BadgeOrder, ...]
) -> None:
    """A page as dots of 300 an inch."""
    pages = cycle([maker.page(order, 300) for order in everybody[:50]])
    benchmark.pedantic(dots, setup=lambda: ((next(pages), 300), {}), rounds=200)


@pytest.mark.parametrize("sheet", [None, "dataline-57125"])
def test_500_badges_in_one_pdf(
    benchmark: BenchmarkFixture,
    maker: PageMaker,
    everybody: tuple[BadgeOrder, ...],
    tmp_path: Path,
    sheet: str | None,
) -> None:
    """500 people, none of whose codes was drawn before, in one file."""
    export = PdfExporter(maker=maker, layouts=LAYOUTS)
    path = tmp_path / "badges.pdf"
    orders = list(islice(everybody, 500))

    def run() -> int:
        return export(orders, path, sheet=sheet, progress=lambda _: True)

    assert benchmark.pedantic(run, setup=qr.matrix.cache_clear, rounds=5) == 500
    benchmark.extra_info["bytes"] = path.stat().st_size
    print(f"\n500 badges: {path.stat().st_size / 1e6:.2f} MB")  # noqa: T201 - what a benchmark is for
