"""Whatever is no list is refused in one sentence, before anything is read for long."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import reading
from kiosk.roster.plan import plan_list
from kiosk.roster.table import open_table
from tests.kiosk.roster.workbooks import write_ods, write_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> TroubleKind:
    """Give why *path* is no list."""
    with pytest.raises(Trouble) as caught:
        open_table(path)
    assert caught.value.facts["path"] == str(path)
    return caught.value.kind


def holding(path: Path, content: bytes) -> Path:
    """Write *content* to *path*."""
    path.write_bytes(content)
    return path


def zipped(path: Path, **parts: str) -> Path:
    """Write an archive of *parts*; two underscores in a name are a slash."""
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A misspelt path is told as a missing file, whatever part of it is wrong."""
    there = holding(tmp_path / "la.csv", b"Nom\nA\n")
    assert refusal(tmp_path / "absent.csv") is TroubleKind.FILE_MISSING
    assert refusal(there / "absent.csv") is TroubleKind.FILE_MISSING
    assert refusal(tmp_path / "nul\0.csv") is TroubleKind.FILE_MISSING


def test_a_folder(tmp_path: Path) -> None:
    """A folder dropped on the window is told as a folder."""
    assert refusal(tmp_path) is TroubleKind.FILE_IS_FOLDER


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" ; ;\r\n", b"Nom;Code\n"])
def test_a_file_with_nobody_in_it(tmp_path: Path, content: bytes) -> None:
    """A file without a single row is told as empty, so that it withdraws nobody."""
    assert refusal(holding(tmp_path / "liste.csv", content)) is TroubleKind.FILE_EMPTY


def test_a_workbook_with_nobody_in_it(tmp_path: Path) -> None:
    """A workbook without rows is told as empty, like a text file."""
    assert refusal(write_xlsx(tmp_path / "vide.xlsx", [])) is TroubleKind.FILE_EMPTY
    assert refusal(write_xlsx(tmp_path / "tete.xlsx", [["Nom"]])) is TroubleKind.FILE_EMPTY


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"{\\rtf1 Nom}",
        b"Nom;Code\x00\nA;B\n",
        b"Nom;Code\n" + b"\x01\x02\x03\x04;\x05\x06\x07\x08\n" * 9,
        bytes(range(256)) * 40,
        b"\xff\xfeN\x00o",
        OLE + b"\0" * 600,
        OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"),
        b"PK\x03\x04 no archive at all",
        b"PK\x05\x06" + b"\0" * 18,
    ],
    ids=[
        "pdf",
        "jpeg",
        "png",
        "rtf",
        "nul",
        "controls",
        "bytes",
        "cut",
        "ole",
        "xls",
        "zip",
        "empty zip",
    ],
)
def test_a_file_that_is_no_list(tmp_path: Path, content: bytes) -> None:
    """A PDF, a picture or a damaged workbook is told as no list, whatever its name ends in."""
    assert refusal(holding(tmp_path / "liste.csv", content)) is TroubleKind.NOT_A_LIST


def test_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    """A ZIP of photographs, or a workbook with its inside broken, is told as no list."""
    assert refusal(zipped(tmp_path / "a.xlsx", photo="…")) is TroubleKind.NOT_A_LIST
    assert refusal(zipped(tmp_path / "b.xlsx", xl__workbook="")) is TroubleKind.NOT_A_LIST
    broken = tmp_path / "c.xlsx"
    with ZipFile(broken, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    assert refusal(broken) is TroubleKind.NOT_A_LIST


def test_a_workbook_under_a_password(tmp_path: Path) -> None:
    """A workbook under a password is told as protected, in each of the forms it can have."""
    sealed = OLE + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(holding(tmp_path / "a.xlsx", sealed)) is TroubleKind.FILE_PROTECTED
    split = OLE + b"\0" * (1024 * 1024 - 16) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(holding(tmp_path / "b.xlsx", split)) is TroubleKind.FILE_PROTECTED
    locked = write_ods(tmp_path / "c.ods", [["Nom"], ["A"]], locked=True)
    assert refusal(locked) is TroubleKind.FILE_PROTECTED
    newer = tmp_path / "d.ods"
    with ZipFile(newer, "w") as archive:
        archive.writestr("encrypted-package", "…")
    assert refusal(newer) is TroubleKind.FILE_PROTECTED


def test_a_file_of_three_gigabytes(tmp_path: Path) -> None:
    """A file of 3 GB is told as too large at once: nothing of it is read."""
    path = tmp_path / "liste.csv"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    assert refusal(path) is TroubleKind.FILE_TOO_LARGE


def test_a_workbook_that_unfolds_beyond_measure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small workbook that says it unpacks to gigabytes is told as too large, not unpacked."""
    path = tmp_path / "bombe.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", " " * 100_000)
    monkeypatch.setattr("kiosk.roster.files.LARGEST", 50_000)
    assert refusal(path) is TroubleKind.FILE_TOO_LARGE


def test_a_file_the_system_refuses(tmp_path: Path) -> None:
    """What the system will not open is told, with its own reason for the log; a missing right apart."""
    with pytest.raises(Trouble) as caught:
        open_table(tmp_path / ("n" * 5000))
    assert caught.value.kind is TroubleKind.FILE_UNREADABLE
    assert caught.value.facts["detail"]
    with pytest.raises(Trouble) as caught, reading(tmp_path):
        raise PermissionError(errno.EACCES, "said in English")
    assert caught.value.kind is TroubleKind.READING_DENIED


def test_what_is_no_plain_file() -> None:
    """A device is told as unreadable instead of being read for ever."""
    assert refusal(Path(os.devnull)) is TroubleKind.FILE_UNREADABLE


def test_a_text_without_a_name_column(
    listed: Callable[..., Path], event: object, known: object
) -> None:
    """A text that is no list of people names the columns it has, so that --map can name one."""
    with pytest.raises(Trouble) as caught:
        plan_list(listed("Quantité;Prix", "3;12,50"), event, known)
    assert caught.value.kind is TroubleKind.NO_NAME_COLUMN
    assert caught.value.facts["columns"] == "Quantité, Prix"
