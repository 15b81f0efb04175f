"""Several desks and the hub between them, without sealing and files: a dictionary of what was published."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kiosk.core.exchange import Fetched, Outgoing, Published
from kiosk.core.journal import record_of
from kiosk.store.desk import DeskStore
from kiosk.store.migrations import OWN_TABLES
from kiosk.store.receiving import Received
from tests.fakes import FixedClock

HUB = "hub"
NUMBERED = {
    "registrant": "SELECT id, source, line, withdrawn, expected, sort_name, cells FROM registrant",
    "code": "SELECT c.text, r.id, c.kind, c.voided FROM code c JOIN registrant r ON r.number = c.registrant",
    "tally": "SELECT * FROM tally WHERE attended OR present",
}
"""Tables whose rows bear numbers of their desk's own, or that may hold a row that says nothing."""
SEARCHED = "registrant_words"
VOCABULARY = "name_word"
"""Holds words of names that were put right and taken back, on the desks that saw both."""


@dataclass
class Hub:
    """What lies where desks exchange segments, by path."""

    segments: dict[str, Fetched] = field(default_factory=dict)
    count: int = 0

    def put(self, desk: str, outgoing: Outgoing) -> Published:
        """Take a segment of a desk."""
        self.count += 1
        path = f"{desk}/{self.count:04}"
        self.segments[path] = Fetched(
            path=path,
            desk=desk,
            epoch=outgoing.epoch,
            lines=outgoing.lines,
            reserved=outgoing.reserved,
        )
        return published(self.segments[path])

    def roll(self, paths: Iterable[str]) -> Published:
        """Put several segments of a desk into one, and take them away."""
        parts = [self.segments.pop(path) for path in paths]
        whole = Outgoing(
            epoch=parts[0].epoch,
            first=1,
            last=1,
            lines=tuple(line for part in parts for line in part.lines),
            reserved=tuple(line for part in parts for line in part.reserved),
        )
        return self.put(parts[0].desk, whole)


def published(segment: Fetched) -> Published:
    """Give what its desk keeps of a segment."""
    return Published(
        path=segment.path,
        size=sum(map(len, segment.lines)),
        records=tuple(record_of(line).id for line in segment.lines),
    )


def publish(store: DeskStore, hub: Hub, **limits: int) -> None:
    """Publish all that a desk has not published, and what the hub has lost."""
    lost = store.exchange.published(HUB).keys() - hub.segments.keys()
    with store.transaction():
        store.exchange.lose(HUB, lost)
    while outgoing := store.exchange.outgoing(HUB, **limits):
        for one in outgoing:
            told = hub.put(store.journal.desk, one)
            with store.transaction():
                store.exchange.keep_published(HUB, told)


def begin_to_fetch(store: DeskStore, segment: Fetched) -> Iterator[Received]:
    """Take in a segment slice by slice, as far as the desk's keys open it."""
    if not store.is_organiser:
        segment = replace(segment, reserved=())
    return store.receive_all(HUB, segment)


def fetch(store: DeskStore, segment: Fetched) -> bool:
    """Take in a segment, and say whether something came late."""
    return True in [received.is_late for received in begin_to_fetch(store, segment)]


def unread(store: DeskStore, hub: Hub) -> list[str]:
    """Give the paths a desk has still to read."""
    known = store.exchange.seen(HUB) | store.exchange.published(HUB).keys()
    return sorted(hub.segments.keys() - known)


def fetch_all(store: DeskStore, hub: Hub) -> None:
    """Take in all there is, as a round does."""
    if True in [fetch(store, hub.segments[path]) for path in unread(store, hub)]:
        store.fold_again()


def meet(*stores: DeskStore, hub: Hub | None = None) -> Hub:
    """Let desks exchange all they have."""
    hub = hub or Hub()
    for store in stores:
        publish(store, hub)
    for store in stores:
        fetch_all(store, hub)
    return hub


def other_desk(first: DeskStore, folder: Path, *, is_organiser: bool = True) -> DeskStore:
    """Open a desk of the same event, as one that opened a pack of *first*."""
    store = DeskStore.open_for_writing(folder, now=FixedClock())
    first.event_key()
    keys = first.keys(public_of)
    store.keep_keys(keys if is_organiser else replace(keys, organiser_private=None))
    return store


def public_of(private: bytes) -> bytes:
    """Give what stands for a public key here."""
    return bytes(reversed(private))


def copied(folder: Path, to: Path) -> Path:
    """Copy a data folder as an image of its disk would."""
    if to.exists():
        shutil.rmtree(to)
    return shutil.copytree(folder, to, ignore=shutil.ignore_patterns("*.lock"))


def dump(store: DeskStore) -> dict[str, list[Any]]:
    """Give what each folded table holds, but for numbers of the desk's own, in an order of its own."""
    database = store._database
    tables = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    folded = sorted({name for (name,) in tables} - OWN_TABLES - {VOCABULARY})
    told = {
        name: sorted(
            database.execute(NUMBERED.get(name, f'SELECT * FROM "{name}"')).fetchall(), key=repr
        )
        for name in folded
    }
    return told | {SEARCHED: found_by(store)}


def found_by(store: DeskStore) -> list[Any]:
    """Give each word by which each person is found."""
    database = store._database
    database.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.told USING fts5vocab(main, registrant_words, instance)"
    )
    rows = database.execute(
        "SELECT r.id, t.col, t.term, count(*) FROM temp.told t "
        "JOIN registrant r ON r.number = t.doc GROUP BY r.id, t.col, t.term ORDER BY 1, 2, 3"
    ).fetchall()
    database.execute("DROP TABLE temp.told")
    return list(rows)


def differences(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    """Name the tables that differ."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
