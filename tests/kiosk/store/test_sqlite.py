"""The one SQLite: all or nothing, and the faults of disk and file in our words."""

import os
import stat
from errno import ENOSYS
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
import sqlcipher3.dbapi2 as sqlite

from kiosk.core.journal import RecordKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.store.sqlite import DATABASE, lock_folder, open_reader, open_writer, uri_of
from tests.fakes import FixedClock


def note(store: DeskStore, text: str = "x") -> None:
    """Append a record of some size, inside the caller's transaction."""
    store.journal.append(RecordKind.UNKNOWN, {"session": "ACC"}, {"code": text})


def test_all_or_nothing(store: DeskStore) -> None:
    """A block that fails half-way leaves no record, and the next one is written."""
    before = len(list(store.journal.all()))

    def stop_half_way() -> None:
        with store.transaction():
            note(store)
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        stop_half_way()
    assert len(list(store.journal.all())) == before
    with store.transaction():
        note(store)
    assert len(list(store.journal.all())) == before + 1


def test_a_full_disk_is_told_and_loses_nothing(store: DeskStore) -> None:
    """When the disk is full the desk says so; what was answered stays, and it goes on once there is room."""
    database = store._database
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages + 2}")
    before = len(list(store.journal.all()))
    with pytest.raises(Trouble) as told, store.transaction():
        note(store, "x" * 20_000)
    assert told.value.kind is TroubleKind.DISK_FULL
    assert len(list(store.journal.all())) == before
    database.execute(f"PRAGMA max_page_count = {pages + 100}")
    with store.transaction():
        note(store, "x" * 20_000)
    assert len(list(store.journal.all())) == before + 1


def test_a_commit_that_fails_is_taken_back(store: DeskStore) -> None:
    """A disk that fills up at the very commit leaves the desk able to go on."""
    database = store._database
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute("PRAGMA cache_size = 1")
    database.execute(f"PRAGMA max_page_count = {pages + 3}")

    def write_much() -> None:
        with store.transaction():
            for _ in range(50):
                note(store, "x" * 4_000)

    with pytest.raises(Trouble):
        write_much()
    database.execute("PRAGMA max_page_count = 100000")
    with store.transaction():
        note(store)


@pytest.mark.parametrize("opening", [DeskStore.open_for_reading, DeskStore.open_for_writing])
def test_a_file_that_is_no_database(tmp_path: Path, opening: object) -> None:
    """Some other file under the database's name is told as damaged data."""
    (tmp_path / DATABASE).write_bytes(b"%PDF-1.7 this is something else" * 400)
    with pytest.raises(Trouble) as told:
        opening(tmp_path, now=FixedClock())  # type: ignore[operator] # one of the two
    assert told.value.kind is TroubleKind.DATA_DAMAGED


@pytest.mark.parametrize("opening", [DeskStore.open_for_reading, DeskStore.open_for_writing])
def test_a_database_with_pages_overwritten(store: DeskStore, opening: object) -> None:
    """A file of which only the first page is left is told as damaged data."""
    store.close()
    path = store.folder / DATABASE
    first = path.read_bytes()[:4096]
    path.write_bytes(first + b"\xaa" * (path.stat().st_size - 4096))
    with pytest.raises(Trouble) as told:
        opening(store.folder, now=FixedClock())  # type: ignore[operator] # one of the two
    assert told.value.kind is TroubleKind.DATA_DAMAGED


def test_a_bug_is_no_trouble(store: DeskStore) -> None:
    """A wrong statement is our own fault, and is not dressed up as one of the disk."""
    with pytest.raises(Exception, match="no such table"), store.transaction():
        store._database.execute("SELECT * FROM unheard_of")


def test_every_commit_is_on_disk_when_it_returns(store: DeskStore) -> None:
    """The connection that writes syncs each commit, beside readers who wait for nobody."""
    said = {
        name: store._database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous")
    }
    assert said == {"journal_mode": "wal", "synchronous": 2}


