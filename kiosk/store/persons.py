"""A registrant as all that is known says: the row of a list, and what desks did to them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Protocol

from kiosk.core.columns import Columns, Row, cells_of, registrant_from
from kiosk.core.correction import corrected
from kiosk.core.registrant import Registrant, as_one, instead_of
from kiosk.core.session import Event
from kiosk.store.people import PeopleTables

PERSON = (
    "r.id, r.source, r.line, r.withdrawn, r.cells, "
    "EXISTS (SELECT 1 FROM touched t WHERE t.registrant = r.id)"
)
"""What `Persons.read` wants of the table of registrants, called r."""


class Lists(Protocol):
    """How the rows of each list are read."""

    @property
    def event(self) -> Event | None:
        """The event, None before the first load."""

    def columns(self, source: str) -> Columns:
        """Give how the rows of *source* are read."""


class Persons:
    """Reads people; writes nothing."""

    def __init__(self, connection: Any, lists: Lists, people: PeopleTables) -> None:
        self._connection = connection
        self._lists = lists
        self._people = people

    def get(self, registrant_id: str) -> Registrant | None:
        """Give the registrant with this id, merged or not, None if there is none."""
        return self._get(registrant_id, ())

    def listed(self, registrant_id: str) -> Registrant | None:
        """Give the registrant as their list alone says, None if there is none."""
        row = self._connection.execute(
            "SELECT id, source, line, withdrawn, cells FROM registrant WHERE id = ?",
            (registrant_id,),
        ).fetchone()
        return self._listed(row) if row is not None else None

    def read(self, row: Iterable[Any]) -> Registrant:
        """Read one row of `PERSON`."""
        *listed, is_touched = row
        person = self._listed(listed)
        return self._as_known(person, ()) if is_touched else person

    def _get(self, registrant_id: str, asked_for: Collection[str]) -> Registrant | None:
        row = self._connection.execute(
            f"SELECT {PERSON} FROM registrant r WHERE r.id = ?",  # noqa: S608 - constant
            (registrant_id,),
        ).fetchone()
        if row is None:
            return None
        *listed, is_touched = row
        person = self._listed(listed)
        return self._as_known(person, asked_for) if is_touched else person

    def _listed(self, row: Iterable[Any]) -> Registrant:
        id_, source, line, withdrawn, cells = row
        event = self._lists.event
        assert event is not None  # noqa: S101 - a person is only ever loaded into an event
        return registrant_from(
            Row(id=id_, line=line, cells=cells_of(cells), withdrawn=bool(withdrawn)),
            self._lists.columns(source),
            event,
            source=source,
        )

    def _as_known(self, person: Registrant, asked_for: Collection[str]) -> Registrant:
        """Add what desks said; who is *asked_for* already is not asked again, should it go in circles."""
        here = (*asked_for, person.id)
        if self._people.is_withdrawn(person.id):
            person = replace(person, withdrawn=True)
        merged = [self._get(id_, here) for id_ in self._people.one.merged_into(person.id)]
        person = as_one(person, [one for one in merged if one is not None])
        if self._people.are_replaced_among(self._people.one.ids_of(person.id)):
            person = self._with_replacement(person, here)
        return corrected(person, self._people.corrections(person.id))

    def _with_replacement(self, person: Registrant, asked_for: Collection[str]) -> Registrant:
        """Say for whom somebody comes, and who comes for them."""
        absent_id = self._people.replaces(person.id)
        if absent_id is not None and absent_id not in asked_for:
            absent = self._get(absent_id, asked_for)
            person = instead_of(person, absent) if absent is not None else person
        return replace(person, replaced_by=self._people.replaced_by(person.id))
