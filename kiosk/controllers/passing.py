"""Badges are passed on to another desk's printer, taken back, and given back by the desk that has them."""

import contextlib
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.desk_printers import DeskPrinters
from kiosk.controllers.fates import Fates
from kiosk.core.desk_printer import desk_of, is_desks, uri_of
from kiosk.core.journal import RecordKind
from kiosk.core.printer_place import place_of
from kiosk.core.printer_uri import given_name
from kiosk.core.printjob import Job, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

AT_ONCE = 20
"""So many wishes lie with another desk at a time: its answers call the next."""
AT_ONCE_BESIDE_OWN = 2
"""So many where this desk prints too: what waits for its own printer is nobody else's work."""
_ANYWHERE = {"printer": "", "addressed": False}


class TakenBack(Enum):
    """What came of taking a badge back: it is here, the other desk is asked for it, or it is too late."""

    HERE = auto()
    ASKED = auto()
    TOO_LATE = auto()


class Passing(QObject):
    """Writes `pass` records; the printing of what was passed to this desk is the queue's own work."""

    changed = Signal(object)  # Job
    moved = Signal()  # there may be something to print here

    def __init__(
        self, store: DeskStore, fates: Fates, others: DeskPrinters, *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._fates = fates
        self.others = others
        self._seen = self._elsewhere()

    def room_at(self, uri: str, *, beside_own: bool) -> int:
        """Give how many badges more the other desk's printer *uri* may be asked for now."""
        return max((AT_ONCE_BESIDE_OWN if beside_own else AT_ONCE) - self.asked_at(uri), 0)

    def asked_at(self, uri: str) -> int:
        """Count the badges that another desk's printer *uri* is asked for, 0 where it is no other's."""
        there = [job for job in self._store.jobs.passed_on() if job.desk == desk_of(uri)]
        return sum(job.state.is_to_come and self._goes_to(job, uri) for job in there)

    def trouble_of(self, job: Job) -> Trouble | None:
        """Give what keeps the other desk from printing a badge it was asked for, as far as is known."""
        place, name = place_of(job.printer) if job.printer else "", given_name(job.printer)
        return self.others.trouble_at(uri_of(job.desk, place, name))

    def lying(self) -> list[Job]:
        """Give this desk's badges that other desks are to print, and do not now."""
        there = self._store.jobs.passed_on()
        return [job for job in there if job.state.is_to_come and self.trouble_of(job) is not None]

    def pass_on(self, job: Job, uri: str) -> None:
        """Let a badge that waits here come out of another desk's printer, in the caller's transaction.

        Where it comes back, it waits for any printer.
        """
        if job.state is not JobState.WAITING or job.printer:
            self._fates.keep(job.id, JobState.WAITING, _ANYWHERE)
        self._say(job, to=desk_of(uri), printer=self.others.told_to_its_desk(uri))
        self._seen[job.id] = uri

    def send_to(self, job: Job, printer: str) -> None:
        """Let a badge that another desk asked for come out of *printer* here, or of any, in a transaction.

        Raises:
            Trouble: that printer is another desk's again (PASSED_ALREADY).
        """
        if is_desks(printer):
            asker = self.others.desk_name(job.asker)
            raise Trouble(TroubleKind.PASSED_ALREADY, desk=asker)
        self._say(job, to=job.desk, printer=printer, after=self._store.passes.wish_for(job))
        if job.state is JobState.FAILED:
            self._fates.keep(job.id, JobState.WAITING)

    def take_back(self, *job_ids: str) -> TakenBack:
        """Print badges that one desk has here after all. While that is heard, it first says that it does not.

        Raises:
            Trouble: it could not be kept.
        """
        known = filter(None, map(self._store.jobs.get, job_ids))
        jobs = [job for job in known if self._is_elsewhere(job) and job.state.is_to_come]
        if not jobs:
            return TakenBack.TOO_LATE
        asks = self.others.is_heard(jobs[0].desk)
        with self._store.transaction():
            for job in jobs:
                self._want_back(job, asks=asks)
        self.take_news()
        return TakenBack.ASKED if asks else TakenBack.HERE

    def take_news(self) -> None:
        """Look at what was heard of other desks: give back, tell what changed, and go on printing.

        To be called after each round of the exchange.
        """
        self._give_back()
        before, self._seen = self._seen, self._elsewhere()
        for job_id in dict.fromkeys((*before, *self._seen)):
            job = self._store.jobs.get(job_id)
            if job is not None and before.get(job_id) != self._seen.get(job_id):
                self.changed.emit(job)
        self.moved.emit()

    @Slot(Job)
    def look_at(self, job: Job) -> None:
        """Give a badge back that is in no printer any more, if its asker wants that."""
        if job.wanted_back:
            self._give_back()

    def _want_back(self, job: Job, *, asks: bool) -> None:
        if asks and job.wanted_back:
            return
        wish = self._store.passes.wish_for(job)
        self._say(job, to=job.asker, after=wish, asks=asks)
        if not asks and job.state is not JobState.WAITING:
            self._fates.keep(job.id, JobState.WAITING, _ANYWHERE)

    def _give_back(self) -> None:
        """Give back what others want back and no printer here has yet."""
        here = self._store.jobs.passed_here()
        wanted = [job for job in here if job.wanted_back and job.state.is_to_come]
        if not wanted:
            return
        with contextlib.suppress(Trouble), self._store.transaction():  # the next news tries again
            for job in wanted:
                wish = self._store.passes.wish_for(job)
                if job.state is not JobState.WAITING or job.printer:
                    self._fates.keep(job.id, JobState.WAITING, _ANYWHERE)
                self._say(job, to=job.asker, after=wish)

    def _say(
        self, job: Job, *, to: str, printer: str = "", after: str | None = None, asks: bool = False
    ) -> None:
        body = {"job": job.id, "to": to, "printer": printer} | ({"asks": True} if asks else {})
        self._store.journal.append(RecordKind.PASS, body, after=after)

    def _goes_to(self, job: Job, uri: str) -> bool:
        there = self.others.told_to_its_desk(uri)
        return not there or place_of(job.printer) == place_of(there)

    def _is_elsewhere(self, job: Job) -> bool:
        return job.is_passed and job.asker == self._store.setting("id")

    def _elsewhere(self) -> dict[str, object]:
        """Give how what this desk has with others stands, and what others have with it."""
        jobs = [*self._store.jobs.passed_on(), *self._store.jobs.passed_here()]
        return {job.id: _as_told(job) for job in jobs}


def _as_told(job: Job) -> object:
    """Give what of a badge is told on screens."""
    trouble = job.trouble.kind if job.trouble is not None else None
    return job.desk, job.printer, job.state, job.wanted_back, trouble
