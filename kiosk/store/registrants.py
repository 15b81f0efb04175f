"""The people a desk knows: by code, by id, and by what staff type."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from sqlite_utils import Database

from kiosk.core.attendance import has_arrived
from kiosk.core.columns import seen_at_desk
from kiosk.core.moment import Now, to_ms
from kiosk.core.registrant import Code, Registrant
from kiosk.core.text import fold, words
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.codes import CodeTables
from kiosk.store.people import PeopleTables
from kiosk.store.persons import PERSON
from kiosk.store.roster import RosterTables
from kiosk.store.search import NameSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Somebody the search found; *exact* says that every word typed is a whole word of the name.

    *arrived* is as of now: today, where each day has its welcome.
    """

    registrant: Registrant
    arrived: bool
    exact: bool
    guessed: bool = False


class Registrants:
    """Looks people up; writes nothing."""

    def __init__(
        self,
        database: Database,
        roster: RosterTables,
        people: PeopleTables,
        codes: CodeTables,
        *,
        now: Now,
    ) -> None:
        self._connection = database.conn
        self._codes = codes
        self._roster = roster
        self._persons = roster.persons
        self._kept_for = people.one.kept_for
        self._search = NameSearch(database.conn)
        self._now = now

    def holders(self, code: str) -> tuple[Code, ...]:
        """Give whose code *code* is: nobody's, one person's, or several people's by mistake."""
        return self._codes.holders(code)

    def get(self, registrant_id: str) -> Registrant | None:
        """Give the person of this id, or whom it was found to be; None if there is none."""
        return self._persons.get(self._kept_for(registrant_id))

    def listed(self, registrant_id: str) -> Registrant | None:
        """Give the person as their list alone says, whatever desks put right; None if there is none."""
        return self._persons.listed(registrant_id)

    def instead_of(self, registrant: Registrant) -> Registrant | None:
        """Give who comes in somebody's place, or in the place of who was to; None if nobody does."""
        person, seen = registrant, {registrant.id}
        while person.replaced_by is not None and person.replaced_by not in seen:
            seen.add(person.replaced_by)
            person = self.person(person.replaced_by)
        return None if person is registrant else person

    def of_organisation(self, organisation: str, limit: int) -> list[Registrant]:
        """Give at most *limit* of those of one organisation who should come, by name."""
        asked = words(organisation)
        if not asked:
            return []
        rows = self._connection.execute(
            f"SELECT {PERSON} FROM registrant_words w JOIN registrant r ON r.number = w.rowid "  # noqa: S608 - constant
            "WHERE registrant_words MATCH ? AND r.expected ORDER BY r.sort_name, r.number",
            ("other : " + " ".join(f'"{word}"' for word in asked),),
        )
        people = map(self._persons.read, rows)
        same = (one for one in people if fold(one.organisation) == fold(organisation))
        return [self.seen_at_desk(person) for person in islice(same, limit)]

    def person(self, registrant_id: str) -> Registrant:
        """Give the person of this id, or whom it was found to be.

        Raises:
            Trouble: there is none.
        """
        found = self.get(registrant_id)
        if found is None:
            raise Trouble(TroubleKind.UNKNOWN_CODE, code=registrant_id)
        return found

    def seen_at_desk(self, registrant: Registrant) -> Registrant:
        """Give *registrant* without what is not a desk's business."""
        return seen_at_desk(registrant, self._roster.columns(registrant.source))

    def all(self) -> Iterator[Registrant]:
        """Give everybody in the order of their names, the cancelled too; of one person once."""
        for row in self._connection.execute(
            f"SELECT {PERSON} FROM registrant r WHERE r.sort_name <> '' "  # noqa: S608 - constant
            "ORDER BY r.sort_name, r.number"
        ):
            yield self._persons.read(row)

    def has_namesake(self, registrant: Registrant) -> bool:
        """Whether somebody else of the same name should come."""
        ((found,),) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM registrant WHERE expected AND id <> ? AND sort_name = ?)",
            (registrant.id, f"{fold(registrant.family)} {fold(registrant.given)}".strip()),
        ).fetchall()
        return bool(found)

    def categories(self) -> list[str]:
        """Give the categories there are, in the order of the alphabet."""
        return sorted(self._roster.categories() - {""})

    def count(self) -> int:
        """Count everybody known."""
        (number,) = self._connection.execute("SELECT count(*) FROM registrant").fetchone()
        return int(number)

    def expected(self) -> int:
        """Count everybody who should come, of one person once."""
        (number,) = self._connection.execute(
            "SELECT count(*) FROM registrant WHERE expected"
        ).fetchone()
        return int(number)

    def find(self, text: str, limit: int) -> list[Hit]:
        """Give at most *limit* people who may be meant by *text*, best first.

        Names come before organisations and the rest; whole words before beginnings of words; who
        is found by forgiving an error comes last, and is *guessed*.
        """
        named = self._search.find(text, limit)
        guessed = {person.number for person in named if person.guessed}
        numbers = [person.number for person in named]
        return [
            replace(hit, guessed=True) if number in guessed else hit
            for number, hit in zip(numbers, self._hits(words(text), numbers), strict=True)
        ]

    def _hits(self, typed: tuple[str, ...], numbers: list[int]) -> list[Hit]:
        rows = self._connection.execute(
            "SELECT r.number, (SELECT json_group_array(entered) FROM stay WHERE registrant = r.id), "  # noqa: S608 - constant
            f"{PERSON} "
            "FROM registrant r WHERE r.number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        ).fetchall()
        by_number = {row[0]: row[1:] for row in rows}
        hits = []
        for number in numbers:
            entries, *row = by_number[number]
            person = self._persons.read(row)
            exact = set(typed) <= set(words(f"{person.given} {person.family}"))
            seen = self.seen_at_desk(person)
            arrived = self._has_arrived(entries)
            hits.append(Hit(registrant=seen, arrived=arrived, exact=exact))
        return hits

    def _has_arrived(self, entries: str) -> bool:
        event = self._roster.event
        assert event is not None  # noqa: S101 - a person is only ever loaded into an event
        return has_arrived(json.loads(entries), event, to_ms(self._now()))
