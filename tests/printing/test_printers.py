"""A printer's URI."""

from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.pdf_file import PdfFile
from printing.printers import driver_for


def test_a_file_uri_makes_a_file_driver(tmp_path: Path) -> None:
    """A file, and a folder with or without its slash, are taken."""
    for uri in ((tmp_path / "x.pdf").as_uri(), tmp_path.as_uri(), tmp_path.as_uri() + "/"):
        assert isinstance(driver_for(uri), PdfFile)


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
