"""Somebody comes for an absent one: a registrant of their own, and the absent one is no no-show."""

from dataclasses import replace

from kiosk.controllers.people import People
from kiosk.core.journal import RecordKind
from kiosk.core.registrant import Registrant
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

        From then on the absent one's ticket opens the card of whoever came.

        Raises:
            Trouble: there is no name, or the absent one has arrived.
        """
        absent = self._store.registrants.get(absent_id)
        if absent is None:
            raise Trouble(TroubleKind.UNKNOWN_CODE, code=absent_id)
        if self._store.attendance.stays(absent.id):
            raise Trouble(TroubleKind.HAS_ARRIVED, name=absent.name)
        inherited = replace(
            details,
            organisation=details.organisation or absent.organisation,
            country=details.country or absent.country,
            bookings=sorted(absent.bookings),
        )
        before = self._store.people.replaced_by(absent.id)
        key = self._store.event_key()
        with self._store.transaction():
            by = self._people.append(inherited, key)
            self._store.journal.append(
                RecordKind.REPLACE,
                {"absent": absent.id, "by": by},
                after=before.record if before is not None else None,
            )
        person = self._store.registrants.get(by)
        assert person is not None  # noqa: S101 - it was just added
        return person

    def both_come(self, registrant_id: str) -> Registrant:
        """Take back that somebody came for an absent one, or is replaced: give who is expected again.

        Raises:
            Trouble: neither is so.
        """
        people = self._store.people
        said = people.replaces(registrant_id) or people.replaced_by(registrant_id)
        if said is None:
            raise Trouble(TroubleKind.NOTHING_TO_UNDO)
        with self._store.transaction():
            self._store.journal.append(
                RecordKind.UNDO, {"undoes": [said.record]}, after=said.record
            )
        absent = self._store.registrants.get(said.absent)
        assert absent is not None  # noqa: S101 - who was replaced is known
        return absent
