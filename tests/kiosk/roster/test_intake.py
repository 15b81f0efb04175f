"""Rows that hold somebody are sorted from those that do not, each with its reason."""

from collections.abc import Callable
from pathlib import Path

from kiosk.core.remark import RemarkKind
from kiosk.core.session import Event
from kiosk.roster.fields import recognised
from kiosk.roster.intake import Intake, taken_in
from kiosk.roster.table import open_table


def taken(path: Path, event: Event) -> Intake:
    """Sort the rows of a list."""
    table = open_table(path)
    columns = recognised(table.header, event, {}, path=table.path)
    return taken_in(table, columns, table.rows())


def test_any_part_of_a_name_will_do(listed: Callable[..., Path], event: Event) -> None:
    """A family name or a given name alone is a name; a title alone is none."""
    path = listed("Civilité;Nom;Prénom;Nom complet", "M.;A;;", "Mme;;B;", ";;;C", "M.;;;")
    intake = taken(path, event)
    assert len(intake.lines) == 3
    assert [(remark.line, remark.kind) for remark in intake.refused] == [(5, RemarkKind.NO_NAME)]
    assert intake.read == 4


def test_a_date_that_may_be_missing(listed: Callable[..., Path], event: Event) -> None:
    """A blank where a date would be refuses nobody."""
    intake = taken(listed("Nom;Date", "A;27/06/2025", "B;", "C;2025-06-27"), event)
    assert (len(intake.lines), intake.refused) == (3, [])


def test_a_row_is_refused_once(listed: Callable[..., Path], event: Event) -> None:
    """A row with two faults is told once."""
    intake = taken(listed("Nom;Date", ";31/02/2025", "B;27/06/2025"), event)
    assert [remark.kind for remark in intake.refused] == [RemarkKind.NO_NAME]
    assert intake.read == 2
