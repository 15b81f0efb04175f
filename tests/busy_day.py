"""A day of the reference event as several desks record it, the same each time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import to_ms
from kiosk.core.registrant import Registrant
from kiosk.store.desk import DeskStore
from tests.desk import at

DESK_2, DESK_3 = "2" * 32, "3" * 32
ROOMS = (("A1", 9, 24), ("A2", 9, 25), ("A3", 9, 23), ("PL1", 11, 20), ("CK", 12, 45))
AFTERNOON = (("A4", 14, 50), ("A5", 14, 51), ("A6", 14, 49))
CAME = 548
"""So many of the 595 come."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody enters a session, seen by a desk: "" is the desk's own."""

    registrant: str
    session: str
    at: datetime
    desk: str


def the_day(store: DeskStore) -> list[Entry]:
    """Give all entries of the day in the order of time."""
    chance = random.Random(2025)
    people = [person for person in store.registrants.all() if person.is_expected]
    chance.shuffle(people)
    own = store.setting("id")
    entries = [
        Entry(person.id, "ACC", _arrival(chance), chance.choice((own, own, DESK_2, DESK_3)))
        for person in people[:CAME]
    ]
    for session, hour, minute in (*ROOMS, *AFTERNOON):
        for number, person in enumerate(_booked(people[:CAME], session, chance)):
            moment = at(hour, minute) + timedelta(seconds=4 * number)
            entries.append(Entry(person.id, session, moment, DESK_2 if session > "B" else DESK_3))
    return sorted(entries, key=lambda entry: (entry.at, entry.registrant))


def play(store: DeskStore, until: datetime) -> list[Entry]:
    """Let the desks record the day up to *until*, and give what they recorded."""
    played = [entry for entry in the_day(store) if entry.at <= until]
    with store.transaction():
        for number, entry in enumerate(played, 1):
            record(store, entry, number)
    return played


def record(store: DeskStore, entry: Entry, number: int) -> None:
    """Record an entry as the desk that saw it does."""
    moment = to_ms(entry.at)
    made = Record(
        id=f"{number:032x}",
        desk=entry.desk,
        epoch=1,
        seq=10_000 + number,
        clock=(moment << 16) + number,
        at=moment,
        kind=RecordKind.CHECK_IN,
        body={"registrant": entry.registrant, "session": entry.session},
    )
    store.journal.keep(made)
    store.fold(made)


def _arrival(chance: random.Random) -> datetime:
    """Give a moment of the morning: most come between half past eight and half past nine."""
    minutes = chance.gauss(42, 21) if chance.random() < 0.85 else chance.uniform(60, 330)
    return at(8, 15) + timedelta(minutes=max(0.0, minutes), seconds=chance.randrange(60))


def _booked(people: list[Registrant], session: str, chance: random.Random) -> Iterator[Registrant]:
    for person in people:
        if session in person.bookings and chance.random() < 0.93:
            yield person
