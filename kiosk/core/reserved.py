"""What only organisers may read of a list's rows: taken out of a record, and put back into it."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from kiosk.core.columns import Columns, Field, as_text, cells_of
from kiosk.core.journal import Record, RecordKind
from kiosk.core.session import Event, Mark

Reserved = Mapping[str, Mapping[int, str]]
"""By registrant, the texts that were taken out, by the place of their column."""

_EVERY_DESKS = (
    Field.ID,
    Field.CODE,
    Field.FAMILY,
    Field.GIVEN,
    Field.NAME,
    Field.NATIVE_NAME,
    Field.STATUS,
)
"""What a desk cannot do without, whatever a list's marks say."""


def reserved_places(columns: Columns) -> frozenset[int]:
    """Give the places of the columns that only organisers may read.

    Never those by which a desk knows who somebody is, how they stand, and what they booked.
    """
    needed = {*columns.bookings, *columns.standing_places}
    needed |= {columns.fields[field] for field in _EVERY_DESKS if field in columns.fields}
    marked = {n for n, name in enumerate(columns.header) if _is_marked(columns, name)}
    return frozenset(marked - needed)


def open_to_desks(columns: Columns, event: Event) -> Columns:
    """Give *columns* without the marks on what the programme's rules ask: each desk must judge alike."""
    rules = [rule for each in event.sessions for rule in (each.access, each.booked) if rule]
    asked = {rule.column for rule in rules}
    return replace(columns, marks={n: m for n, m in columns.marks.items() if n not in asked})


def split_rows(record: Record, places: Collection[int]) -> tuple[Record, Reserved]:
    """Give *record* without the cells at *places* of its rows, and those.

    Any record but one of a list's rows has nothing of the kind.
    """
    if not places or record.kind != RecordKind.ROWS:
        return record, {}
    rows, reserved = dict(record.personal["rows"]), {}
    for id_, (line, text) in record.personal["rows"].items():
        cells = cells_of(text)
        taken = {n: cells[n] for n in sorted(places) if n < len(cells) and cells[n]}
        if taken:
            left = ("" if n in taken else cell for n, cell in enumerate(cells))
            rows[id_] = (line, as_text(tuple(left)))
            reserved[id_] = taken
    return replace(record, personal={**record.personal, "rows": rows}), reserved


def joined(record: Record, reserved: Reserved) -> Record:
    """Give *record* with what `split_rows` took out of it, where nothing else stands."""
    rows = dict(record.personal.get("rows", {}))
    for id_ in reserved.keys() & rows.keys():
        line, text = rows[id_]
        taken = reserved[id_]
        cells = (cell or taken.get(n, "") for n, cell in enumerate(cells_of(text)))
        rows[id_] = (line, as_text(tuple(cells)))
    return replace(record, personal={**record.personal, "rows": rows}) if reserved else record


def filled(record: Record, fuller: Record) -> Record:
    """Give *record* with what its cells lack and those of *fuller*, the same record, have."""
    theirs = fuller.personal.get("rows", {}).items()
    return joined(record, {id_: dict(enumerate(cells_of(text))) for id_, (_, text) in theirs})


def _is_marked(columns: Columns, name: str) -> bool:
    return columns.marks.get(name) is Mark.ORGANISER