def test_a_database_that_another_program_holds(store: DeskStore) -> None:
    """Something else that writes there is told as such once the wait is over, and nothing is lost."""
    store._database.execute("PRAGMA busy_timeout = 0")
    other = sqlite.connect(store.folder / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble) as told, store.transaction():
        note(store)
    other.close()
    assert told.value.kind is TroubleKind.DATABASE_BUSY
    with store.transaction():
        note(store)


def unshareable(folder: Path) -> None:
    """Make what SQLite shares with writers impossible to open, as on a medium that cannot be written."""
    (folder / f"{DATABASE}-shm").unlink(missing_ok=True)
    (folder / f"{DATABASE}-shm").symlink_to(folder / "nowhere" / "at-all")


@pytest.mark.skipif(os.name != "posix", reason="made with a link")
def test_a_medium_that_cannot_be_written(store: DeskStore) -> None:
    """A folder that was closed properly can be looked at on a disc."""
    store.close()
    unshareable(store.folder)
    with DeskStore.open_for_reading(store.folder, now=FixedClock()) as looking:
        assert looking.event == store.event


@pytest.mark.skipif(os.name != "posix", reason="made with a link")
def test_a_medium_that_lacks_what_was_written_last(store: DeskStore) -> None:
    """With a log that nobody can take over the folder is not read by halves, but told."""
    store.close()
    unshareable(store.folder)
    (store.folder / f"{DATABASE}-wal").write_bytes(b"log" * 3000)
    with pytest.raises(Trouble) as told:
        open_reader(store.folder)
    assert told.value.kind is TroubleKind.DATA_UNREADABLE


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/a b/c?d#e%é"), "file:///a%20b/c%3Fd%23e%25%C3%A9"),
        (PureWindowsPath("C:/Users/Zoé/x.db"), "file:///C:/Users/Zo%C3%A9/x.db"),
        (PureWindowsPath("//server/share/x.db"), "file:////server/share/x.db"),
    ],
)
def test_the_uri_of_a_path(path: PurePath, uri: str) -> None:
    """Drives, shares of a server and odd characters each lead to their file."""
    assert uri_of(path) == uri


@pytest.mark.parametrize("name", ["l’été ?#%20&mode=x", os.fsdecode(b"\xff")])
def test_odd_folders(tmp_path: Path, name: str) -> None:
    """A folder of any name can be written and read."""
    folder = tmp_path / name
    with DeskStore.open_for_writing(folder, now=FixedClock()):
        pass
    assert open_reader(folder).execute("SELECT count(*) FROM record").fetchone() == (0,)


@pytest.mark.parametrize("opening", [open_reader, open_writer])
def test_what_does_not_open_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: object
) -> None:
    """A connection to what is no database is closed, so that Windows lets somebody move the file."""
    opened: list[sqlite.Connection] = []
    connect = sqlite.connect

    def remember(*where: object, **how: object) -> sqlite.Connection:
        opened.append(connect(*where, **how))
        return opened[-1]

    monkeypatch.setattr(sqlite, "connect", remember)
    (tmp_path / DATABASE).write_bytes(b"no database" * 1000)
    with pytest.raises(Trouble):
        opening(tmp_path)  # type: ignore[operator] # one of the two
    for connection in opened:
        with pytest.raises(sqlite.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    assert opened


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps such rights otherwise")
def test_the_folder_is_its_users_own(tmp_path: Path) -> None:
    """Nobody else on the machine reads the list."""
    lock_folder(tmp_path / "desk").release()
    assert stat.S_IMODE((tmp_path / "desk").stat().st_mode) == 0o700


def test_a_disk_that_knows_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no locks the desk says so; a mere file in their stead outlives a crash."""
    fcntl = pytest.importorskip("fcntl")

    def refuse(*arguments: object) -> None:
        raise OSError(ENOSYS, os.strerror(ENOSYS))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(Trouble) as told:
        lock_folder(tmp_path)
    assert told.value.kind is TroubleKind.FOLDER_UNLOCKABLE
