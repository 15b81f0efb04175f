"""The one SQLite library of the process, the connections it makes, and its faults in our words.

A second SQLite library that opened the same file would drop this one's locks, so nobody else
imports one; sqlite-utils is handed the connection.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from filelock import FileLock, Timeout
from sqlite_utils import Database

from kiosk.core.trouble import Trouble, TroubleKind

DATABASE = "accueil.db"
LOCK = "accueil.lock"
_BUSY_MS = 5000
_CACHE_KB = 64_000
_FAULTS = {
    "full": TroubleKind.DISK_FULL,
    "readonly": TroubleKind.FOLDER_UNWRITABLE,
    "unable to open": TroubleKind.FOLDER_UNWRITABLE,
    "not a database": TroubleKind.DATA_DAMAGED,
    "malformed": TroubleKind.DATA_DAMAGED,
    "i/o error": TroubleKind.DISK_FAILED,
}


def lock_folder(folder: Path) -> FileLock:
    """Take the data folder for the one process that writes; released when that process ends.

    Raises:
        Trouble: another process has it, or the folder cannot be written.
    """
    lock = FileLock(folder / LOCK, blocking=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise Trouble(TroubleKind.FOLDER_IN_USE, path=str(folder)) from None
    except OSError as error:
        raise Trouble(
            TroubleKind.FOLDER_UNWRITABLE, path=str(folder), detail=error.strerror or str(error)
        ) from error
    return lock


def open_writer(folder: Path) -> Database:
    """Open the database of *folder* for writing: each commit is on disk when it returns."""
    with faults_told(folder):
        connection = sqlite.connect(folder / DATABASE, isolation_level=None)
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        return Database(connection)


def open_reader(folder: Path) -> Database:
    """Open the database of *folder* for reading beside whoever writes.

    Raises:
        Trouble: there is none.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise Trouble(TroubleKind.NO_EVENT, path=str(folder))
    with faults_told(folder):
        connection = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        return Database(connection)


@contextlib.contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Write all of the block or nothing; begins immediately, so a second writer waits its turn."""
    connection = database.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has taken it back itself
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def faults_told(folder: Path) -> Iterator[None]:
    """Turn a fault of the disk or of the file into a `Trouble`; other errors are bugs and pass."""
    try:
        yield
    except sqlite.DatabaseError as error:
        said = str(error).lower()
        kind = next((kind for words, kind in _FAULTS.items() if words in said), None)
        if kind is None:
            raise
        raise Trouble(kind, path=str(folder), detail=str(error)) from error
