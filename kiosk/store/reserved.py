"""What only organisers may read of a list's rows, split off for the way, and joined back on arrival."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.core.columns import as_text, cells_of
from kiosk.core.journal import Record, canonical

Places = tuple[int, ...]
"""The places of the columns that are the organisers' alone."""
ReservedRows = Mapping[str, Mapping[int, str]]
"""What is reserved of each registrant's row: the text by its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A record as any desk may read it, and what is *reserved* of it as a line, "" for nothing."""

    record: Record
    reserved: str


def split(record: Record, places: Places) -> Split:
    """Split the cells at *places* off the rows of *record*."""
    rows: dict[str, list[Any]] = {}
    reserved: dict[str, dict[str, str]] = {}
    for registrant, (line, text) in record.personal["rows"].items():
        cells = list(cells_of(text))
        kept = {str(p): cells[p] for p in places if p < len(cells) and cells[p]}
        if kept:
            reserved[registrant] = kept
        rows[registrant] = [
            line,
            as_text(["" if str(p) in kept else c for p, c in enumerate(cells)]),
        ]
    if not reserved:
        return Split(record=record, reserved="")
    return Split(
        record=replace(record, personal={**record.personal, "rows": rows}),
        reserved=canonical({"id": record.id, "rows": reserved}),
    )


def read_reserved(lines: Iterable[str]) -> dict[str, ReservedRows]:
    """Read reserved *lines*, by record; one that is none is left out."""
    found: dict[str, ReservedRows] = {}
    for line in lines:
        try:
            said = json.loads(line)
            found[str(said["id"])] = {
                registrant: {int(place): _cell(text) for place, text in row.items()}
                for registrant, row in said["rows"].items()
            }
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            continue
    return found


def joined(record: Record, reserved: ReservedRows) -> Record:
    """Put the *reserved* cells back into the rows of *record*, where nothing else is."""
    rows = dict(record.personal.get("rows", {}))
    for registrant, cells in reserved.items():
        if registrant in rows:
            line, text = rows[registrant]
            rows[registrant] = [line, _filled(text, cells)]
    return replace(record, personal={**record.personal, "rows": rows})


def _filled(text: str, reserved: Mapping[int, str]) -> str:
    cells = list(cells_of(text))
    for place, cell in reserved.items():
        if 0 <= place < len(cells) and not cells[place]:
            cells[place] = cell
    return as_text(cells)


def _cell(text: str) -> str:
    text.encode()
    return text.replace("\t", " ")
