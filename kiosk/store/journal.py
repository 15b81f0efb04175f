"""The journal on disk: records are appended, never changed."""

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlite_utils import Database

from kiosk.core.journal import Record, canonical, next_clock

_COLUMNS = "id, desk, epoch, seq, clock, at, operator, kind, v, after, body, personal"


class Journal:
    """Appends this desk's records, inside the caller's transaction, and reads all there are.

    *now* gives UTC in milliseconds; each record is handed to *fold* in the same transaction.
    """

    def __init__(
        self,
        database: Database,
        *,
        desk: str,
        epoch: int,
        now: Callable[[], int],
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
        """Append and fold one record; *at* defaults to now. The caller commits."""
        moment = self._now() if at is None else at
        last_seq, last_clock = self._last()
        record = Record(
            id=secrets.token_hex(16),
            desk=self._desk,
            epoch=self._epoch,
            seq=last_seq + 1,
            clock=next_clock(last_clock, moment),
            at=moment,
            operator=self.operator,
            kind=str(kind),
            after=after,
            body=body,
            personal=personal or {},
        )
        self._connection.execute(
            f"INSERT INTO record ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608 - constant
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
        self._fold(record)
        return record

    def _last(self) -> tuple[int, int]:
        """Give this desk's last number, and the latest clock of all records."""
        (seq,) = self._connection.execute(
            "SELECT coalesce(max(seq), 0) FROM record WHERE desk = ? AND epoch = ?",
            (self._desk, self._epoch),
        ).fetchone()
        (clock,) = self._connection.execute("SELECT coalesce(max(clock), 0) FROM record").fetchone()
        return seq, clock


def read_records(database: Database, where: str = "1", parameters: tuple[Any, ...] = ()) -> Iterator[Record]:
    """Give the records in the order of their clocks."""
    rows = database.conn.execute(
        f"SELECT {_COLUMNS} FROM record WHERE {where} ORDER BY clock, id",  # noqa: S608 - the store's own words
        parameters,
    )
    for row in rows:
        *plain, body, personal = row
        names = _COLUMNS.split(", ")
        fields = dict(zip(names, plain, strict=False))
        yield Record(**fields, body=json.loads(body), personal=json.loads(personal))
