"""What desks did to people: found to be one, replaced, put right, handed a badge for.

Each is a row that names its record. What an undo took back counts no more, whichever came first, so
that records may come in any order, and twice.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from kiosk.core.correction import Corrected, Correction
from kiosk.core.journal import Record, RecordKind
from kiosk.core.order import in_order
from kiosk.store.one_person import OnePerson

BADGE = "badge"
"""What is handed over for somebody."""
_SAID = 'record, clock, "after"'
_STANDS = "record NOT IN (SELECT record FROM undone)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """*by* comes for *absent*: what one record says."""

    record: str
    clock: int
    after: str | None
    absent: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """*what* (a badge) was given *to* somebody for a person; *at* is UTC in milliseconds."""

    record: str
    clock: int
    after: str | None
    what: str
    to: str
    at: int


class PeopleTables:
    """Folds `merge`, `withdraw`, `replace`, `correct` and `handed-over`; the caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.conn
        self.one = OnePerson(database.conn)
        self._folds = {
            RecordKind.MERGE: self.one.fold_merge,
            RecordKind.WITHDRAW: self._fold_withdraw,
            RecordKind.REPLACE: self._fold_replace,
            RecordKind.CORRECT: self._fold_correct,
            RecordKind.HANDED_OVER: self._fold_handed_over,
        }

    def fold(self, record: Record) -> set[str]:
        """Take *record*, and give everybody of whom something else is known now."""
        concerned = self._with_replacements(self._folds[RecordKind(record.kind)](record))
        self._connection.executemany(
            "INSERT OR IGNORE INTO touched (registrant) VALUES (?)", [(id_,) for id_ in concerned]
        )
        return concerned

    def taken_back(self, records: Iterable[str]) -> set[str]:
        """Give everybody of whom something else is known without *records*, which are undone."""
        records = list(records)
        rows = self._connection.execute(
            "SELECT absent FROM replacement WHERE record IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT by FROM replacement WHERE record IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT registrant FROM correction WHERE record IN (SELECT value FROM json_each(?1)) "
            "UNION SELECT registrant FROM withdrawal WHERE record IN (SELECT value FROM json_each(?1))",
            (json.dumps(records),),
        )
        told = {registrant for (registrant,) in rows}
        return self._with_replacements(told | self.one.taken_back(records))

    def touched(self) -> set[str]:
        """Give everybody of whom desks have said anything."""
        return {id_ for (id_,) in self._connection.execute("SELECT registrant FROM touched")}

    def touched_among(self, registrants: Iterable[str]) -> set[str]:
        """Give those of *registrants* of whom desks have said anything, and who stands for them."""
        if not self._connection.execute("SELECT EXISTS (SELECT 1 FROM touched)").fetchone()[0]:
            return set()
        rows = self._connection.execute(
            "SELECT t.registrant, coalesce(o.kept, t.registrant) FROM touched t "
            "LEFT JOIN one_person o ON o.registrant = t.registrant "
            "WHERE t.registrant IN (SELECT value FROM json_each(?))",
            (json.dumps(list(registrants)),),
        )
        return {registrant for pair in rows for registrant in pair}

    def concerned_with(self, registrants: set[str]) -> set[str]:
        """Add everybody of whom something else may be known when it is of these: who comes for them."""
        return self._with_replacements(registrants) if registrants else registrants

    def replacements_of(self, absent: str) -> list[Replacement]:
        """Give whatever says that somebody comes instead, the word that counts last."""
        return self._replacements("absent", absent)

    def replaced_by(self, absent: str) -> str | None:
        """Give who comes instead of somebody, or instead of whom they were to come; None if nobody."""
        said = self.replacements_of(absent)
        if said:
            return said[-1].by
        displaced = self._replacements("by", absent)
        newest = self.replacements_of(displaced[-1].absent) if displaced else []
        return newest[-1].by if newest and newest[-1] != displaced[-1] else None

    def replaces(self, registrant: str) -> str | None:
        """Give for whom somebody comes, None if for nobody or if a later word sends another."""
        said = self._replacements("by", registrant)
        counts = bool(said) and self.replacements_of(said[-1].absent)[-1] == said[-1]
        return said[-1].absent if counts else None

    def are_replaced_among(self, registrants: Iterable[str]) -> bool:
        """Say whether anything was ever said of a replacement by or for one of these."""
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM replacement WHERE absent IN (SELECT value FROM json_each(?1))) "
            "OR EXISTS (SELECT 1 FROM replacement WHERE by IN (SELECT value FROM json_each(?1)))",
            (json.dumps(list(registrants)),),
        )
        return bool(found.fetchone()[0])

    def is_withdrawn(self, registrant: str) -> bool:
        """Say whether a desk took somebody off again whom it had added."""
        found = self._connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM withdrawal WHERE {_STANDS} AND registrant = ?)",  # noqa: S608 - constant
            (registrant,),
        )
        return bool(found.fetchone()[0])

    def corrections(self, registrant: str) -> dict[Corrected, str]:
        """Give what was put right of one person: the latest word on each field."""
        latest = {said.what: said.text for said in self._corrections(registrant)}
        return {what: text for what, text in latest.items() if text is not None}

    def all_corrections(self) -> dict[str, dict[Corrected, str]]:
        """Give what was put right, by whom it is about."""
        rows = self._connection.execute(
            f"SELECT DISTINCT registrant FROM correction WHERE {_STANDS}"  # noqa: S608 - constant
        ).fetchall()
        return {registrant: self.corrections(registrant) for (registrant,) in rows}

    def newest_correction(self, registrant: str) -> str | None:
        """Give the record of the latest word on somebody, for the *after* of the next."""
        said = self._corrections(registrant)
        return said[-1].record if said else None

    def handed_over(self, registrant: str, what: str) -> HandedOver | None:
        """Give when and to whom something was given for somebody, None if it was not."""
        rows = self._connection.execute(
            f"SELECT {_SAID}, recipient, at FROM handed_over "  # noqa: S608 - constants
            f"WHERE {_STANDS} AND registrant IN (SELECT value FROM json_each(?)) AND what = ?",
            (json.dumps(self.one.ids_of(registrant)), what),
        )
        said = [
            HandedOver(record=record, clock=clock, after=after, what=what, to=to, at=at)
            for record, clock, after, to, at in rows
        ]
        return in_order(said)[-1] if said else None

    def _fold_withdraw(self, record: Record) -> set[str]:
        registrant = record.body["registrant"]
        self._keep("withdrawal", ["registrant"], record, [(registrant,)])
        return {registrant}

    def _fold_replace(self, record: Record) -> set[str]:
        absent, by = record.body["absent"], record.body["by"]
        self._keep("replacement", ["absent", "by"], record, [(absent, by)])
        return {absent, by}

    def _fold_correct(self, record: Record) -> set[str]:
        registrant = record.body["registrant"]
        rows = [(registrant, field, text) for field, text in record.personal["new"].items()]
        self._keep("correction", ["registrant", "field", "text"], record, rows)
        return {registrant}

    def _fold_handed_over(self, record: Record) -> set[str]:
        what, to = record.body["what"], record.personal["to"]
        registrants = record.body["registrants"]
        rows = [(registrant, what, to, record.at) for registrant in registrants]
        self._keep("handed_over", ["registrant", "what", "recipient", "at"], record, rows)
        return set()

    def _keep(
        self, table: str, columns: list[str], record: Record, rows: list[tuple[Any, ...]]
    ) -> None:
        marks = ",".join("?" * (3 + len(columns)))
        self._connection.executemany(
            f"INSERT OR IGNORE INTO {table} ({_SAID}, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608 - the store's own words
            [(record.id, record.clock, record.after, *row) for row in rows],
        )

    def _with_replacements(self, concerned: set[str]) -> set[str]:
        """Add who stands for these people, and both ends of whatever says that one of them is replaced."""
        ids = {one for id_ in concerned for one in self.one.ids_of(id_)}
        rows = self._connection.execute(
            "SELECT absent, by FROM replacement WHERE absent IN (SELECT value FROM json_each(?1)) "
            "OR by IN (SELECT value FROM json_each(?1)) OR absent IN "
            "(SELECT absent FROM replacement WHERE by IN (SELECT value FROM json_each(?1)))",
            (json.dumps(sorted(ids)),),
        )
        ends = {self.one.kept_for(one) for both in rows.fetchall() for one in both}
        return concerned | {self.one.kept_for(one) for one in concerned} | ends

    def _replacements(self, column: str, registrant: str) -> list[Replacement]:
        """Give what is said of one person, whichever of their ids it names, the latest last.

        Who was found to be one person with whoever comes for them replaces nobody.
        """
        rows = self._connection.execute(
            f"SELECT {_SAID}, absent, by FROM replacement "  # noqa: S608 - the store's own words
            f"WHERE {_STANDS} AND {column} IN (SELECT value FROM json_each(?))",
            (json.dumps(self.one.ids_of(registrant)),),
        )
        kept_for = self.one.kept_for
        said = [
            Replacement(
                record=record, clock=clock, after=after, absent=kept_for(absent), by=kept_for(by)
            )
            for record, clock, after, absent, by in rows.fetchall()
        ]
        return in_order(one for one in said if one.absent != one.by)

    def _corrections(self, registrant: str) -> list[Correction]:
        """Give every word on somebody, the latest last; those of one record stand together."""
        rows = self._connection.execute(
            f"SELECT {_SAID}, field, text FROM correction WHERE {_STANDS} AND registrant = ?",  # noqa: S608 - constants
            (registrant,),
        ).fetchall()
        by_record: dict[str, list[Correction]] = {}
        for record, clock, after, field, text in rows:
            said = Correction(
                record=record, clock=clock, after=after, what=Corrected(field), text=text
            )
            by_record.setdefault(record, []).append(said)
        ordered = in_order([said[0] for said in by_record.values()])
        return [said for first in ordered for said in by_record[first.record]]
