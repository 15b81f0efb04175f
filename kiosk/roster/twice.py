"""Who stands twice on one list, as a question: are these one person?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.core.columns import Columns, Row
from kiosk.core.doubt import Doubt, DoubtKind
from kiosk.roster.doubles import SameNames
from kiosk.roster.matching import Reading
from kiosk.roster.table import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """The registrants of one list by line, of whom some are *added* now.

    *same* says which registrant stands for which.
    """

    source: str
    columns: Columns
    lines: Mapping[int, str]
    added: frozenset[str]
    same: Mapping[str, str]

    @classmethod
    def of(
        cls,
        source: str,
        columns: Columns,
        people: Mapping[str, Line],
        *,
        names: SameNames,
        added: Sequence[Row],
        same: Mapping[str, str],
    ) -> "Persons":
        """Know those of the doubles among *names*; of the others nothing is asked."""
        wanted = {line for entries in names.doubles for line, _ in entries}
        lines = {n: f"{source}:{key}" for key, (n, _) in people.items() if n in wanted}
        return cls(
            source=source,
            columns=columns,
            lines=lines,
            added=frozenset(row.id for row in added if row.line in wanted),
            same=same,
        )

    def unsettled(self, names: SameNames) -> SameNames:
        """Leave out the doubles that are one person already."""
        doubles = (entries for entries in names.doubles if len(self._ids(entries)) > 1)
        return replace(names, doubles=tuple(doubles))

    def doubts(self, names: SameNames) -> list[Doubt]:
        """Ask of each double; whom the desk knew already is kept, else the first of the list."""
        return [self._doubt(entries) for entries in names.doubles]

    def _ids(self, entries: Sequence[Line]) -> dict[str, Line]:
        """Give the registrants of *entries*, each by the first that is theirs."""
        found: dict[str, Line] = {}
        for line in entries:
            registrant = self.lines[line[0]]
            found.setdefault(self.same.get(registrant, registrant), line)
        return found

    def _doubt(self, entries: Sequence[Line]) -> Doubt:
        reading = Reading(self.columns)
        asked = [
            reading.entry(registrant, self.source, Row(id=registrant, line=line, cells=cells))
            for registrant, (line, cells) in self._ids(entries).items()
        ]
        asked.sort(key=lambda entry: entry.id in self.added)
        return Doubt(kind=DoubtKind.TWICE_ON_A_LIST, entries=tuple(asked))
