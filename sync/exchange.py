"""One desk at one hub: a round reads what is new, publishes what is to be, and says what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.exchange import (
    Fetched,
    Heartbeat,
    Keys,
    Published,
    RoundOrder,
    RoundReport,
)
from kiosk.core.trouble import Trouble
from sync.ports import UNASKED, Hub
from sync.reading import MOST_AT_ONCE, MOST_FILES, Reader
from sync.reserve import Reserve
from sync.sealing import Seal
from sync.segment import is_called_alive, owner_of
from sync.writing import Writer


@dataclass(slots=True, kw_only=True)
class _Found:
    """What a round has brought so far: a fault later on does not take it back."""

    fetched: list[Fetched] = field(default_factory=list)
    published: list[Published] = field(default_factory=list)
    rolled: list[Published] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    told: list[Trouble] = field(default_factory=list)
    has_more: bool = False

    def report(self, heartbeats: tuple[Heartbeat, ...], trouble: Trouble | None) -> RoundReport:
        """Give it as it is handed over."""
        return RoundReport(
            fetched=tuple(self.fetched),
            published=tuple(self.published),
            rolled=tuple(self.rolled),
            lost=tuple(self.lost),
            heartbeats=heartbeats,
            told=tuple(self.told),
            trouble=trouble,
            has_more=self.has_more,
        )


class DeskExchange:
    """The `Exchange` of *desk* at *hub*; *seen* are the paths it has read before."""

    def __init__(self, hub: Hub, *, desk: str, keys: Keys, seen: Iterable[str]) -> None:
        seal = Seal(keys.seal)
        reserve = Reserve(keys.organiser, keys.organiser_private)
        self._hub = hub
        self._desk = desk
        self._reader = Reader(hub, desk=desk, seal=seal, reserve=reserve, seen=seen)
        self._writer = Writer(hub, desk=desk, seal=seal, reserve=reserve)
        self._suspects: set[str] = set()
        self._has_listed = False

    def round(self, order: RoundOrder) -> RoundReport:
        """Read what is new, publish what is to be published, and say what became of it."""
        found = _Found()
        trouble = None
        try:
            self._go(order, found)
        except Trouble as met:
            trouble = met
        return found.report(self._reader.newest(), trouble)

    def write_central(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write the central files whole; give the names of those somebody holds open.

        Raises:
            Trouble: the hub takes none (HUB_…).
        """
        return tuple(
            name for name, content in files.items() if not self._hub.replace(name, content)
        )

    def close(self) -> None:
        """Let go of the hub."""
        self._hub.close()

    def _go(self, order: RoundOrder, found: _Found) -> None:
        listing = self._listing(order)
        own = _Own(order.published, self._writer)
        self._reader.begin(listing)
        must_wait = self._reader.blocking(listing, own)
        self._read(listing, own, found)
        self._look_for_lost(order.published, listing, found)
        if not must_wait:
            for outgoing in order.outgoing:
                found.published.append(self._writer.publish(outgoing))
        if order.heartbeat is not None:
            self._say(order.heartbeat, listing)
        if not must_wait:
            self._roll(order.published, listing, found)

    def _listing(self, order: RoundOrder) -> Mapping[str, int]:
        """List the hub; one that is not there is missed, and made by nobody: it may be another's disk."""
        listing = self._hub.listing(self._reader.seen - order.published.keys())
        if not self._has_listed:
            self._reader.seen.update(
                path for path in listing if owner_of(path) == self._desk and is_called_alive(path)
            )
            self._has_listed = True
        return listing

    def _read(self, listing: Mapping[str, int], own: "_Own", found: _Found) -> None:
        files = bytes_read = 0
        for path in self._reader.unread(listing, own):
            if files >= MOST_FILES or bytes_read >= MOST_AT_ONCE:
                found.has_more = True
                return
            match self._reader.read(path, listing[path]):
                case Fetched() as fetched:
                    found.fetched.append(fetched)
                case Trouble() as trouble:
                    found.told.append(trouble)
            if not is_called_alive(path):
                files += 1
                bytes_read += max(listing[path], 0)

    def _look_for_lost(
        self, published: Mapping[str, int], listing: Mapping[str, int], found: _Found
    ) -> None:
        """Find own segments that are gone or of another size for two rounds, or do not open elsewhere."""
        changed = {
            path
            for path, size in published.items()
            if listing.get(path) not in {size, UNASKED} and path not in self._writer.replaced
        }
        lost = changed & self._suspects
        self._suspects = changed - lost
        reported = {path for each in self._reader.newest() for path in each.damaged}
        broken = (reported & published.keys()) - self._writer.replaced - self._writer.given_up
        self._writer.given_up.update(broken, (path for path in lost if path in listing))
        found.lost.extend(sorted(lost | broken))

    def _say(self, heartbeat: Heartbeat, listing: Mapping[str, int]) -> None:
        damaged = dict.fromkeys((*heartbeat.damaged, *self._reader.damaged))
        self._writer.say(replace(heartbeat, damaged=tuple(damaged)), listing)

    def _roll(
        self, published: Mapping[str, int], listing: Mapping[str, int], found: _Found
    ) -> None:
        whole = {
            path: size
            for path, size in published.items()
            if listing.get(path) == size and owner_of(path) == self._desk
        }  # under an earlier id the desk may have a copy, which goes by it still
        for path in found.lost:
            whole.pop(path, None)
        rolled, broken = self._writer.roll(whole, listing)
        if rolled is not None:
            found.rolled.append(rolled)
        if broken:
            self._writer.given_up.add(broken)
            found.lost.append(broken)


class _Own:
    """The segments that are this desk's own, by its order or by what this process did."""

    def __init__(self, published: Mapping[str, int], writer: Writer) -> None:
        self._published = published
        self._writer = writer

    def __contains__(self, path: object) -> bool:
        return path in self._published or self._writer.knows(str(path))
