"""What a new version of a list changes: who came, who left, whose cell says something else."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.core.columns import Columns, Row
from kiosk.roster.names import Renamed, renamed
from kiosk.roster.ports import KnownRow
from kiosk.roster.table import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that says something else: whose (*name* as it is now), in which column."""

    id: str
    name: str
    column: str
    old: str
    new: str


@dataclass(slots=True, kw_only=True)
class Difference:
    """The people of one list against those that were known of its source."""

    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)
    rewritten: list[Row] = field(default_factory=list)
    unchanged: int = 0
    renamed: list[Renamed] = field(default_factory=list)

    @property
    def shared(self) -> int:
        """How many people both versions name."""
        return self.unchanged + len(self.changed)


def difference(
    people: Mapping[str, Line],
    columns: Columns,
    known: Iterable[KnownRow],
    before: Columns | None,
    *,
    spared: Collection[str] = (),
) -> Difference:
    """Compare *people* (by registrant id) with the *known* rows of the same source.

    Who is *spared* stays as known: the list has a row of theirs, though one that is refused.

    Columns that only one of the versions has are no change of anybody, but rows are stored again.
    """
    found = Difference()
    seen: set[str] = set()
    if before is not None:
        alignment = _Alignment(columns, before)
        for row in known:
            seen.add(row.id)
            line = people.get(row.id)
            if line is None:
                _leave_out(found, row, alignment, is_spared=row.id in spared)
            else:
                _compare(found, row, line, alignment)
    found.added = [
        Row(id=registrant, line=line, cells=cells)
        for registrant, (line, cells) in people.items()
        if registrant not in seen
    ]
    return found


class _Alignment:
    """Which column of the new header is which of the old: by its name, else by its field."""

    def __init__(self, columns: Columns, before: Columns) -> None:
        self.columns, self.before = columns, before
        self.is_same = columns.header == before.header
        old = {name: place for place, name in enumerate(before.header)}
        renamed = {
            place: before.fields[field]
            for field, place in columns.fields.items()
            if field in before.fields and before.header[before.fields[field]] not in columns.header
        }
        self.old_places = [
            old.get(name, renamed.get(place)) for place, name in enumerate(columns.header)
        ]

    def aligned(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Give old *cells* in the order of the new header, empty where it has a new column."""
        return tuple("" if place is None else cells[place] for place in self.old_places)

    def changes(self, registrant: str, old: Sequence[str], new: Sequence[str]) -> list[Change]:
        """Give each cell that differs in a column both versions have."""
        family, given = self.columns.name_parts(new)
        return [
            Change(
                id=registrant,
                name=f"{given} {family}".strip(),
                column=self.columns.header[place],
                old=old[before],
                new=new[place],
            )
            for place, before in enumerate(self.old_places)
            if before is not None and old[before] != new[place]
        ]


def _leave_out(found: Difference, row: KnownRow, alignment: _Alignment, *, is_spared: bool) -> None:
    if is_spared and not row.withdrawn:
        found.unchanged += 1
    elif not row.withdrawn:
        found.withdrawn.append(row.id)
    if not alignment.is_same:
        cells = alignment.aligned(row.cells)
        found.rewritten.append(Row(id=row.id, line=row.line, cells=cells))


def _compare(found: Difference, row: KnownRow, line: Line, alignment: _Alignment) -> None:
    number, cells = line
    same = alignment.is_same and tuple(row.cells) == cells
    changes = [] if same else alignment.changes(row.id, row.cells, cells)
    if row.withdrawn:
        found.returned.append(row.id)
    if changes and (names := renamed(alignment.before, row.cells, alignment.columns, cells)):
        found.renamed.append(names)
    if changes or row.withdrawn:
        found.changes += changes
        found.changed.append(Row(id=row.id, line=number, cells=cells))
        return
    found.unchanged += 1
    if not alignment.is_same:
        found.rewritten.append(Row(id=row.id, line=number, cells=cells))
