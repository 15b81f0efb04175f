"""A printer that is a file or a folder."""

import errno
from pathlib import Path

import pypdfium2
import pytest

from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import writing_trouble
from kiosk.wording.troubles import trouble_text
from printing.dots import dots
from printing.drivers.pdf_file import PdfFile
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


def test_a_job_sent_again_is_one_file(maker: PageMaker, tmp_path: Path) -> None:
    """After a crash a job may be sent a second time: the folder holds its badge once, the newer one."""
    driver = driver_for(tmp_path.as_uri() + "/")
    driver.send(maker.page(order_for()), job="a1")
    second = maker.page(order_for("Grace", "HOPPER"))
    assert driver.send(second, job="a1").state is JobState.DONE
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == second


def test_a_badge_can_be_moved(maker: PageMaker, tmp_path: Path) -> None:
    """A file that goes to a printer later makes up for where that one misses its paper."""
    driver_for(f"{(tmp_path / 'out.pdf').as_uri()}?shift=2.54,0").send(
        maker.page(order_for()), job="1"
    )
    moved = dots(tmp_path / "out.pdf", 100)
    assert moved.crop((0, 0, 10, moved.height)).getcolors() == [(10 * moved.height, 255)]


def test_a_file_in_the_place_of_a_folder(maker: PageMaker, tmp_path: Path) -> None:
    """It is told as what cannot be written, and the file stays."""
    note = tmp_path / "jobs"
    note.write_text("a file")
    with pytest.raises(Trouble) as caught:
        PdfFile(uri="file:///jobs/", path=note, is_folder=True).send(
            maker.page(order_for()), job="1"
        )
    assert caught.value.kind is TroubleKind.FILE_UNWRITABLE
    assert note.read_text() == "a file"


@pytest.mark.parametrize("number", [5, 32])
def test_a_file_that_windows_holds(number: int, tmp_path: Path) -> None:
    """A book that is open in a PDF reader is told as that, not as a missing right."""
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = number
    path = tmp_path / "out.pdf"
    assert writing_trouble(error, path).kind is TroubleKind.WRITING_DENIED
    path.write_bytes(b"%PDF")
    assert writing_trouble(error, path).kind is TroubleKind.FILE_UNWRITABLE


def test_what_cannot_be_written_is_trouble(maker: PageMaker, tmp_path: Path) -> None:
    """A missing folder, or a file that is no PDF, is told as that; the file is left as it was."""
    note = tmp_path / "note.pdf"
    note.write_text("no PDF")
    missing = tmp_path / "missing"
    for path, kind, told in (
        (missing / "out.pdf", TroubleKind.FOLDER_MISSING, missing),
        (note, TroubleKind.NOT_A_PDF, note),
    ):
        with pytest.raises(Trouble) as caught:
            driver_for(path.as_uri()).send(maker.page(order_for()), job="1")
        assert caught.value.kind is kind
        assert caught.value.facts == {"path": str(told)}
    assert note.read_text() == "no PDF"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, TroubleKind.NO_ROOM),
        (errno.EACCES, TroubleKind.WRITING_DENIED),
        (errno.EROFS, TroubleKind.WRITING_DENIED),
        (errno.EIO, TroubleKind.FILE_UNWRITABLE),
    ],
)
def test_what_the_system_complains_of(number: int, kind: TroubleKind, tmp_path: Path) -> None:
    """A full disk and a missing right are told as such, and none in the system's own words."""
    error = OSError(number, "said in English")
    trouble = writing_trouble(error, tmp_path / "out.pdf")
    assert (trouble.kind, trouble.facts["path"]) == (kind, str(tmp_path / "out.pdf"))
    assert "English" not in trouble_text(trouble)
