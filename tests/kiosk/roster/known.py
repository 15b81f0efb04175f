"""What a desk knows, in memory: plans are taken in as the store would write them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.core import walkin
from kiosk.core.columns import Columns, Field, Row
from kiosk.roster.plan import ListPlan


@dataclass(frozen=True, kw_only=True)
class KnownSource:
    """A source as it was last loaded."""

    columns: Columns
    mapping: Mapping[Field, str]


@dataclass(frozen=True, kw_only=True)
class KnownRow:
    """A person of a source as last loaded."""

    id: str
    line: int
    cells: tuple[str, ...]
    withdrawn: bool = False


class FakeKnown:
    """Knows the lists whose plans it was given."""

    def __init__(self) -> None:
        self._sources: dict[str, KnownSource] = {}
        self._rows: dict[str, dict[str, KnownRow]] = {}

    def sources(self) -> Mapping[str, KnownSource]:
        """Give the sources by name."""
        return self._sources

    def keys(self, source: str) -> list[tuple[str, str]]:
        """Give (registrant id, code) of everybody of *source*."""
        columns = self._sources[source].columns
        return [(row.id, columns.value(Field.CODE, row.cells)) for row in self.rows(source)]

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*."""
        return iter(list(self._rows.get(source, {}).values()))

    def row(self, registrant: str) -> KnownRow | None:
        """Give one person's row."""
        return self._rows.get(registrant.partition(":")[0], {}).get(registrant)

    def add(self, *people: Row) -> None:
        """Let a desk add *people*."""
        rows = self._rows.setdefault(walkin.SOURCE, {})
        rows |= {row.id: _known(row, withdrawn=False) for row in people}

    def take(self, plan: ListPlan) -> ListPlan:
        """Store what *plan* says."""
        self._sources.pop(plan.source, None)
        self._sources[plan.source] = KnownSource(columns=plan.columns, mapping=plan.mapping)
        rows = self._rows.setdefault(plan.source, {})
        for row in (*plan.added, *plan.changed):
            rows[row.id] = _known(row, withdrawn=False)
        for row in plan.rewritten:
            rows[row.id] = _known(row, withdrawn=rows[row.id].withdrawn)
        for registrant in plan.withdrawn:
            rows[registrant] = replace(rows[registrant], withdrawn=True)
        return plan


def _known(row: Row, *, withdrawn: bool) -> KnownRow:
    return KnownRow(id=row.id, line=row.line, cells=row.cells, withdrawn=withdrawn)
