"""Text files: the delimiter is found, and line numbers are those of an editor."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.delimited import delimiter_of
from kiosk.roster.table import open_table

Write = Callable[..., Path]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_each_delimiter(listed: Write, sign: str) -> None:
    """Semicolons, commas and tabs are told apart by the file itself."""
    path = listed(sign.join(("Nom", "Prénom", "Ville")), sign.join(("A", "B", "C")))
    assert open_table(path).header == ("Nom", "Prénom", "Ville")


def test_commas_within_cells(listed: Write) -> None:
    """Commas in texts do not cut a list whose delimiter is the semicolon."""
    path = listed("Nom, prénom;Ville", "Martin, Paul;Paris", "Roux, Léa, Zoé;Lyon")
    assert delimiter_of(path, "utf-8") == ";"


def test_more_commas_than_columns(listed: Write) -> None:
    """The delimiter is the one by which rows agree, though the header holds more of another."""
    path = listed("Nom, prénom, titre;Ville", "Martin;Paris", "Roux;Lyon", "Blanc;Sète")
    assert delimiter_of(path, "utf-8") == ";"


def test_several_choices_in_a_cell(listed: Write) -> None:
    """Semicolons that join choices do not cut a list whose delimiter is the comma."""
    path = listed("Nom,Choix,Ville", "A,A1;A4,Paris", "B,A2;A5;A6,Lyon")
    assert delimiter_of(path, "utf-8") == ","


def test_a_single_column(listed: Write) -> None:
    """A list of one column is not cut at all, whatever stands in its names."""
    path = listed("Nom", "MARTIN, Paul", "ROUX; Léa")
    assert [cells for _, cells in open_table(path).rows()] == [("MARTIN, Paul",), ("ROUX; Léa",)]


def test_a_line_break_within_quotes(tmp_path: Path) -> None:
    """A cell may hold several lines; the next row still has its true line number."""
    path = tmp_path / "liste.csv"
    path.write_bytes(b'Nom;Note\r\n"A";"un\r\ndeux ""trois"""\r\nB;x\r\n\r\nC;y\r\n')
    assert list(open_table(path).rows()) == [
        (2, ("A", 'un\ndeux "trois"')),
        (4, ("B", "x")),
        (6, ("C", "y")),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_each_line_ending(tmp_path: Path, ending: str) -> None:
    """Lists of Windows, Linux and an old Mac are read alike, with or without a last line end."""
    path = tmp_path / "liste.csv"
    path.write_bytes(ending.join(("Nom;Ville", "A;B", "C;D")).encode())
    assert list(open_table(path).rows()) == [(2, ("A", "B")), (3, ("C", "D"))]


@pytest.mark.parametrize("rest", ["B;y\n" * 3, "B;y\n" * 60_000], ids=["short", "long"])
def test_a_quotation_mark_that_is_never_closed(tmp_path: Path, rest: str) -> None:
    """A quotation mark left open is told with its line, instead of swallowing all who follow."""
    path = tmp_path / "liste.csv"
    path.write_text(f'Nom;Note\nA;x\nC;"y\n{rest}', encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        list(open_table(path).rows())
    assert caught.value.kind is TroubleKind.QUOTE_UNCLOSED
    assert caught.value.facts["line"] == 3


def test_how_far_the_reader_is(tmp_path: Path) -> None:
    """A long list tells how far it is, in bytes of the file."""
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Ville\n" + "MARTIN;Paris\n" * 50_000, encoding="utf-8")
    table, heard = open_table(path), []
    assert sum(1 for _ in table.rows(heard.append)) == 50_000
    assert heard == sorted(heard)
    assert len(heard) > 10
    assert heard[-1] <= table.size == path.stat().st_size


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    """A file overwritten with something else meanwhile is told, not taken for a fault of ours."""
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Ville\nA;B\n", encoding="utf-8")
    table = open_table(path)
    path.write_bytes(b"Nom;Ville\n\xff\xfe\xfd;B\n")
    with pytest.raises(Trouble) as caught:
        list(table.rows())
    assert caught.value.kind is TroubleKind.FILE_UNREADABLE
