"""Who is in and who was, folded person by person; what the rules and the counts read."""

import contextlib
import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from kiosk.core.attendance import (
    Counted,
    Movement,
    SessionCount,
    Stay,
    counted,
    fold_person,
    has_ended,
)
from kiosk.core.journal import Record, RecordKind
from kiosk.core.session import Event, Session, SessionKind
from kiosk.store.movement import MOVED, movement_of
from kiosk.store.one_person import OnePerson
from kiosk.store.roster import RosterTables

_ENTERING: dict[str, bool] = {RecordKind.CHECK_IN: True, RecordKind.CHECK_OUT: False}
_STAY = 'session, entered, "left", record, desk'


class AttendanceTables:
    """Folds check-ins, check-outs, refusals and undos; the caller holds the transaction.

    It is the `Attendance` that the rules ask.
    """

    def __init__(self, database: Database, roster: RosterTables, one: OnePerson) -> None:
        self._connection = database.conn
        self._roster = roster
        self._one = one

    def take_movement(self, record: Record) -> set[str]:
        """Take a check-in or a check-out, or a refusal, which only says what its desk had seen.

        Give whom it is of: they are to be folded anew.
        """
        self._connection.execute(
            "INSERT OR IGNORE INTO movement "
            "(record, registrant, session, entering, clock, at, desk, after) "
            "VALUES (?,?,?,?,?,?,?,?)",
            (
                record.id,
                record.body["registrant"],
                record.body["session"],
                _ENTERING.get(record.kind),
                record.clock,
                record.at,
                record.desk,
                record.after,
            ),
        )
        return {record.body["registrant"]}

    def take_undo(self, record: Record) -> set[str]:
        """Take back the records an undo names; it may arrive before them. Give whose they are.

        Those of one person's comings and goings name person and session. Of two undos of one record
        all desks keep the same.
        """
        undoes = record.body["undoes"]
        self._connection.executemany(
            "INSERT INTO undone (record, undo) VALUES (?, ?) ON CONFLICT (record) "
            "DO UPDATE SET undo = excluded.undo WHERE excluded.undo < undo",
            [(undone, record.id) for undone in undoes],
        )
        whose = self._connection.execute(
            "SELECT registrant FROM movement WHERE record IN (SELECT value FROM json_each(?))",
            (json.dumps(undoes),),
        )
        moved = {registrant for (registrant,) in whose.fetchall()}
        return moved | self.take_movement(record) if "session" in record.body else moved

    def fold_again(self, registrants: Iterable[str]) -> None:
        """Fold anew whoever these are."""
        for kept in {self._one.kept_for(registrant) for registrant in registrants}:
            self._fold_again(kept)

    def fold_everybody_again(self) -> None:
        """Fold all anew: a programme changed what a session is, or on which day."""
        self._connection.execute("DELETE FROM tally")
        self._connection.execute("DELETE FROM stay")
        moved = self._connection.execute("SELECT DISTINCT registrant FROM movement").fetchall()
        self.fold_people_again(registrant for (registrant,) in moved)

    def fold_people_again(self, registrants: Iterable[str]) -> None:
        """Fold these anew: they were found to be one person with others, or not to be."""
        for kept in {self._one.kept_for(registrant) for registrant in registrants}:
            if self._has_moved(kept):
                self._fold_again(kept)

    def _has_moved(self, registrant: str) -> bool:
        """Say whether anything is known of a person's comings and goings, or was before they parted."""
        ids = json.dumps(self._one.ids_of(registrant))
        (moved,) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM movement WHERE registrant IN (SELECT value FROM json_each(?1))) "
            "OR EXISTS (SELECT 1 FROM stay WHERE registrant IN (SELECT value FROM json_each(?1)))",
            (ids,),
        ).fetchone()
        return bool(moved)

    def open_stay(self, registrant_id: str, session_id: str) -> Stay | None:
        """Give the stay of somebody who is in the session now."""
        row = self._connection.execute(
            f"SELECT {_STAY} FROM stay "  # noqa: S608 - constant
            'WHERE registrant = ? AND session = ? AND "left" IS NULL',
            (registrant_id, session_id),
        ).fetchone()
        return _stay(row) if row else None

    def stays(self, registrant_id: str) -> tuple[Stay, ...]:
        """Give all the stays of one person, in the order of entry."""
        return tuple(
            _stay(row)
            for row in self._connection.execute(
                f"SELECT {_STAY} FROM stay WHERE registrant = ? ORDER BY entered, record",  # noqa: S608 - constant
                (registrant_id,),
            )
        )

    def ever_in(self) -> set[str]:
        """Give everybody who has been in any session."""
        return {who for (who,) in self._connection.execute("SELECT DISTINCT registrant FROM stay")}

    def present(self, session_id: str) -> int:
        """Count the people in the session now."""
        return self._tally(session_id)[1]

    def attended(self, session_id: str) -> int:
        """Count the different people ever in; at a welcome, those arrived."""
        return self._tally(session_id)[0]

    def places_held(self, session_id: str) -> int:
        """Count the people who booked the session, should come, and are not in it."""
        (inside,) = self._connection.execute(
            "SELECT count(*) FROM stay s CROSS JOIN booking b CROSS JOIN registrant r "
            "WHERE b.session = s.session AND b.registrant = s.registrant AND r.id = s.registrant "
            'AND s.session = ? AND s."left" IS NULL AND r.expected',
            (session_id,),
        ).fetchone()
        return self.booked(session_id) - int(inside)

    def is_bookable(self, session_id: str) -> bool:
        """Say whether the programme or a column of a list lets people book the session."""
        event = self._roster.event
        session = event.by_id.get(session_id) if event else None
        if session is None or session.booked is not None:
            return session is not None
        return bool(
            self._connection.execute(
                "SELECT EXISTS (SELECT 1 FROM booking WHERE session = ?)", (session_id,)
            ).fetchone()[0]
        )

    def expected(self, session: Session) -> int | None:
        """Count who should come: at a welcome all, else who booked; None where nobody can book."""
        if session.kind is SessionKind.WELCOME:
            return self.everybody()
        return self.booked(session.id) if self.is_bookable(session.id) else None

    def everybody(self) -> int:
        """Count who should come at all."""
        found = self._connection.execute("SELECT count(*) FROM registrant WHERE expected")
        return int(found.fetchone()[0])

    def booked(self, session_id: str) -> int:
        """Count the people who booked the session and should come."""
        return self._roster.booked(session_id)

    def newest_movement(self, registrant_id: str, session_id: str) -> str | None:
        """Give the id of the newest record of this person and session, for a record's *after*."""
        row = self._connection.execute(
            "SELECT record FROM movement WHERE registrant IN (SELECT value FROM json_each(?)) "
            "AND session = ? ORDER BY clock DESC, record DESC LIMIT 1",
            (json.dumps(self._one.ids_of(registrant_id)), session_id),
        ).fetchone()
        return str(row[0]) if row else None

    def standing_entries(self, registrant_id: str, session_id: str) -> list[str]:
        """Give the check-ins of one person to a session that nobody has taken back, the oldest first.

        It is one, but for somebody who was found to be one person with somebody else who came too.
        """
        rows = self._connection.execute(
            "SELECT record FROM movement WHERE registrant IN (SELECT value FROM json_each(?)) "
            "AND session = ? AND entering AND record NOT IN (SELECT record FROM undone) "
            "ORDER BY clock, record",
            (json.dumps(self._one.ids_of(registrant_id)), session_id),
        )
        return [record for (record,) in rows]

    def is_undone(self, record_id: str) -> bool:
        """Say whether a record has been taken back."""
        return bool(
            self._connection.execute(
                "SELECT EXISTS (SELECT 1 FROM undone WHERE record = ?)", (record_id,)
            ).fetchone()[0]
        )

    def counts(self, event: Event, at: int | None = None) -> list[SessionCount]:
        """Give the figures of each session, as of *at* (UTC, ms), else of the newest record."""
        with self.one_snapshot():
            as_of = self.newest() if at is None else at
            tallies = self._tallies() if at is None else self._tallies_at(event, at)
            return [
                SessionCount(
                    session=session,
                    expected=self.expected(session),
                    attended=tallies.get(session.id, (0, 0))[0],
                    present=0 if has_ended(session, as_of) else tallies.get(session.id, (0, 0))[1],
                    as_of=as_of,
                )
                for session in event.sessions
            ]

    @contextlib.contextmanager
    def one_snapshot(self) -> Iterator[None]:
        """Read all of the block as of one commit, while another process goes on writing."""
        is_ours = not self._connection.in_transaction
        if is_ours:
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if is_ours and self._connection.in_transaction:  # a damaged file has ended it itself
                self._connection.execute("ROLLBACK")

    def _fold_again(self, registrant: str) -> None:
        """Fold all the movements of whoever *registrant* is, under the id that stands for them."""
        event = self._roster.event
        if event is None:
            return
        kept, *others = group = self._one.ids_of(registrant)
        before = {one: counted(self.stays(one), event) for one in group}
        movements = [movement for one in group for movement in self._movements(one)]
        stays = fold_person(movements, self._undone(movements), event)
        self._connection.executemany(
            "DELETE FROM stay WHERE registrant = ?", [(one,) for one in group]
        )
        self._connection.executemany(
            f"INSERT INTO stay (registrant, {_STAY}) VALUES (?,?,?,?,?,?)",  # noqa: S608 - constant
            [(kept, s.session, s.entered, s.left, s.record, s.desk) for s in stays],
        )
        for one in others:
            self._count(before[one], Counted())
        self._count(before[kept], counted(stays, event))

    def _undone(self, movements: Iterable[Movement]) -> set[str]:
        rows = self._connection.execute(
            "SELECT record FROM undone WHERE record IN (SELECT value FROM json_each(?))",
            (json.dumps([movement.record for movement in movements]),),
        )
        return {record for (record,) in rows}

    def _movements(self, registrant: str) -> list[Movement]:
        rows = self._connection.execute(
            f"SELECT {MOVED} FROM movement m WHERE registrant = ?",  # noqa: S608 - constant
            (registrant,),
        )
        return [movement_of(row) for row in rows]

    def _count(self, before: Counted, now: Counted) -> None:
        changes = [(s, 1, 0) for s in now.attended - before.attended]
        changes += [(s, -1, 0) for s in before.attended - now.attended]
        changes += [(s, 0, 1) for s in now.present - before.present]
        changes += [(s, 0, -1) for s in before.present - now.present]
        self._connection.executemany(
            "INSERT INTO tally (session, attended, present) VALUES (?,?,?) "
            "ON CONFLICT (session) DO UPDATE SET attended = attended + excluded.attended, "
            "present = present + excluded.present",
            changes,
        )

    def _tally(self, session_id: str) -> tuple[int, int]:
        row = self._connection.execute(
            "SELECT attended, present FROM tally WHERE session = ?", (session_id,)
        ).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def _tallies(self) -> dict[str, tuple[int, int]]:
        return {
            session: (attended, present)
            for session, attended, present in self._connection.execute("SELECT * FROM tally")
        }

    def _tallies_at(self, event: Event, at: int) -> dict[str, tuple[int, int]]:
        tallies: dict[str, tuple[int, int]] = {}
        for stays in self._everybodys_stays():
            person = counted(stays, event, at)
            for session in person.attended | person.present:
                attended, present = tallies.get(session, (0, 0))
                tallies[session] = (
                    attended + (session in person.attended),
                    present + (session in person.present),
                )
        return tallies

    def _everybodys_stays(self) -> Iterator[list[Stay]]:
        person: str | None = None
        stays: list[Stay] = []
        for registrant, *row in self._connection.execute(
            f"SELECT registrant, {_STAY} FROM stay ORDER BY registrant, entered, record"  # noqa: S608 - constant
        ):
            if registrant != person and stays:
                yield stays
                stays = []
            person = registrant
            stays.append(_stay(row))
        if stays:
            yield stays

    def newest(self) -> int:
        """Give when the newest record was made, UTC in milliseconds; 0 where there is none."""
        row = self._connection.execute(
            "SELECT at FROM record WHERE clock = (SELECT max(clock) FROM record) ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return int(row[0]) if row else 0


def _stay(row: list[object] | tuple[object, ...]) -> Stay:
    session, entered, left, record, desk = row
    return Stay(session=session, entered=entered, left=left, record=record, desk=desk)  # type: ignore[arg-type] # STRICT tables hold these types
