"""The figures of the organiser, read out of the tables that the journal is folded into."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

from sqlite_utils import Database

from kiosk.core.columns import Columns, Field
from kiosk.core.figures import (
    MINUTE_MS,
    PEAK_MINUTES,
    DeskMinute,
    Figures,
    Missing,
    NoShows,
    Opening,
    Traits,
    awaited_of,
    bounds_of,
    crowd_of,
    day_shown,
    emptied,
    end_of,
    is_last,
    no_shows_of,
    sessions_of,
    slots_of,
    start_of,
)
from kiosk.core.registrant import Registrant
from kiosk.core.session import Event
from kiosk.store.attendance import AttendanceTables
from kiosk.store.roster import RosterTables

Kept = TypeVar("Kept")
_ASKED = (Field.CATEGORY, Field.ORGANISATION, Field.ORGANISATION_KIND, Field.COUNTRY)
_ATTRIBUTES = ("category", "organisation", "organisation_kind", "country")
_OF_ONE_PERSON = frozenset(
    {Field.ID, Field.CODE, Field.FAMILY, Field.GIVEN, Field.NAME, Field.NATIVE_NAME}
    | {Field.EMAIL, Field.PHONE, Field.NOTE}
)
"""Columns that say who somebody is: nobody is counted by them."""
_ONE = "registrant IN (SELECT value FROM json_each(?))"


class FigureTables:
    """Reads; writes nothing. Called, it gives the figures."""

    def __init__(
        self, database: Database, roster: RosterTables, attendance: AttendanceTables
    ) -> None:
        self._connection = database.conn
        self._roster = roster
        self._attendance = attendance
        self._kept: dict[tuple[object, ...], Any] = {}
        self._kept_of = -1

    def __call__(
        self, at: int | None = None, *, column: str = "", now: int | None = None
    ) -> Figures:
        """Give the figures as of *at* (UTC, ms), else of the newest record, or of *now* if that is later.

        Told *now*, whoever should have come since the newest record is missing, and what has ended
        since is empty. The crowds are broken down by *column* too, where a list has it.
        """
        event = self._event
        with self._attendance.one_snapshot():
            sessions = tuple(self._attendance.counts(event, at))
            as_of = sessions[0].as_of
            if at is None and now is not None and now > as_of:
                as_of, sessions = now, tuple(emptied(count, now) for count in sessions)
            day = day_shown(event, as_of)
            traits = self._traits(column)
            came = self._came(event, as_of)
            today = {who: first for who, first in came.items() if first is not None}
            gone = self._gone(event, as_of)
            arrived = set(came) if len(event.welcomes) == 1 else set(today)
            here = today.keys() - gone if as_of < end_of(event, day) else set()
            awaited = self._awaited(event, as_of)
            everybody = crowd_of(_of(arrived, traits), event.counting)
            is_same = here == arrived
            return Figures(
                event=event.name,
                short_name=event.short_name,
                timezone=event.timezone,
                day=day,
                as_of=as_of,
                sessions=sessions,
                expected=self._attendance.everybody(),
                here_now=everybody if is_same else crowd_of(_of(here, traits), event.counting),
                arrived=everybody,
                at_most=not self._leaving_is_seen(event, as_of),
                arrivals=slots_of(today.values()),
                opening=self._opening(event, as_of, arrived),
                minutes=self._minutes(event, as_of),
                no_shows=self._no_shows(awaited, arrived, traits),
                columns=self.columns(),
            )

    def missing(self, *, now: int | None = None) -> list[Missing]:
        """Give who should be looked for: speakers who have not arrived, then the others who are awaited.

        It is as of the newest record, or of *now* (UTC, ms) if that is later.
        """
        event = self._event
        with self._attendance.one_snapshot():
            as_of = max(self._attendance.newest(), now or 0)
            came = self._came(event, as_of)
            arrived = {
                w for w, first in came.items() if len(event.welcomes) == 1 or first is not None
            }
            awaited = self._awaited(event, as_of)
            speakers = self._speakers(event)
            found = [
                self._missing(event, as_of, registrant, is_speaker=registrant in speakers)
                for registrant in (awaited | speakers) - arrived
            ]
        return sorted(
            (one for one in found if one is not None),
            key=lambda one: (not one.is_speaker, one.due is None, one.due, one.name),
        )

    def columns(self) -> tuple[str, ...]:
        """Give the columns of the lists by which people can be counted."""
        names: dict[str, None] = {}
        for source in self._roster.versions():
            columns = self._roster.columns(source)
            private = {columns.fields[f] for f in _OF_ONE_PERSON if f in columns.fields}
            names |= {n: None for place, n in enumerate(columns.header) if place not in private}
        return tuple(names)

    @property
    def _event(self) -> Event:
        event = self._roster.event
        assert event is not None  # noqa: S101 - figures are asked for where an event is loaded
        return event

    def _no_shows(
        self, awaited: frozenset[str], arrived: Collection[str], traits: Mapping[str, Traits]
    ) -> NoShows:
        kept = self._once("by", awaited, read=lambda: awaited_of(_of(awaited, traits)))
        return no_shows_of(_of(awaited.difference(arrived), traits), kept)

    def _once(self, *key: object, read: Callable[[], Kept]) -> Kept:
        """Give what *read* gives, read once until a list or what desks said of people changes."""
        if self._kept_of != self._roster.revision:
            self._kept.clear()
            self._kept_of = self._roster.revision
        if key not in self._kept:
            for other in [each for each in self._kept if each[0] == key[0]][:-3]:
                del self._kept[other]  # what is asked again and again is few
            self._kept[key] = read()
        kept: Kept = self._kept[key]
        return kept

    def _traits(self, column: str) -> Mapping[str, Traits]:
        """Give what everybody is, by their id: by the rows, or by what desks said besides."""
        return self._once("traits", column, read=partial(self._read_traits, column))

    def _read_traits(self, column: str) -> dict[str, Traits]:
        readers: dict[str, Callable[[str], Traits]] = {}
        known: dict[str, Traits] = {}
        field = self._field_of(column)
        touched = [w for (w,) in self._connection.execute("SELECT registrant FROM touched")]
        for registrant, source, cells in self._connection.execute(
            "SELECT id, source, cells FROM registrant"
        ):
            reader = readers.get(source)
            if reader is None:
                reader = _reader(self._roster.columns(source), column, field)
                readers[source] = reader
            known[registrant] = reader(cells)
        for registrant in touched:
            if registrant in known and (person := self._roster.persons.get(registrant)) is not None:
                known[registrant] = _traits_of(person, column, field)
        return known

    def _field_of(self, column: str) -> Field | None:
        """Give what a column of a list is to Accueil: other lists call it otherwise."""
        for source in self._roster.versions() if column else ():
            columns = self._roster.columns(source)
            for field, place in columns.fields.items():
                if columns.header[place] == column:
                    return field
        return None

    def _came(self, event: Event, as_of: int) -> dict[str, int | None]:
        """Give everybody who has come by *as_of*: with when first on that day, None if not on it."""
        begins, ends = bounds_of(event, day_shown(event, as_of))
        return dict(
            self._connection.execute(
                "SELECT registrant, min(CASE WHEN entered >= ? AND entered < ? THEN entered END) "
                "FROM stay WHERE entered <= ? GROUP BY registrant",
                (begins, ends, as_of),
            ).fetchall()
        )

    def _leaving_is_seen(self, event: Event, as_of: int) -> bool:
        welcome = event.welcome_at(as_of)
        return welcome is not None and welcome.exits

    def _gone(self, event: Event, as_of: int) -> set[str]:
        """Give who left the building and has entered nothing since."""
        welcome = event.welcome_at(as_of)
        if welcome is None or not welcome.exits:
            return set()
        rows = self._connection.execute(
            "SELECT registrant FROM stay WHERE entered <= ?1 GROUP BY registrant HAVING "
            'max(CASE WHEN session = ?2 AND "left" <= ?1 THEN "left" END) >= max(entered)',
            (as_of, welcome.id),
        )
        return {registrant for (registrant,) in rows}

    def _awaited(self, event: Event, as_of: int) -> frozenset[str]:
        """Give the expected people of whose booked sessions of the day one has begun.

        Who booked nothing may come all day: they are awaited once the event is over.
        """
        day = day_shown(event, as_of)
        if is_last(event, day) and as_of >= end_of(event, day):
            return self._once("expected", read=self._expected)
        return self._booked(s.id for s in sessions_of(event, day) if start_of(s) <= as_of)

    def _booked(self, sessions: Iterable[str]) -> frozenset[str]:
        """Give the expected people who booked one of these."""
        asked = json.dumps(list(sessions))
        return self._once("booked", asked, read=partial(self._read_booked, asked))

    def _read_booked(self, sessions: str) -> frozenset[str]:
        rows = self._connection.execute(
            "SELECT DISTINCT r.id FROM booking b JOIN registrant r ON r.id = b.registrant "
            "WHERE b.session IN (SELECT value FROM json_each(?)) AND r.expected",
            (sessions,),
        )
        return frozenset(registrant for (registrant,) in rows)

    def _expected(self) -> frozenset[str]:
        rows = self._connection.execute("SELECT id FROM registrant WHERE expected")
        return frozenset(registrant for (registrant,) in rows)

    def _opening(self, event: Event, as_of: int, arrived: Collection[str]) -> Opening | None:
        """Give the first moment of the day for which people have booked."""
        of_day = sessions_of(event, day_shown(event, as_of))
        for first in of_day:
            together = [s.id for s in of_day if s.start == first.start]
            if booked := self._booked(together):
                came = len(booked.intersection(arrived))
                return Opening(at=start_of(first), people=len(booked), arrived=came)
        return None

    def _minutes(self, event: Event, as_of: int) -> tuple[DeskMinute, ...]:
        """Give the minutes of the last hour, desk by desk: of the whole day they would take 80 ms."""
        begins, ends = bounds_of(event, day_shown(event, as_of))
        begins = max(begins, as_of - PEAK_MINUTES * MINUTE_MS)
        return tuple(
            DeskMinute(desk=desk, at=minute * MINUTE_MS, people=people)
            for desk, minute, people in self._connection.execute(
                f"SELECT desk, entered / {MINUTE_MS}, count(*) FROM stay "  # noqa: S608 - a number
                "WHERE entered >= ? AND entered < ? AND entered <= ? GROUP BY 1, 2 ORDER BY 1, 2",
                (begins, ends, as_of),
            )
        )

    def _speakers(self, event: Event) -> set[str]:
        traits, is_speaker = self._traits(""), event.counting.is_speaker
        return {w for w in self._expected() if w in traits and is_speaker(traits[w].category)}

    def _missing(
        self, event: Event, as_of: int, registrant: str, *, is_speaker: bool
    ) -> Missing | None:
        person = self._roster.persons.get(registrant)
        if person is None:
            return None
        booked = [s for s in sessions_of(event, day_shown(event, as_of)) if s.id in person.bookings]
        return Missing(
            id=person.id,
            name=person.name,
            organisation=person.organisation,
            category=person.category,
            due=start_of(booked[0]) if booked else None,
            sessions=tuple(session.id for session in booked),
            is_speaker=is_speaker,
        )


def _of(people: Iterable[str], traits: Mapping[str, Traits]) -> list[Traits]:
    return [traits[one] for one in people if one in traits]


def _reader(columns: Columns, column: str, field: Field | None) -> Callable[[str], Traits]:
    """Give what reads a row's text, for whoever asks it of many; what a list has not is ""."""
    last = len(columns.header)  # behind the cells stands an empty one
    asked = [columns.fields.get(each, last) for each in _ASKED]
    part = columns.header.index(column) if column in columns.header else last
    if part == last and field is not None:
        part = columns.fields.get(field, last)
    pick: Callable[[list[str]], Any] = itemgetter(*asked, part)

    def read(cells: str) -> Traits:
        return Traits._make(pick([*cells.split("\t"), ""]))

    return read


def _traits_of(person: Registrant, column: str, field: Field | None) -> Traits:
    part = person.columns.get(column, "")
    if field in _ASKED:
        part = getattr(person, _ATTRIBUTES[_ASKED.index(field)])
    return Traits._make([*(getattr(person, name) for name in _ATTRIBUTES), part])
