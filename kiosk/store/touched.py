"""The people of whom desks have said something, brought up to it in the tables a desk looks up."""

import json
from collections.abc import Iterable
from typing import Any

from kiosk.core.columns import cells_of
from kiosk.core.registrant import Registrant
from kiosk.core.text import fold, words
from kiosk.store.found_by import FoundBy
from kiosk.store.people import PeopleTables
from kiosk.store.persons import Lists, Persons
from kiosk.store.vocabulary import indexed, keep_words


class TouchedPeople:
    """Writes what the rows of the lists alone do not say; the caller holds the transaction."""

    def __init__(
        self, connection: Any, lists: Lists, people: PeopleTables, persons: Persons
    ) -> None:
        self._connection = connection
        self._lists = lists
        self._people = people
        self._persons = persons

    def settle(self, registrants: Iterable[str]) -> None:
        """Say anew who of these is expected, what they booked, and by which words they are found.

        Who is merged is neither expected nor found: the one kept stands for them. Who was put right
        is found by the old name too, which the ticket still bears.
        """
        if self._lists.event is None:
            return
        for registrant in sorted(registrants):
            if self._people.one.kept_for(registrant) != registrant:
                self._put_aside(registrant)
            elif (person := self._persons.get(registrant)) is not None:
                self._settle(person)

    def _put_aside(self, registrant: str) -> None:
        self._connection.execute(
            "DELETE FROM registrant_words WHERE rowid = (SELECT number FROM registrant WHERE id = ?)",
            (registrant,),
        )
        self._connection.execute(
            "UPDATE registrant SET expected = 0, sort_name = '' WHERE id = ?", (registrant,)
        )
        self._book(registrant, ())

    def _settle(self, person: Registrant) -> None:
        execute = self._connection.execute
        ((number,),) = execute(
            "UPDATE registrant SET expected = ?, sort_name = ? WHERE id = ? RETURNING number",
            (
                person.is_expected,
                f"{fold(person.family)} {fold(person.given)}".strip(),
                person.id,
            ),
        ).fetchall()
        execute("DELETE FROM registrant_words WHERE rowid = ?", (number,))
        self._book(person.id, person.bookings)
        execute(
            "INSERT INTO registrant_words (rowid, name, other) VALUES (?,?,?)",
            (number, *self._found_by(person)),
        )

    def _book(self, registrant: str, sessions: Iterable[str]) -> None:
        event = self._lists.event
        assert event is not None  # noqa: S101 - nobody is settled without one
        self._connection.execute(
            "DELETE FROM booking WHERE registrant = ? "
            "AND session IN (SELECT value FROM json_each(?))",
            (registrant, json.dumps(list(event.by_id))),
        )
        self._connection.executemany(
            "INSERT INTO booking (session, registrant) VALUES (?,?)",
            [(session, registrant) for session in sessions],
        )

    def _found_by(self, person: Registrant) -> tuple[str, str]:
        """Give the text of all names a person goes by, and the text of the rest."""
        names, others = [], []
        for id_ in (person.id, *self._people.one.merged_into(person.id)):
            known = person if id_ == person.id else self._persons.get(id_)
            if known is not None:
                names += [indexed(known.given), indexed(known.family)]
                others += [" ".join(words(text)) for text in (known.organisation, known.function)]
                name, other = self._row_found_by(known)
                names.append(name)
                others.append(other)
        keep_words(self._connection, [name for name in names if name])
        return " ".join(dict.fromkeys(names)), " ".join(dict.fromkeys(others))

    def _row_found_by(self, person: Registrant) -> tuple[str, str]:
        (text,) = self._connection.execute(
            "SELECT cells FROM registrant WHERE id = ?", (person.id,)
        ).fetchone()
        columns, cells = self._lists.columns(person.source), cells_of(text)
        return FoundBy(columns)(*columns.name_parts(cells), cells)
