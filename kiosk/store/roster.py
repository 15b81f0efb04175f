"""The programme and the lists, folded into the tables a desk looks up, and read back for a load."""

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from kiosk.core import walkin
from kiosk.core.columns import Columns, Field, Row, as_text, bookings_reader, cells_of
from kiosk.core.journal import Record, canonical
from kiosk.core.programme import event_from
from kiosk.core.registrant import CodeKind
from kiosk.core.session import Event
from kiosk.store.derived import RowReading
from kiosk.store.filling import made_at_once
from kiosk.store.journal import Rows
from kiosk.store.people import PeopleTables
from kiosk.store.persons import Persons
from kiosk.store.touched import TouchedPeople
from kiosk.store.vocabulary import keep_words

_PROGRAMME = "programme"
_BATCH = 200
_BOOK = "INSERT OR IGNORE INTO booking (registrant, session) VALUES (?, ?)"
_BOOK_ALL = (
    "INSERT OR IGNORE INTO booking (session, registrant) "
    "SELECT booked.key, person.value FROM json_each(?) booked, json_each(booked.value) person"
)
"""Books for many at once, told the registrants of each session: in half the time of one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A list as last loaded: the hash of its file, and how its rows are read.

    *mapping* is what the organiser said of its columns: by field, "" for a field that has none.
    """

    version: str
    columns: Columns
    mapping: Mapping[Field, str] = field(default_factory=dict)


