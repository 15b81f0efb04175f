"""A file somebody hands over, before anything believes what it is.

Whatever is wrong with it becomes one `Trouble`, found as early and as cheaply as possible.
"""

import hashlib
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kiosk.core.trouble import Trouble, TroubleKind

Told = Callable[[int], None]
"""Told how far a reader is, in the units of its size; it may raise `Cancelled`."""

LARGEST = 2 * 1024**3
"""Bytes. A list of 200,000 people has some 40 million; what is larger is something else."""

CHUNK = 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_WORKBOOK_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_NO_LISTS = (b"%PDF", b"{\\rtf", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"Rar!", b"7z\xbc\xaf")
"""What is told at once; other binary files are known by the NULs in them."""
_PROGRAMMES_TOP = 64 * 1024
_PROGRAMMES_TABLE = re.compile(
    rb"^[ \t]*(?:\[event\]|\[\[session\]\])[ \t]*(?:#|\r?$)", re.MULTILINE
)


class Shape(Enum):
    """What a file's first bytes say it is."""

    TEXT = auto()
    WORKBOOK = auto()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Tell the system's complaints about *path* as the trouble they are."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise Trouble(TroubleKind.FILE_MISSING, path=str(path)) from None
    except IsADirectoryError:
        raise Trouble(TroubleKind.FILE_IS_FOLDER, path=str(path)) from None
    except PermissionError:
        raise Trouble(TroubleKind.READING_DENIED, path=str(path)) from None
    except OSError as error:
        detail = str(error)
        raise Trouble(TroubleKind.FILE_UNREADABLE, path=str(path), detail=detail) from error


def size_of(path: Path) -> int:
    """Give the size of a plain file in bytes, without opening it.

    Raises:
        Trouble: it is missing, a folder, empty, too large, or no plain file.
    """
    if "\0" in str(path):
        raise Trouble(TroubleKind.FILE_MISSING, path=str(path))
    with reading(path):
        found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise Trouble(TroubleKind.FILE_IS_FOLDER, path=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise Trouble(
            TroubleKind.FILE_UNREADABLE, path=str(path), detail=stat.filemode(found.st_mode)
        )
    if found.st_size == 0:
        raise Trouble(TroubleKind.FILE_EMPTY, path=str(path))
    if found.st_size > LARGEST:
        raise Trouble(TroubleKind.FILE_TOO_LARGE, path=str(path))
    return found.st_size


def shape_of(path: Path) -> Shape:
    """Say whether *path* is a workbook or text, whatever its name ends in.

    Raises:
        Trouble: it is neither, or it is a workbook under a password.
    """
    with reading(path), path.open("rb") as file:
        head = file.read(8)
    if head.startswith(_ZIP):
        return _zipped(path)
    if head == _OLE:
        return _compound(path)
    if head.startswith(_NO_LISTS):
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path))
    return Shape.TEXT


def refuse_programme(path: Path) -> None:
    """Refuse a text that is the event's programme, before its lines are taken for rows.

    Raises:
        Trouble: it is called or written like one.
    """
    with reading(path), path.open("rb") as file:
        head = file.read(_PROGRAMMES_TOP)
    if path.suffix.casefold() == ".toml" or _PROGRAMMES_TABLE.search(head):
        raise Trouble(TroubleKind.A_PROGRAMME, path=str(path))


def chunks_of(path: Path, told: Told) -> Iterator[bytes]:
    """Give the content of *path* piece by piece."""
    with reading(path), path.open("rb") as file:
        while chunk := file.read(CHUNK):
            told(0)
            yield chunk


def version_of(path: Path, told: Told) -> str:
    """Give the SHA-256 of the content: the same bytes are the same version, whatever their name."""
    digest = hashlib.sha256()
    for chunk in chunks_of(path, told):
        digest.update(chunk)
    return digest.hexdigest()


def _zipped(path: Path) -> Shape:
    try:
        with reading(path), ZipFile(path) as archive:
            inside = {entry.filename: entry.file_size for entry in archive.infolist()}
            manifest = "META-INF/manifest.xml"
            short = inside.get(manifest, CHUNK) < CHUNK
            locked = short and b"encryption-data" in archive.read(manifest)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path)) from error
    if locked or "encrypted-package" in inside:
        raise Trouble(TroubleKind.FILE_PROTECTED, path=str(path))
    if not inside.keys() & _WORKBOOK_PARTS:
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path))
    if sum(inside.values()) > LARGEST:
        raise Trouble(TroubleKind.FILE_TOO_LARGE, path=str(path))
    return Shape.WORKBOOK


def _compound(path: Path) -> Shape:
    """Tell an old workbook, and a new one under a password, from the other OLE files."""
    parts = {name: name.encode("utf-16-le") for name in ("EncryptedPackage", "Workbook", "Book")}
    found: set[str] = set()
    tail = b""
    for chunk in chunks_of(path, lambda _: None):
        window = tail + chunk
        found |= {name for name, mark in parts.items() if mark in window}
        tail = chunk[-64:]
    if "EncryptedPackage" in found:
        raise Trouble(TroubleKind.FILE_PROTECTED, path=str(path))
    if not found:
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path))
    return Shape.WORKBOOK
