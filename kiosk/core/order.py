"""The one order of what desks recorded apart: what was made after something stands behind it."""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Protocol, TypeVar


class Recorded(Protocol):
    """Something that one record says; *after* is the newest such record its desk had seen."""

    @property
    def record(self) -> str:
        """The record's id."""

    @property
    def clock(self) -> int:
        """The record's hybrid logical clock."""

    @property
    def after(self) -> str | None:
        """The id of the record that its desk had seen, None if none."""


Said = TypeVar("Said", bound=Recorded)


def in_order(entries: Iterable[Said]) -> list[Said]:
    """Order *entries*: each behind the one it was made after, else by (clock, record)."""
    by_record = {entry.record: entry for entry in entries}
    behind: dict[str, list[Said]] = {}
    ready = []
    for entry in by_record.values():
        if entry.after in by_record:
            behind.setdefault(str(entry.after), []).append(entry)
        else:
            ready.append((entry.clock, entry.record))
    heapify(ready)
    ordered = []
    while ready:
        _, record = heappop(ready)
        ordered.append(by_record.pop(record))
        for entry in behind.get(record, ()):
            heappush(ready, (entry.clock, entry.record))
    in_circles = sorted(by_record.values(), key=lambda entry: (entry.clock, entry.record))
    return ordered + in_circles  # which no desk writes, and no desk may stumble over
