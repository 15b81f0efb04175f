"""One desk's memory: its identity, its journal, and the tables folded from it."""

import contextlib
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from filelock import FileLock
from sqlite_utils import Database

from kiosk.core.exchange import Fetched, Keys
from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import Now
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.attendance import AttendanceTables
from kiosk.store.clashes import ClashTables
from kiosk.store.codes import CodeTables
from kiosk.store.desks import DeskTables
from kiosk.store.exchange import ExchangeTables
from kiosk.store.figures import FigureTables
from kiosk.store.folding import Folding
from kiosk.store.journal import Journal
from kiosk.store.keys import SEAL, KeyRing
from kiosk.store.migrations import OWN_TABLES, clear_tables, is_pending, migrate, refuse_newer
from kiosk.store.passing import PassTables
from kiosk.store.people import PeopleTables
from kiosk.store.print_jobs import PrintJobs
from kiosk.store.receiving import Received, complete, completed, lines_ids, slices_of
from kiosk.store.registrants import Registrants
from kiosk.store.reserved import read_reserved
from kiosk.store.roster import RosterTables
from kiosk.store.runs import RunTables
from kiosk.store.settings import FIRST_NAME, NAMELESS, Settings, make_identity
from kiosk.store.sqlite import (
    faults_told,
    lock_folder,
    one_moment,
    open_reader,
    open_writer,
    transaction,
)

