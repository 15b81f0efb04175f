"""Everybody else the desk knows, read once beside a new list: who and which codes are on both."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kiosk.core import walkin
from kiosk.core.columns import Columns, Field, Row
from kiosk.core.doubt import Entry
from kiosk.roster.matching import Matching, Merge, Reading
from kiosk.roster.ports import KnownRow
from kiosk.roster.table import Line
from kiosk.roster.warnings import full_name


class Elsewhere:
    """Compares one list of *source* with the people of the others, and with those a desk added.

    *merged* says who was merged before: which registrant is which of another list. For those who
    are *replaced* somebody else comes.
    """

    def __init__(
        self,
        source: str,
        columns: Columns,
        *,
        added: Sequence[Row],
        codes: Counter[str],
        merged: Mapping[str, str],
        replaced: Collection[str],
    ) -> None:
        self.source, self.columns, self._added = source, columns, added
        self._codes, self._merged, self._replaced = codes, merged, replaced
        self._matching: Matching | None = None
        self._bearers: dict[str, list[tuple[str, str]]] = {}
        self.merges: tuple[Merge, ...] = ()

    def passing(
        self, source: str, columns: Columns, rows: Iterable[KnownRow]
    ) -> Iterator[Sequence[str]]:
        """Give the cells of the *rows* of another source whose bookings count, and compare them.

        Who is withdrawn or replaced takes no place. Whom a desk added and found to be somebody else
        is seen to where that one stands.
        """
        matching = self._compared()
        reading = Reading(columns)
        for row in rows:
            if row.withdrawn:
                continue
            self._note_code(reading, row)
            if source == walkin.SOURCE and row.id in self._merged:
                continue
            matching.meet(source, reading, row)
            if row.id not in self._replaced:
                yield row.cells

    def own(self, people: Mapping[str, Line]) -> Iterator[Sequence[str]]:
        """Give the cells of this list's *people* (by id) whose bookings count."""
        for key, (_, cells) in people.items():
            if not self._replaced or f"{self.source}:{key}" not in self._replaced:
                yield cells

    def _compared(self) -> Matching:
        if self._matching is None:
            self._matching = Matching(
                self.source,
                self.columns,
                self._added,
                merged=self._merged,
                replaced=self._replaced,
            )
        return self._matching

    def _note_code(self, reading: Reading, row: KnownRow) -> None:
        if (code := reading.code(row.cells)) in self._codes:
            known = self._merged.get(row.id, row.id)
            name = full_name(reading.columns, row.cells)
            self._bearers.setdefault(code, []).append((known, name))

    def settle(self) -> None:
        """Work out *merges*, once all rows have passed."""
        if self._matching is not None:
            self.merges = tuple(self._matching.merges())

    @property
    def same(self) -> dict[str, str]:
        """Who is whom by now, those who were just found too."""
        return {**self._merged, **{merge.new: merge.known for merge in self.merges}}

    def doubtful(self) -> list[tuple[Entry, list[Entry]]]:
        """Give who may be known already, and whom they may be."""
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
