"""What desks did apart and nobody has settled yet, as all that have the same records list it.

Settlings are a table folded from the journal. Clashes are in no table: they are found in what the
others say, of everybody once, and then of those whom a new record is about.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from kiosk.core.clash import Clash, ClashKind, Settled, still_open
from kiosk.core.clashing import (
    Added,
    added_twice,
    corrected_apart,
    overfull,
    printed_twice,
    replaced_apart,
    without_echoes,
)
from kiosk.core.coming_apart import admitted_twice, two_rooms
from kiosk.core.journal import Record, RecordKind
from kiosk.core.text import fold, words
from kiosk.core.walkin import DELEGATION
from kiosk.store.apart import Apart
from kiosk.store.people import PeopleTables
from kiosk.store.roster import RosterTables

_MANY = 300
"""Of so many people at once it is quicker to look at everybody."""
_CHANGES_EVERYBODY = frozenset({RecordKind.PROGRAMME, RecordKind.MERGE})
_CHANGES_PEOPLE = frozenset(
    {RecordKind.PROGRAMME, RecordKind.LOAD, RecordKind.ROWS, RecordKind.WALK_IN}
    | {RecordKind.MERGE, RecordKind.WITHDRAW, RecordKind.REPLACE, RecordKind.CORRECT}
)
_NEW = """SELECT rowid, kind, json_extract(body, '$.registrant'), json_extract(body, '$.job'),
    kind = 'undo' AND json_extract(body, '$.session') IS NULL,
    kind = 'undo' AND EXISTS (SELECT 1 FROM json_each(record.body, '$.undoes') u
        JOIN merge ON merge.record = u.value)
    FROM record WHERE rowid > ?"""


class ClashTables:
    """Folds `settle` records, in the caller's transaction; reads everything else."""

    def __init__(self, database: Database, roster: RosterTables, people: PeopleTables) -> None:
        self._connection = database.conn
        self._roster = roster
        self._one = people.one
        self._apart = Apart(database.conn, people.one)
        self.forget()

    def forget(self) -> None:
        """Look at everybody anew next time: what was folded is not so any more."""
        self._looked_at = -1
        self._of_people: dict[str, tuple[Clash, ...]] = {}
        self._added: tuple[Clash, ...] = ()
        self._open: tuple[Clash, ...] = ()

    def fold_settle(self, record: Record) -> None:
        """Take that somebody has settled a clash; an undo of the record opens it again."""
        body = record.body
        self._connection.execute(
            "INSERT OR IGNORE INTO settled (record, clash, how, kind, records, deeds, desk, at, clock) "
            "VALUES (?,?,?,?,?,?,?,?,?)",
            (
                record.id,
                body["clash"],
                body["how"],
                body.get("kind", ""),
                json.dumps(body.get("records", [])),
                json.dumps(body.get("deeds", [])),
                record.desk,
                record.at,
                record.clock,
            ),
        )

    def open(self) -> list[Clash]:
        """Give the clashes that nobody has settled, the newest first; none before the first load."""
        if self._roster.event is None:
            return []
        (newest,) = self._connection.execute(
            "SELECT coalesce(max(rowid), 0) FROM record"
        ).fetchone()
        if newest != self._looked_at:
            self._look(newest)
        return list(self._open)

    def count(self) -> int:
        """Count the clashes that nobody has settled."""
        return len(self.open())

    def settled(self) -> list[Settled]:
        """Give what people have settled, the latest last."""
        rows = self._connection.execute(
            "SELECT record, clash, how, kind, records, deeds, desk, at, clock FROM settled "
            "WHERE record NOT IN (SELECT record FROM undone) ORDER BY clock, record"
        )
        return [
            Settled(
                record=record,
                clash=clash,
                how=how,
                kind=kind,
                records=frozenset(json.loads(records)),
                deeds=tuple(json.loads(deeds)),
                desk=desk,
                at=at,
                clock=clock,
            )
            for record, clash, how, kind, records, deeds, desk, at, clock in rows
        ]

    def admitted_twice(self, registrant: str, session: str) -> Clash | None:
        """Give how desks admitted somebody to a session apart, settled or not; None if they did not."""
        comings = self._apart.comings(self._one.kept_for(registrant))
        found = (clash for clash in admitted_twice(comings) if clash.session == session)
        return next(found, None)

    def newest_elsewhere(self, registrant: str, session: str) -> str | None:
        """Give the newest record of somebody in any other room than *session*, None where that is none."""
        event = self._roster.event
        entered = event.by_id.get(session) if event is not None else None
        if event is None or entered is None or not entered.kind.is_room:
            return None
        others = [s.id for s in event.sessions if s.kind.is_room and s.id != session]
        return self._apart.newest_elsewhere(registrant, others)

    def _look(self, newest: int) -> None:
        """Bring what is known up to the record *newest*."""
        assert self._roster.event is not None  # noqa: S101 - `open` has looked
        whom, are_people_changed = self._concerned()
        if whom is None:
            self._of_people = {}
            whom = self._apart.candidates(self._roster.event)
        for person in {self._one.kept_for(one) for one in whom}:
            self._of_people[person] = tuple(self._clashes_of(person))
            if not self._of_people[person]:
                del self._of_people[person]
        if are_people_changed:
            self._added = tuple(added_twice(self._people_added()))
        settled = self.settled()
        self._open = tuple(still_open(without_echoes(self._all(settled)), settled))
        self._looked_at = newest

    def _concerned(self) -> tuple[set[str] | None, bool]:
        """Give whom the new records are about, None for everybody, and whether people have changed."""
        if self._looked_at < 0:
            return None, True
        whom: set[str] = set()
        jobs: list[str] = []
        is_everybody = are_people_changed = False
        rows = self._connection.execute(_NEW, (self._looked_at,)).fetchall()
        for _, kind, registrant, job, is_of_people, parts in rows:
            is_everybody |= kind in _CHANGES_EVERYBODY or bool(parts)
            are_people_changed |= kind in _CHANGES_PEOPLE or bool(is_of_people)
            whom.update([registrant] if registrant else [])
            jobs += [job] if job else []
        whom.update(self._bearers(jobs))
        return None if is_everybody or len(whom) > _MANY else whom, are_people_changed

    def _bearers(self, jobs: Iterable[str]) -> set[str]:
        rows = self._connection.execute(
            "SELECT registrant FROM print_job WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(jobs)),),
        )
        return {registrant for (registrant,) in rows}

    def _clashes_of(self, person: str) -> Iterator[Clash]:
        event = self._roster.event
        assert event is not None  # noqa: S101 - `open` has looked
        comings = self._apart.comings(person)
        if len(comings.movements) > 1:
            yield from admitted_twice(comings)
            yield from two_rooms(comings, event)
        printed = printed_twice(person, self._apart.printed(person))
        if printed is not None:
            yield printed

    def _all(self, settled: list[Settled]) -> Iterator[Clash]:
        event = self._roster.event
        assert event is not None  # noqa: S101 - `open` has looked
        for clashes in self._of_people.values():
            yield from clashes
        yield from self._added
        corrections = [one for one in settled if one.kind == ClashKind.CORRECTED_APART]
        for registrant, said in self._apart.corrections().items():
            yield from corrected_apart(registrant, said, corrections)
        replacements = [one for one in settled if one.kind == ClashKind.REPLACED_APART]
        for absent, sent in self._apart.replacements().items():
            clash = replaced_apart(absent, sent, replacements)
            yield from [clash] if clash is not None else []
        for session, inside in self._apart.overfull(event):
            clash = overfull(event.by_id[session], inside)
            yield from [clash] if clash is not None else []

    def _people_added(self) -> list[Added]:
        """Give the walk-ins who bear somebody's name, and whose name they bear."""
        added_by = self._added_by()
        people: dict[str, Added] = {}
        for registrant in self._namesakes_of_walk_ins():
            person = self._roster.persons.get(registrant)
            if person is None or person.given == DELEGATION or not person.is_expected:
                continue
            desk, at = added_by.get(registrant, ("", 0))
            people[registrant] = Added(
                registrant=registrant,
                words=tuple(sorted(words(person.name))),
                organisation=fold(person.organisation),
                desk=desk,
                at=at,
            )
        return list(people.values())

    def _added_by(self) -> dict[str, tuple[str, int]]:
        rows = self._connection.execute(
            "SELECT json_extract(body, '$.registrant'), desk, at FROM record WHERE kind = 'walk-in'"
        )
        return {registrant: (desk, at) for registrant, desk, at in rows}

    def _namesakes_of_walk_ins(self) -> set[str]:
        """Give the walk-ins of whose name all words are among those of somebody else's, and these."""
        walk_ins: list[tuple[str, str]] = self._connection.execute(
            "SELECT id, sort_name FROM registrant WHERE source = 'walk-in' AND expected"
        ).fetchall()
        found: set[str] = set()
        for registrant, sort_name in walk_ins:
            named = self._named(words(sort_name))
            found.update({registrant, *named} if set(named) - {registrant} else ())
        return found

    def _named(self, name: Iterable[str]) -> list[str]:
        asked = " AND ".join(f'"{word}"' for word in name)
        if not asked:
            return []
        rows: Iterable[tuple[Any, ...]] = self._connection.execute(
            "SELECT r.id FROM registrant_words w JOIN registrant r ON r.number = w.rowid "
            "WHERE registrant_words MATCH ? AND r.expected",
            (f"name : ({asked})",),
        )
        return [id_ for (id_,) in rows]
