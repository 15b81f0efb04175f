"""The journal on disk: records are appended, never changed."""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from kiosk.core.journal import Record, RecordKind, canonical, farthest_believed, next_clock
from kiosk.core.list_order import ListEntry, in_list_order
from kiosk.core.moment import Now, to_ms

Rows = Mapping[str, tuple[int, str]]
"""Rows by registrant id: the line in the file, and the cells as one text."""

COLUMNS = "id, desk, epoch, seq, clock, at, operator, kind, v, after, body, personal"
_KEEP = f"INSERT OR IGNORE INTO record ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608 - constant
_OF_LISTS = "kind IN ('programme', 'load', 'rows')"
"""As the index says it that finds them."""
_ENTRIES = f"""
    SELECT id, clock, after, desk, epoch, seq, kind, json_extract(body, '$.source'),
        json_extract(body, '$.load')
    FROM record WHERE {_OF_LISTS}"""  # noqa: S608 - constant


_PAGE = 1000


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
        self.desk = desk
        self.epoch = epoch
        self._now = now
        self._fold = fold
        self._held: dict[str, int] | None = None
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

    def append_rows(self, source: str, batches: Iterable[Rows], *, load: str) -> None:
        """Append a record of each of *batches* of a list's rows, and fold them as if they were one.

        What goes into one table at a time goes in quicker. Nobody is in two of the batches. *load* is
        the record of the list they came with.
        """
        body = {"source": source, "load": load}
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
        last_seq, last_clock = self._last(now)
        record = Record(
            id=secrets.token_hex(16),
            desk=self.desk,
            epoch=self.epoch,
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
        self._connection.execute("INSERT INTO own_record (record) VALUES (?)", (record.id,))
        return record

    def keep(self, record: Record) -> bool:
        """Put *record* on disk as it is, and say whether it is new: else nothing changes."""
        kept = self._connection.execute(_KEEP, _values(record))
        if self._held is not None and kept.rowcount:
            self._held[record.desk] = self._held.get(record.desk, 0) + 1
        return bool(kept.rowcount)

    def keep_all(self, records: Sequence[Record]) -> list[Record]:
        """Put on disk those of *records* that are not there yet, as they are, and give them."""
        ids = json.dumps([record.id for record in records])
        there = self._connection.execute(
            "SELECT id FROM record WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        )
        known = {record_id for (record_id,) in there}
        new = {record.id: record for record in records if record.id not in known}
        self._connection.executemany(_KEEP, [_values(record) for record in new.values()])
        if self._held is not None:
            for record in new.values():
                self._held[record.desk] = self._held.get(record.desk, 0) + 1
        return list(new.values())

    def rewrite(self, record: Record) -> bool:
        """Keep what is *personal* in a record that is there already; say whether it was otherwise."""
        personal = canonical(record.personal)
        changed = self._connection.execute(
            "UPDATE record SET personal = ?1 WHERE id = ?2 AND personal <> ?1",
            (personal, record.id),
        )
        return bool(changed.rowcount)

    def held(self) -> Mapping[str, int]:
        """Give how many records of each desk are here."""
        if self._held is None:
            counted = self._connection.execute("SELECT desk, count(*) FROM record GROUP BY desk")
            self._held = dict(counted.fetchall())
        return dict(self._held)

    def forget_cached(self) -> None:
        """Count anew: a transaction was rolled back."""
        self._held = None

    def list_entries(self) -> list[ListEntry]:
        """Give every record of a programme or a list, without what is in it."""
        rows = self._connection.execute(_ENTRIES)
        return [
            ListEntry(
                record=record,
                clock=clock,
                after=after,
                desk=desk,
                epoch=epoch,
                seq=seq,
                kind=kind,
                source=source,
                load=load,
            )
            for record, clock, after, desk, epoch, seq, kind, source, load in rows
        ]

    def last_of_lists(self) -> str | None:
        """Give the last programme or list in the order they are folded, for the *after* of the next."""
        heads = [one for one in in_list_order(self.list_entries()) if one.kind != RecordKind.ROWS]
        return heads[-1].record if heads else None

    def not_of_lists(self) -> Iterator[Record]:
        """Give every record but those of programmes and lists, in the order of the clocks.

        A page at a time: whoever reads on while a savepoint is taken back is broken off.
        """
        last = (-1, "")
        while page := list(
            self._read(
                f"WHERE NOT {_OF_LISTS} AND (clock, id) > (?, ?) ORDER BY clock, id LIMIT ?",
                (*last, _PAGE),
            )
        ):
            yield from page
            last = (page[-1].clock, page[-1].id)

    def has_kind(self, kind: str) -> bool:
        """Say whether there is any record of this kind; it looks through all of them."""
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM record WHERE kind = ?)", (kind,)
        )
        return bool(found.fetchone()[0])

    def holds_all(self, records: Iterable[str]) -> bool:
        """Say whether each of these records is here."""
        wanted = json.dumps(sorted(set(records)))
        missing = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM record))",
            (wanted,),
        )
        return not missing.fetchone()[0]

    def gaps_of(self, desk: str) -> int:
        """Count the numbers of a desk, up to its last one known, of which there is no record here."""
        ((gaps,),) = self._connection.execute(
            "SELECT coalesce(sum(last - there), 0) FROM (SELECT max(seq) AS last, "
            "count(DISTINCT seq) AS there FROM record WHERE desk = ? GROUP BY epoch)",
            (desk,),
        ).fetchall()
        return int(gaps)

    def found_of(self, desk: str) -> int:
        """Count the records of a desk that were not made here."""
        ((found,),) = self._connection.execute(
            "SELECT count(*) FROM record WHERE desk = ? AND id NOT IN (SELECT record FROM own_record)",
            (desk,),
        ).fetchall()
        return int(found)

    def newest(self, kinds: Iterable[str], *, limit: int | None) -> Iterator[Record]:
        """Give this desk's records of *kinds*, the newest first, at most *limit*."""
        wanted = json.dumps([str(kind) for kind in kinds])
        return self._read(
            "WHERE desk = ? AND epoch = ? AND kind IN (SELECT value FROM json_each(?)) "
            "ORDER BY seq DESC LIMIT ?",
            (self.desk, self.epoch, wanted, -1 if limit is None else limit),
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
        return iter(list(self._read("WHERE id = ?", (record_id,))))

    def all(self) -> Iterator[Record]:
        """Give every record, in the order of the clocks."""
        return self._read("ORDER BY clock, id", ())

    def _read(self, condition: str, parameters: tuple[Any, ...]) -> Iterator[Record]:
        rows = self._connection.execute(
            f"SELECT {COLUMNS} FROM record {condition}",  # noqa: S608 - the store's own words
            parameters,
        )
        return map(record_from, rows)

    def _last(self, now: int) -> tuple[int, int]:
        """Give this desk's last number, and the latest clock that its own follows at *now*."""
        own = self._connection.execute(
            "SELECT seq, clock FROM record WHERE desk = ? AND epoch = ? ORDER BY seq DESC LIMIT 1",
            (self.desk, self.epoch),
        ).fetchone()
        (believed,) = self._connection.execute(
            "SELECT coalesce(max(clock), 0) FROM record WHERE clock <= ?", (farthest_believed(now),)
        ).fetchone()
        return (own[0], max(own[1], believed)) if own else (0, believed)


def record_from(row: Iterable[Any]) -> Record:
    """Read a row of the journal's `COLUMNS`."""
    (record, desk, epoch, seq, clock, at, operator, kind, v, after, body, personal) = row
    return Record(
        id=record,
        desk=desk,
        epoch=epoch,
        seq=seq,
        clock=clock,
        at=at,
        operator=operator,
        kind=kind,
        v=v,
        after=after,
        body=json.loads(body),
        personal=json.loads(personal),
    )


def _values(record: Record) -> tuple[Any, ...]:
    return (
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
    )
