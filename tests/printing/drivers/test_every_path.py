"""What staff saw is what comes out, on every kind of printer: each dot, and a code that reads."""

import pytest

from kiosk.core.printjob import BadgeOrder
from printing.page import PageMaker
from tests.printing.drivers.hard_names import hardest, in_all_scripts
from tests.printing.drivers.paths import PATHS, what_is_wrong


@pytest.mark.parametrize("kind", PATHS)
def test_the_hardest_badges(kind: str, maker: PageMaker, everybody: tuple[BadgeOrder, ...]) -> None:
    """The forty hardest of the reference list and twelve scripts; a benchmark takes everybody."""
    orders = hardest(everybody) + in_all_scripts()
    path = PATHS[kind]()
    assert len({order.job for order in orders}) == 52
    assert [wrong for order in orders if (wrong := what_is_wrong(path, maker, order))] == []
