"""The ground on which lists are planned: what a desk knows, and what it will know after each list."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from kiosk.core import walkin
from kiosk.core.columns import Field, Row
from kiosk.core.correction import Corrections
from kiosk.roster.list_plan import ListPlan
from kiosk.roster.ports import Known, KnownRow, KnownSource
from kiosk.store.desk import DeskStore
from kiosk.store.roster import Source


class DeskRoster:
    """What is known on a desk; whom desks added goes by what was put right of them since.

    Lists stay as they were loaded: a correction is not what the next version is compared with. A
    walk-in has no other list than the desk's own word, and many a companion is named only later. Who
    was taken off again is withdrawn.
    """

    def __init__(self, store: DeskStore, corrections: Mapping[str, Corrections]) -> None:
        self._roster, self._people = store.roster, store.people
        self._corrections = corrections

    def sources(self) -> Mapping[str, KnownSource]:
        """Give the sources by name."""
        return self._roster.sources()

    def keys(self, source: str) -> Iterable[tuple[str, str]]:
        """Give (registrant id, code of the list) of everybody of *source*."""
        return self._roster.keys(source)

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*, the withdrawn too."""
        rows = self._roster.rows(source)
        return map(self._as_known, rows) if source == walkin.SOURCE else rows

    def row(self, registrant: str) -> KnownRow | None:
        """Give one person's row."""
        return self._roster.row(registrant)

    def _as_known(self, row: Row) -> Row:
        cells = list(row.cells)
        for what, text in self._corrections.get(row.id, {}).items():
            cells[walkin.COLUMNS.fields[Field(what.value)]] = text
        gone = row.withdrawn or self._people.is_withdrawn(row.id)
        return Row(id=row.id, line=row.line, cells=tuple(cells), withdrawn=gone)


class PlannedRoster:
    """What will be known once *plan* is written over *before*: the ground for the next list."""

    def __init__(self, before: Known, plan: ListPlan) -> None:
        self._before = before
        self._plan = plan
        self._withdrawn, self._returned = frozenset(plan.withdrawn), frozenset(plan.returned)

    def sources(self) -> Mapping[str, KnownSource]:
        """Give the sources by name."""
        plan = self._plan
        planned = Source(version=plan.version, columns=plan.columns, mapping=plan.mapping)
        before = dict(self._before.sources())
        before.pop(plan.source, None)
        return {**before, plan.source: planned}

    def keys(self, source: str) -> Iterable[tuple[str, str]]:
        """Give (registrant id, code of the list) of everybody of *source*."""
        columns = self.sources()[source].columns
        return ((row.id, columns.value(Field.CODE, row.cells)) for row in self.rows(source))

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*, the withdrawn too."""
        if source != self._plan.source:
            yield from self._before.rows(source)
            return
        written = dict(self._written)
        for row in () if self._plan.is_new else self._before.rows(source):
            yield self._after(row, written.pop(row.id, row))
        yield from written.values()

    def row(self, registrant: str) -> KnownRow | None:
        """Give one person's row."""
        before = self._before.row(registrant)
        written = self._written.get(registrant)
        return written if before is None else self._after(before, written or before)

    @cached_property
    def _written(self) -> Mapping[str, Row]:
        plan = self._plan
        return {row.id: row for row in (*plan.added, *plan.changed, *plan.rewritten)}

    def _after(self, row: KnownRow, now: KnownRow) -> Row:
        """Give *now*, what becomes of *row*; who is withdrawn is so until a list brings them back."""
        gone = row.id in self._withdrawn or (row.withdrawn and row.id not in self._returned)
        return Row(id=now.id, line=now.line, cells=tuple(now.cells), withdrawn=gone)
