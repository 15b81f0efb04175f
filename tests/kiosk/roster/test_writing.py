"""A list that was written back is read as what it was, whatever its cells hold."""

import csv
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.code import derived_code
from kiosk.core.session import Event
from kiosk.roster.guard import guarded, unguarded
from kiosk.roster.plan import ListPlan, plan_list
from kiosk.roster.table import open_table
from kiosk.roster.writing import as_csv
from tests.kiosk.roster.dialects import DIALECTS
from tests.kiosk.roster.known import FakeKnown

HEADER = ("N°", "Nom", "Prénom", "Courriel", "Code", "Note", "Question, ou avis, ou rien ?")
ODD_SIGNS = "=+-@'’\"\n\r\t;, .\u00a0\ufeff\u200b\u2028\u0301"
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(ODD_SIGNS + "aeé19"),
        st.characters(codec="utf-8", exclude_categories=["Cc"]),
    ),
    max_size=8,
)
CODE = st.one_of(TEXT, st.sampled_from(["X1", "'X1", "''X1", '="07"', "7,5E+20", "12.0", "' 0012"]))
ROW = st.tuples(TEXT, TEXT, TEXT, TEXT, CODE, TEXT, TEXT)


def written(plan: ListPlan, path: Path) -> Path:
    """Write back everybody of *plan*."""
    path.write_bytes(as_csv(plan.columns.header, [row.cells for row in plan.added]))
    return path


def assert_reads_back(path: Path, event: Event, folder: Path) -> None:
    """Load *path*, write it back, load that: nobody is new, changed or gone."""
    known, make_code = FakeKnown(), partial(derived_code, b"key")
    first = known.take(plan_list(path, event, known, make_code=make_code))
    back = written(first, folder / "retour.csv")
    again = plan_list(back, event, known, make_code=make_code)
    assert (again.source, again.columns) == (first.source, first.columns)
    assert (again.unchanged, again.refused) == (len(first.added), ())
    assert (again.added, again.changed, again.withdrawn, again.rewritten) == ((), (), (), ())


def test_what_the_file_is() -> None:
    """UTF-8 with its mark, semicolons, quotation marks, and line ends that Windows knows."""
    content = as_csv(("Nom", "Note"), [("ÉLU", 'dit "oui"\net non'), ("=1+1", "+33 6")])
    assert content == (
        b"\xef\xbb\xbf"
        + '"Nom";"Note"\r\n"ÉLU";"dit ""oui""\net non"\r\n"\'=1+1";"\'+33 6"\r\n'.encode()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+33 6", "'+33 6"),
        ("-2", "'-2"),
        ("@lui", "'@lui"),
        ("'=1", "''=1"),
        ("'Abd", "'Abd"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_compute(text: str, expected: str) -> None:
    """A cell that a spreadsheet takes for a formula gets an apostrophe, which the reader takes away."""
    assert guarded(text) == expected
    assert unguarded(expected) == text


@given(text=st.text(alphabet="=+-@'a", max_size=6))
def test_whatever_is_guarded_is_given_back(text: str) -> None:
    """The reader takes away what the writer put there, and no more."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("name", DIALECTS)
def test_the_list_of_each_tool(name: str, tmp_path: Path, event: Event) -> None:
    """What any registration tool exported is written back and read as the same people."""
    assert_reads_back(DIALECTS[name].save(tmp_path, DIALECTS[name].cells), event, tmp_path)


def test_one_person_and_many_commas(tmp_path: Path, event: Event) -> None:
    """Questions full of commas are not taken for columns, however short the list is."""
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv(("Nom", "Eau, air, terre, feu, bois, fer ?"), [("ROUX", "Eau, air")]))
    assert open_table(path).header == ("Nom", "Eau, air, terre, feu, bois, fer ?")
    assert_reads_back(path, event, tmp_path)


def test_a_header_that_would_be_computed(tmp_path: Path, event: Event) -> None:
    """Columns whose names begin like formulas keep their names."""
    path = tmp_path / "liste.csv"
    path.write_text("Nom;+1 ?;\u200b'@lui;''=x\nROUX;oui;non;-\n", encoding="utf-8")
    assert open_table(path).header == ("Nom", "+1 ?", "@lui", "'=x")
    assert_reads_back(path, event, tmp_path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, min_size=1, max_size=5))
def test_any_cells(tmp_path: Path, event: Event, rows: list[tuple[str, ...]]) -> None:
    """Quotation marks, line breaks, formulas, marks nobody sees, damaged codes: nobody changes."""
    out = StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows(
        [HEADER, *rows, ("", "ROUX") + ("",) * 5]
    )
    path = tmp_path / "liste.csv"
    path.write_bytes(out.getvalue().encode("utf-8"))
    assert_reads_back(path, event, tmp_path)
