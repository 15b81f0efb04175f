"""A file that is there whole or not at all, whatever happens while it is written."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kiosk.core.trouble import Trouble, TroubleKind

_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_HELD = frozenset({5, 32, 33})
"""What Windows says where another program has the file open: the first is said of a missing right too."""
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write beside *path* and take its place once all is on disk; an exception leaves nothing.

    Whoever could read the file before can still, and a new one is as readable as any.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    beside = path.parent / f".{path.name}.{secrets.token_hex(4)}.part"
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def only_over_pdf(path: Path) -> None:
    """Make sure that a PDF written to *path* takes the place of nothing but a PDF.

    Raises:
        Trouble: another file is there (NOT_A_PDF).
    """
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:  # nothing there, or nothing that can be read: writing tells
        return
    if head and b"%PDF" not in head:
        raise Trouble(TroubleKind.NOT_A_PDF, path=str(path))


def writing_trouble(error: OSError, path: Path) -> Trouble:
    """Give the trouble that *error* is, met while *path* was written."""
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return Trouble(TroubleKind.FOLDER_MISSING, path=str(path.parent))
    if error.errno in _DENIED and not _is_held(error, path):
        return Trouble(TroubleKind.WRITING_DENIED, path=str(path))
    if error.errno in _FULL:
        return Trouble(TroubleKind.NO_ROOM, path=str(path))
    return Trouble(TroubleKind.FILE_UNWRITABLE, path=str(path), detail=str(error))


def _is_held(error: OSError, path: Path) -> bool:
    return getattr(error, "winerror", None) in _HELD and path.exists()
