"""The rows of a table that stand for a person, and a reason for each that does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.dates import date_columns, is_date
from kiosk.roster.table import Line, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What was read: *lines* aligned to the columns that are kept."""

    lines: list[Line]
    read: int
    refused: tuple[Remark, ...]


def taken_in(table: Table, columns: Columns, rows: Iterable[Line]) -> Intake:
    """Sort *rows* of *table* into those that hold somebody and those that are refused."""
    width = len(table.header)
    lines: list[Line] = []
    refused = []
    for line in rows:
        if len(line[1]) == width:
            lines.append(line)
        else:
            found = {"expected": width, "found": len(line[1])}
            refused.append(Remark(kind=RemarkKind.TOO_MANY_CELLS, line=line[0], facts=found))
    read = len(lines) + len(refused)
    lines = _kept(lines, table.header, columns.header)
    named, nameless = _with_a_name(lines, columns)
    dated, undated = _with_true_dates(named, columns)
    return Intake(lines=dated, read=read, refused=(*refused, *nameless, *undated))


def _kept(lines: list[Line], header: Sequence[str], wanted: Sequence[str]) -> list[Line]:
    """Drop the cells of columns that are not loaded."""
    if len(header) == len(wanted):
        return lines
    places = [header.index(name) for name in wanted]
    if len(places) == 1:
        return [(number, (cells[places[0]],)) for number, cells in lines]
    pick = itemgetter(*places)
    return [(number, pick(cells)) for number, cells in lines]


def _with_a_name(lines: list[Line], columns: Columns) -> tuple[list[Line], list[Remark]]:
    asked = (Field.FAMILY, Field.GIVEN, Field.NAME)
    first, *others = (columns.fields[field] for field in asked if field in columns.fields)
    named, refused = [], []
    for line in lines:
        cells = line[1]
        if cells[first] or any(cells[place] for place in others):
            named.append(line)
        else:
            refused.append(Remark(kind=RemarkKind.NO_NAME, line=line[0]))
    return named, refused


def _with_true_dates(lines: list[Line], columns: Columns) -> tuple[list[Line], list[Remark]]:
    places = date_columns(columns.header, [cells for _, cells in lines])
    if not places:
        return lines, []
    true, refused = [], []
    for line in lines:
        wrong = next((p for p in places if line[1][p] and not is_date(line[1][p])), None)
        if wrong is None:
            true.append(line)
        else:
            facts = {"column": columns.header[wrong], "value": line[1][wrong]}
            refused.append(Remark(kind=RemarkKind.BAD_DATE, line=line[0], facts=facts))
    return true, refused
