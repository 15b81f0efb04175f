"""A printer that is a file or a folder."""

from pathlib import Path

import pypdfium2
import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from printing.page import PageMaker
from printing.printers import driver_for
from tests.printing.orders import order_for


def test_a_file_collects_badges(maker: PageMaker, tmp_path: Path) -> None:
    """Each badge becomes a further page of one file, and the file is whole after each."""
    path = tmp_path / "out é.pdf"
    driver = driver_for(path.as_uri())
    for number in (1, 2, 3):
        driver.send(maker.page(order_for(), driver.dpi), job=str(number))
        with pypdfium2.PdfDocument(path) as document:
            assert len(document) == number
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_gets_a_file_for_each_job(maker: PageMaker, tmp_path: Path) -> None:
    """A job's id is a safe file name, and a folder that is not there is made."""
    driver = driver_for((tmp_path / "jobs").as_uri() + "/")
    driver.send(maker.page(order_for()), job="a1")
    driver.send(maker.page(order_for()), job="../b")
    assert sorted(file.name for file in (tmp_path / "jobs").iterdir()) == ["..%2Fb.pdf", "a1.pdf"]


def test_what_cannot_be_written_is_trouble(maker: PageMaker, tmp_path: Path) -> None:
    """A missing folder, or a file that is no PDF, fails the job and is left as it was."""
    (tmp_path / "note.pdf").write_text("no PDF")
    for path in (tmp_path / "missing" / "out.pdf", tmp_path / "note.pdf"):
        with pytest.raises(Trouble) as caught:
            driver_for(path.as_uri()).send(maker.page(order_for()), job="1")
        assert caught.value.kind is TroubleKind.PRINTER_FAILED
        assert caught.value.facts["printer"] == path.as_uri()
        assert caught.value.facts["detail"]
    assert (tmp_path / "note.pdf").read_text() == "no PDF"
