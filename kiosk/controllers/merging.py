"""Two registrants turn out to be one person, or not to be: both codes open the one kept.

Merges of a load are of people it adds, who have no badges yet.
"""

from kiosk.controllers.fates import Fates
from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import Job, JobState
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore


class Merging:
    """Makes two one, and takes it back; each deed is one transaction."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store
        self._fates = Fates(store)

    def merge(self, registrant_id: str, other_id: str) -> Registrant:
        """Make two registrants one person, and give whom: the first, unless only the other comes.

        Only one badge of theirs comes out.

        Raises:
            Trouble: they are one already.
        """
        with self._store.transaction():
            self.append(registrant_id, other_id)
        return self._store.registrants.person(registrant_id)

    def append(self, registrant_id: str, other_id: str) -> Record:
        """Do what `merge` does inside the caller's transaction.

        Raises:
            Trouble: they are one already.
        """
        first, other = (
            self._store.registrants.person(registrant_id),
            self._store.registrants.person(other_id),
        )
        if first.id == other.id:
            raise Trouble(TroubleKind.SAME_PERSON, name=first.name)
        if first.is_cancelled and not other.is_cancelled:
            first, other = other, first
        merged = self._store.journal.append(RecordKind.MERGE, {"merged": {other.id: first.id}})
        self._leave_one_badge(first.id)
        return merged

    def part(self, registrant_id: str) -> list[Registrant]:
        """Take back every merge of somebody, and give all whom it had made one.

        Raises:
            Trouble: nobody was merged with them.
        """
        person = self._store.registrants.person(registrant_id)
        one = self._store.people.one
        group, records = one.ids_of(person.id), one.records_of(person.id)
        if not records:
            raise Trouble(TroubleKind.NOT_MERGED, name=person.name)
        with self._store.transaction():
            self._store.journal.append(RecordKind.UNDO, {"undoes": records})
        return [self._store.registrants.person(registrant) for registrant in group]

    def _leave_one_badge(self, registrant_id: str) -> None:
        """Print none of somebody's badges that are to come but one, nor that where one may be out."""
        jobs = self._store.jobs.of_person(registrant_id)
        to_come = [job for job in jobs if job.state.is_to_come]
        if all(job.state.is_to_come or not job.is_live for job in jobs):
            to_come.sort(key=lambda job: (*_turn(job), job.registrant != registrant_id))
            to_come = to_come[1:]
        for job in to_come:
            self._fates.keep(job.id, JobState.DROPPED)


def _turn(job: Job) -> tuple[bool, bool, int]:
    """Give what is least for the badge that comes first."""
    return (not job.queued, job.state is not JobState.WAITING, job.priority)