__all__ = ["FIRST_NAME", "DeskStore", "Renewal"]
_BEHIND = "behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """This desk has become a new one.

    *old* is the id it had; of its records then, *found* were with others alone, and *missing* are
    still with nobody known.
    """

    old: str
    found: int
    missing: int


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
        self._settings = Settings(database)
        self._keys = KeyRing(self._settings)
        self.people = PeopleTables(database)
        self.roster = RosterTables(database, self.people)
        self.codes = CodeTables(database, self.people.one)
        self.registrants = Registrants(database, self.roster, self.people, self.codes, now=now)
        self.attendance = AttendanceTables(database, self.roster, self.people.one)
        self.figures = FigureTables(database, self.roster, self.attendance)
        self.passes = PassTables(database)
        self.jobs = PrintJobs(
            database, self.people.one, desk=self.setting("id"), passes=self.passes
        )
        self.clashes = ClashTables(database, self.roster, self.people)
        self.runs = RunTables(database, desk=self.setting("id"))
        self.desks = DeskTables(database)
        self._folding = Folding(
            database,
            roster=self.roster,
            people=self.people,
            attendance=self.attendance,
            jobs=self.jobs,
            passes=self.passes,
            codes=self.codes,
            desks=self.desks,
            clashes=self.clashes,
        )
        self.journal = Journal(
            database,
            desk=self.setting("id"),
            epoch=int(self.setting("epoch", "1")),
            now=now,
            fold=self.fold,
        )
        self.journal.operator = self.setting("operator")
        self.exchange = ExchangeTables(database, self.journal, event=lambda: self.roster.event)

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
                make_identity(database)
                store = cls(folder, database, now=now, lock=lock)
                if is_older or store.is_behind:
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
                self.journal.forget_cached()
                self.clashes.forget()
                raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that the block reads be of one moment, whatever is written beside meanwhile."""
        with faults_told(self.folder), one_moment(self._database):
            yield

    def fold(self, record: Record) -> None:
        """Bring the tables up to *record*; a kind this version does not know changes nothing.

        Records may come in any order, and twice, but those of lists and programmes: when one of these
        comes late, `fold_again`.
        """
        self._folding.fold(record)

    def fold_again(self) -> None:
        """Fold the whole journal anew, in the order of the clocks, whenever its records came."""
        with self.transaction():
            self.fold_all()

    def fold_all(self) -> None:
        """Do so inside the caller's transaction."""
        clear_tables(self._database, but=OWN_TABLES)
        self.roster.forget_cached()
        self.clashes.forget()
        self._folding.fold_journal(self.journal)
        self._settings.forget([_BEHIND])

    @property
    def is_behind(self) -> bool:
        """Whether lists have come late, so that the tables are right only once folded again."""
        return self._settings.has(_BEHIND)

    def receive(
        self,
        records: Sequence[Record],
        reserved: Sequence[str] = (),
        *,
        seen: tuple[str, str] | None = None,
    ) -> Received:
        """Take in some records of other desks in one transaction.

        *reserved* are lines of what only organisers may read; *seen* is the hub and the path that
        these were the last of.
        """
        known = read_reserved(reserved)
        return self._take(tuple(complete(record, known) for record in records), known, seen)

    def receive_all(self, hub: str, fetched: Fetched) -> Iterator[Received]:
        """Take in what was *fetched* from *hub*, some records at each step: a scan may come between.

        Once it is at its end the path counts as seen; what is broken off is fetched again.
        """
        known = read_reserved(fetched.reserved)
        for part in slices_of(fetched, known):
            seen = (hub, fetched.path) if part.is_last else None
            yield self._take(part.records, known, seen, unread=part.unread)

    def setting(self, name: str, default: str = "") -> str:
        """Give one of the desk's own settings (its id, name, session, printer, layout)."""
        return self._settings.get(name, default)

    def has_setting(self, name: str) -> bool:
        """Say whether one of the desk's own settings was ever kept."""
        return self._settings.has(name)

    def keep_setting(self, name: str, value: str) -> None:
        """Keep one of the desk's own settings."""
        with self.transaction():
            self.keep_settings({name: value})

    def keep_settings(self, settings: Mapping[str, str]) -> None:
        """Keep several of them, inside the caller's transaction."""
        self._settings.keep(settings)

    def desk_name(self, desk_id: str) -> str:
        """Give the name of a desk; one that has not said it yet has none, never its id."""
        own = self.setting("name") if desk_id == self.setting("id") else NAMELESS
        return self.desks.names().get(desk_id, own)

    @property
    def own_name(self) -> str:
        """What this desk is called, with a number where another of that name was there before."""
        return self.desk_name(self.setting("id"))

    def name_desk(self, name: str) -> None:
        """Call this desk *name*, and tell the others."""
        with self.transaction():
            self._settings.keep({"name": name})
            self._tell_name()

    def introduce(self) -> None:
        """Tell other desks what this one is called, if they were not told yet."""
        with self.transaction():
            self._tell_name()

    def event_key(self) -> bytes:
        """Give the event's secret key, made the first time it is asked for; it is in no record.

        Call it outside a transaction.
        """
        self._make_keys()
        return self._keys.event

    def seal_key(self) -> bytes:
        """Give the key that seals what lies in a hub; made as `event_key` is."""
        self._make_keys()
        return self._keys.seal

    def keys(self, public_of: Callable[[bytes], bytes]) -> Keys:
        """Give all keys, made as `event_key` is; *public_of* gives the public key of a private one.

        Raises:
            Trouble: nothing was loaded or opened here (NO_KEYS).
        """
        if not self.has_keys:
            raise Trouble(TroubleKind.NO_KEYS)
        self._make_keys()
        return self._keys.all(public_of)

    def keep_keys(self, keys: Keys) -> None:
        """Keep the keys that a pack brings, or new ones."""
        with self.transaction():
            self.take_keys(keys)

    def take_keys(self, keys: Keys) -> None:
        """Do so inside the caller's transaction."""
        self._keys.keep(keys)

    def republish(self) -> None:
        """Publish all that this desk has done again, under the key it goes by now, wherever it exchanges.

        Inside the caller's transaction.
        """
        self.exchange.forget_hubs()

    @property
    def goes_by(self) -> tuple[str, str]:
        """The id and the key that this desk publishes under; with other ones all begins anew."""
        return self._settings.get("id"), self._settings.get(SEAL)

    @property
    def has_keys(self) -> bool:
        """Whether an event was loaded or opened here, or began here with a code."""
        return self._keys.is_there or self.roster.event is not None

    @property
    def is_organiser(self) -> bool:
        """Whether this desk may read what only organisers may: it loaded the event, or was given the key."""
        return self._keys.is_organisers or (self.has_keys and not self._keys.is_there)

    def is_anothers(self, fetched: Fetched) -> bool:
        """Say whether somebody else writes under this desk's id: a copy of it, or it itself, later.

        It then holds records that this desk does not.
        """
        if fetched.desk != self.journal.desk:
            return False
        return not self.journal.holds_all(lines_ids(fetched.lines))

    def become_new(self) -> Renewal:
        """Become a desk of its own, with a new id, which its records bear from now on.

        What it recorded under the old one stays its own to publish; badges that waited are left to
        whoever has that id now. To be called once what was found under the old id has been received.
        """
        old = self.journal.desk
        with self.transaction():
            self._settings.keep({"id": secrets.token_hex(16), "epoch": "1"})
            found = self.journal.found_of(old)
        desk = self.setting("id")
        self.journal.desk, self.journal.epoch = desk, 1
        self.jobs.desk = self.runs.desk = desk
        self.introduce()
        return Renewal(old=old, found=found, missing=self.missing_of(old))

    def missing_of(self, desk_id: str) -> int:
        """Count the numbers of a desk, up to its last one known, of which there is no record here."""
        return self.journal.gaps_of(desk_id)

    def _make_keys(self) -> None:
        if not self._keys.is_there:
            with self.transaction():
                self._keys.make()

    def _tell_name(self) -> None:
        name, said = self.setting("name"), self.desks.said_of(self.journal.desk)
        if said is None or said.name != name:
            known = said.record if said else None
            self.journal.append(RecordKind.DESK, {"name": name}, after=known)

    def _take(
        self,
        records: Sequence[Record],
        reserved: Collection[str],
        seen: tuple[str, str] | None,
        unread: int = 0,
    ) -> Received:
        with self.transaction():
            new = self.journal.keep_all(records)
            was_behind = self.is_behind
            unfit, is_late = self._folding.fold_arrived(new, self.journal, is_behind=was_behind)
            ids = {record.id for record in new}
            for record in records:
                if record.id in reserved and record.id not in ids:
                    known = next(self.journal.named(record.id))
                    is_late |= self.journal.rewrite(completed(known, record))
            if is_late and not was_behind:
                self._settings.keep({_BEHIND: "1"})
            if seen is not None:
                self.exchange.mark_seen(*seen)
        return Received(
            new=len(new),
            kinds=frozenset(record.kind for record in new),
            is_late=is_late or was_behind,
            unread=unread + unfit,
        )
