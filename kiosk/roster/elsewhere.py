"""The other lists of the desk, read once beside a new one: who is on both, which codes are on both."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.core.columns import Columns, Field, Row
from kiosk.core.doubt import Entry
from kiosk.roster.matching import Matching, Merge, Reading
from kiosk.roster.ports import KnownRow
from kiosk.roster.table import Line
from kiosk.roster.warnings import full_name


class Elsewhere:
    """Compares one list of *source* with the people of the others.

    *merged* says who was merged before: which registrant is which of another list.
    """

    def __init__(
        self,
        source: str,
        columns: Columns,
        *,
        added: Sequence[Row],
        codes: Counter[str],
        merged: Mapping[str, str],
    ) -> None:
        self.source, self.columns, self._added = source, columns, added
        self._codes, self._merged = codes, merged
        self._matching: Matching | None = None
        self._bearers: dict[str, list[tuple[str, str]]] = {}
        self.merges: tuple[Merge, ...] = ()

    def passing(
        self, source: str, columns: Columns, rows: Iterable[KnownRow]
    ) -> Iterator[Sequence[str]]:
        """Give the cells of the *rows* of another source, all but the withdrawn, and compare them."""
        if self._matching is None:
            self._matching = Matching(self.source, self.columns, self._added, self._merged)
        reading = Reading(columns)
        for row in rows:
            if row.withdrawn:
                continue
            self._matching.meet(source, reading, row)
            if (code := reading.code(row.cells)) in self._codes:
                known = self._merged.get(row.id, row.id)
                self._bearers.setdefault(code, []).append((known, full_name(columns, row.cells)))
            yield row.cells

    def settle(self) -> None:
        """Work out *merges*, once all rows have passed."""
        if self._matching is not None:
            self.merges = tuple(self._matching.merges())

    @property
    def same(self) -> dict[str, str]:
        """Who is whom by now, those who were just found too."""
        return {**self._merged, **{merge.new: merge.known for merge in self.merges}}

    def doubtful(self) -> list[tuple[Entry, list[Entry]]]:
        """Give who may be on another list, and whom they may be."""
        return [] if self._matching is None else list(self._matching.doubtful(self.merges))

    def bearers(self, people: Mapping[str, Line]) -> dict[str, str]:
        """Give who else bears a code of *people* (by id): code to names, without their own."""
        if not self._bearers:
            return {}
        code_of = self.columns.reader(Field.CODE)
        same = self.same
        own: dict[str, set[str]] = {}
        for key, (_, cells) in people.items():
            if (code := code_of(cells)) in self._bearers:
                who = f"{self.source}:{key}"
                own.setdefault(code, set()).add(same.get(who, who))
        return {
            code: ", ".join(name for known, name in bearers if known not in own.get(code, ()))
            for code, bearers in self._bearers.items()
            if any(known not in own.get(code, ()) for known, _ in bearers)
        }
