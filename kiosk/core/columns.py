"""How one source's columns are read: which holds the name, which the bookings, whose business each is.

The journal keeps each row as the list gave it, so the same rows can be read again after the
programme has changed, and on a desk that never saw the file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import Any

from kiosk.core.registrant import Registrant, Standing
from kiosk.core.session import Event, Mark
from kiosk.core.text import fold


class Field(StrEnum):
    """What Accueil itself asks of a list; every other column is kept under its own name."""

    ID = "id"
    CODE = "code"
    FAMILY = "family"
    GIVEN = "given"
    NAME = "name"
    NATIVE_NAME = "native-name"
    STATUS = "status"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    ORGANISATION_KIND = "organisation-kind"
    COUNTRY = "country"
    CATEGORY = "category"
    EMAIL = "email"
    PHONE = "phone"
    DIET = "diet"
    LANGUAGE = "language"
    NOTE = "note"


ORGANISERS_FIELDS = frozenset({Field.EMAIL, Field.PHONE, Field.DIET})
"""What is proposed as the organiser's business alone, unless the programme says otherwise."""

CANCELLED_WORDS = frozenset(
    {"annule", "annulee", "supprime", "supprimee", "rembourse", "remboursee"}
    | {"cancelled", "canceled", "cancel", "refunded", "expired", "declined", "rejected"}
    | {"withdrawn", "deleted", "not attending"}
    | {"cancelado", "cancelada", "anulado", "anulada"}
)
PENDING_WORDS = frozenset({"en attente", "pending", "unpaid", "waiting list", "liste d'attente"})
ANY_OTHER = "*"
_STRICTEST_FIRST = (Standing.CANCELLED, Standing.PENDING)


_SHOWN: Mapping[Field, str] = {
    Field.NATIVE_NAME: "native_name",
    Field.FUNCTION: "function",
    Field.ORGANISATION: "organisation",
    Field.ORGANISATION_KIND: "organisation_kind",
    Field.COUNTRY: "country",
    Field.CATEGORY: "category",
    Field.EMAIL: "email",
    Field.LANGUAGE: "language",
    Field.NOTE: "note",
}
"""What a desk may show of a person, unless the list's marks say that it is not its business."""


@lru_cache(maxsize=1024)
def standing_of(status: str) -> Standing:
    """Read the words registration tools use for a status; an unknown word admits."""
    word = fold(status)
    if word in CANCELLED_WORDS:
        return Standing.CANCELLED
    return Standing.PENDING if word in PENDING_WORDS else Standing.CONFIRMED


