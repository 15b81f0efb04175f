"""What is done to a page on its way to its printer: moved, turned, or made a picture."""

from io import BytesIO
from typing import TYPE_CHECKING

from kiosk.core.layout import MM_PER_POINT
from printing.address import Address
from printing.dots import PDFIUM, picture
from printing.qr import MM_PER_INCH

if TYPE_CHECKING:
    from PIL.Image import Image

Shift = tuple[float, float]
"""The mm to the right and down by which a printer misses its paper."""
UNSHIFTED: Shift = (0.0, 0.0)


def page_shift(address: Address) -> Shift:
    """Give how far a page is to be moved; a sheet of labels was moved when it was filled."""
    return UNSHIFTED if address.sheet else address.shift


def sizes_of(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Give the width and height of each page in mm."""
    import pypdfium2 as pdfium

    with PDFIUM, pdfium.PdfDocument(pdf) as document:
        return tuple(
            (width * MM_PER_POINT, height * MM_PER_POINT)
            for width, height in (document.get_page_size(number) for number in range(len(document)))
        )


def placed(pdf: bytes, *, shift: Shift = UNSHIFTED, is_turned: bool = False) -> bytes:
    """Give *pdf* moved by *shift*, and turned a quarter; the very same bytes where there is nothing to do."""
    if shift == UNSHIFTED and not is_turned:
        return pdf
    import pypdfium2 as pdfium

    right, down = (mm / MM_PER_POINT for mm in shift)
    out = BytesIO()
    with PDFIUM, pdfium.PdfDocument(pdf) as document:
        for page in document:
            left, bottom, far, top = page.get_mediabox()
            page.set_mediabox(left - right, bottom + down, far - right, top + down)
            page.set_rotation(90 if is_turned else 0)
            page.close()
        document.save(out)
    return out.getvalue()


def pictures(
    pdf: bytes, dpi: int, *, colour: bool, on: tuple[float, float] | None = None
) -> list["Image"]:
    """Give each page at *dpi*, in the middle of paper of *on* mm where that is known."""
    drawn = [picture(pdf, dpi, number, colour=colour) for number in range(len(sizes_of(pdf)))]
    if on is None:
        return drawn
    width, height = (round(side * dpi / MM_PER_INCH) for side in on)
    return [_centred(page, width, height) for page in drawn]


def _centred(page: "Image", width: int, height: int) -> "Image":
    from PIL import Image

    if page.size == (width, height):
        return page
    paper = Image.new(page.mode, (width, height), "white")
    paper.paste(page, ((width - page.width) // 2, (height - page.height) // 2))
    return paper
