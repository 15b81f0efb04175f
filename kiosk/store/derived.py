"""What the tables keep of a row of a list: who is expected, booked what, and is found by which words."""

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.core.columns import Columns, Field, bookings_reader
from kiosk.core.registrant import Standing
from kiosk.core.session import Event
from kiosk.core.text import fold
from kiosk.store.found_by import FoundBy


class Derived(NamedTuple):
    """What the tables keep of a row: *name* and *other* is the text a person is found by."""

    expected: bool
    sort_name: str
    code: str
    bookings: frozenset[str]
    name: str
    other: str


class RowReading:
    """Reads the rows of a source for the tables; where what stands is looked up once."""

    def __init__(self, columns: Columns, event: Event) -> None:
        self._columns = columns
        self._family = columns.reader(Field.FAMILY)
        self._given = columns.reader(Field.GIVEN)
        self._standing = columns.standing_reader()
        self._code = columns.reader(Field.CODE)
        self._bookings = bookings_reader(columns, event)
        self._found_by = FoundBy(columns)
        self.new_names = self._found_by.new_names

    def __call__(self, cells: Sequence[str]) -> Derived:
        """Give what the tables keep of a row's *cells*."""
        family, given = self._family(cells), self._given(cells)
        if not (family and given):
            family, given = self._columns.name_parts(cells)
        return Derived(
            self._standing(cells) is not Standing.CANCELLED,
            f"{fold(family)} {fold(given)}".strip(),
            self._code(cells),
            self._bookings(cells),
            *self._found_by(family, given, cells),
        )