def _strictest(standings: Iterable[Standing]) -> Standing:
    said = set(standings)
    return next((one for one in _STRICTEST_FIRST if one in said), Standing.CONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns kept from one source, in the list's order; a row's cells align with *header*."""

    header: tuple[str, ...]
    fields: Mapping[Field, int]
    bookings: tuple[int, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    standings: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict)
    """What values of a column mean (both folded; `ANY_OTHER`: all that have no meaning yet), where
    the tool that wrote the list has words of its own, or says in another column who is out."""

    def value(self, field: Field, cells: Sequence[str]) -> str:
        """Give the text of *field* in a row, empty where the list has no such column."""
        position = self.fields.get(field)
        return cells[position] if position is not None else ""

    def reader(self, field: Field) -> Callable[[Sequence[str]], str]:
        """Give `value` for *field* alone, for whoever asks it of many rows."""
        position = self.fields.get(field)
        return itemgetter(position) if position is not None else lambda cells: ""

    def mark(self, field: Field) -> Mark:
        """Say whose business *field* is; a field that the list does not have is no secret."""
        position = self.fields.get(field)
        if position is None:
            return Mark.DESK
        return self.marks.get(self.header[position], Mark.DESK)

    @property
    def standing_places(self) -> tuple[int, ...]:
        """The columns that say how a registration stands."""
        ruled = {place for place, name in enumerate(self.header) if name in self.standings}
        status = {self.fields[Field.STATUS]} if Field.STATUS in self.fields else set()
        return tuple(sorted(ruled | status))

    def standing(self, cells: Sequence[str]) -> Standing:
        """Say how a row's registration stands: of several columns, the one that refuses most."""
        return _strictest(self._said(place, cells[place]) for place in self.standing_places)

    def standing_reader(self) -> Callable[[Sequence[str]], Standing]:
        """Give `standing` for whoever asks it of many rows: they hold few combinations of cells."""
        if not self.standings:
            status = self.reader(Field.STATUS)
            return lambda cells: standing_of(status(cells))
        places = self.standing_places
        pick = picker(places)

        @lru_cache(maxsize=1024)
        def stands(values: tuple[str, ...]) -> Standing:
            return _strictest(map(self._said, places, values))

        return lambda cells: stands(pick(cells))

    def _said(self, place: int, value: str) -> Standing:
        own = self.standings.get(self.header[place], {})
        if (meant := own.get(fold(value))) is not None:
            return meant
        common = standing_of(value) if place == self.fields.get(Field.STATUS) else None
        if common in {Standing.CANCELLED, Standing.PENDING}:
            return common
        return own.get(ANY_OTHER, Standing.CONFIRMED) if value else Standing.CONFIRMED

    def name_parts(self, cells: Sequence[str]) -> tuple[str, str]:
        """Give (family, given); a list with one name column puts all of it in the family name."""
        family, given = self.value(Field.FAMILY, cells), self.value(Field.GIVEN, cells)
        if family or given:
            return (family, given) if family else (given, "")
        return self.value(Field.NAME, cells), ""

    def booked_ids(self, cells: Sequence[str]) -> Iterator[str]:
        """Give each session id that a row's booking columns hold (several in a cell are allowed)."""
        for position in self.bookings:
            for part in cells[position].replace(";", ",").split(","):
                if wanted := part.strip():
                    yield wanted

    def as_json(self) -> dict[str, Any]:
        """Give the form that the journal keeps."""
        return {
            "header": list(self.header),
            "fields": {field.value: position for field, position in self.fields.items()},
            "bookings": list(self.bookings),
            "marks": {name: mark.value for name, mark in self.marks.items()},
            "standings": {
                name: {value: standing.value for value, standing in meant.items()}
                for name, meant in self.standings.items()
            },
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Columns":
        """Read the form that the journal keeps."""
        return cls(
            header=tuple(data["header"]),
            fields={Field(name): position for name, position in data["fields"].items()},
            bookings=tuple(data["bookings"]),
            marks={name: Mark(mark) for name, mark in data["marks"].items()},
            standings={
                name: {value: Standing(standing) for value, standing in meant.items()}
                for name, meant in data.get("standings", {}).items()
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list: whose it is, its line in the file, its cells (none holds a tab).

    *withdrawn* if a later version of the list left the person out.
    """

    id: str
    line: int
    cells: tuple[str, ...]
    withdrawn: bool = False


def as_text(cells: Sequence[str]) -> str:
    """Write a row's cells as the one text that the journal and the tables keep."""
    return "\t".join(cells)


def cells_of(text: str) -> tuple[str, ...]:
    """Read the cells of a row from its text."""
    return tuple(text.split("\t"))


def seen_at_desk(registrant: Registrant, columns: Columns) -> Registrant:
    """Give *registrant* without what the list's marks keep from a desk; a name is always seen."""
    hidden: dict[str, Any] = {
        attribute: ""
        for shown, attribute in _SHOWN.items()
        if columns.mark(shown) is not Mark.DESK and getattr(registrant, attribute)
    }
    return replace(registrant, **hidden) if hidden else registrant


def bookings_of(columns: Columns, cells: Sequence[str], event: Event) -> frozenset[str]:
    """Give the sessions a row has booked: by the session ids it names, and by the programme's rules."""
    named = {event.moved.get(wanted, wanted) for wanted in columns.booked_ids(cells)}
    texts = dict(zip(columns.header, cells, strict=True))
    ruled = {s.id for s in event.sessions if s.booked is not None and s.booked.holds(texts)}
    return frozenset(named & event.by_id.keys() | ruled)


def picker(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Give what picks these cells out of a row, for whoever asks it of many."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple(cells[place] for place in places)


def booking_places(columns: Columns, event: Event) -> list[int]:
    """Give the columns that decide what a row has booked."""
    ruled = {session.booked.column for session in event.sessions if session.booked is not None}
    named = {place for place, name in enumerate(columns.header) if name in ruled}
    return sorted(named.union(columns.bookings))


def bookings_reader(columns: Columns, event: Event) -> Callable[[Sequence[str]], frozenset[str]]:
    """Give `bookings_of` for whoever asks it of many rows: they hold few combinations of cells."""
    places = booking_places(columns, event)
    pick = picker(places)

    @lru_cache(maxsize=4096)
    def booked(values: tuple[str, ...]) -> frozenset[str]:
        cells = [""] * len(columns.header)
        for place, value in zip(places, values, strict=True):
            cells[place] = value
        return bookings_of(columns, cells, event)

    return lambda cells: booked(pick(cells))


def registrant_from(row: Row, columns: Columns, event: Event, *, source: str) -> Registrant:
    """Read one row as the person it stands for."""
    cells = row.cells
    family, given = columns.name_parts(cells)
    return Registrant(
        id=row.id,
        source=source,
        list_id=columns.value(Field.ID, cells),
        family=family,
        given=given,
        native_name=columns.value(Field.NATIVE_NAME, cells),
        function=columns.value(Field.FUNCTION, cells),
        organisation=columns.value(Field.ORGANISATION, cells),
        organisation_kind=columns.value(Field.ORGANISATION_KIND, cells),
        country=columns.value(Field.COUNTRY, cells),
        category=columns.value(Field.CATEGORY, cells),
        email=columns.value(Field.EMAIL, cells),
        language=columns.value(Field.LANGUAGE, cells),
        note=columns.value(Field.NOTE, cells),
        standing=columns.standing(cells),
        withdrawn=row.withdrawn,
        code=columns.value(Field.CODE, cells),
        bookings=bookings_of(columns, cells, event),
        columns=dict(zip(columns.header, cells, strict=True)),
    )
