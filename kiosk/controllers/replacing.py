"""Somebody comes for an absent one: a registrant of their own, and the absent one is no no-show."""

from dataclasses import replace

from kiosk.controllers.people import People
from kiosk.core.journal import Record, RecordKind
from kiosk.core.registrant import Registrant, Standing
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore


class Replacing:
    """Replaces people, and takes it back; each deed is one transaction."""

    def __init__(self, store: DeskStore, people: People) -> None:
        self._store = store
        self._people = people

    def replace(self, absent_id: str, details: Details) -> Registrant:
        """Let somebody come for an absent one: organisation, country and bookings are inherited.

        So is that the registration is not confirmed, and the category where none is given. From then
        on the absent one's ticket opens the card of whoever came.

        Raises:
            Trouble: there is no name, or nobody can come in place of this one.
        """
        absent = self.may_be_replaced(absent_id)
        inherited = replace(
            details,
            organisation=details.organisation or absent.organisation,
            country=details.country or absent.country,
            category=details.category or absent.category,
            bookings=sorted(absent.bookings),
        )
        key = self._store.event_key()
        with self._store.transaction():
            is_pending = absent.standing is Standing.PENDING
            by = self._people.append(inherited, key, is_pending=is_pending)
            self._store.journal.append(RecordKind.REPLACE, {"absent": absent.id, "by": by})
        return self._store.registrants.person(by)

    def append_again(self, absent_id: str, by_id: str) -> Record:
        """Let somebody who was added come for an absent one, whoever else was sent for them.

        Inside the caller's transaction.
        """
        said = self._store.people.replacements_of(absent_id)
        return self._store.journal.append(
            RecordKind.REPLACE,
            {"absent": absent_id, "by": by_id},
            after=said[-1].record if said else None,
        )

    def may_be_replaced(self, absent_id: str) -> Registrant:
        """Give the one in whose place somebody can come.

        Raises:
            Trouble: they have arrived, somebody comes in their place already, or their registration
                is cancelled.
        """
        absent = self._store.registrants.person(absent_id)
        instead = self._store.registrants.instead_of(absent)
        if self._store.attendance.stays(absent.id):
            raise Trouble(TroubleKind.HAS_ARRIVED, name=absent.name)
        if instead is not None:
            raise Trouble(TroubleKind.ALREADY_REPLACED, name=absent.name, by=instead.name)
        if absent.is_cancelled:
            raise Trouble(TroubleKind.CANCELLED_ALREADY, name=absent.name)
        return absent

    def both_come(self, registrant_id: str) -> Registrant:
        """Take back that somebody came for an absent one, or is replaced: give who is expected again.

        Raises:
            Trouble: neither is so.
        """
        people = self._store.people
        person = self._store.registrants.person(registrant_id)
        said = people.replacements_of(people.replaces(person.id) or person.id)
        if not said:
            raise Trouble(TroubleKind.NOT_REPLACED, name=person.name)
        undone = [one.record for one in said]
        with self._store.transaction():
            self._store.journal.append(RecordKind.UNDO, {"undoes": undone}, after=undone[-1])
        return self._store.registrants.person(said[-1].absent)
