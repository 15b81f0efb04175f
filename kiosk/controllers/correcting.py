"""A name, an organisation or a function is put right; the code on the ticket stays valid."""

from kiosk.core.correction import Corrected, Corrections, Disagreement, differences
from kiosk.core.journal import Record, RecordKind
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore


def give_up_correction(said: Disagreement, store: DeskStore) -> None:
    """Let the list's word stand again, now and in its later versions; in the caller's transaction."""
    store.journal.append(
        RecordKind.CORRECT,
        {"registrant": said.registrant},
        {"old": {said.what.value: said.ours}, "new": {said.what.value: None}},
        after=store.people.newest_correction(said.registrant),
    )


class Correcting:
    """Puts people right, each in one transaction: a record with old and new."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def correct(self, registrant_id: str, wanted: Corrections) -> Registrant:
        """Put right what *wanted* says; what is so already is no correction.

        Raises:
            Trouble: nobody would have a name any more.
        """
        before = self._store.registrants.person(registrant_id)
        new = differences(before, wanted)
        name = (
            new.get(what, getattr(before, what)) for what in (Corrected.FAMILY, Corrected.GIVEN)
        )
        if not any(name):
            raise Trouble(TroubleKind.NAME_MISSING)
        if new:
            with self._store.transaction():
                self.append(before, new)
        return self._store.registrants.person(registrant_id)

    def append(self, before: Registrant, new: Corrections) -> Record:
        """Say what is right of somebody, be it said already, inside the caller's transaction."""
        listed = self._store.registrants.listed(before.id)
        return self._store.journal.append(
            RecordKind.CORRECT,
            {"registrant": before.id},
            {
                "old": {what.value: getattr(before, what) for what in new},
                # The list's own word is no correction: its later versions go on deciding.
                "new": {
                    what.value: None if getattr(listed, what) == text else text
                    for what, text in new.items()
                },
            },
            after=self._store.people.newest_correction(before.id),
        )
