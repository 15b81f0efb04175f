"""A PDF page becomes dots: exact size, black or white, as a thermal printer and a preview want it.

PDFium in two threads crashes, so one lock for the process guards each call of it.
"""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PDFIUM = Lock()
_THRESHOLD = 128
_POINTS_PER_INCH = 72
_TO_BLACK_OR_WHITE = [0 if grey < _THRESHOLD else 255 for grey in range(256)]


def dots(pdf: bytes | Path, dpi: int, page: int = 0) -> "Image":
    """Give page number *page* (from 0) of *pdf* at *dpi* as an image of mode 1, without dithering."""
    return picture(pdf, dpi, page, colour=False).point(_TO_BLACK_OR_WHITE, "1")


def picture(pdf: bytes | Path, dpi: int, page: int = 0, *, colour: bool = True) -> "Image":
    """Give page number *page* (from 0) of *pdf* at *dpi*, in colour or in greys, on white."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    depth = raw.FPDFBitmap_BGR if colour else raw.FPDFBitmap_Gray
    with PDFIUM:
        document = pdfium.PdfDocument(pdf)
        try:
            sheet = document[page]
            # Its own render() rounds the size up and stretches the page by a dot.
            width, height = (round(side * dpi / _POINTS_PER_INCH) for side in sheet.get_size())
            bitmap = pdfium.PdfBitmap.new_native(width, height, depth)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            raw.FPDF_RenderPageBitmap(bitmap, sheet, 0, 0, width, height, 0, 0)
            image: Image = bitmap.to_pil().copy()
        finally:
            document.close()
    return image
