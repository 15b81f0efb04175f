"""What of this desk's records lies in which hub, and what of others has been read there."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from kiosk.core.columns import Columns
from kiosk.core.exchange import Heartbeat, Outgoing, PrinterWord, Published
from kiosk.core.journal import Record, RecordKind, canonical, line_of
from kiosk.core.reserved import open_to_desks, reserved_places, split_rows
from kiosk.core.session import Event
from kiosk.store.journal import COLUMNS, Journal, record_from
from kiosk.store.reserved import reserved_line

Places = frozenset[int]
_UNPUBLISHED = """FROM own_record o WHERE o.number > coalesce(
    (SELECT number FROM reached WHERE hub = :hub), 0) AND NOT EXISTS (
    SELECT 1 FROM published p WHERE p.hub = :hub AND p.record = o.record)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A *record* as it leaves: the *line* any desk may read, and the one that organisers alone may."""

    record: Record
    line: str
    reserved: str

    @property
    def size(self) -> int:
        """How many bytes both lines are."""
        return len(self.line.encode()) + len(self.reserved.encode())


class ExchangeTables:
    """Reads and writes them; the caller of what writes holds the transaction."""

    def __init__(
        self, database: Database, journal: Journal, *, event: Callable[[], Event | None]
    ) -> None:
        self._event = event
        self._connection = database.conn
        self._journal = journal

    def outgoing(
        self, hub: str, *, limit: int = 500, most_bytes: int = 512_000
    ) -> tuple[Outgoing, ...]:
        """Give the first of this desk's records that are not in *hub*, in order; one at the least.

        A desk may have been another before: the records of each stand together. What only organisers
        may read stands apart.
        """
        ready = _no_more_than(most_bytes, self._ready(hub, limit))
        whose = groupby(ready, key=lambda one: (one.record.desk, one.record.epoch))
        return tuple(_outgoing(list(group)) for _, group in whose)

    def count_unpublished(self, hub: str) -> int:
        """Count this desk's records that are not in *hub*."""
        ((count,),) = self._connection.execute(
            f"SELECT count(*) {_UNPUBLISHED}",
            {"hub": hub},
        ).fetchall()
        return int(count)

    def published(self, hub: str) -> dict[str, int]:
        """Give this desk's segments as they should lie in *hub*: path and size."""
        rows = self._connection.execute("SELECT path, size FROM segment WHERE hub = ?", (hub,))
        return dict(rows.fetchall())

    def seen(self, hub: str) -> set[str]:
        """Give the paths in *hub* that were read, and need not be again."""
        rows = self._connection.execute("SELECT path FROM seen WHERE hub = ?", (hub,))
        return {path for (path,) in rows}

    def mark_seen(self, hub: str, path: str) -> None:
        """Keep that all there is at *path* is in the journal."""
        self._connection.execute("INSERT OR IGNORE INTO seen (hub, path) VALUES (?,?)", (hub, path))

    def keep_published(self, hub: str, published: Published) -> None:
        """Keep that a segment lies in *hub*, whole."""
        self._put(hub, published)
        self._connection.execute(
            f"INSERT INTO reached (hub, number) SELECT :hub, coalesce((SELECT min(o.number) - 1 "  # noqa: S608 - constant
            f"{_UNPUBLISHED}), (SELECT max(number) FROM own_record), 0) WHERE true "
            "ON CONFLICT (hub) DO UPDATE SET number = excluded.number",
            {"hub": hub},
        )

    def keep_rolled(self, hub: str, rolled: Published) -> None:
        """Keep that a segment holds what lay in others: those it leaves empty are forgotten."""
        before = self._connection.execute(
            "SELECT DISTINCT path FROM published WHERE hub = ? "
            "AND record IN (SELECT value FROM json_each(?))",
            (hub, json.dumps(rolled.records)),
        ).fetchall()
        self.keep_published(hub, rolled)
        self._connection.executemany(
            "DELETE FROM segment WHERE hub = ?1 AND path = ?2 AND NOT EXISTS "
            "(SELECT 1 FROM published WHERE hub = ?1 AND path = ?2)",
            [(hub, path) for (path,) in before],
        )

    def lose(self, hub: str, paths: Iterable[str]) -> None:
        """Keep that segments are gone from *hub*: their records are to be published again."""
        gone = json.dumps(list(paths))
        at_paths = "WHERE hub = ? AND path IN (SELECT value FROM json_each(?))"
        self._connection.execute(
            "UPDATE reached SET number = min(number, coalesce((SELECT min(number) - 1 FROM own_record "  # noqa: S608 - constant
            f"WHERE record IN (SELECT record FROM published {at_paths})), number)) WHERE hub = ?",
            (hub, gone, hub),
        )
        for table in ("published", "segment"):
            self._connection.execute(f"DELETE FROM {table} {at_paths}", (hub, gone))  # noqa: S608 - constants

    def hear(self, heartbeat: Heartbeat, at: int) -> None:
        """Keep what a desk says of itself, heard at *at* (UTC, ms, ours); said again it is old news."""
        self._connection.execute(
            "INSERT INTO heard (desk, said, at) VALUES (?,?,?) ON CONFLICT (desk) DO UPDATE "
            "SET said = excluded.said, at = excluded.at WHERE said <> excluded.said",
            (heartbeat.desk, canonical(asdict(heartbeat)), at),
        )

    def heard(self) -> list[tuple[Heartbeat, int]]:
        """Give what each other desk last said, and when it was heard here (UTC, ms)."""
        rows = self._connection.execute("SELECT said, at FROM heard ORDER BY desk")
        return [(_heartbeat(json.loads(said)), at) for said, at in rows]

    def held(self) -> Mapping[str, int]:
        """Give how many records of each desk are here."""
        return self._journal.held()

    def forget_hubs(self) -> None:
        """Take it that nothing of this desk's is in any hub."""
        for table in ("published", "segment", "reached"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants

    def _put(self, hub: str, published: Published) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO segment (hub, path, size) VALUES (?,?,?)",
            (hub, published.path, published.size),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO published (hub, record, path) VALUES (?,?,?)",
            [(hub, record, published.path) for record in published.records],
        )

    def _ready(self, hub: str, limit: int) -> Iterator[_Ready]:
        """Give each record, split, as its lines."""
        columns = ", ".join(f"r.{name}" for name in COLUMNS.split(", "))
        rows = self._connection.execute(
            f"SELECT {columns} FROM record r JOIN (SELECT o.number, o.record {_UNPUBLISHED} "  # noqa: S608 - constants
            "ORDER BY o.number LIMIT :limit) o ON o.record = r.id ORDER BY o.number",
            {"hub": hub, "limit": limit},
        )
        places_of: dict[tuple[object, ...], Places] = {}
        for record in map(record_from, rows):
            places: Places = frozenset()
            if record.kind == RecordKind.ROWS:
                whose = _list_of(record)
                if whose not in places_of:
                    places_of[whose] = self._places_at(record)
                places = places_of[whose]
            elif record.kind == RecordKind.LOAD:  # rows of earlier versions do not name theirs
                places_of.pop((*_list_of(record)[:-1], None), None)
            left, reserved = split_rows(record, places)
            yield _Ready(
                record=record, line=line_of(left), reserved=reserved_line(record.id, reserved)
            )

    def _places_at(self, record: Record) -> Places:
        """Give the reserved places of the list that *record* holds rows of, as they were then.

        The list may be another desk's: what a pack has put right of it are rows of this desk.
        """
        row = self._connection.execute(
            "SELECT json_extract(body, '$.columns') FROM record WHERE id = ? AND kind = 'load'",
            (record.body.get("load"),),
        ).fetchone()
        row = (
            row
            or self._connection.execute(
                "SELECT json_extract(body, '$.columns') FROM record WHERE desk = ? AND epoch = ? "
                "AND seq < ? AND kind IN ('programme', 'load', 'rows') AND kind = 'load' "
                "AND json_extract(body, '$.source') = ? ORDER BY seq DESC LIMIT 1",
                (record.desk, record.epoch, record.seq, record.body["source"]),
            ).fetchone()
        )
        return self._reserved(json.loads(row[0])) if row else frozenset()

    def _reserved(self, columns: Mapping[str, Any]) -> Places:
        """Give the places of what only organisers may read; what the programme's rules ask is not."""
        read, event = Columns.from_json(columns), self._event()
        return reserved_places(open_to_desks(read, event) if event else read)


def _heartbeat(said: Mapping[str, Any]) -> Heartbeat:
    lists = {
        "printers": tuple(PrinterWord(**one) for one in said["printers"]),
        "damaged": tuple(said["damaged"]),
    }
    return Heartbeat(**{**said, **lists})


def _list_of(record: Record) -> tuple[object, ...]:
    """Give what rows of one list have in common, that no others have."""
    return record.desk, record.epoch, record.body["source"], record.body.get("load")


def _no_more_than(most_bytes: int, lines: Iterable[_Ready]) -> Iterator[_Ready]:
    """Give the first of *lines*, and those after it for as long as all are no more than *most_bytes*."""
    left, is_first = most_bytes, True
    for one in lines:
        left -= one.size
        if left < 0 and not is_first:
            return
        is_first = False
        yield one


def _outgoing(group: list[_Ready]) -> Outgoing:
    numbers = [one.record.seq for one in group]
    return Outgoing(
        epoch=group[0].record.epoch,
        first=min(numbers),
        last=max(numbers),
        lines=tuple(one.line for one in group),
        reserved=tuple(one.reserved for one in group if one.reserved),
    )
