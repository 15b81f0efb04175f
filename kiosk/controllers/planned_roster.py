"""What a desk will know once a list that is planned is written: the ground for the next list."""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.core.columns import Field, Row
from kiosk.roster.plan import ListPlan
from kiosk.roster.ports import Known, KnownRow, KnownSource
from kiosk.store.roster import Source


class PlannedRoster:
    """What will be known once *plan* is written over *before*: the ground for the next list."""

    def __init__(self, before: Known, plan: ListPlan) -> None:
        self._before = before
        self._plan = plan

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
        plan = self._plan
        written: dict[str, Row] = {
            row.id: row for row in (*plan.added, *plan.changed, *plan.rewritten)
        }
        known = () if plan.is_new else self._before.rows(source)
        for row in known:
            gone = row.id in plan.withdrawn or (row.withdrawn and row.id not in plan.returned)
            now: Row | KnownRow = written.pop(row.id, row)
            yield Row(id=now.id, line=now.line, cells=tuple(now.cells), withdrawn=gone)
        yield from written.values()
