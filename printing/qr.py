"""The QR symbol of a code: the smallest there is, with as much repair as that size holds."""

from functools import lru_cache

from kiosk.core.layout import Align, Box
from printing.mask import best_mask

QUIET = 4
"""The modules that must stay white on each side."""
LEAST_DOTS = 4
"""A module of three dots fails at the least spread of ink."""
LEAST_MODULE = 0.33
"""The mm a module must have where the printer's dots are not known."""

Matrix = tuple[tuple[bool, ...], ...]
MM_PER_INCH = 25.4


class SymbolTooLargeError(Exception):
    """The symbol needs a box of *needs* mm."""

    def __init__(self, needs: float) -> None:
        super().__init__(needs)
        self.needs = needs


@lru_cache(4096)
def matrix(text: str) -> Matrix:
    """Give the modules of *text*, row by row, True where black, without the quiet zone."""
    # The library has no types.
    from qrcode.constants import (
        ERROR_CORRECT_H,
        ERROR_CORRECT_M,
        ERROR_CORRECT_Q,
    )
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    symbol = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    symbol.add_data(text)
    try:
        smallest = symbol.best_fit()
    except (DataOverflowError, ValueError):  # it knows no version 41
        raise SymbolTooLargeError((177 + 2 * QUIET) * LEAST_MODULE) from None
    for repair in (ERROR_CORRECT_H, ERROR_CORRECT_Q, ERROR_CORRECT_M):
        symbol.error_correction = repair
        try:
            if symbol.best_fit(start=smallest) == smallest:
                break
        except (DataOverflowError, ValueError):
            continue
    symbol.version = smallest
    symbol.makeImpl(False, best_mask(symbol))
    return tuple(tuple(map(bool, row)) for row in symbol.modules)


def place(modules: int, box: Box, align: Align, dpi: int | None) -> Box:
    """Give where the symbol itself goes, its quiet zone kept inside *box*, on whole dots of *dpi*.

    Raises:
        SymbolTooLargeError: the box is too small for modules that a reader can tell apart.
    """
    across = modules + 2 * QUIET
    room = min(box.w, box.h)
    if dpi is None:
        module, least = room / across, LEAST_MODULE
    else:
        dot = MM_PER_INCH / dpi
        # The box may begin between two dots: up to one is lost to reach a whole one.
        module, least = int(room / dot / across + 1e-6) * dot, LEAST_DOTS * dot
    if module < least - 1e-9:
        raise SymbolTooLargeError(least * across)
    spare = box.w - module * across
    shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]
    x = box.x + shift + QUIET * module
    y = box.y + (box.h - module * across) / 2 + QUIET * module
    if dpi is not None:
        x, y = snapped(x, dpi), snapped(y, dpi)
    return Box(x=x, y=y, w=modules * module, h=modules * module)


def snapped(mm: float, dpi: int) -> float:
    """Give the whole dot nearest to *mm*, in mm."""
    return round(mm * dpi / MM_PER_INCH) * MM_PER_INCH / dpi
