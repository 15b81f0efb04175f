"""The one SQLite: all or nothing, and the faults of disk and file in our words."""

from pathlib import Path

import pytest

from kiosk.core.journal import RecordKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.store.sqlite import DATABASE
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
