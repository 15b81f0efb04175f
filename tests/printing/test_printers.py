"""A printer's URI."""

from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.brother import BrotherPrinter
from printing.drivers.escpos import EscPosPrinter
from printing.drivers.pdf_file import PdfFile
from printing.drivers.zpl import ZplPrinter
from printing.printers import driver_for, labels_on
from tests.printing.orders import LAYOUTS


def test_a_file_uri_makes_a_file_driver(tmp_path: Path) -> None:
    """A file, and a folder with or without its slash, are taken."""
    for uri in ((tmp_path / "x.pdf").as_uri(), tmp_path.as_uri(), tmp_path.as_uri() + "/"):
        assert isinstance(driver_for(uri), PdfFile)


@pytest.mark.parametrize(
    ("uri", "driver", "dpi"),
    [
        ("escpos+tcp://10.0.0.5:9100?dpi=180&width=512#Accueil", EscPosPrinter, 180),
        ("escpos+usb://04b8:0202", EscPosPrinter, 203),
        ("zpl+tcp://zebra.local?dpi=300", ZplPrinter, 300),
        ("brother+tcp://10.0.0.6?media=62x100", BrotherPrinter, 300),
    ],
)
def test_thermal_printers_have_dots(uri: str, driver: type, dpi: int) -> None:
    """Each language has its driver, which says for which dots pages are to be made."""
    made = driver_for(uri)
    assert (type(made), made.dpi) == (driver, dpi)


def test_a_wrong_setting_is_trouble() -> None:
    """What is wrong in an address is told before anything is printed."""
    with pytest.raises(Trouble) as caught:
        driver_for("escpos+tcp://10.0.0.5?dip=203")
    assert caught.value.kind is TroubleKind.PRINTER_OPTION


def test_how_many_badges_a_printer_takes_at_once() -> None:
    """One, or the labels of its sheet."""
    assert labels_on("escpos+tcp://10.0.0.5", LAYOUTS) == 1
    assert labels_on("ipp://laser.local/ipp/print?sheet=dataline-57125", LAYOUTS) == 10
    with pytest.raises(Trouble) as caught:
        labels_on("system://Bureau?sheet=none-such", LAYOUTS)
    assert caught.value.kind is TroubleKind.SHEET_UNKNOWN


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "Bureau",
        "lpr://x",
        "file://",
        "file:///",
        "file://host/x.pdf",
        "system://a/b",
        "file://[x",
    ],
)
def test_an_unknown_printer_is_trouble(uri: str) -> None:
    """What no driver prints to is named back."""
    with pytest.raises(Trouble) as caught:
        driver_for(uri)
    assert caught.value.kind is TroubleKind.PRINTER_UNKNOWN
    assert caught.value.facts == {"uri": uri}
