"""Records of other desks, taken into the journal and the tables a few at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.core.exchange import Fetched
from kiosk.core.journal import Record, RecordKind, record_of
from kiosk.core.reserved import Reserved, filled, joined

SLICE = 20
"""Records in one transaction, or rows of a list in them: while they are taken in, no scan is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What some records brought: how many are *new*, and of which *kinds*.

    *is_late* when all is to be folded again, once everything is here; *unread* counts what is no
    record, or none that this version can fold.
    """

    new: int
    kinds: frozenset[str]
    is_late: bool
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some records of what was fetched; *unread* lines among them were none."""

    records: tuple[Record, ...]
    unread: int
    is_last: bool


def slices_of(fetched: Fetched, reserved: Mapping[str, Reserved]) -> Iterator[Slice]:
    """Read what was *fetched*, a few records at a time, with what is *reserved* where it is."""
    records: list[Record] = []
    weight = unread = 0
    for line in fetched.lines:
        record = _read(line)
        if record is None:
            unread += 1
            continue
        weight += _weight(record)
        if records and weight > SLICE:
            yield Slice(records=tuple(records), unread=unread, is_last=False)
            records, weight, unread = [], _weight(record), 0
        records.append(complete(record, reserved))
    yield Slice(records=tuple(records), unread=unread, is_last=True)


def lines_ids(lines: Sequence[str]) -> set[str]:
    """Give the ids of the records among *lines*."""
    return {record.id for line in lines if (record := _read(line)) is not None}


def _weight(record: Record) -> int:
    """Give how much work *record* is: one of a list's rows is folded row by row."""
    rows = record.personal.get("rows")
    return len(rows) if isinstance(rows, dict) and rows else 1


def _read(line: str) -> Record | None:
    try:
        return record_of(line)
    except ValueError:
        return None


def complete(record: Record, reserved: Mapping[str, Reserved]) -> Record:
    """Give *record* with what is *reserved* of it."""
    if record.kind != RecordKind.ROWS or record.id not in reserved:
        return record
    try:
        return joined(record, reserved[record.id])
    except (TypeError, ValueError, LookupError, AttributeError):
        return record  # whose rows are none: it is kept, and not folded


def completed(known: Record, record: Record) -> Record:
    """Give *known* with what it lacks and *record*, the same read again, has."""
    try:
        return filled(known, record)
    except (TypeError, ValueError, LookupError, AttributeError):
        return known
