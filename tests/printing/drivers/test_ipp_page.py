"""A badge made ready for a printer that takes no PDF, or has other paper."""

import pytest
import zxingcpp
from PIL import Image

from printing.dots import dots, picture
from printing.drivers.ipp_message import Group
from printing.drivers.ipp_page import NoFormatError, prepared
from printing.drivers.pages import sizes_of
from printing.page import PageMaker
from tests.printing.machines.raster import read_raster
from tests.printing.orders import order_for

PWG: Group = {
    "document-format-supported": ["application/octet-stream", "image/pwg-raster", "image/urf"],
    "pwg-raster-document-resolution-supported": [(203, 203, 3), (300, 300, 3), (600, 600, 3)],
    "pwg-raster-document-type-supported": ["sgray_8", "srgb_8"],
}
URF: Group = {
    "document-format-supported": ["image/jpeg", "image/urf"],
    "urf-supported": ["W8", "CP1", "RS203-360", "V1.4"],
}


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge."""
    return maker.page(order_for(category="Intervenant"))


def differing(one: Image.Image, other: Image.Image) -> float:
    """Give the part of the dots that are not the same: an edge between two dots may fall either way."""
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    return sum(a != b for a, b in pairs) / (one.width * one.height)


@pytest.mark.parametrize(
    ("about", "dpi", "mode"),
    [
        (PWG, 300, "RGB"),
        (PWG | {"pwg-raster-document-type-supported": ["sgray_8"]}, 300, "L"),
        (PWG | {"pwg-raster-document-resolution-supported": [(203, 203, 3)]}, 203, "RGB"),
        (URF, 360, "L"),
        (URF | {"urf-supported": ["SRGB24", "W8", "RS600"]}, 600, "RGB"),
        ({"document-format-supported": ["image/urf"]}, 300, "L"),
    ],
)
def test_a_picture_dot_by_dot(page: bytes, about: Group, dpi: int, mode: str) -> None:
    """The raster holds the page's own picture, at a resolution the printer has, and its code reads."""
    raster = prepared(page, about)
    (shown,) = read_raster(raster.document)
    assert shown.dpi == dpi
    assert shown.image.mode == mode
    assert shown.image.tobytes() == picture(page, dpi, colour=mode == "RGB").tobytes()
    (code,) = zxingcpp.read_barcodes(shown.image)
    assert code.text == "BMN3CSHMXA"


def test_dots_can_be_told(page: bytes) -> None:
    """A printer's own `dpi` goes before what it says."""
    (shown,) = read_raster(prepared(page, PWG, dpi=203).document)
    assert shown.dpi == 203


def test_a_picture_on_larger_paper(page: bytes) -> None:
    """The badge lies in the middle of the paper that is in the printer, at its true size."""
    a4 = prepared(page, PWG | {"media-ready": ["iso_a4_210x297mm"]})
    (shown,) = read_raster(a4.document)
    assert shown.image.size == (2480, 3508)
    left, top = (2480 - 1016) // 2, (3508 - 638) // 2
    badge = shown.image.crop((left, top, left + 1016, top + 638))
    assert badge.tobytes() == picture(page, 300).tobytes()
    assert "media" not in a4.job


def test_neither_pdf_nor_picture(page: bytes) -> None:
    """A printer that takes neither is told apart, and not sent anything."""
    with pytest.raises(NoFormatError):
        prepared(page, {"document-format-supported": ["application/postscript"]})


def test_moved_and_turned(page: bytes) -> None:
    """A printer that misses its paper gets the page moved, one with cards across the page turned.

    It stays a page of its size, and vectors.
    """
    pdf: Group = {"document-format-supported": ["application/pdf"]}
    plain = dots(page, 300).convert("L")
    moved = prepared(page, pdf, shift=(25.4 / 300 * 12, 25.4 / 300 * -6)).document
    assert sizes_of(moved) == (pytest.approx(sizes_of(page)[0]),)
    shown = dots(moved, 300).convert("L")
    width, height = shown.size
    seen, meant = shown.crop((12, 0, width, height - 6)), plain.crop((0, 6, width - 12, height))
    assert differing(seen, meant) < 0.005
    assert len(moved) < 2 * len(page)
    across = prepared(page, pdf | {"media-ready": ["om_card_54x86mm"]}).document
    turned = dots(across, 300).convert("L")
    assert turned.size == plain.size[::-1]
    assert zxingcpp.read_barcodes(turned)[0].text == "BMN3CSHMXA"
    assert differing(turned.transpose(Image.Transpose.ROTATE_90), plain) < 0.005


def test_nothing_to_do_changes_no_byte(page: bytes) -> None:
    """The page that the queue made is the page that is sent."""
    assert prepared(page, {"document-format-supported": ["application/pdf"]}).document is page


def test_two_sides(page: bytes) -> None:
    """A badge with a back is asked for on both sides of the paper, where the printer can."""
    import io

    import pypdfium2

    both, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(2):
        with pypdfium2.PdfDocument(page) as one:
            both.import_pages(one)
    both.save(out)
    both.close()
    pdf: Group = {"document-format-supported": ["application/pdf"]}
    sides = {"sides-supported": ["one-sided", "two-sided-long-edge"]}
    assert prepared(out.getvalue(), pdf | sides).job["sides"][1] == "two-sided-long-edge"
    assert prepared(out.getvalue(), pdf).job["sides"][1] == "one-sided"
    assert prepared(page, pdf | sides).job["sides"][1] == "one-sided"
    assert len(read_raster(prepared(out.getvalue(), PWG).document)) == 2
