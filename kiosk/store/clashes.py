"""What desks did apart and nobody has settled yet, as all that have the same records list it.

Settlings are a table folded from the journal. Clashes are in no table: they are found in what the
others say, of everybody once, and then of those whom a new record is about.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from kiosk.core.clash import Clash, ClashKind, Settled, still_open
from kiosk.core.clashing import (
    added_twice,
    corrected_apart,
    overfull,
    printed_twice,
    replaced_apart,
)
from kiosk.core.coming_apart import ParallelRooms, admitted_twice, parallel_rooms, two_rooms
from kiosk.core.journal import Record, RecordKind
from kiosk.core.session import Event
from kiosk.store.apart import Apart
from kiosk.store.doubles import Doubles
from kiosk.store.people import PeopleTables
from kiosk.store.roster import RosterTables

_CHANGES_PEOPLE = frozenset(
    {RecordKind.PROGRAMME, RecordKind.LOAD, RecordKind.ROWS, RecordKind.WALK_IN}
    | {RecordKind.MERGE, RecordKind.WITHDRAW, RecordKind.REPLACE, RecordKind.CORRECT}
)
_NEW = "SELECT kind, body FROM record WHERE rowid > ?"


@dataclass(slots=True)
class _News:
    """What new records are about: these people and badges, who is one with whom, who there is at all."""

    people: set[str] = field(default_factory=set)
    jobs: set[str] = field(default_factory=set)
    undone: set[str] = field(default_factory=set)
    has_programme: bool = False
    has_changed: bool = False

    def take(self, kind: str, body: Mapping[str, Any]) -> None:
        """Take one record."""
        self.has_programme |= kind == RecordKind.PROGRAMME
        self.has_changed |= kind in _CHANGES_PEOPLE
        if kind == RecordKind.MERGE:
            self.merge(body["merged"].items())
        elif kind == RecordKind.UNDO and "session" not in body:
            self.undone.update(body["undoes"])
            self.has_changed = True
        self.people.update([body["registrant"]] if "registrant" in body else ())
        self.jobs.update([body["job"]] if "job" in body else ())

    def merge(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take who is one person with whom, or not any more."""
        self.people.update(one for pair in pairs for one in pair)


class ClashTables:
    """Folds `settle` records, in the caller's transaction; reads everything else."""

    def __init__(self, database: Database, roster: RosterTables, people: PeopleTables) -> None:
        self._connection = database.conn
        self._roster = roster
        self._one = people.one
        self._apart = Apart(database.conn, people.one)
        self._doubles = Doubles(database.conn, roster.persons)
        self.forget()

    def forget(self) -> None:
        """Look at everybody anew next time: what was folded is not so any more."""
        self._looked_at = -1
        self._rooms: ParallelRooms = {}
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
        event = self._event()
        news = self._news()
        if self._looked_at < 0 or news.has_programme:
            self._of_people.clear()
            self._rooms = parallel_rooms(event)
            whom = self._apart.candidates(self._rooms)
        else:
            whom = self._apart.candidates(self._rooms, self._put_aside(news))
        for person in {self._one.kept_for(one) for one in whom}:
            if found := tuple(self._clashes_of(person)):
                self._of_people[person] = found
        if self._looked_at < 0 or news.has_changed:
            self._added = tuple(added_twice(self._doubles.people()))
        settled = self.settled()
        self._open = tuple(still_open(self._all(event, settled), settled))
        self._looked_at = newest

    def _news(self) -> _News:
        """Give what the records are about that came since the last look; at the first nobody asks."""
        news = _News()
        if self._looked_at < 0:
            return news
        for kind, body in self._connection.execute(_NEW, (self._looked_at,)).fetchall():
            news.take(kind, json.loads(body))
        news.people |= self._bearers(news.jobs)
        if news.undone:
            pairs = self._connection.execute(
                "SELECT registrant, kept FROM merge WHERE record IN (SELECT value FROM json_each(?))",
                (json.dumps(list(news.undone)),),
            )
            news.merge(pairs.fetchall())
        return news

    def _put_aside(self, news: _News) -> set[str]:
        """Forget what clashed of whom the *news* are about, and give all their ids."""
        whom = {one for told in news.people for one in self._one.ids_of(told)} | news.people
        for one in whom:
            self._of_people.pop(one, None)
        return whom

    def _bearers(self, jobs: Collection[str]) -> set[str]:
        rows = self._connection.execute(
            "SELECT registrant FROM print_job WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(jobs)),),
        )
        return {registrant for (registrant,) in rows}

    def _event(self) -> Event:
        event = self._roster.event
        assert event is not None  # noqa: S101 - `open` has looked
        return event

    def _clashes_of(self, person: str) -> Iterator[Clash]:
        comings = self._apart.comings(person)
        yield from admitted_twice(comings)
        yield from two_rooms(comings, self._rooms)
        printed = printed_twice(person, self._apart.printed(person))
        if printed is not None:
            yield printed

    def _all(self, event: Event, settled: list[Settled]) -> Iterator[Clash]:
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
