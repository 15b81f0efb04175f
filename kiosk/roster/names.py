"""Whether rows with the same number are of the same people, by their names: lists number from 1 too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from kiosk.core.columns import Columns
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.text import words
from kiosk.roster.ports import KnownRow
from kiosk.roster.table import Line

_MOST = 0.5
_MANY = 0.05
_COMPARED = 5000
"""How many people of a long list are enough to see that it is another one."""

_NAMED = 3

Renamed = tuple[str, str]
"""The name of somebody as it was, and as it is now."""


def are_others(
    people: Mapping[str, Line], columns: Columns, known: Iterable[KnownRow], before: Columns
) -> bool:
    """Say whether most of *people* (by id without its source) are not the *known* of their id."""
    shared = (
        (row.cells, people[key][1])
        for row in known
        if not row.withdrawn and (key := row.id.partition(":")[2]) in people
    )
    said = [
        renamed(before, old, columns, new) is not None for old, new in islice(shared, _COMPARED)
    ]
    return sum(said) > _MOST * len(said)


def renamed(
    before: Columns, old: Sequence[str], columns: Columns, new: Sequence[str]
) -> Renamed | None:
    """Give both names if they have no word in common; a family name alone is changed by a marriage."""
    was, now = before.name_parts(old), columns.name_parts(new)
    if was == now:
        return None
    names = (" ".join(reversed(was)).strip(), " ".join(reversed(now)).strip())
    parts = [frozenset(words(name)) for name in names]
    return names if all(parts) and parts[0].isdisjoint(parts[1]) else None


def names_told(others: Sequence[Renamed], shared: int) -> Iterator[Remark]:
    """Tell that many of the people whom two versions *shared* bear another name now."""
    if len(others) > _MANY * shared:
        told = ", ".join(f"{old} → {new}" for old, new in others[:_NAMED])
        names = told + (" …" if len(others) > _NAMED else "")
        yield Remark(kind=RemarkKind.NAMES_CHANGED, facts={"people": len(others), "names": names})
