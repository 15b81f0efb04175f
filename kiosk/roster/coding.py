"""Codes for people whose list has none: those they were given before, else new ones."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from kiosk.core.code import has_made_shape
from kiosk.core.columns import Columns, Field
from kiosk.roster.ports import KnownRow
from kiosk.roster.synonyms import MADE_CODES
from kiosk.roster.table import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """How the rows are read now; *kept* codes by line of the file, and how many were *made*."""

    columns: Columns
    kept: dict[int, str]
    made: int


def coded(
    people: dict[str, Line],
    columns: Columns,
    known: Iterable[KnownRow],
    before: Columns | None,
    *,
    damaged: Collection[int],
    make_code: Callable[[], str] | None,
) -> Coded:
    """Give codes to those of *people* (by id without its source) who have none, in place.

    They go where the list's codes are, or into a column that is added.

    Args:
        people: the rows of the list.
        columns: how they are read.
        known: the rows of the same source as last loaded, who keep the codes made for them.
        before: how those are read.
        damaged: the lines whose code is lost: they keep whatever code was known.
        make_code: makes a code; without it nobody gets a new one.
    """
    if Field.CODE in columns.fields and columns.fields[Field.CODE] == columns.fields.get(Field.ID):
        return Coded(columns=columns, kept={}, made=0)  # a number that the list does not give
    code_of = columns.reader(Field.CODE)
    lacking = {key: line for key, (line, cells) in people.items() if not code_of(cells)}
    held = _held(lacking, known, before, damaged) if lacking and before is not None else {}
    if not lacking or not (held or make_code):
        return Coded(columns=columns, kept={}, made=0)
    wider = _with_codes(columns)
    if wider is not columns:
        for key, (line, cells) in people.items():
            people[key] = (line, (*cells, ""))
    place, made = wider.fields[Field.CODE], 0
    for key in lacking:
        line, cells = people[key]
        code = held.get(key, "")
        if not code and make_code is not None:
            code, made = make_code(), made + 1
        people[key] = (line, (*cells[:place], code, *cells[place + 1 :]))
    kept = {lacking[key]: code for key, code in held.items()}
    return Coded(columns=wider, kept=kept, made=made)


def _held(
    lacking: dict[str, int], known: Iterable[KnownRow], before: Columns, damaged: Collection[int]
) -> dict[str, str]:
    code_of = before.reader(Field.CODE)
    held = {}
    for row in known:
        code, key = code_of(row.cells), row.id.partition(":")[2]
        if code and key in lacking and (has_made_shape(code) or lacking[key] in damaged):
            held[key] = code
    return held


def _with_codes(columns: Columns) -> Columns:
    if Field.CODE in columns.fields:
        return columns
    header = (*columns.header, MADE_CODES)
    return replace(columns, header=header, fields={**columns.fields, Field.CODE: len(header) - 1})
