"""The one order in which programmes and lists are folded, whichever desks loaded them.

A list and its rows stand together: the rows are read by the columns they came with. A list stands
behind whatever its desk knew when it loaded it, else by the clocks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.journal import RecordKind
from kiosk.core.order import in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A `programme`, `load` or `rows` record. Rows name their *load*, but those of earlier versions."""

    record: str
    clock: int
    after: str | None
    desk: str
    epoch: int
    seq: int
    kind: str
    source: str | None
    load: str | None = None


def in_list_order(entries: Iterable[ListEntry]) -> list[ListEntry]:
    """Order *entries*; rows whose list is not among them are left out until it is.

    A programme comes first of all: without one no row can be read.
    """
    heads, rows = _parted(entries)
    ordered = in_order(heads)
    first = next((head for head in ordered if head.kind == RecordKind.PROGRAMME), None)
    ordered.sort(key=lambda head: head is not first)
    return [one for head in ordered for one in (head, *rows.get(head.record, ()))]


def is_at_the_end(new: set[str], ordered: Sequence[ListEntry]) -> bool:
    """Say whether all that is *new* stands in *ordered*, behind all else."""
    return {entry.record for entry in ordered[len(ordered) - len(new) :]} == new


def _parted(
    entries: Iterable[ListEntry],
) -> tuple[list[ListEntry], dict[str, list[ListEntry]]]:
    """Part what stands by itself from rows, which are given by the record of their list."""
    heads: list[ListEntry] = []
    rows: dict[str, list[ListEntry]] = {}
    newest: dict[tuple[str, int, str | None], str] = {}
    for entry in sorted(entries, key=lambda one: (one.desk, one.epoch, one.seq, one.record)):
        where = (entry.desk, entry.epoch, entry.source)
        if entry.kind != RecordKind.ROWS:
            heads.append(entry)
            newest[where] = entry.record
        elif load := entry.load or newest.get(where):
            rows.setdefault(load, []).append(entry)
    return heads, rows
