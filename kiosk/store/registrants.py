"""The people a desk knows: by code, by id, and by what staff type."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlite_utils import Database

from kiosk.core.attendance import has_arrived
from kiosk.core.columns import Row, cells_of, registrant_from, seen_at_desk
from kiosk.core.moment import Now, to_ms
from kiosk.core.registrant import Code, CodeKind, Registrant
from kiosk.core.text import words
from kiosk.store.roster import RosterTables

_PERSON = "r.id, r.source, r.line, r.withdrawn, r.cells"
_CONSIDERED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Somebody the search found; *exact* says that every word typed is a whole word of the name.

    *arrived* is as of now: today, where each day has its welcome.
    """

    registrant: Registrant
    arrived: bool
    exact: bool


class Registrants:
    """Looks people up; writes nothing."""

    def __init__(self, database: Database, roster: RosterTables, *, now: Now) -> None:
        self._connection = database.conn
        self._roster = roster
        self._now = now

    def holders(self, code: str) -> tuple[Code, ...]:
        """Give whose code *code* is: nobody's, one person's, or several people's by mistake."""
        rows = self._connection.execute(
            "SELECT r.id, c.kind, c.voided, r.withdrawn FROM code c "
            "JOIN registrant r ON r.number = c.registrant WHERE c.text = ? ORDER BY r.id",
            (code,),
        ).fetchall()
        here = [row for row in rows if not row[3]]  # of one withdrawn it may have been given on
        return tuple(
            Code(text=code, registrant=registrant, kind=CodeKind(kind), voided=bool(voided))
            for registrant, kind, voided, _ in here or rows
        )

    def get(self, registrant_id: str) -> Registrant | None:
        """Give the person with this id, None if there is none."""
        row = self._connection.execute(
            f"SELECT {_PERSON} FROM registrant r WHERE r.id = ?",  # noqa: S608 - constant
            (registrant_id,),
        ).fetchone()
        return self._person(row) if row else None

    def seen_at_desk(self, registrant: Registrant) -> Registrant:
        """Give *registrant* without what is not a desk's business."""
        return seen_at_desk(registrant, self._roster.columns(registrant.source))

    def all(self) -> Iterator[Registrant]:
        """Give everybody in the order of their names, those not expected too."""
        for row in self._connection.execute(
            f"SELECT {_PERSON} FROM registrant r ORDER BY r.sort_name, r.number"  # noqa: S608 - constant
        ):
            yield self._person(row)

    def count(self) -> int:
        """Count everybody known."""
        (number,) = self._connection.execute("SELECT count(*) FROM registrant").fetchone()
        return int(number)

    def find(self, text: str, limit: int) -> list[Hit]:
        """Give at most *limit* people whose words begin with each word of *text*, best first.

        Names come before organisations and the rest; whole words before beginnings of words.
        """
        typed = words(text)
        if not typed:
            return []
        asked = _telling(typed)
        named = self._named(typed, asked, limit)
        ranked = sorted(named.items(), key=lambda item: _rank(typed, item[1]))[:limit]
        hits = self._hits(typed, [number for number, _ in ranked])
        if len(hits) < limit:
            others = self._matching(asked, "", _CONSIDERED).items()
            rest = sorted((item for item in others if item[0] not in named), key=_by_name)
            hits += islice(self._mentioning(typed, rest, limit), limit - len(hits))
        return hits

    def _named(self, typed: Sequence[str], asked: Sequence[str], limit: int) -> dict[int, str]:
        found = self._named_from(typed[0], limit) if len(typed) == 1 else {}
        if len(found) < limit or len(typed[0]) > 1:
            bearing = self._matching(asked, "name:", _CONSIDERED)
            if len(asked) < len(typed):
                bearing = {n: name for n, name in bearing.items() if _all_begin(typed, words(name))}
            found |= bearing
        return found

    def _mentioning(
        self, typed: tuple[str, ...], found: Sequence[tuple[int, str]], limit: int
    ) -> Iterator[Hit]:
        """Give those among *found* of whom each word *typed* is said."""
        for start in range(0, len(found), limit):
            numbers = [number for number, _ in found[start : start + limit]]
            for hit in self._hits(typed, numbers):
                if _all_begin(typed, _said_of(hit.registrant)):
                    yield hit

    def _matching(self, typed: Iterable[str], column: str, limit: int) -> dict[int, str]:
        query = " ".join(f'"{word}"*' for word in typed)
        return dict(
            self._connection.execute(
                "SELECT r.number, r.sort_name FROM registrant_words w "
                "JOIN registrant r ON r.number = w.rowid WHERE registrant_words MATCH ? LIMIT ?",
                (f"{column} ({query})" if column else query, limit),
            ).fetchall()
        )

    def _named_from(self, start: str, limit: int) -> dict[int, str]:
        return dict(
            self._connection.execute(
                "SELECT number, sort_name FROM registrant WHERE sort_name >= ? AND sort_name < ? "
                "ORDER BY sort_name LIMIT ?",
                (start, start + "\U0010ffff", limit),
            ).fetchall()
        )

    def _hits(self, typed: tuple[str, ...], numbers: list[int]) -> list[Hit]:
        rows = self._connection.execute(
            "SELECT r.number, (SELECT json_group_array(entered) FROM stay WHERE registrant = r.id), "  # noqa: S608 - constant
            f"{_PERSON} "
            "FROM registrant r WHERE r.number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        ).fetchall()
        by_number = {row[0]: row[1:] for row in rows}
        hits = []
        for number in numbers:
            entries, *row = by_number[number]
            person = self._person(row)
            exact = set(typed) <= set(words(f"{person.given} {person.family}"))
            seen = self.seen_at_desk(person)
            arrived = self._has_arrived(entries)
            hits.append(Hit(registrant=seen, arrived=arrived, exact=exact))
        return hits

    def _has_arrived(self, entries: str) -> bool:
        event = self._roster.event
        assert event is not None  # noqa: S101 - a person is only ever loaded into an event
        return has_arrived(json.loads(entries), event, to_ms(self._now()))

    def _person(self, row: Iterable[Any]) -> Registrant:
        id_, source, line, withdrawn, cells = row
        event = self._roster.event
        assert event is not None  # noqa: S101 - a person is only ever loaded into an event
        return registrant_from(
            Row(id=id_, line=line, cells=cells_of(cells), withdrawn=bool(withdrawn)),
            self._roster.columns(source),
            event,
            source=source,
        )


def _telling(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words *typed* that the index is asked for: single letters begin a word of everybody.

    Unless nothing else was typed, they are looked for in what the index answers.
    """
    return tuple(word for word in typed if len(word) > 1) or typed


def _all_begin(typed: Iterable[str], said: Iterable[str]) -> bool:
    """Say whether each word *typed* is the beginning of one that is *said*."""
    return all(any(word.startswith(start) for word in said) for start in typed)


def _said_of(person: Registrant) -> tuple[str, ...]:
    texts = (
        *(person.given, person.family, person.native_name, person.organisation, person.function),
        *(person.category, person.country, person.email, person.list_id, person.code),
    )
    return words(" ".join(texts))


def _rank(typed: tuple[str, ...], sort_name: str) -> tuple[int, int, str]:
    """Order hits: most whole words first, then a family name that begins as typed, then by name."""
    whole = set(words(sort_name))
    return -sum(word in whole for word in typed), not sort_name.startswith(typed[0]), sort_name


def _by_name(item: tuple[int, str]) -> str:
    return item[1]
