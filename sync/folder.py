"""A folder as a hub: a share, a synced folder, a stick that is carried round.

Each file is written once, under another name beside it, and renamed when it is on the disk: the one
way that Windows shares, NFS, Syncthing and cloud drives all carry whole files (measured).
"""

import contextlib
import errno
import os
import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.core.trouble import Trouble, TroubleKind
from sync.folder_trouble import GONE, hub_trouble, is_held
from sync.ports import UNASKED

_UNDERWAY = (".tmp", ".part", ".partial", ".crdownload")
"""What sync programs and this one write to before the name is true."""
_STALE_S = 3600
_PATIENCE_S = (0.02, 0.05, 0.1, 0.2)
"""How long a scanner of Windows is waited for, that holds a file it has not yet looked at."""


class FolderHub:
    """The folder *root*; *now* gives the seconds that left-over temporary files are dated by."""

    def __init__(
        self,
        root: Path,
        *,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._root = root
        self._shown = str(root)
        self._now = now
        self._sleep = sleep
        self._swept: set[Path] = set()

    def create(self) -> None:
        """Make the folder, where the one it lies in is there."""
        with self._told(writing=True), contextlib.suppress(FileExistsError):
            self._root.mkdir()
            _flush_folder(self._root.parent)

    def close(self) -> None:
        """Nothing is open between two calls."""

    def listing(self, unasked: Container[str] = ()) -> dict[str, int]:
        """Give each file, at the top and one folder deep, with its size."""
        found: dict[str, int] = {}
        with self._told(writing=False):
            for entry in self._entries(self._root):
                if not _is_folder(entry):
                    _note(found, entry, entry.name, unasked)
                    continue
                try:
                    for inner in self._entries(Path(entry.path)):
                        _note(found, inner, f"{entry.name}/{inner.name}", unasked)
                except (PermissionError, FileNotFoundError):
                    continue  # somebody else's, or gone meanwhile
        return found

    def get(self, path: str) -> bytes | None:
        """Give a file's bytes; None where this one cannot be read, which the next round may do."""
        try:
            return (self._root / path).read_bytes()
        except OSError as error:
            with self._told(writing=False):
                self._root.stat()
            if error.errno in GONE or isinstance(error, (PermissionError, IsADirectoryError)):
                return None
            if error.errno in {errno.EIO, errno.EINVAL} or is_held(error):
                return None  # a placeholder of a cloud drive whose content does not come
            raise hub_trouble(error, self._shown, writing=False) from error

    def put(self, path: str, data: bytes) -> bool:
        """Put a new file there: temporary name, flush, rename to the new name, flush the folder."""
        place = self._root / path
        with self._told(writing=True):
            self._ready(place.parent)
            if place.exists():
                return False
            beside = place.with_name(f".{place.name}.tmp")
            with self._whole(beside, data):
                self._patiently(lambda: beside.rename(place))
            _flush_folder(place.parent)
        return True

    def remove(self, path: str) -> None:
        """Take a file away."""
        with self._told(writing=True):
            self._root.stat()
            (self._root / path).unlink(missing_ok=True)

    def replace(self, name: str, data: bytes) -> bool:
        """Write *name* under a dated name, and put that in its place unless somebody holds it open."""
        place = self._root / name
        with self._told(writing=True):
            self._sweep_dated(name)
            beside = place.with_name(f".{name}.{int(self._now())}-{os.getpid()}.tmp")
            with self._whole(beside, data):
                try:
                    beside.replace(place)
                except OSError as error:
                    if error.errno not in {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}:
                        raise
                    beside.unlink(missing_ok=True)
                    return False
            _flush_folder(self._root)
        return True

    @contextmanager
    def _told(self, *, writing: bool) -> Iterator[None]:
        """Say what the system says of the folder as a trouble."""
        try:
            yield
        except OSError as error:
            trouble = hub_trouble(error, self._shown, writing=writing)
            if trouble.kind is TroubleKind.HUB_MISSING and self._root.is_dir():
                raise Trouble(
                    TroubleKind.HUB_FAILED, hub=self._shown, detail=str(error.strerror)
                ) from error
            raise trouble from error

    def _entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith((".", "~")) and not entry.name.endswith(_UNDERWAY):
                    yield entry

    def _ready(self, folder: Path) -> None:
        """Have a desk's *folder*, without what an earlier run of that desk has left of its writing."""
        if folder == self._root or folder in self._swept:
            return
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            _flush_folder(self._root)
        for left in folder.glob(".*.tmp"):
            left.unlink(missing_ok=True)
        self._swept.add(folder)

    @contextmanager
    def _whole(self, beside: Path, data: bytes) -> Iterator[None]:
        """Have *data* on the disk under the name *beside*; take it away if what follows fails."""
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield
        except OSError:
            self._swept.discard(beside.parent)
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise

    def _patiently(self, deed: Callable[[], object]) -> None:
        for seconds in _PATIENCE_S:
            try:
                deed()
            except OSError as error:
                if not is_held(error):
                    raise
                self._sleep(seconds)
            else:
                return
        deed()

    def _sweep_dated(self, name: str) -> None:
        """Take away what was left of writing *name*, an hour ago or more, by whichever desk."""
        for left in self._root.glob(f".{name}.*.tmp"):
            stamp = left.name.removeprefix(f".{name}.").partition("-")[0]
            if stamp.isdigit() and int(stamp) < self._now() - _STALE_S:
                with contextlib.suppress(OSError):
                    left.unlink()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with contextlib.suppress(OSError):  # a link that leads nowhere
        return entry.is_dir()
    return False


def _note(
    found: dict[str, int], entry: os.DirEntry[str], path: str, unasked: Container[str]
) -> None:
    """Note a plain file with its size; what a share asks the network for is not asked in vain."""
    with contextlib.suppress(OSError):
        if entry.is_file():
            found[path] = UNASKED
            if path not in unasked:
                found[path] = entry.stat().st_size


def _flush_folder(folder: Path) -> None:
    """Have the names in *folder* on the disk, where the system can be told so."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(handle)
