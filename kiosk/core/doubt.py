"""Entries that may be one person, of lists and of the desk: people alone can settle it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class DoubtKind(StrEnum):
    """Where the same person may stand twice."""

    TWICE_ON_A_LIST = "twice-on-a-list"
    ON_ANOTHER_LIST = "on-another-list"
    ADDED_AT_THE_DESK = "added-at-the-desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a list says of somebody: *id* is the registrant who stands for the entry so far.

    Whom a desk added is of the source of walk-ins, and stands on no line.
    """

    id: str
    name: str
    organisation: str
    email: str
    source: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Entries of different registrants who may be one, the one to keep first."""

    kind: DoubtKind
    entries: tuple[Entry, ...]


def merged_by(doubts: Iterable[Doubt], *, new: Iterable[str] = ()) -> Mapping[str, str]:
    """Give who is merged into whom if all *doubts* are one person each.

    Doubts that share somebody are one person together. Kept is the first who is not *new*.
    """
    people: dict[str, dict[str, None]] = {}
    for doubt in doubts:
        together: dict[str, None] = {}
        for entry in doubt.entries:
            together |= people.get(entry.id, {entry.id: None})
        for registrant in together:
            people[registrant] = together
    if not people:
        return {}
    newcomers = frozenset(new)
    merged = {}
    for registrant, together in people.items():
        kept = next((one for one in together if one not in newcomers), next(iter(together)))
        if registrant != kept:
            merged[registrant] = kept
    return merged
