"""Desks that keep what a round brings as a store would, and hubs for them."""

import json
from collections.abc import Iterable

from kiosk.core.exchange import Heartbeat, Keys, Outgoing, RoundOrder, RoundReport
from kiosk.core.journal import Record, line_of
from kiosk.core.trouble import Trouble, TroubleKind
from sync.exchange import DeskExchange
from sync.ports import Hub
from sync.reserve import public_of

ORGANISER = bytes(range(32))
KEYS = Keys(event=b"e" * 32, seal=b"s" * 32, organiser=public_of(ORGANISER))
ORGANISER_KEYS = Keys(
    event=KEYS.event, seal=KEYS.seal, organiser=KEYS.organiser, organiser_private=ORGANISER
)
OTHER_KEYS = Keys(event=b"f" * 32, seal=b"t" * 32, organiser=KEYS.organiser)
PERSON = {"name": "DURAND", "given": "Zoé", "email": "zoe.durand@example.org", "code": "BMN3CSHMXA"}


def line(record: str, *, desk: str = "d1", seq: int = 1) -> str:
    """Give the line of a record whose id is *record*."""
    return line_of(
        Record(
            id=record,
            desk=desk,
            epoch=1,
            seq=seq,
            clock=seq,
            at=seq,
            kind="check-in",
            personal=PERSON,
        )
    )


class MemoryHub:
    """A hub in memory; *refusal* is what it says to every call, *refusing_writes* to those that write."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.calls: list[str] = []
        self.held: set[str] = set()
        self.refusal: TroubleKind | None = None
        self.refusing_writes: TroubleKind | None = None
        self.refusing_removal = False
        self.unreadable: set[str] = set()

    def create(self) -> None:
        """Be there."""
        self._call("create", writes=True)

    def close(self) -> None:
        """Close nothing."""

    def listing(self, unasked: Iterable[str] = ()) -> dict[str, int]:
        """Give all files."""
        self._call("listing")
        return {path: len(data) for path, data in self.files.items()}

    def get(self, path: str) -> bytes | None:
        """Give a file."""
        self._call(f"get {path}")
        return None if path in self.unreadable else self.files.get(path)

    def put(self, path: str, data: bytes) -> bool:
        """Put a new file."""
        self._call(f"put {path}", writes=True)
        if path in self.files:
            return False
        self.files[path] = data
        return True

    def remove(self, path: str) -> None:
        """Take a file away."""
        self._call(f"remove {path}", writes=True)
        if self.refusing_removal:
            raise Trouble(TroubleKind.HUB_READ_ONLY, hub="memory")
        self.files.pop(path, None)

    def replace(self, name: str, data: bytes) -> bool:
        """Replace a file at the top."""
        self._call(f"replace {name}", writes=True)
        if name in self.held:
            return False
        self.files[name] = data
        return True

    def _call(self, call: str, *, writes: bool = False) -> None:
        self.calls.append(call)
        if refusal := self.refusal or (self.refusing_writes if writes else None):
            raise Trouble(refusal, hub="memory", detail="")


class Desk:
    """A desk at a hub: what it knows, what it has yet to publish, and what should lie in the hub."""

    def __init__(self, hub: Hub, name: str, *, keys: Keys = KEYS) -> None:
        self.hub = hub
        self.name = name
        self.keys = keys
        self.epoch = 1
        self.seq = 0
        self.lines: dict[str, str] = {}
        self.published: dict[str, int] = {}
        self.records: dict[str, tuple[str, ...]] = {}
        self.seen: set[str] = set()
        self.waiting: list[str] = []
        self.reserved: list[str] = []
        self.start()

    def start(self) -> None:
        """Start the program anew."""
        self.exchange = DeskExchange(self.hub, desk=self.name, keys=self.keys, seen=self.seen)

    def scan(self, count: int = 1) -> list[str]:
        """Make *count* records, and give their ids."""
        made = []
        for _ in range(count):
            self.seq += 1
            record = f"{self.name}-{self.epoch}-{self.seq}"
            self.lines[record] = line(record, desk=self.name, seq=self.seq)
            made.append(record)
        self.waiting += made
        return made

    def round(self, *, says: bool = False) -> RoundReport:
        """Do a round, and take in what it brings; it *says* a heartbeat."""
        return self.take(self.exchange.round(self.order(says=says)))

    def order(self, *, says: bool = False) -> RoundOrder:
        """Give what the next round is to do."""
        return RoundOrder(
            published=dict(self.published),
            outgoing=self._outgoing(),
            heartbeat=self._heartbeat() if says else None,
        )

    def take(self, report: RoundReport) -> RoundReport:
        """Take in what a round has brought, and give it."""
        for each in report.fetched:
            self.seen.add(each.path)
            self.lines.update({_id_of(line): line for line in each.lines})
            if each.desk == self.name:
                theirs = {_id_of(line) for line in each.lines}
                self.waiting = [record for record in self.waiting if record not in theirs]
        for each in (*report.published, *report.rolled):
            self._place(each.path, each.size, each.records)
        for path in report.lost:
            del self.published[path]
            self.waiting += self.records.pop(path)
        return report

    def publish(self, count: int = 1) -> str:
        """Scan, publish, and give the path."""
        self.scan(count)
        return self.round().published[0].path

    def _place(self, path: str, size: int, records: tuple[str, ...]) -> None:
        for old in [old for old, theirs in self.records.items() if set(theirs) <= set(records)]:
            del self.published[old], self.records[old]
        self.published[path] = size
        self.records[path] = records
        self.waiting = [record for record in self.waiting if record not in records]

    def _outgoing(self) -> tuple[Outgoing, ...]:
        if not self.waiting:
            return ()
        numbers = [int(record.rpartition("-")[2]) for record in self.waiting]
        return (
            Outgoing(
                epoch=self.epoch,
                first=min(numbers),
                last=max(numbers),
                lines=tuple(self.lines[record] for record in self.waiting),
                reserved=tuple(self.reserved),
            ),
        )

    def _heartbeat(self) -> Heartbeat:
        return Heartbeat(
            desk=self.name, name=f"Bureau {self.name}", session="ACC", at=1000, version="1"
        )


def kinds(troubles: Iterable[Trouble]) -> list[TroubleKind]:
    """Give the kinds of *troubles*."""
    return [trouble.kind for trouble in troubles]


def _id_of(line: str) -> str:
    return str(json.loads(line)["id"])
