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
    """What was read, aligned to the columns that are kept: people, and rows that are refused."""

    lines: list[Line]
    refused: list[Remark]
    turned_away: list[Line]

    @property
    def read(self) -> int:
        """How many rows hold anything."""
        return len(self.lines) + len(self.turned_away)


def taken_in(table: Table, columns: Columns, rows: Iterable[Line]) -> Intake:
    """Sort *rows* of *table* into those that hold somebody and those that are refused."""
    width = len(table.header)
    fitting: list[Line] = []
    intake = Intake(lines=[], refused=[], turned_away=[])
    for line in rows:
        if len(line[1]) == width:
            fitting.append(line)
        else:
            _refuse(intake, line, RemarkKind.TOO_MANY_CELLS, expected=width, found=len(line[1]))
    intake.turned_away[:] = _kept(intake.turned_away, table.header, columns.header)
    fitting = _kept(fitting, table.header, columns.header)
    dates = date_columns(columns.header, [cells for _, cells in fitting])
    named = _with_a_name(intake, fitting, columns)
    intake.lines.extend(_with_true_dates(intake, named, columns, dates) if dates else named)
    return intake


def _refuse(intake: Intake, line: Line, kind: RemarkKind, **facts: str | int) -> None:
    intake.refused.append(Remark(kind=kind, line=line[0], facts=facts))
    intake.turned_away.append(line)


def _kept(lines: list[Line], header: Sequence[str], wanted: Sequence[str]) -> list[Line]:
    """Drop the cells of columns that are not loaded."""
    if len(header) == len(wanted):
        return lines
    places = [header.index(name) for name in wanted]
    if len(places) == 1:
        return [(number, (cells[places[0]],)) for number, cells in lines]
    pick = itemgetter(*places)
    return [(number, pick(cells)) for number, cells in lines]


def _with_a_name(intake: Intake, lines: list[Line], columns: Columns) -> list[Line]:
    asked = (Field.FAMILY, Field.GIVEN, Field.NAME)
    first, *others = (columns.fields[field] for field in asked if field in columns.fields)
    named = []
    for line in lines:
        cells = line[1]
        if cells[first] or any(cells[place] for place in others):
            named.append(line)
        else:
            _refuse(intake, line, RemarkKind.NO_NAME)
    return named


def _with_true_dates(
    intake: Intake, lines: list[Line], columns: Columns, dates: Sequence[int]
) -> list[Line]:
    true = []
    for line in lines:
        cells = line[1]
        wrong = next((place for place in dates if cells[place] and not is_date(cells[place])), None)
        if wrong is None:
            true.append(line)
        else:
            name, value = columns.header[wrong], cells[wrong]
            _refuse(intake, line, RemarkKind.BAD_DATE, column=name, value=value)
    return true
