"""Publishes what is a desk's own: segments under names that are new, roll-ups that are proven, heartbeats."""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kiosk.core.exchange import Heartbeat, Outgoing, Published
from kiosk.core.trouble import Trouble, TroubleKind
from sync.heartbeat import heartbeat_payload
from sync.ports import Hub
from sync.reserve import Reserve
from sync.rolling import to_roll
from sync.sealing import Kind, Opened, Seal
from sync.segment import (
    PLAIN,
    ROLLED,
    Segment,
    alive_path,
    holds,
    is_called_alive,
    order_of,
    owner_of,
    path_of,
    payload_of,
    read_payload,
    segment_of,
    union_of,
)

_MOST_TURNS = 16
_ENDINGS = {Kind.SEGMENT: PLAIN, Kind.ROLL_UP: ROLLED}


class Writer:
    """Writes for *desk*. It knows what this process has written, and which names serve no more."""

    def __init__(self, hub: Hub, *, desk: str, seal: Seal, reserve: Reserve) -> None:
        self._hub = hub
        self._desk = desk
        self._seal = seal
        self._reserve = reserve
        self._number = 0
        self.written: set[str] = set()
        self.replaced: set[str] = set()
        self.given_up: set[str] = set()

    def knows(self, path: str) -> bool:
        """Whether *path* is a segment that this process wrote, replaced, or found damaged."""
        return path in self.written or path in self.replaced or path in self.given_up

    def publish(self, outgoing: Outgoing) -> Published:
        """Put *outgoing* into the hub; the same again finds itself there."""
        reserved = (self._reserve.seal(outgoing.reserved),) if outgoing.reserved else ()
        return self._place(segment_of(self._desk, outgoing, reserved), Kind.SEGMENT)

    def roll(self, own: Mapping[str, int], listing: Iterable[str]) -> tuple[Published | None, str]:
        """Make one segment of the oldest of *own*; give it, or which of them does not open."""
        paths = to_roll(own) if self._remove(self.replaced.intersection(listing)) else ()
        parts: dict[str, Segment] = {}
        for path in paths:
            data = self._hub.get(path)
            if data is None:  # it may be there the next time
                return None, ""
            part = self._segment(data)
            if part is None or part.desk != self._desk:
                return None, path
            parts[path] = part
        if not parts or len({part.epoch for part in parts.values()}) > 1:
            return None, ""
        return self._rolled(parts), ""

    def say(self, heartbeat: Heartbeat, listing: Iterable[str]) -> None:
        """Put a heartbeat with the number above those that lie there, and take those before away."""
        before = [
            path for path in listing if owner_of(path) == self._desk and is_called_alive(path)
        ]
        self._number = max(self._number, *(order_of(path)[1] for path in before), 0) + 1
        heartbeat = replace(heartbeat, desk=self._desk)
        sealed = self._seal.seal(Kind.HEARTBEAT, heartbeat_payload(self._number, heartbeat))
        path = alive_path(self._desk, self._number, sealed)
        self._hub.put(path, sealed)
        self.written.add(path)
        for old in before:
            with contextlib.suppress(
                Trouble
            ):  # the next round tries again; the newest is told by number
                self._hub.remove(old)

    def _place(self, segment: Segment, kind: Kind) -> Published:
        """Put *segment* under a name that is its own: one that was damaged there is no longer."""
        sealed = self._seal.seal(kind, payload_of(segment))
        for turn in range(_MOST_TURNS):
            path = path_of(segment, sealed, ending=_ENDINGS[kind], turn=turn)
            if path in self.given_up or path in self.replaced:
                continue
            if self._hub.put(path, sealed) or self._hub.get(path) == sealed:
                self.written.add(path)
                return Published(path=path, size=len(sealed), records=segment.records)
            self.given_up.add(path)
        raise Trouble(TroubleKind.HUB_FAILED, hub=self._desk, detail="no name is free")

    def _rolled(self, parts: Mapping[str, Segment]) -> Published | None:
        """Put the union of *parts* there, read it back, and take away what is proven to be inside."""
        rolled = self._place(union_of(list(parts.values())), Kind.ROLL_UP)
        proof = self._segment(self._hub.get(rolled.path) or b"")
        if proof is None or not all(holds(proof, part) for part in parts.values()):
            self.given_up.add(rolled.path)
            return None
        self.replaced.update(parts)
        self._remove(parts)
        return rolled

    def _segment(self, data: bytes) -> Segment | None:
        opened = self._seal.open(data)
        if not isinstance(opened, Opened) or opened.kind not in _ENDINGS:
            return None
        try:
            return read_payload(opened.payload)
        except ValueError:
            return None

    def _remove(self, paths: Iterable[str]) -> bool:
        """Take away what was replaced; False where that does not go now, and nothing more is rolled up."""
        try:
            for path in paths:
                self._hub.remove(path)
        except Trouble:
            return False
        return True
