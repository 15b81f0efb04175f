"""Each printer of the desk that is free and well is given the badge whose turn it is."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.fates import Fates
from kiosk.controllers.passing import Passing
from kiosk.controllers.pool import Pool
from kiosk.controllers.unfit import Unfit
from kiosk.core.desk_printer import is_desks
from kiosk.core.moment import Now
from kiosk.core.ports import BadgeQueue
from kiosk.core.printer_place import place_of
from kiosk.core.printer_uri import option
from kiosk.core.printjob import BadgeOrder, Job, JobOutcome, JobState, Priority
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore

Finished = Callable[[JobOutcome], None]


class Sending(QObject):
    """Marks badges as gone before they go, several at once where there are several printers.

    *stopped* is what keeps the desk from remembering what it sends: then nothing is sent.
    """

    changed = Signal(object)  # Job

    def __init__(
        self,
        store: DeskStore,
        fates: Fates,
        pool: Pool,
        passing: Passing,
        *,
        queue: BadgeQueue | None,
        now: Now,
        labels_on: Callable[[str], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._fates = fates
        self._pool = pool
        self._passing = passing
        self._queue = queue
        self._now = now
        self._labels_on = labels_on
        self._on_their_way: dict[str, str] = {}
        self._apart: set[str] = set()
        self._unkept: list[JobOutcome] = []
        self._though_not_full: set[str] = set()
        self._unfit = Unfit()
        self.stopped: Trouble | None = None
        pool.changed.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Give each printer what is next, as many as its sheet takes; raises no `Trouble`."""
        is_news = False
        for printer in self._pool.ready():
            if self._queue is None or not self._queue.is_open or self.stopped is not None:
                break
            if is_desks(printer):
                self._pass_on(printer)
                continue
            try:
                jobs = self._next_at(printer)
            except Trouble as trouble:
                is_news |= self._pool.blame(printer, trouble)
                continue
            if jobs and (orders := self._marked(jobs, printer)):
                self._take(orders, printer)
                self._tell(order.job for order in orders)
                self._submit(orders, self._finished)
        if is_news:
            self._pool.changed.emit()

    def print_now(self, uri: str) -> None:
        """Print what waits for the sheet in *uri*, though it is not full; nothing where nothing waits."""
        if self._waiting_for(place_of(uri), 1):
            self._though_not_full.add(place_of(uri))
            self.start()

    def waiting_for_sheet(self, uri: str) -> tuple[int, int]:
        """Give how many badges wait for the sheet in *uri* to be full, and how many labels are free on it.

        Those that a printer without a sheet can take wait for that, be it busy.
        """
        if not option(uri, "sheet") or uri not in self._pool.ready():
            return 0, 0
        try:
            room = self._room_on(uri)
        except Trouble:
            return 0, 0
        jobs = self._waiting_for(place_of(uri), room)
        if any(not option(one, "sheet") for one in self._pool.well):
            jobs = [job for job in jobs if job.addressed]
        return len(jobs), room

    def send_apart(self, job: Job, printer: str) -> None:
        """Send one badge that was just marked, past all that wait: none of those goes for it."""
        self.send_together([self._order(job, printer)])

    def send_together(self, orders: Sequence[BadgeOrder]) -> None:
        """Send badges that were just marked, on one sheet where that is in the printer, past all that wait."""
        self._apart |= {order.job for order in orders}
        self._submit(orders, self._finished_apart)

    def mark(self, job: Job, printer: str) -> BadgeOrder:
        """Remember, inside the caller's transaction, that a badge goes to *printer* as it is now."""
        order = self._order(job, printer)
        text = {content.value: text for content, text in order.text.items()}
        self._store.jobs.mark_printing(job.id, printer, text)
        return order

    def recover(self) -> None:
        """After a start: what was at a printer when the desk stopped may have come out or not."""
        marked = [job.id for job in self._store.jobs.at_printer()]
        known = self._apart.union(self._on_their_way)
        interrupted = [job for job in marked if job not in known]
        self._settle([JobOutcome(job=job, state=JobState.UNKNOWN) for job in interrupted])

    def resume(self) -> None:
        """Keep what could not be kept before, and send again."""
        self.stopped = None
        self._unfit.clear()
        unkept, self._unkept = self._unkept, []
        self._settle(unkept)

    def _submit(self, orders: Sequence[BadgeOrder], finished: Finished) -> None:
        assert self._queue is not None  # noqa: S101 - who sends has one
        if len(orders) > 1 or option(orders[0].printer, "sheet"):
            self._queue.submit_sheet(orders, finished)
        else:
            self._queue.submit(orders[0], finished)

    def _next_at(self, printer: str) -> list[Job]:
        """Give the badges that *printer* is to be given together: a sheet waits until it is full.

        Raises:
            Trouble: nobody knows the sheet that it is said to have.
        """
        here, room = place_of(printer), self._room_on(printer)
        jobs = self._waiting_for(here, room)
        while self._leaves_out(jobs):
            jobs = self._waiting_for(here, room)
        if len(jobs) < room and here not in self._though_not_full:
            return []
        self._though_not_full.discard(here)
        return jobs

    def _pass_on(self, printer: str) -> None:
        """Ask another desk to print what waits, no more than it is to have at a time."""
        own = any(not is_desks(uri) for uri in self._pool.well)
        room, there = self._passing.room_at(printer, beside_own=own), place_of(printer)
        jobs = self._waiting_for(there, room, passing=True) if room else []
        while self._leaves_out(jobs):
            jobs = self._waiting_for(there, room, passing=True)
        if not jobs or self.stopped is not None:
            return
        try:
            with self._store.transaction():
                for job in jobs:
                    self._passing.pass_on(job, printer)
        except Trouble as trouble:
            self.stopped = trouble
        self._tell(job.id for job in jobs)

    def _waiting_for(self, here: str, room: int, *, passing: bool = False) -> list[Job]:
        others = {place_of(uri) for uri in self._pool.printers} - {here}
        wanted_at = self._store.jobs.addressed_to()
        return self._store.jobs.to_send(
            limit=room,
            elsewhere=[uri for uri in wanted_at if place_of(uri) in others],
            unfit=self._unfit.at(here, self._places_that_are_well()),
            passing=passing,
        )

    def _leaves_out(self, jobs: Sequence[Job]) -> bool:
        """Take whoever is not to come any more out of a run at their turn, and tell it; False where none."""
        people = self._store.registrants
        of_runs = [job for job in jobs if job.priority is Priority.RUN]
        absent = [job for job in of_runs if not people.person(job.registrant).is_expected]
        if not absent:
            return False
        try:
            with self._store.transaction():
                for job in absent:
                    self._fates.keep(job.id, JobState.DROPPED)
        except Trouble as trouble:
            self.stopped = trouble
            return False
        self._tell(job.id for job in absent)
        return True

    def _room_on(self, printer: str) -> int:
        """Give how many badges *printer* takes at once: what is free on its sheet, else one."""
        labels = self._labels_on(printer) if option(printer, "sheet") else 1
        first = option(printer, "first")
        used = int(first) - 1 if first.isdecimal() else 0
        return max(labels - used, 1)

    def _marked(self, jobs: Sequence[Job], printer: str) -> list[BadgeOrder]:
        """Remember that badges go to *printer*; where that cannot be kept, none goes."""
        try:
            with self._store.transaction():
                return [self.mark(job, printer) for job in jobs]
        except Trouble as trouble:
            self.stopped = trouble
            self._tell(job.id for job in jobs)
            return []

    def _order(self, job: Job, printer: str) -> BadgeOrder:
        registrant = self._store.registrants.person(job.registrant)
        return self._fates.order(job, registrant, printer=printer, now=self._now())

    def _take(self, orders: Sequence[BadgeOrder], printer: str) -> None:
        self._pool.take(printer)
        self._pool.leave_part(printer, self._first_left(printer, len(orders)))
        self._on_their_way |= dict.fromkeys((order.job for order in orders), printer)

    def _first_left(self, printer: str, count: int) -> int:
        """Give the first label that *count* badges leave free on the sheet in *printer*, 0 where none is."""
        first = option(printer, "first")
        return int(first or 1) + count if count < self._room_on(printer) else 0

    def _finished(self, outcome: JobOutcome) -> None:
        printer = self._on_their_way.pop(outcome.job)
        is_new = self._pool.judge(printer, outcome)
        self._settle([self._passed_on(outcome, printer)], printer)
        if printer not in self._on_their_way.values():
            self._pool.free(printer)
        self.start()
        if is_new:
            self._pool.changed.emit()

    def _passed_on(self, outcome: JobOutcome, printer: str) -> JobOutcome:
        """Let a badge that does not fit at *printer* wait for one that has not tried it yet, if one is well."""
        job = self._store.jobs.get(outcome.job)
        is_bound = job is None or job.addressed
        places = self._places_that_are_well()
        if not is_bound and self._unfit.tries_on(outcome, at=place_of(printer), places=places):
            return JobOutcome(job=outcome.job, state=JobState.WAITING)
        return outcome

    def _places_that_are_well(self) -> set[str]:
        return {place_of(uri) for uri in self._pool.well}

    def _finished_apart(self, outcome: JobOutcome) -> None:
        self._apart.discard(outcome.job)
        self._settle([outcome])

    def _settle(self, outcomes: Sequence[JobOutcome], printer: str = "") -> None:
        """Keep what became of badges and tell it; if that cannot be kept, nothing more is sent.

        They were at *printer*, or where their marks say.
        """
        if not outcomes:
            return
        try:
            for outcome in outcomes:
                self._use_sheet(outcome, printer)
            with self._store.transaction():
                for outcome in outcomes:
                    self._fates.settle(outcome)
        except Trouble as trouble:
            self.stopped = trouble
            self._unkept += outcomes
        self._tell(outcome.job for outcome in outcomes)

    def _use_sheet(self, outcome: JobOutcome, printer: str) -> None:
        """Take it that a badge that may have come out has used its sheet up."""
        job = self._store.jobs.get(outcome.job)
        if job is not None and (outcome.state.is_out or outcome.state is JobState.UNKNOWN):
            self._pool.begin_sheet(printer or job.printer)

    def _tell(self, jobs: Iterable[str]) -> None:
        for id_ in jobs:
            if (job := self._store.jobs.get(id_)) is not None:
                self.changed.emit(job)
