"""A badge's dots on what a printer can print: turned where it must be, and moved by the printer's shift."""

from typing import TYPE_CHECKING

from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address

if TYPE_CHECKING:
    from PIL.Image import Image

WHITE = 255
_MM_PER_INCH = 25.4


def dots_of(mm: float, dpi: int) -> int:
    """Give the whole dots nearest to *mm*."""
    return round(mm * dpi / _MM_PER_INCH)


def shift_of(address: Address, dpi: int) -> tuple[int, int]:
    """Give the printer's shift to the right and down, in whole dots."""
    right, down = address.shift
    return dots_of(right, dpi), dots_of(down, dpi)


def turned(
    badge: "Image", address: Address, dpi: int, width: int, height: int | None = None
) -> "Image":
    """Give *badge*, or it lying on its side, as it fits on paper of *width* dots (labels: and *height*).

    Raises:
        Trouble: it fits neither way (PAGE_TOO_WIDE).
    """
    from PIL import Image

    if _fits(badge, width, height):
        return badge
    lying = badge.transpose(Image.Transpose.ROTATE_90)
    if _fits(lying, width, height):
        return lying
    raise Trouble(
        TroubleKind.PAGE_TOO_WIDE,
        printer=address.uri,
        needs=_mm(dpi, badge.width, badge.height),
        has=_mm(dpi, width, height) if height else _mm(dpi, width),
    )


def moved(badge: "Image", address: Address, dpi: int, width: int) -> "Image":
    """Give *badge* on paper of *width* dots, moved by the printer's shift; what it loses is off paper."""
    from PIL import Image

    right, down = shift_of(address, dpi)
    if not right and not down:
        return badge
    paper = Image.new("1", (min(width, badge.width + right), badge.height + down), WHITE)
    paper.paste(badge, (right, down))
    return paper


def black_bits(image: "Image") -> bytes:
    """Give the rows of *image*, each filled up to whole bytes, a set bit for each black dot."""
    from PIL import ImageChops

    return ImageChops.invert(image).tobytes()


def _fits(badge: "Image", width: int, height: int | None) -> bool:
    return badge.width <= width and (height is None or badge.height <= height)


def _mm(dpi: int, *sides: int) -> str:
    return " × ".join(str(round(side * _MM_PER_INCH / dpi)) for side in sides) + " mm"
