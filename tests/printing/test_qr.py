"""The symbol of a code and its dots."""

import pytest

from kiosk.core.layout import Align, Box
from printing.qr import QUIET, SymbolTooLargeError, matrix, place

BOX = Box(x=64.6, y=25.9, w=19, h=19)


@pytest.mark.parametrize(
    ("code", "modules"),
    [("BMN3CSHMXA", 21), ("BDEFGHJKLNOPRSTUBDEF", 21), ("B" * 32, 25), ("é" * 30, 33)],
)
def test_a_short_code_is_a_small_symbol(code: str, modules: int) -> None:
    """Ten to twenty letters make 21 modules; a small symbol reads best."""
    symbol = matrix(code)
    assert len(symbol) == len(symbol[0]) == modules
    assert symbol[0][:8] == (True,) * 7 + (False,)


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("align", Align)
def test_modules_are_whole_dots(dpi: int, align: Align) -> None:
    """On a printer of dots each module begins and ends on one, inside the box with its quiet zone."""
    box = place(21, BOX, align, dpi)
    dots = dpi / 25.4
    module = box.w / 21 * dots
    assert module == pytest.approx(round(module))
    assert round(module) >= 4
    assert box.x * dots == pytest.approx(round(box.x * dots))
    assert box.y * dots == pytest.approx(round(box.y * dots))
    quiet, half_a_dot = QUIET * box.w / 21, 0.5 / dots
    assert box.x - quiet >= BOX.x - half_a_dot
    assert box.right + quiet <= BOX.right + half_a_dot


def test_a_laser_fills_the_box() -> None:
    """Without known dots the symbol and its quiet zone take the whole box."""
    box = place(21, BOX, Align.RIGHT, None)
    assert box.w == pytest.approx(19 * 21 / 29)
    assert box.right == pytest.approx(BOX.right - 4 * 19 / 29)


@pytest.mark.parametrize(("dpi", "needs"), [(203, 14.5), (None, 9.6)])
def test_a_box_too_small_says_what_it_needs(dpi: int | None, needs: float) -> None:
    """Modules under four dots, or a third of a millimetre, are refused."""
    with pytest.raises(SymbolTooLargeError) as caught:
        place(21, Box(x=0, y=0, w=9, h=9), Align.LEFT, dpi)
    assert caught.value.needs == pytest.approx(needs, abs=0.05)


def test_a_text_no_symbol_holds_is_refused() -> None:
    """A code of four thousand letters is answered, not a crash."""
    with pytest.raises(SymbolTooLargeError):
        matrix("x" * 4000)
