"""A list's cells, clean and under a name each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.roster.table import named_once, open_table

Write = Callable[..., Path]


def test_what_stands_around_a_text_is_taken_away(listed: Write) -> None:
    """Spaces, hard spaces and invisible marks around a cell are no part of it."""
    path = listed(" Nom\u00a0; Ville ", "\u00a0LE\u00a0GOFF \u202f;\u200bBrest\ufeff")
    table = open_table(path)
    assert table.header == ("Nom", "Ville")
    assert list(table.rows()) == [(2, ("LE\u00a0GOFF", "Brest"))]


def test_one_way_to_write_an_accent(listed: Write) -> None:
    """A name from a Mac, with its accents apart, is the name everybody else writes."""
    assert list(open_table(listed("Nom;V", "Lefe\u0300vre;")).rows()) == [(2, ("Lefèvre", ""))]


def test_late_rows_are_as_clean_as_early_ones(tmp_path: Path) -> None:
    """Beyond the many texts that are remembered, rows are cleaned all the same."""
    path = tmp_path / "liste.csv"
    lines = "".join(f"N{number};P{number}\n" for number in range(40_000))
    odd = ' Z ;"un\r\ndeux"\nLefe\u0300vre;x\nY\u200b;\u00a0y\nW;\'+33\n'
    path.write_text(f"Nom;Note\n{lines}{odd}", encoding="utf-8", newline="")
    *_, one, two, three, four = (cells for _, cells in open_table(path).rows())
    assert [one, two, three] == [("Z", "un\ndeux"), ("Lefèvre", "x"), ("Y", "y")]
    assert four == ("W", "+33")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (("Nom", "Siège", "Siège", "Siège"), ("Nom", "Siège", "Siège (2)", "Siège (3)")),
        (("A", "A (2)", "A"), ("A", "A (2)", "A (3)")),
        (("Nom", "", "Ville"), ("Nom", "#2", "Ville")),
        (("Nom\nde famille", " Votre  ville "), ("Nom de famille", "Votre ville")),
    ],
)
def test_each_column_has_a_name_of_its_own(raw: tuple[str, ...], expected: tuple[str, ...]) -> None:
    """Doubled and missing headers get names, so that no column hides another."""
    assert named_once(raw) == expected


def test_rows_that_are_too_short_or_too_long(listed: Write) -> None:
    """A short row is filled up, empty cells at the end are dropped, text there is kept to be told."""
    path = listed("Nom;Ville;;", "A", "B;Paris;;;", "C;Lyon;x", ";;")
    table = open_table(path)
    assert table.header == ("Nom", "Ville")
    assert list(table.rows()) == [
        (2, ("A", "")),
        (3, ("B", "Paris")),
        (4, ("C", "Lyon", "x")),
    ]


def test_a_table_can_be_read_twice(listed: Write) -> None:
    """Reading a table leaves it as it was."""
    table = open_table(listed("Nom;Ville", "A;B"))
    assert list(table.rows()) == list(table.rows())


def test_what_a_tool_puts_before_a_cell(listed: Write) -> None:
    """The apostrophe and the tab that keep a spreadsheet from computing a cell are no part of it."""
    path = listed("Nom;Tél", "A;'+33 6", 'B;"\t+33 7"', "'Abd;'06")
    assert [cells for _, cells in open_table(path).rows()] == [
        ("A", "+33 6"),
        ("B", "+33 7"),
        ("'Abd", "'06"),
    ]


def test_marks_and_spaces_mixed(listed: Write) -> None:
    """What is clean stays as it is when it is read once more, however it began."""
    path = listed("Nom;V", "\u200b \ufeff\u00a0'+33 6;\ufeff''=x")
    (once,) = (cells for _, cells in open_table(path).rows())
    assert once == ("+33 6", "'=x")
