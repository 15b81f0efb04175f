"""Stand-ins for the sync room: a hub in memory that does what a test says."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.core.exchange import Fetched, Heartbeat, Keys, Published, RoundOrder, RoundReport
from kiosk.core.journal import record_of
from kiosk.core.trouble import Trouble


@dataclass
class FakeHub:
    """What lies in a hub: segments by path with their *keys*, the last word of each desk, the central files.

    While *gate* is shut, whoever calls hangs; *trouble* is what it refuses everybody with.
    """

    segments: dict[str, Fetched] = field(default_factory=dict)
    beats: dict[str, Heartbeat] = field(default_factory=dict)
    central: dict[str, bytes] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    closed: int = 0
    trouble: Trouble | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    threads: set[str] = field(default_factory=set)
    rounds: int = 0

    def __post_init__(self) -> None:
        """Open the gate."""
        self.gate.set()


@dataclass
class FakeExchange:
    """One desk at a `FakeHub`."""

    hub: FakeHub
    desk: str
    seen: set[str]
    key: bytes = b""
    gone: set[str] = field(default_factory=set)

    def round(self, order: RoundOrder) -> RoundReport:
        """Fetch all that is new, and publish all there is."""
        self.hub.threads.add(threading.current_thread().name)
        self.hub.rounds += 1
        self.hub.gate.wait()
        if self.hub.trouble is not None:
            return RoundReport(trouble=self.hub.trouble)
        fetched = [
            one
            for path, one in self.hub.segments.items()
            if path not in self.seen and path not in order.published
        ]
        self.seen |= {one.path for one in fetched}
        published = () if any(one.desk == self.desk for one in fetched) else self._publish(order)
        if order.heartbeat is not None:
            self.hub.beats[self.desk] = order.heartbeat
        others = tuple(beat for desk, beat in self.hub.beats.items() if desk != self.desk)
        gone = {path for path in order.published if path not in self.hub.segments}
        lost, self.gone = tuple(gone & self.gone), gone
        return RoundReport(
            fetched=tuple(fetched), published=published, heartbeats=others, lost=lost
        )

    def _publish(self, order: RoundOrder) -> tuple[Published, ...]:
        published = []
        for out in order.outgoing:
            path = f"{self.desk}/{out.epoch}.{out.first}-{out.last}.{len(self.hub.segments)}.seg"
            self.hub.segments[path] = Fetched(
                path=path, desk=self.desk, epoch=out.epoch, lines=out.lines, reserved=out.reserved
            )
            self.hub.keys[path] = self.key
            self.seen.add(path)
            ids = tuple(record_of(line).id for line in out.lines)
            published.append(Published(path=path, size=len(ids), records=ids))
        return tuple(published)

    def write_central(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Keep the files."""
        self.hub.central |= files
        return ()

    def close(self) -> None:
        """Count it."""
        self.hub.closed += 1


@dataclass
class FakeSync:
    """The sync room of a test: every hub is the one of the test."""

    hub: FakeHub = field(default_factory=FakeHub)

    def exchange(self, hub: str, *, desk: str, keys: Keys, seen: Iterable[str]) -> FakeExchange:
        """Give the desk at the hub."""
        return FakeExchange(self.hub, desk, set(seen), keys.seal)

    def public_of(self, organiser_private: bytes) -> bytes:
        """Give something that belongs to the private key."""
        return organiser_private[::-1]

    def try_hub(self, hub: str) -> None:
        """Refuse with what the hub refuses everybody with."""
        if self.hub.trouble is not None:
            raise self.hub.trouble
