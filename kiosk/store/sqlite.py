"""The one SQLite library of the process, the connections it makes, and its faults in our words.

A second SQLite library that opened the same file would drop this one's locks, so nobody else
imports one; sqlite-utils is handed the connection.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlite
from filelock import FileLock, Timeout
from sqlite_utils import Database

from kiosk.core.trouble import Trouble, TroubleKind

DATABASE = "accueil.db"
LOCK = "accueil.lock"
MALFORMED = (
    *(KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError),
    *(sqlite.IntegrityError, sqlite.DataError, sqlite.InterfaceError, sqlite.ProgrammingError),
)
"""What is raised where a record does not hold what it should; nothing of these is the disk's fault."""
_BUSY_MS = 5000
_NO_LOCKS = frozenset({errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP})
_CACHE_KB = 64_000
_FAULTS = {
    "database is locked": TroubleKind.DATABASE_BUSY,
    "database is busy": TroubleKind.DATABASE_BUSY,
    "locking protocol": TroubleKind.DATABASE_BUSY,
    "full": TroubleKind.DISK_FULL,
    "readonly": TroubleKind.FOLDER_UNWRITABLE,
    "unable to open": TroubleKind.FOLDER_UNWRITABLE,
    "not a database": TroubleKind.DATA_DAMAGED,
    "malformed": TroubleKind.DATA_DAMAGED,
    "i/o error": TroubleKind.DISK_FAILED,
}


def lock_folder(folder: Path) -> FileLock:
    """Take the data folder for the one process that writes; released when that process ends.

    The folder is made for its user alone: lists hold what others must not read.

    Raises:
        Trouble: another process has it, the folder cannot be written, or its disk knows no locks.
    """
    lock = FileLock(
        folder / LOCK, blocking=False, fallback_to_soft=False
    )  # a soft one outlives a crash
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise Trouble(TroubleKind.FOLDER_IN_USE, path=str(folder)) from None
    except OSError as error:
        kind = (
            TroubleKind.FOLDER_UNLOCKABLE
            if error.errno in _NO_LOCKS
            else TroubleKind.FOLDER_UNWRITABLE
        )
        raise Trouble(kind, path=str(folder), detail=error.strerror or str(error)) from error
    return lock


def open_writer(folder: Path) -> Database:
    """Open the database of *folder* for writing: each commit is on disk when it returns."""
    with faults_told(folder):
        connection = sqlite.connect(folder / DATABASE, isolation_level=None)
        return _prepared(
            connection,
            f"busy_timeout = {_BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            f"cache_size = -{_CACHE_KB}",
        )


def open_reader(folder: Path) -> Database:
    """Open the database of *folder* for reading beside whoever writes.

    On a medium that cannot be written SQLite cannot share the log of what was written last; without
    a log nobody writes there, and the file is read as it stands.

    Raises:
        Trouble: there is none, or it cannot be read.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise Trouble(TroubleKind.NO_EVENT, path=str(folder))
    with faults_told(folder):
        try:
            return _reader(path, "mode=ro")
        except sqlite.OperationalError as error:
            if "unable to open" not in str(error) and "readonly" not in str(error):
                raise
            if not _has_log(path):
                with contextlib.suppress(sqlite.OperationalError):
                    return _reader(path, "mode=ro&immutable=1")
            raise Trouble(
                TroubleKind.DATA_UNREADABLE, path=str(folder), detail=str(error)
            ) from error


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _reader(path: Path, how: str) -> Database:
    connection = sqlite.connect(f"{uri_of(path.absolute())}?{how}", uri=True)
    return _prepared(connection, f"busy_timeout = {_BUSY_MS}", "schema_version")


def uri_of(path: PurePath) -> str:
    """Give the URI by which SQLite opens an absolute *path*; a share's server is not its authority."""
    posix = path.as_posix()
    return "file://" + quote(
        os.fsencode(posix if posix.startswith("/") else f"/{posix}"), safe="/:"
    )


def _prepared(connection: Any, *pragmas: str) -> Database:
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
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
def savepoint(database: Database) -> Iterator[None]:
    """Within a transaction, write all of the block or nothing of it."""
    connection = database.conn
    connection.execute("SAVEPOINT part")
    try:
        yield
    except MALFORMED:
        connection.execute("ROLLBACK TO part")
        raise
    finally:
        if connection.in_transaction:
            connection.execute("RELEASE part")


@contextlib.contextmanager
def one_moment(database: Database) -> Iterator[None]:
    """Let all that the block reads be as it is when the first of it is read."""
    connection = database.conn
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


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
