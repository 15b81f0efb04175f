"""The journal on disk: records are appended, never changed."""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from kiosk.core.journal import Record, RecordKind, canonical, next_clock
from kiosk.core.moment import Now, to_ms

Rows = Mapping[str, tuple[int, str]]
"""Rows by registrant id: the line in the file, and the cells as one text."""

_COLUMNS = "id, desk, epoch, seq, clock, at, operator, kind, v, after, body, personal"


class Journal:
    """Appends this desk's records, inside the caller's transaction, and reads all there are.

    Each record is handed to *fold* in the same transaction.
    """

    def __init__(
        self,
        database: Database,
        *,
        desk: str,
        epoch: int,
        now: Now,
        fold: Callable[[Record], None],
    ) -> None:
        self._connection = database.conn
        self._desk = desk
        self._epoch = epoch
        self._now = now
        self._fold = fold
        self.operator = ""

    def append(
        self,
        kind: str,
        body: Mapping[str, Any],
        personal: Mapping[str, Any] | None = None,
        *,
        at: int | None = None,
        after: str | None = None,
    ) -> Record:
        """Append and fold one record; *at* defaults to now. The caller commits.

        The clock goes by the time it is, whatever *at* says: a record of tomorrow must not put all
        that follow behind those of other desks.
        """
        record = self._kept(kind, body, personal or {}, at=at, after=after)
        self._fold(record)
        return record

    def append_rows(self, source: str, batches: Iterable[Rows]) -> None:
        """Append a record of each of *batches* of a list's rows, and fold them as if they were one.

        What goes into one table at a time goes in quicker. Nobody is in two of the batches.
        """
        body = {"source": source}
        rows: dict[str, tuple[int, str]] = {}
        for batch in batches:
            record = self._kept(RecordKind.ROWS, body, {"rows": batch})
            rows |= batch
        if rows:
            self._fold(replace(record, personal={"rows": rows}))

    def _kept(
        self,
        kind: str,
        body: Mapping[str, Any],
        personal: Mapping[str, Any],
        *,
        at: int | None = None,
        after: str | None = None,
    ) -> Record:
        """Put a new record on disk, the next of this desk's."""
        now = to_ms(self._now())
        last_seq, last_clock = self._last()
        record = Record(
            id=secrets.token_hex(16),
            desk=self._desk,
            epoch=self._epoch,
            seq=last_seq + 1,
            clock=next_clock(last_clock, now),
            at=now if at is None else at,
            operator=self.operator,
            kind=str(kind),
            after=after,
            body=body,
            personal=personal,
        )
        self.keep(record)
        return record

    def keep(self, record: Record) -> bool:
        """Put *record* on disk as it is, and say whether it is new: else nothing changes."""
        done = self._connection.execute(
            f"INSERT OR IGNORE INTO record ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - constant
            (
                record.id,
                record.desk,
                record.epoch,
                record.seq,
                record.clock,
                record.at,
                record.operator,
                record.kind,
                record.v,
                record.after,
                canonical(record.body),
                canonical(record.personal),
            ),
        )
        return bool(done.rowcount)

    def complete(self, record: Record) -> bool:
        """Keep all of *record*, of which a part was kept from this desk; say whether that is new."""
        done = self._connection.execute(
            "UPDATE record SET personal = ? WHERE id = ? AND personal <> ?",
            (personal := canonical(record.personal), record.id, personal),
        )
        return bool(done.rowcount)

    def newest(self, kinds: Iterable[str], *, limit: int | None) -> Iterator[Record]:
        """Give this desk's records of *kinds*, the newest first, at most *limit*."""
        wanted = json.dumps([str(kind) for kind in kinds])
        return self._read(
            "WHERE desk = ? AND epoch = ? AND kind IN (SELECT value FROM json_each(?)) "
            "ORDER BY seq DESC LIMIT ?",
            (self._desk, self._epoch, wanted, -1 if limit is None else limit),
        )

    def newest_of(self, kinds: Iterable[str]) -> str:
        """Give the id of the record of *kinds* that came last, from whatever desk; "" for none."""
        found = self._connection.execute(
            "SELECT id FROM record WHERE kind IN (SELECT value FROM json_each(?)) "
            "ORDER BY rowid DESC LIMIT 1",
            (json.dumps([str(kind) for kind in kinds]),),
        ).fetchone()
        return str(found[0]) if found else ""

    def named(self, record_id: str) -> Iterator[Record]:
        """Give the record with this id, if there is one."""
        return self._read("WHERE id = ?", (record_id,))

    def all(self) -> Iterator[Record]:
        """Give every record, in the order of the clocks."""
        return self._read("ORDER BY clock, id", ())

    def _read(self, condition: str, parameters: tuple[Any, ...]) -> Iterator[Record]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM record {condition}",  # noqa: S608 - the store's own words
            parameters,
        )
        for *plain, body, personal in rows:
            fields = dict(zip(_COLUMNS.split(", "), plain, strict=False))
            yield Record(**fields, body=json.loads(body), personal=json.loads(personal))

    def _last(self) -> tuple[int, int]:
        """Give this desk's last number, and the latest clock of all records."""
        (seq,) = self._connection.execute(
            "SELECT coalesce(max(seq), 0) FROM record WHERE desk = ? AND epoch = ?",
            (self._desk, self._epoch),
        ).fetchone()
        (clock,) = self._connection.execute("SELECT coalesce(max(clock), 0) FROM record").fetchone()
        return seq, clock