class RosterTables:
    """Folds `programme`, `load` and `rows` records; the caller holds the transaction.

    It is what a load asks for what is known already.
    """

    def __init__(self, database: Database, people: PeopleTables) -> None:
        self._connection = database.conn
        self._people = people
        self.persons = Persons(database.conn, self, people)
        self._touched = TouchedPeople(database.conn, self, people, self.persons)
        self._event: Event | None = None
        self._booked: dict[str, int] = {}
        self.revision = 0  # another one after each change of what is known of people
        self._columns: dict[str, Columns] = {}
        self._readings: dict[str, RowReading] = {}

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
        if source == walkin.SOURCE:
            return walkin.COLUMNS
        if source not in self._columns:
            ((text,),) = self._connection.execute(
                "SELECT columns FROM source WHERE name = ?", (source,)
            ).fetchall()
            self._columns[source] = Columns.from_json(json.loads(text))
        return self._columns[source]

    def forget_cached(self) -> None:
        """Read programme and columns anew: a transaction that had changed them was rolled back."""
        self._event = None
        self._changed()
        self._columns.clear()
        self._readings.clear()

    def _changed(self) -> None:
        self._booked.clear()
        self.revision += 1

    def booked(self, session_id: str) -> int:
        """Count the people who booked a session and should come; anew only when a list changes."""
        if session_id not in self._booked:
            (self._booked[session_id],) = self._connection.execute(
                "SELECT count(*) FROM booking b JOIN registrant r ON r.id = b.registrant "
                "WHERE b.session = ? AND r.expected",
                (session_id,),
            ).fetchone()
        return self._booked[session_id]

    def versions(self) -> dict[str, str]:
        """Give the content hash of each source's newest version."""
        return dict(self._connection.execute("SELECT name, version FROM source").fetchall())

    def sources(self) -> Mapping[str, Source]:
        """Give the sources by name, the one that was loaded last at the end."""
        found = self._connection.execute(
            "SELECT name, version, mapping FROM source ORDER BY clock, name"
        ).fetchall()
        return {
            name: Source(
                version=version, columns=self.columns(name), mapping=_mapping_from(mapping)
            )
            for name, version, mapping in found
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
            yield Row(id=id_, line=line, cells=cells_of(cells), withdrawn=bool(withdrawn))

    def row(self, registrant: str) -> Row | None:
        """Give one person's row as their list, or the desk that added them, has it."""
        found = self._connection.execute(
            "SELECT line, cells, withdrawn FROM registrant WHERE id = ?", (registrant,)
        ).fetchone()
        if found is None:
            return None
        line, cells, withdrawn = found
        return Row(id=registrant, line=line, cells=cells_of(cells), withdrawn=bool(withdrawn))

    def categories(self) -> set[str]:
        """Give what lists and desks say of people's categories."""
        found = set()
        for source in (*self.versions(), walkin.SOURCE):
            category = self.columns(source).reader(Field.CATEGORY)
            found |= {category(row.cells) for row in self.rows(source)}
        return found

    def fold_programme(self, record: Record) -> None:
        """Take the programme of *record*; bookings are read again from the rows under its rules."""
        before = self.event
        self._changed()
        self._connection.execute(
            "INSERT INTO fact (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_PROGRAMME, canonical(record.body)),
        )
        self._event = event_from(record.body)
        self._readings.clear()
        if before is not None and _booking_rules(before) != _booking_rules(self._event):
            self._book_again(self._event)

    def fold_load(self, record: Record) -> None:
        """Take a new version of a source: its columns, who is no longer on it, and who is again.

        The rows of those who are on it again follow, and say whether they are expected.
        """
        body = record.body
        self._changed()
        is_known = body["source"] in self.versions()
        before = self.columns(body["source"]) if is_known else None
        self._connection.execute(
            "INSERT INTO source (name, version, columns, file, loaded, record, mapping, clock) "
            "VALUES (?,?,?,?,?,?,?,?) "
            "ON CONFLICT (name) DO UPDATE SET version = excluded.version, columns = excluded.columns, "
            "file = excluded.file, loaded = excluded.loaded, record = excluded.record, "
            "mapping = excluded.mapping, clock = excluded.clock",
            (
                body["source"],
                body["version"],
                canonical(body["columns"]),
                body["file"],
                record.at,
                record.id,
                canonical(body.get("mapping", {})),
                record.clock,
            ),
        )
        self._columns.pop(body["source"], None)
        self._readings.pop(body["source"], None)
        columns = self.columns(body["source"])
        if before is not None and before != columns:
            if before.header == columns.header:
                self._derive_again(body["source"])
            else:
                self._align(body["source"], before.header, columns.header)
        for withdrawn, ids in ((1, body["withdrawn"]), (0, body["returned"])):
            self._connection.execute(
                "UPDATE registrant SET withdrawn = ?, expected = 0 "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (withdrawn, json.dumps(ids)),
            )
        gone_or_back = self._people.touched_among([*body["withdrawn"], *body["returned"]])
        self.settle(self._people.concerned_with(gone_or_back))

    def fold_rows(self, record: Record) -> None:
        """Take a batch of added or changed rows, as the people, codes and bookings they stand for."""
        self._changed()
        source, rows = record.body["source"], record.personal["rows"]
        if source == walkin.SOURCE:
            rows = {id_: (line, walkin.padded(text)) for id_, (line, text) in rows.items()}
        width = len(self.columns(source).header)
        rows = {id_: (line, _as_wide(text, width)) for id_, (line, text) in rows.items()}
        self._derive(source, rows)

    def load_of(self, source: str) -> str:
        """Give the record of the list that *source* was last loaded with."""
        (record,) = self._connection.execute(
            "SELECT record FROM source WHERE name = ?", (source,)
        ).fetchone()
        return str(record)

    def merged(self) -> dict[str, str]:
        """Give whom each merged registrant was found to be."""
        return self._people.one.by_merged()

    def filling(self) -> contextlib.AbstractContextManager[None]:
        """Make what looks people up once, at the end of the block, if nobody is known before it."""
        is_empty = not self._last_number()
        return made_at_once(self._connection) if is_empty else contextlib.nullcontext()

    def settle(self, registrants: Collection[str]) -> None:
        """Let what desks said of these people show: who comes, for whom, and under which name."""
        if registrants:
            self._changed()
            self._touched.settle(registrants)

    def _align(self, source: str, before: tuple[str, ...], header: tuple[str, ...]) -> None:
        """Put the cells of rows where the new *header* has them.

        The rows that follow write them again, but those that another desk knew, and this load's did not.
        """
        old = {name: place for place, name in enumerate(before)}
        places = [old.get(name) for name in header]
        known = self._connection.execute(
            "SELECT id, cells FROM registrant WHERE source = ?", (source,)
        ).fetchall()
        aligned = [
            (as_text(["" if p is None else cells[p] for p in places]), id_)
            for id_, text in known
            if len(cells := cells_of(text)) == len(before)
        ]
        self._connection.executemany("UPDATE registrant SET cells = ? WHERE id = ?", aligned)

    def _derive_again(self, source: str) -> None:
        known = self._connection.execute(
            "SELECT id, line, cells FROM registrant WHERE source = ? ORDER BY number", (source,)
        ).fetchall()
        for start in range(0, len(known), _BATCH):
            batch = known[start : start + _BATCH]
            self._derive(source, {id_: (line, text) for id_, line, text in batch})

    def _derive(self, source: str, rows: Rows) -> None:
        """Write what follows from *rows*; who is withdrawn stays so."""
        event = self.event
        if event is None:
            return
        if source not in self._readings:
            self._readings[source] = RowReading(self.columns(source), event)
        numbers = self._numbers(rows)
        self._forget_derived(numbers, event)
        newcomers = (id_ for id_ in rows if id_ not in numbers)
        numbers |= {id_: number for number, id_ in enumerate(newcomers, self._last_number() + 1)}
        self._write_derived(source, rows, numbers)
        self.settle(self._people.concerned_with(self._people.touched_among(rows)))

    def _numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """Give the number of each of *ids* that is known."""
        return dict(
            self._connection.execute(
                "SELECT id, number FROM registrant WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).fetchall()
        )

    def _last_number(self) -> int:
        last = self._connection.execute("SELECT coalesce(max(number), 0) FROM registrant")
        return int(last.fetchone()[0])

    def _forget_derived(self, numbers: Mapping[str, int], event: Event) -> None:
        if not numbers:
            return
        known = [(number,) for number in numbers.values()]
        self._connection.executemany("DELETE FROM registrant_words WHERE rowid = ?", known)
        self._connection.executemany(
            "DELETE FROM code WHERE registrant = ? AND kind = 'ticket'", known
        )
        self._connection.execute(
            "DELETE FROM booking WHERE session IN (SELECT value FROM json_each(?)) "
            "AND registrant IN (SELECT value FROM json_each(?))",
            (json.dumps(list(event.by_id)), json.dumps(list(numbers))),
        )

    def _write_derived(self, source: str, rows: Rows, numbers: Mapping[str, int]) -> None:
        reading = self._readings[source]
        ticket = CodeKind.TICKET.value
        people, codes, found_by = [], [], []
        booked: dict[str, list[str]] = {}
        for id_, (line, text) in rows.items():
            row = reading(cells_of(text))
            number = numbers[id_]
            people.append((number, id_, source, line, row.expected, row.sort_name, text))
            if row.code:
                codes.append((row.code, number, ticket))
            for session in row.bookings:
                booked.setdefault(session, []).append(id_)
            found_by.append((number, row.name, row.other))
        self._connection.executemany(
            "INSERT INTO registrant "
            "(number, id, source, line, withdrawn, expected, sort_name, cells) "
            "VALUES (?,?,?,?,0,?,?,?) ON CONFLICT (id) DO UPDATE SET line = excluded.line, "
            "expected = excluded.expected AND NOT withdrawn, sort_name = excluded.sort_name, "
            "cells = excluded.cells",
            people,
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO code (text, registrant, kind, voided) VALUES (?,?,?,0)", codes
        )
        self._connection.execute(_BOOK_ALL, (json.dumps(booked),))
        self._connection.executemany(
            "INSERT INTO registrant_words (rowid, name, other) VALUES (?,?,?)", found_by
        )
        keep_words(self._connection, reading.new_names())

    def _book_again(self, event: Event) -> None:
        self._connection.execute("DELETE FROM booking")
        for source in (*self.versions(), walkin.SOURCE):
            bookings = bookings_reader(self.columns(source), event)
            self._connection.executemany(
                _BOOK,
                ((row.id, session) for row in self.rows(source) for session in bookings(row.cells)),
            )
        self.settle(self._people.touched())


def _as_wide(text: str, width: int) -> str:
    """Give a row of *width* cells, whoever made it: others could never be read."""
    if text.count("\t") == width - 1:
        return text
    return as_text((*cells_of(text), *[""] * width)[:width])


def _mapping_from(text: str) -> dict[Field, str]:
    return {Field(name): column for name, column in json.loads(text).items()}


def _booking_rules(event: Event) -> tuple[Any, Mapping[str, str]]:
    return [(session.id, session.booked) for session in event.sessions], dict(event.moved)
