"""Which registrants were found to be one person: what the records say, and who stands for whom."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kiosk.core.journal import Record


class OnePerson:
    """Folds `merge` records, in any order; the caller holds the transaction.

    Of those who are one, the one stands for all that no record merges into another; of several, and
    where records go round in a circle, the one of the smallest id: so do all desks choose.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def fold_merge(self, record: Record) -> set[str]:
        """Take that each registrant of ``merged`` is the one it is given with; give who is concerned."""
        pairs: Mapping[str, str] = record.body["merged"]
        self._connection.executemany(
            "INSERT OR IGNORE INTO merge (record, registrant, kept) VALUES (?,?,?)",
            [(record.id, merged, kept) for merged, kept in pairs.items()],
        )
        return self._settle({*pairs, *pairs.values()})

    def taken_back(self, records: Iterable[str]) -> set[str]:
        """Part whom these *records* alone made one; give who is concerned."""
        told = self._connection.execute(
            "SELECT registrant, kept FROM merge WHERE record IN (SELECT value FROM json_each(?))",
            (json.dumps(list(records)),),
        ).fetchall()
        return self._settle({registrant for pair in told for registrant in pair})

    def by_merged(self) -> dict[str, str]:
        """Give who stands for each merged registrant."""
        return dict(self._connection.execute("SELECT registrant, kept FROM one_person").fetchall())

    def kept_for(self, registrant: str) -> str:
        """Give the registrant that stands for somebody: themselves, unless they are merged."""
        row = self._connection.execute(
            "SELECT kept FROM one_person WHERE registrant = ?", (registrant,)
        ).fetchone()
        return str(row[0]) if row else registrant

    def ids_of(self, registrant: str) -> list[str]:
        """Give every id of one person, the one that stands for them first."""
        kept = self.kept_for(registrant)
        return [kept, *self.merged_into(kept)]

    def merged_into(self, registrant: str) -> list[str]:
        """Give the registrants for whom this one stands too."""
        rows = self._connection.execute(
            "SELECT registrant FROM one_person WHERE kept = ? ORDER BY registrant", (registrant,)
        )
        return [merged for (merged,) in rows]

    def records_of(self, registrant: str) -> list[str]:
        """Give the records that made others one with this person, for an undo to name."""
        told = {record for record, *_ in self._pairs([registrant, *self.merged_into(registrant)])}
        return sorted(told)

    def _settle(self, registrants: set[str]) -> set[str]:
        """Say anew who stands for whom among all that hang together with these."""
        settled: set[str] = set()
        for registrant in sorted(registrants):
            if registrant not in settled:
                settled |= self._settle_group(registrant)
        return settled

    def _settle_group(self, registrant: str) -> set[str]:
        group, fresh = {registrant}, {registrant}
        merged: set[str] = set()
        while fresh:
            pairs = self._pairs(fresh)
            merged.update(one for _, one, _ in pairs)
            fresh = {one for _, *both in pairs for one in both} - group
            group |= fresh
        kept = min(group - merged or group)
        self._connection.execute(
            "DELETE FROM one_person WHERE registrant IN (SELECT value FROM json_each(?))",
            (json.dumps(list(group)),),
        )
        self._connection.executemany(
            "INSERT INTO one_person (registrant, kept) VALUES (?,?)",
            [(one, kept) for one in group if one != kept],
        )
        return group

    def _pairs(self, registrants: Iterable[str]) -> list[tuple[str, str, str]]:
        """Give (record, merged, kept) of each merge of these that stands."""
        rows = self._connection.execute(
            "SELECT record, registrant, kept FROM merge WHERE record NOT IN (SELECT record FROM undone) "
            "AND (registrant IN (SELECT value FROM json_each(?1)) "
            "OR kept IN (SELECT value FROM json_each(?1)))",
            (json.dumps(list(registrants)),),
        )
        return [(record, merged, kept) for record, merged, kept in rows]
