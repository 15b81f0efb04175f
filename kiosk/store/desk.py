"""One desk's memory: its identity, its journal, and the tables folded from it."""

import contextlib
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from filelock import FileLock
from sqlite_utils import Database

from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import Now
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.attendance import AttendanceTables
from kiosk.store.codes import CodeTables
from kiosk.store.journal import Journal
from kiosk.store.migrations import OWN_TABLES, clear_tables, is_pending, migrate, refuse_newer
from kiosk.store.passing import PassTables
from kiosk.store.people import PeopleTables
from kiosk.store.print_jobs import PrintJobs
from kiosk.store.registrants import Registrants
from kiosk.store.roster import RosterTables
from kiosk.store.runs import RunTables
from kiosk.store.sqlite import (
    faults_told,
    lock_folder,
    one_moment,
    open_reader,
    open_writer,
    transaction,
)

FIRST_NAME = "Bureau 1"
_KEY = "key"
_KEY_BYTES = 32


class DeskStore:
    """The data folder of one desk, opened for writing (one process) or for reading (any number)."""

    def __init__(
        self,
        folder: Path,
        database: Database,
        *,
        now: Now,
        lock: FileLock | None = None,
    ) -> None:
        self.folder = folder
        self._database = database
        self._lock = lock
        self.people = PeopleTables(database)
        self.roster = RosterTables(database, self.people)
        self.codes = CodeTables(database, self.people.one)
        self.registrants = Registrants(database, self.roster, self.people, self.codes, now=now)
        self.attendance = AttendanceTables(database, self.roster, self.people.one)
        self.passes = PassTables(database)
        self.jobs = PrintJobs(
            database, self.people.one, desk=self.setting("id"), passes=self.passes
        )
        self.runs = RunTables(database, desk=self.setting("id"))
        self._folds: dict[str, Callable[[Record], None]] = {
            RecordKind.PROGRAMME: self._fold_programme,
            RecordKind.LOAD: self.roster.fold_load,
            RecordKind.ROWS: self.roster.fold_rows,
            RecordKind.WALK_IN: self.roster.fold_rows,
            RecordKind.MERGE: self._fold_people,
            RecordKind.WITHDRAW: self._fold_people,
            RecordKind.REPLACE: self._fold_people,
            RecordKind.CORRECT: self._fold_people,
            RecordKind.HANDED_OVER: self._fold_people,
            RecordKind.CHECK_IN: self.attendance.fold_movement,
            RecordKind.CHECK_OUT: self.attendance.fold_movement,
            RecordKind.REFUSED: self.attendance.fold_movement,
            RecordKind.UNDO: self._fold_undo,
            RecordKind.PRINT: self.jobs.fold_print,
            RecordKind.PRINTED: self.jobs.fold_printed,
            RecordKind.PASS: self.passes.fold,
            RecordKind.SPARE: self.codes.fold,
            RecordKind.TIE: self.codes.fold,
            RecordKind.VOID: self.codes.fold,
        }
        self.journal = Journal(
            database,
            desk=self.setting("id"),
            epoch=int(self.setting("epoch", "1")),
            now=now,
            fold=self.fold,
        )
        self.journal.operator = self.setting("operator")

    @classmethod
    def open_for_writing(cls, folder: Path, *, now: Now) -> "DeskStore":
        """Open *folder*, made on first use, with an id that no other desk has.

        What an earlier version folded is folded anew: this one may know more of a record.

        Raises:
            Trouble: another process writes there, or the folder or its database is no good.
        """
        with contextlib.ExitStack() as opened:
            lock = lock_folder(folder)
            opened.callback(lock.release)
            database = open_writer(folder)
            opened.callback(database.close)
            with faults_told(folder):
                is_older = database["record"].exists() and is_pending(database)
                migrate(database, str(folder))
                _make_identity(database)
                store = cls(folder, database, now=now, lock=lock)
                if is_older:
                    store.fold_again()
            opened.pop_all()
            return store

    @classmethod
    def open_for_reading(cls, folder: Path, *, now: Now) -> "DeskStore":
        """Open *folder* to look at, beside the process that writes.

        Data of an earlier version is brought up to this one first, for which nobody may write.

        Raises:
            Trouble: no event was ever loaded there, or its database is no good.
        """
        if cls._is_of_an_earlier_version(folder):
            cls.open_for_writing(folder, now=now).close()
        with contextlib.ExitStack() as opened:
            database = open_reader(folder)
            opened.callback(database.close)
            with faults_told(folder):
                refuse_newer(database, str(folder))
                if not database["fact"].exists():
                    raise Trouble(TroubleKind.NO_EVENT, path=str(folder))
                store = cls(folder, database, now=now)
            opened.pop_all()
            return store

    @staticmethod
    def _is_of_an_earlier_version(folder: Path) -> bool:
        with contextlib.closing(open_reader(folder)) as database, faults_told(folder):
            refuse_newer(database, str(folder))
            return database["fact"].exists() and is_pending(database)

    def __enter__(self) -> "DeskStore":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    @property
    def event(self) -> Event:
        """The event.

        Raises:
            Trouble: nothing has been loaded yet.
        """
        if self.roster.event is None:
            raise Trouble(TroubleKind.NO_EVENT, path=str(self.folder))
        return self.roster.event

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Put all that the block appends on disk together, or nothing of it."""
        with faults_told(self.folder):
            try:
                with transaction(self._database):
                    yield
            except BaseException:
                self.roster.forget_cached()
                raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that the block reads be of one moment, whatever is written beside meanwhile."""
        with faults_told(self.folder), one_moment(self._database):
            yield

    def fold(self, record: Record) -> None:
        """Bring the tables up to *record*; a kind this version does not know changes nothing.

        Deeds to people, comings and goings, codes and undos may come in any order, and twice. Of lists,
        programmes and badges the newest must come last: when one comes late, `fold_again`.
        """
        if record.kind in self._folds:
            self._folds[record.kind](record)

    def fold_again(self) -> None:
        """Fold the whole journal anew, in the order of the clocks, whenever its records came."""
        with self.transaction():
            clear_tables(self._database, but=OWN_TABLES)
            self.roster.forget_cached()
            for record in self.journal.all():
                self.fold(record)

    def setting(self, name: str, default: str = "") -> str:
        """Give one of the desk's own settings (its id, name, session, printer, layout)."""
        row = self._database.execute("SELECT value FROM desk WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def has_setting(self, name: str) -> bool:
        """Say whether one of the desk's own settings was ever kept."""
        found = self._database.execute("SELECT 1 FROM desk WHERE name = ?", (name,))
        return found.fetchone() is not None

    def desk_name(self, desk_id: str) -> str:
        """Give the name of a desk, or the start of its id where no name is known."""
        return self.setting("name") if desk_id == self.setting("id") else desk_id[:8]

    def keep_setting(self, name: str, value: str) -> None:
        """Keep one of the desk's own settings."""
        with self.transaction():
            _keep(self._database, name, value)

    def event_key(self) -> bytes:
        """Give the event's secret key, made the first time it is asked for; it is in no record.

        Call it outside a transaction.
        """
        if not self.has_setting(_KEY):
            self.keep_setting(_KEY, secrets.token_hex(_KEY_BYTES))
        return bytes.fromhex(self.setting(_KEY))

    def _fold_people(self, record: Record) -> None:
        self._settle(self.people.fold(record))

    def _fold_undo(self, record: Record) -> None:
        self.attendance.fold_undo(record)
        self._settle(self.people.taken_back(record.body["undoes"]))

    def _settle(self, concerned: set[str]) -> None:
        if concerned:
            self.roster.settle(concerned)
            self.attendance.fold_people_again(concerned)

    def _fold_programme(self, record: Record) -> None:
        before = self.roster.event
        self.roster.fold_programme(record)
        if before is None or _attendance_rules(before) != _attendance_rules(self.event):
            self.attendance.fold_everybody_again()


def _attendance_rules(event: Event) -> object:
    days = {session.id: day for day, session in event.welcomes.items()}
    rules = [(session.id, session.kind, days.get(session.id)) for session in event.sessions]
    return event.timezone, rules


def _make_identity(database: Database) -> None:
    with transaction(database):
        if not database.execute("SELECT 1 FROM desk WHERE name = 'id'").fetchone():
            for setting, value in (
                ("id", secrets.token_hex(16)),
                ("name", FIRST_NAME),
                ("epoch", "1"),
            ):
                _keep(database, setting, value)


def _keep(database: Database, name: str, value: str) -> None:
    database.execute(
        "INSERT INTO desk (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )
