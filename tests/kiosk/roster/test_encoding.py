"""Names come out with their accents, however the file was saved."""

from pathlib import Path

import pytest

from kiosk.roster.encoding import survey
from kiosk.roster.table import open_table
from tests.kiosk.roster.conftest import DEMO

LINES = "Nom;Prénom\nLEFÈVRE;Cœline\nBENOÎT;Anaïs\nMUÑOZ;Íñigo\nCOUTÉ;Zoé – l’aînée\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"]
)
def test_each_encoding(tmp_path: Path, encoding: str) -> None:
    """Accents survive UTF-8, UTF-16 with its mark, and the encodings of older office programs."""
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    path = tmp_path / "liste.csv"
    path.write_bytes(marks.get(encoding, b"") + LINES.encode(encoding))
    table = open_table(path)
    assert table.header == ("Nom", "Prénom")
    assert [cells for _, cells in table.rows()][1:] == [
        ("BENOÎT", "Anaïs"),
        ("MUÑOZ", "Íñigo"),
        ("COUTÉ", "Zoé – l’aînée"),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_the_reference_list_in_an_older_encoding(tmp_path: Path, encoding: str) -> None:
    """The reference list, saved by an older Excel, is read with the same French names."""
    text = (DEMO / "inscriptions-2025-06-27.csv").read_text("utf-8-sig")
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode(encoding, errors="replace"))
    assert survey(path, lambda _: None).encoding == encoding


def test_a_letter_across_two_pieces(tmp_path: Path) -> None:
    """A letter of two bytes is whole even where the file is read in pieces."""
    path = tmp_path / "liste.csv"
    path.write_bytes(b"N" * (1024 * 1024 - 1) + "é;Nom\nx;y\n".encode())
    assert survey(path, lambda _: None).encoding == "utf-8-sig"


def test_an_odd_letter_far_down(tmp_path: Path) -> None:
    """A file that is plain for a megabyte and then is not UTF-8 is still read in Windows letters."""
    path = tmp_path / "liste.csv"
    plain = b"Nom;Ville\n" + b"MARTIN;Paris\n" * 100_000
    path.write_bytes(plain + "LEFÈVRE;Orléans\nBENOÎT;Sète\n".encode("cp1252"))
    assert list(open_table(path).rows())[-2] == (100_002, ("LEFÈVRE", "Orléans"))


def test_the_version_is_the_content(tmp_path: Path) -> None:
    """The same content under another name is the same version."""
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text(LINES, encoding="utf-8")
    other.write_text(LINES, encoding="utf-8")
    assert open_table(one).version == open_table(other).version
    other.write_text(LINES + "X;Y\n", encoding="utf-8")
    assert open_table(one).version != open_table(other).version
