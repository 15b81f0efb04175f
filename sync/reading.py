"""Reads what a desk has not read: each file once, what cannot be read again and again, ever more rarely."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from kiosk.core.exchange import Fetched, Heartbeat
from kiosk.core.trouble import Trouble, TroubleKind
from sync.heartbeat import read_heartbeat
from sync.ports import Hub
from sync.reserve import Reserve
from sync.sealing import MOST_BYTES, Kind, Opened, Seal, Unopened
from sync.segment import is_called_alive, is_called_ours, order_of, owner_of, read_payload

MOST_FILES = 64
MOST_AT_ONCE = 4 << 20
"""So much is read in one round, in files and in bytes; what is more comes in the next."""
_FINAL_TRIES = 3
"""After so many what does not open is taken for damaged for good, and holds up nothing."""
_MOST_ROUNDS = 64
_MOST_DAMAGED = 64
_NEWEST = 2
"""Of each desk's heartbeats so many are read: where none can be taken away they are hundreds."""


@dataclass(slots=True)
class _Unread:
    """A file that did not open: how large it was, how often it was tried, from which round on it is again."""

    size: int
    tries: int = 0
    again_at: int = 0
    is_foreign: bool = False


class Reader:
    """Reads for *desk*; *seen* are paths that were read before."""

    def __init__(
        self, hub: Hub, *, desk: str, seal: Seal, reserve: Reserve, seen: Iterable[str]
    ) -> None:
        self._hub = hub
        self._desk = desk
        self._seal = seal
        self._reserve = reserve
        self._round = 0
        self._unread: dict[str, _Unread] = {}
        self._told: set[str] = set()
        self._heartbeats: dict[str, tuple[int, Heartbeat]] = {}
        self.seen = set(seen)

    def begin(self, listing: Mapping[str, int]) -> None:
        """Begin a round: what is no longer there is forgotten."""
        self._round += 1
        self._unread = {path: each for path, each in self._unread.items() if path in listing}
        for path in self._heartbeats.keys() - listing.keys():
            del self._heartbeats[path]
            self.seen.discard(path)

    def unread(self, listing: Mapping[str, int], own: Container[str]) -> list[str]:
        """Give what is to be read now, without what is the desk's *own*: what bears its name comes first."""
        paths = [
            path
            for path, size in listing.items()
            if "/" in path
            and path not in self.seen
            and path not in own
            and size <= MOST_BYTES
            and self._is_due(path, size)
        ]
        segments = sorted(
            (path for path in paths if not is_called_alive(path)),
            key=lambda path: (owner_of(path) != self._desk, order_of(path)),
        )
        return [*_newest(path for path in paths if is_called_alive(path)), *segments]

    def blocking(self, listing: Mapping[str, int], own: Container[str]) -> bool:
        """Whether something bears this desk's name that it neither wrote nor has read."""
        return any(
            owner_of(path) == self._desk
            and path not in own
            and path not in self.seen
            and not is_called_alive(path)
            and size <= MOST_BYTES
            and not self._is_given_up(path)
            for path, size in listing.items()
        )

    def read(self, path: str, size: int) -> Fetched | Trouble | None:
        """Read one file: give its records, or what is to be told of it, or nothing."""
        data = self._hub.get(path)
        opened = Unopened.DAMAGED if data is None else self._seal.open(data)
        if opened is Unopened.NOT_OURS and is_called_ours(path):
            opened = Unopened.DAMAGED
        match opened:
            case Opened():
                self._unread.pop(path, None)
                return self._take(path, opened)
            case Unopened.NOT_OURS:
                self.seen.add(path)
                return None
            case _:
                is_foreign = opened is Unopened.FOREIGN
                return self._put_off(path, size, is_foreign=is_foreign, is_there=data is not None)

    def newest(self) -> tuple[Heartbeat, ...]:
        """Give the newest heartbeat of each desk."""
        newest: dict[str, Heartbeat] = {}
        for _, heartbeat in sorted(
            self._heartbeats.values(), key=lambda each: (each[0], each[1].at)
        ):
            newest[heartbeat.desk] = heartbeat
        return tuple(newest.values())

    @property
    def damaged(self) -> tuple[str, ...]:
        """The paths that do not open; last those of another key, which may be a wrong byte too."""
        paths = [path for path in self._unread if path in self._told and not is_called_alive(path)]
        return tuple(sorted(paths, key=lambda path: self._unread[path].is_foreign)[:_MOST_DAMAGED])

    def _take(self, path: str, opened: Opened) -> Fetched | None:
        """Take in what opened; what a later version has added is left to it."""
        self.seen.add(path)
        try:
            if opened.kind == Kind.HEARTBEAT:
                self._heartbeats[path] = read_heartbeat(opened.payload)
            elif opened.kind in {Kind.SEGMENT, Kind.ROLL_UP}:
                return self._fetched(path, opened.payload)
        except ValueError:
            return None
        return None

    def _fetched(self, path: str, payload: bytes) -> Fetched:
        segment = read_payload(payload)
        reserved = [line for part in segment.reserved for line in self._reserve.open(part)]
        return Fetched(
            path=path,
            desk=segment.desk,
            epoch=segment.epoch,
            lines=segment.lines,
            reserved=tuple(reserved),
        )

    def _put_off(self, path: str, size: int, *, is_foreign: bool, is_there: bool) -> Trouble | None:
        """Note what did not open: it may be half copied. It is told once, when that is no longer likely."""
        unread = self._unread.setdefault(path, _Unread(size))
        if unread.size != size:
            unread.size, unread.tries = size, 0
        unread.tries += 1
        unread.is_foreign = is_foreign
        unread.again_at = self._round + min(2**unread.tries, _MOST_ROUNDS)
        patience = 1 if is_there and not is_called_alive(path) else _FINAL_TRIES
        if path in self._told or unread.tries < patience:
            return None
        self._told.add(path)
        kind = TroubleKind.HUB_FILE_FOREIGN if is_foreign else TroubleKind.HUB_FILE_DAMAGED
        return Trouble(kind, path=path)

    def _is_due(self, path: str, size: int) -> bool:
        unread = self._unread.get(path)
        return unread is None or unread.size != size or self._round >= unread.again_at

    def _is_given_up(self, path: str) -> bool:
        unread = self._unread.get(path)
        return unread is not None and (unread.is_foreign or unread.tries >= _FINAL_TRIES)


def _newest(paths: Iterable[str]) -> list[str]:
    """Give the newest heartbeats of each desk, by their names."""
    ordered = sorted(paths, key=order_of)
    return [path for _, each in groupby(ordered, key=owner_of) for path in list(each)[-_NEWEST:]]
