"""Workbooks give the same texts as the same list saved as text."""

from pathlib import Path

from kiosk.roster.table import open_table
from tests.kiosk.roster.conftest import DEMO
from tests.kiosk.roster.workbooks import DAY, MOMENT, TIME, write_ods, write_xlsx


def test_the_reference_workbook_is_the_reference_list() -> None:
    """The organiser's XLSX gives cell for cell, line for line, what the CSV gives."""
    text = open_table(DEMO / "inscriptions-2025-06-27.csv")
    book = open_table(DEMO / "inscriptions-2025-06-27.xlsx")
    assert text.header == book.header
    assert list(text.rows()) == list(book.rows())


def test_values_as_a_person_reads_them(tmp_path: Path) -> None:
    """Numbers have no ".0", dates are ISO, a tick is Oui: no cell shows how it is stored."""
    row = [12.0, 12.5, True, False, (45835, DAY), (45835.375, MOMENT), (0.375, TIME), 1e15]
    path = write_xlsx(tmp_path / "l.xlsx", [[f"c{n}" for n, _ in enumerate(row)], row])
    assert [cells for _, cells in open_table(path).rows()] == [
        ("12", "12.5", "Oui", "Non", "2025-06-27", "2025-06-27 09:00", "09:00", "1000000000000000")
    ]


def test_line_numbers_of_the_sheet(tmp_path: Path) -> None:
    """Empty rows are passed over, and each row keeps the number it has in the sheet."""
    path = write_xlsx(tmp_path / "l.xlsx", [[], ["Nom", "Ville"], [], ["A", ""], [" ", ""], ["B"]])
    table = open_table(path)
    assert table.header == ("Nom", "Ville")
    assert list(table.rows()) == [(4, ("A", "")), (6, ("B", ""))]


def test_the_first_sheet_that_is_seen(tmp_path: Path) -> None:
    """A hidden sheet, and an empty one, are passed over for the first that shows people."""
    sheets = ([["Nom"], ["caché"]], [], [["Nom"], ["A"]], [["Nom"], ["B"]])
    path = write_xlsx(tmp_path / "l.xlsx", *sheets, hidden=frozenset({0}))
    assert list(open_table(path).rows()) == [(2, ("A",))]


def test_an_opendocument_sheet_under_any_name(tmp_path: Path) -> None:
    """A LibreOffice sheet is read, even where its name ends in .csv."""
    path = write_ods(tmp_path / "liste.csv", [["Nom", "Prénom"], ["LEFÈVRE", "Zoé"]])
    assert list(open_table(path).rows()) == [(2, ("LEFÈVRE", "Zoé"))]


def test_a_column_without_a_name_keeps_its_text(tmp_path: Path) -> None:
    """A remark typed beside the table costs nobody their row: its column is named by its place."""
    path = write_xlsx(tmp_path / "l.xlsx", [["Nom", ""], ["A", "à rappeler"]])
    table = open_table(path)
    assert table.header == ("Nom", "#2")
    assert list(table.rows()) == [(2, ("A", "à rappeler"))]


def test_how_far_the_reader_is(tmp_path: Path) -> None:
    """A long workbook tells how far it is, in rows."""
    path = write_xlsx(tmp_path / "l.xlsx", [["Nom"], *([f"N{n}"] for n in range(2999))])
    table, heard = open_table(path), []
    list(table.rows(heard.append))
    assert heard == [1000, 2000, 3000]
    assert table.size == 3000


def test_a_number_too_long_for_a_workbook(tmp_path: Path) -> None:
    """Of a code kept as a number, zeros stand where digits are lost, so that it can be told."""
    path = write_xlsx(tmp_path / "l.xlsx", [["Code"], [9.80123456711223e20], [123456789012345.0]])
    cells = [cells for _, cells in open_table(path).rows()]
    assert cells == [("980123456711223000000",), ("123456789012345",)]
