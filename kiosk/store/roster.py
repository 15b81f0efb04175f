"""The programme and the lists, folded into the tables a desk looks up, and read back for a load."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from kiosk.core.columns import Columns, Field, Row, registrant_from
from kiosk.core.journal import Record, canonical
from kiosk.core.programme import event_from
from kiosk.core.registrant import CodeKind, Registrant
from kiosk.core.session import Event
from kiosk.core.text import fold

_PROGRAMME = "programme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A list as last loaded: the hash of its file, and how its rows are read."""

    version: str
    columns: Columns


class RosterTables:
    """Folds `programme`, `load` and `rows` records; the caller holds the transaction.

    It is what a load asks for what is known already.
    """

    def __init__(self, database: Database) -> None:
        self._connection = database.conn
        self._event: Event | None = None
        self._columns: dict[str, Columns] = {}

    @property
    def event(self) -> Event | None:
        """The event as the newest programme says it, None before the first load."""
        if self._event is None:
            found = self._connection.execute(
                "SELECT value FROM fact WHERE name = ?", (_PROGRAMME,)
            ).fetchone()
            self._event = event_from(json.loads(found[0])) if found else None
        return self._event

    def columns(self, source: str) -> Columns:
        """Give how the rows of *source* are read."""
        if source not in self._columns:
            (text,) = self._connection.execute(
                "SELECT columns FROM source WHERE name = ?", (source,)
            ).fetchone()
            self._columns[source] = Columns.from_json(json.loads(text))
        return self._columns[source]

    def forget_cached(self) -> None:
        """Read programme and columns anew: a transaction that had changed them was rolled back."""
        self._event = None
        self._columns.clear()

    def versions(self) -> dict[str, str]:
        """Give the content hash of each source's newest version."""
        return dict(self._connection.execute("SELECT name, version FROM source").fetchall())

    def sources(self) -> Mapping[str, Source]:
        """Give the sources by name."""
        return {
            name: Source(version=version, columns=self.columns(name))
            for name, version in self.versions().items()
        }

    def keys(self, source: str) -> Iterator[tuple[str, str]]:
        """Give (registrant id, the code its list gives or "") of everybody of *source*."""
        columns = self.columns(source)
        return ((row.id, columns.value(Field.CODE, row.cells)) for row in self.rows(source))

    def rows(self, source: str) -> Iterator[Row]:
        """Give everybody of *source*, the withdrawn too."""
        for id_, line, cells, withdrawn in self._connection.execute(
            "SELECT id, line, cells, withdrawn FROM registrant WHERE source = ? ORDER BY number",
            (source,),
        ):
            row = tuple(json.loads(cells))
            yield Row(id=id_, line=line, cells=row, withdrawn=bool(withdrawn))

    def fold_programme(self, record: Record) -> None:
        """Take the programme of *record*; bookings are read again from the rows under its rules."""
        before = self.event
        self._connection.execute(
            "INSERT INTO fact (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_PROGRAMME, canonical(record.body)),
        )
        self._event = event_from(record.body)
        if before is not None and _booking_rules(before) != _booking_rules(self._event):
            self._book_again(self._event)

    def fold_load(self, record: Record) -> None:
        """Take a new version of a source: its columns, who is no longer on it, and who is again.

        The rows of those who are on it again follow, and say whether they are expected.
        """
        body = record.body
        is_known = body["source"] in self.versions()
        before = self.columns(body["source"]) if is_known else None
        self._connection.execute(
            "INSERT INTO source (name, version, columns, file, loaded, record) VALUES (?,?,?,?,?,?) "
            "ON CONFLICT (name) DO UPDATE SET version = excluded.version, columns = excluded.columns, "
            "file = excluded.file, loaded = excluded.loaded, record = excluded.record",
            (
                body["source"],
                body["version"],
                canonical(body["columns"]),
                body["file"],
                record.at,
                record.id,
            ),
        )
        self._columns.pop(body["source"], None)
        columns = self.columns(body["source"])
        if before is not None and before != columns and before.header == columns.header:
            self._derive(list(self.rows(body["source"])), body["source"])
        for withdrawn, ids in ((1, body["withdrawn"]), (0, body["returned"])):
            self._connection.execute(
                "UPDATE registrant SET withdrawn = ?, expected = 0 "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (withdrawn, json.dumps(ids)),
            )

    def fold_rows(self, record: Record) -> None:
        """Take a batch of added or changed rows, as the people, codes and bookings they stand for."""
        rows = record.personal["rows"].items()
        people = [Row(id=id_, line=line, cells=tuple(cells)) for id_, (line, cells) in rows]
        self._derive(people, record.body["source"])

    def _derive(self, people: Sequence[Row], source: str) -> None:
        """Write what follows from the rows of *people*; who is withdrawn stays so."""
        event = self.event
        if event is None:
            return
        columns = self.columns(source)
        self._forget_derived([row.id for row in people], event)
        read = [registrant_from(row, columns, event, source=source) for row in people]
        self._write_people(read, people)
        self._write_codes_and_bookings(read)
        self._write_words(read)

    def _forget_derived(self, ids: Sequence[str], event: Event) -> None:
        wanted = json.dumps(ids)
        known = self._connection.execute(
            "SELECT number FROM registrant WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
        ).fetchall()
        if not known:
            return
        self._connection.executemany("DELETE FROM registrant_words WHERE rowid = ?", known)
        self._connection.execute(
            "DELETE FROM code WHERE kind = 'ticket' "
            "AND registrant IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
        self._connection.execute(
            "DELETE FROM booking WHERE session IN (SELECT value FROM json_each(?)) "
            "AND registrant IN (SELECT value FROM json_each(?))",
            (json.dumps(list(event.by_id)), wanted),
        )

    def _write_people(self, read: Sequence[Registrant], people: Sequence[Row]) -> None:
        self._connection.executemany(
            "INSERT INTO registrant (id, source, line, withdrawn, expected, sort_name, cells) "
            "VALUES (?,?,?,0,?,?,?) ON CONFLICT (id) DO UPDATE SET line = excluded.line, "
            "expected = excluded.expected AND NOT withdrawn, sort_name = excluded.sort_name, "
            "cells = excluded.cells",
            [
                (
                    person.id,
                    person.source,
                    row.line,
                    person.is_expected,
                    fold(f"{person.family} {person.given}"),
                    json.dumps(row.cells, ensure_ascii=False),
                )
                for person, row in zip(read, people, strict=True)
            ],
        )

    def _write_codes_and_bookings(self, read: Sequence[Registrant]) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO code (text, registrant, kind, voided) VALUES (?,?,?,0)",
            [(person.code, person.id, CodeKind.TICKET.value) for person in read if person.code],
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO booking (registrant, session) VALUES (?, ?)",
            [(person.id, session) for person in read for session in person.bookings],
        )

    def _write_words(self, read: Sequence[Registrant]) -> None:
        numbers = dict(
            self._connection.execute(
                "SELECT id, number FROM registrant WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([person.id for person in read]),),
            ).fetchall()
        )
        self._connection.executemany(
            "INSERT INTO registrant_words (rowid, name, other) VALUES (?,?,?)",
            [(numbers[person.id], *_searchable(person)) for person in read],
        )

    def _book_again(self, event: Event) -> None:
        self._connection.execute("DELETE FROM booking")
        for source in self.versions():
            columns = self.columns(source)
            people = [
                registrant_from(row, columns, event, source=source) for row in self.rows(source)
            ]
            self._connection.executemany(
                "INSERT OR IGNORE INTO booking (registrant, session) VALUES (?, ?)",
                [(person.id, session) for person in people for session in person.bookings],
            )


def _booking_rules(event: Event) -> tuple[Any, Mapping[str, str]]:
    return [(session.id, session.booked) for session in event.sessions], dict(event.moved)


def _searchable(person: Registrant) -> tuple[str, str]:
    """Give the text a person is found by: by name first, by anything else after."""
    name = f"{person.given} {person.family} {person.native_name}"
    other = (
        person.organisation,
        person.function,
        person.category,
        person.country,
        person.email,
        person.list_id,
        person.code,
    )
    return fold(name), " ".join(fold(text) for text in other if text)
