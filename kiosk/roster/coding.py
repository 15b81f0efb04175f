"""Codes for people whose list has none: those they were given before, else new ones."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import count

from kiosk.core.code import has_made_shape
from kiosk.core.columns import Columns, Field
from kiosk.roster.ports import KnownRow
from kiosk.roster.synonyms import MADE_CODES
from kiosk.roster.table import Line

MakeCode = Callable[[str, int], str]
"""Makes the code of a registrant (by their id) for a turn: 1, then 2 if that code is taken, …"""


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
    source: str,
    damaged: Collection[int],
    make_code: MakeCode | None,
) -> Coded:
    """Give codes to those of *people* (by id without its source) who have none, in place.

    They go where the list's codes are, or into a column that is added.

    Args:
        people: the rows of the list.
        columns: how they are read.
        known: the rows of the same source as last loaded, who keep the codes made for them.
        before: how those are read.
        source: the list's name, with which the ids begin.
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
    taken = {*held.values(), *(code_of(cells) for _, cells in people.values())}
    wider = _with_codes(columns)
    if wider is not columns:
        for key, (line, cells) in people.items():
            people[key] = (line, (*cells, ""))
    place = wider.fields[Field.CODE]
    made = _made(lacking.keys() - held.keys(), source, taken, make_code) if make_code else {}
    for key, code in (held | made).items():
        line, cells = people[key]
        people[key] = (line, (*cells[:place], code, *cells[place + 1 :]))
    kept = {lacking[key]: code for key, code in held.items()}
    return Coded(columns=wider, kept=kept, made=len(made))


def _made(
    keys: Iterable[str], source: str, taken: Collection[str], make_code: MakeCode
) -> dict[str, str]:
    """Make a code for each of *keys*, none of them *taken*; the order of the list decides nothing."""
    given, made = set(taken), {}
    for key in sorted(keys):
        codes = (make_code(f"{source}:{key}", turn) for turn in count(1))
        made[key] = next(code for code in codes if code not in given)
        given.add(made[key])
    return made


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
