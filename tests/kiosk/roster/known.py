"""What a desk knows, in memory: plans are taken in as the store would write them."""

from collections.abc import Iterator, Mapping

from kiosk.core.columns import Columns, Field, Row
from kiosk.roster.plan import ListPlan
from kiosk.roster.ports import KnownRow


class FakeKnown:
    """Knows the lists whose plans it was given."""

    def __init__(self) -> None:
        self._sources: dict[str, Columns] = {}
        self._rows: dict[str, dict[str, KnownRow]] = {}

    def sources(self) -> Mapping[str, Columns]:
        """Give the sources by name."""
        return self._sources

    def keys(self, source: str) -> list[tuple[str, str]]:
        """Give (registrant id, code) of everybody of *source*."""
        code_of = self._sources[source].reader(Field.CODE)
        return [(row.id, code_of(row.cells)) for row, _ in self.rows(source)]

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*."""
        return iter(list(self._rows[source].values()))

    def take(self, plan: ListPlan) -> ListPlan:
        """Store what *plan* says."""
        self._sources[plan.source] = plan.columns
        rows = self._rows.setdefault(plan.source, {})
        for row in (*plan.added, *plan.changed):
            rows[row.id] = (row, False)
        for row in plan.rewritten:
            rows[row.id] = (row, rows[row.id][1])
        for registrant in plan.withdrawn:
            rows[registrant] = (rows[registrant][0], True)
        return plan


def known_row(registrant: str, *cells: str, withdrawn: bool = False) -> KnownRow:
    """Give somebody as the desk knows them, from line 9."""
    return Row(id=registrant, line=9, cells=cells), withdrawn
