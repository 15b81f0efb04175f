"""People who are not on the list: a walk-in is a registrant like any other, with a code."""

import secrets
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from kiosk.controllers.badges import Badges
from kiosk.core.code import RANDOM_BYTES, make_code
from kiosk.core.columns import as_text
from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now
from kiosk.core.registrant import Registrant
from kiosk.core.session import WalkInPolicy
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import SOURCE, Details, companions, walk_in_row
from kiosk.store.desk import DeskStore


class People(QObject):
    """Adds people at this desk; each deed is one transaction."""

    added = Signal(str)  # registrant id

    def __init__(
        self, store: DeskStore, badges: Badges, *, now: Now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._badges = badges
        self._now = now

    def add(self, details: Details) -> Registrant:
        """Add a walk-in, found on this desk at once.

        Raises:
            Trouble: there is no name.
        """
        key = self._store.event_key()
        with self._store.transaction():
            registrant_id = self.append(details, key)
        self.added.emit(registrant_id)
        return self._person(registrant_id)

    def add_companions(self, organisation: str, number: int) -> list[Registrant]:
        """Add *number* people of a delegation whose names come later, and print their badges.

        Raises:
            Trouble: the delegation has no name.
        """
        if not organisation.strip():
            raise Trouble(TroubleKind.NAME_MISSING)
        key = self._store.event_key()
        with self._store.transaction():
            ids = [self.append(details, key) for details in companions(organisation, number)]
            people = [self._person(registrant_id) for registrant_id in ids]
            if self._badges.printer:
                for person in people:
                    self._badges.order(person, code=person.code, at=self._now())
        self._badges.start()
        for registrant_id in ids:
            self.added.emit(registrant_id)
        return people

    def categories(self) -> list[str]:
        """Give the categories of the list, for the form to propose."""
        return self._store.registrants.categories()

    def policy_for(self, category: str) -> WalkInPolicy:
        """Say who may add somebody of *category* at a desk.

        Raises:
            Trouble: nothing has been loaded yet.
        """
        return self._store.event.walk_in_policy(category)

    def append(self, details: Details, key: bytes) -> str:
        """Add somebody inside the caller's transaction, and give their id."""
        if not (details.family.strip() or details.given.strip()):
            raise Trouble(TroubleKind.NAME_MISSING)
        event = self._store.event  # nobody can be added to no event
        details = replace(details, bookings=[b for b in details.bookings if b in event.by_id])
        policy = event.walk_in_policy(details.category)
        code = make_code(key, secrets.token_bytes(RANDOM_BYTES))
        row = walk_in_row(details, code, policy)
        self._store.journal.append(
            RecordKind.WALK_IN,
            {"registrant": row.id, "source": SOURCE, "policy": policy.value},
            {"rows": {row.id: [row.line, as_text(row.cells)]}},
        )
        return row.id

    def _person(self, registrant_id: str) -> Registrant:
        person = self._store.registrants.get(registrant_id)
        assert person is not None  # noqa: S101 - it was just added
        return person
