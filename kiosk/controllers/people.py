"""People who are not on the list: a walk-in is a registrant like any other, with a code."""

import secrets
from dataclasses import replace

from kiosk.controllers.badges import Badges
from kiosk.core.code import RANDOM_BYTES, make_code
from kiosk.core.columns import as_text
from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now
from kiosk.core.registrant import Registrant
from kiosk.core.session import WalkInPolicy
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import DELEGATION, SOURCE, Details, companions, walk_in_row
from kiosk.store.desk import DeskStore

MOST = 1000
"""Companions of one organisation; no delegation is so large."""


class People:
    """Adds people at this desk; each deed is one transaction."""

    def __init__(self, store: DeskStore, badges: Badges, *, now: Now) -> None:
        self._store = store
        self._badges = badges
        self._now = now

    def add(self, details: Details) -> Registrant:
        """Add a walk-in, found on this desk at once.

        Raises:
            Trouble: there is no name.
        """
        return self.add_group(details, 0)[0]

    def add_group(self, details: Details, companions: int) -> list[Registrant]:
        """Add a walk-in and their *companions* whose names come later, in one transaction.

        Without a name the companions alone are added; their badges are printed at once.

        Raises:
            Trouble: there is no name, or the companions are of no organisation.
        """
        if companions and not details.organisation.strip():
            raise Trouble(TroubleKind.ORGANISATION_MISSING)
        is_named = bool(details.family.strip() or details.given.strip())
        key = self._store.event_key()
        with self._store.transaction():
            named = [self.append(details, key)] if is_named or not companions else []
            unnamed = [self.append(one, key) for one in self._companions(details, companions)]
            if self._badges.are_wanted:
                for person in map(self._store.registrants.person, unnamed):
                    self._badges.order(person, code=person.code, at=self._now())
        self._badges.start()
        return [self._store.registrants.person(one) for one in (*named, *unnamed)]

    def withdraw(self, registrant_id: str) -> None:
        """Take off again somebody whom a desk added by mistake; their badge waits no more.

        Raises:
            Trouble: they are on a list, or have arrived.
        """
        person = self.may_be_withdrawn(registrant_id)
        with self._store.transaction():
            self._store.journal.append(RecordKind.WITHDRAW, {"registrant": person.id})
            if person.replaces is not None:  # who was absent is expected again
                said = self._store.people.replacements_of(person.replaces)
                undone = [one.record for one in said]
                self._store.journal.append(RecordKind.UNDO, {"undoes": undone}, after=undone[-1])
            self._badges.put_off(person.id)

    def may_be_withdrawn(self, registrant_id: str) -> Registrant:
        """Give somebody whom a desk may take off again.

        Raises:
            Trouble: they are on a list, or have arrived.
        """
        person = self._store.registrants.person(registrant_id)
        if person.source != SOURCE or self._store.people.one.merged_into(person.id):
            raise Trouble(TroubleKind.ON_A_LIST, name=person.name)
        if self._store.attendance.stays(person.id):
            raise Trouble(TroubleKind.HAS_ARRIVED, name=person.name)
        return person

    def _companions(self, details: Details, number: int) -> list[Details]:
        """Name companions, on from those that the delegation has already."""
        if not number:
            return []
        known = self._store.registrants.of_organisation(details.organisation, MOST)
        taken = sum(one.given == DELEGATION for one in known)
        return companions(details.organisation, number, category=details.category, after=taken)

    def categories(self) -> list[str]:
        """Give the categories of the list, for the form to propose."""
        return self._store.registrants.categories()

    def policy_for(self, category: str) -> WalkInPolicy:
        """Say who may add somebody of *category* at a desk.

        Raises:
            Trouble: nothing has been loaded yet.
        """
        return self._store.event.walk_in_policy(category)

    def append(self, details: Details, key: bytes, *, is_pending: bool = False) -> str:
        """Add somebody inside the caller's transaction, and give their id.

        Who *is_pending*, or whom only an organiser may add, waits to be confirmed.
        """
        if not (details.family.strip() or details.given.strip()):
            raise Trouble(TroubleKind.NAME_MISSING)
        event = self._store.event  # nobody can be added to no event
        details = replace(details, bookings=[b for b in details.bookings if b in event.by_id])
        policy = event.walk_in_policy(details.category)
        code = make_code(key, secrets.token_bytes(RANDOM_BYTES))
        row = walk_in_row(details, code, policy, is_pending=is_pending)
        self._store.journal.append(
            RecordKind.WALK_IN,
            {"registrant": row.id, "source": SOURCE, "policy": policy.value},
            {"rows": {row.id: [row.line, as_text(row.cells)]}},
        )
        return row.id
