"""The header is found below a title, and what a spreadsheet writes above it is no person."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.roster.delimited import delimiter_of
from kiosk.roster.encoding import survey
from kiosk.roster.heading import heading_place, separator_said
from kiosk.roster.table import open_table
from tests.kiosk.roster.workbooks import write_xlsx

Write = Callable[..., Path]
HEADER = ["Code-barres", "Nom participant", "Prénom participant"]
ROW = ["A1", "LEFÈVRE", "Léa"]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([HEADER, ROW], 0),
        ([["Rencontres 2026"], HEADER, ROW], 1),
        ([["Événement", "Rencontres"], ["Export", "04/03/2026"], HEADER, ROW], 2),
        ([["sep=;"], HEADER, ROW], 1),
        ([["sep=", ""], ["Qui", "Quoi"], ROW], 1),
        ([["sep=;"], ["Rencontres 2026"], HEADER, ROW], 2),
        ([["sep=;"]], 0),
        ([["Qui", "Quoi"], ["Léa", "Maire"], ["Nom", "x"]], 0),
        ([["Nom"], ["Prénom", "Nom"]], 0),
        ([["Qui"], ROW, ROW, ROW, ROW, ROW, HEADER], 0),
        ([], 0),
    ],
)
def test_where_the_header_is(rows: list[list[str]], place: int) -> None:
    """It is the first row, unless that names nobody and one just below is a header for sure."""
    assert heading_place(rows) == place


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("sep=;\r\n", ";"),
        ("SEP=,\n", ","),
        ('"sep=;"\n', ";"),
        ("sep=\t\n", "\t"),
        ("sep=\n", ""),
        ("Nom;Code", ""),
    ],
)
def test_what_a_first_line_says(line: str, sign: str) -> None:
    """Excel's first line names the delimiter."""
    assert separator_said(line) == sign


def test_a_separator_that_the_rows_would_not_show(tmp_path: Path) -> None:
    """What the first line says decides, and the lines keep their numbers in the file."""
    path = tmp_path / "l.csv"
    path.write_text("sep=|\nNom|Ville\nA; b, c; d|Sète\n", encoding="utf-8")
    table = open_table(path)
    assert table.header == ("Nom", "Ville")
    assert list(table.rows()) == [(3, ("A; b, c; d", "Sète"))]


@pytest.mark.parametrize("sign", ['"', " ", ""])
def test_a_separator_that_cannot_be_one(tmp_path: Path, sign: str) -> None:
    """A first line that names a sign no file is cut by leaves the choice to the rows."""
    path = tmp_path / "l.csv"
    path.write_text(f"sep={sign}\nNom;Ville\nA;B\n", encoding="utf-8")
    assert delimiter_of(path, "utf-8") == ";"


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_title_above_the_header(listed: Write, sign: str) -> None:
    """The delimiter is that of the table, not of the title above it."""
    rows = [sign.join(cells) for cells in (HEADER, ROW)]
    table = open_table(listed("Rencontres, Paris; 2026, complet", "", *rows))
    assert table.header == tuple(HEADER)
    assert list(table.rows()) == [(4, tuple(ROW))]


def test_a_title_in_a_workbook(tmp_path: Path) -> None:
    """A sheet with the event's name in its first row keeps the rows' numbers."""
    table = open_table(write_xlsx(tmp_path / "l.xlsx", [["Rencontres"], [], HEADER, ROW]))
    assert table.header == tuple(HEADER)
    assert list(table.rows()) == [(4, tuple(ROW))]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Nom\tVille\nLEFÈVRE\tSète\n", "Nom\tVille\nNGUYỄN\t大塚\n"])
def test_letters_of_two_bytes_without_a_mark(tmp_path: Path, encoding: str, text: str) -> None:
    """UTF-16 is known by its zeros where no mark stands before it."""
    path = tmp_path / "Rencontres.xls"
    path.write_bytes(text.encode(encoding))
    assert survey(path, lambda _: None).encoding == encoding
    assert list(open_table(path).rows()) == [(2, tuple(text.splitlines()[1].split("\t")))]
