"""Each printer of the desk that is free and well is given the badge whose turn it is."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.fates import Fates
from kiosk.controllers.pool import Pool
from kiosk.core.moment import Now
from kiosk.core.ports import BadgeQueue
from kiosk.core.printer_uri import option, printer_key
from kiosk.core.printjob import BadgeOrder, Job, JobOutcome, JobState, Priority
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore


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
        self._queue = queue
        self._now = now
        self._labels_on = labels_on
        self._on_their_way: dict[str, str] = {}
        self._apart: set[str] = set()
        self._unkept: list[JobOutcome] = []
        self._though_not_full: set[str] = set()
        self.stopped: Trouble | None = None
        pool.changed.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Give each printer what is next, as many as its sheet takes; raises no `Trouble`."""
        for printer in self._pool.ready():
            if self._queue is None or not self._queue.is_open or self.stopped is not None:
                return
            jobs, size = self._next_at(printer)
            if not jobs or not (orders := self._marked(jobs, printer)):
                continue
            self._take(orders, printer)
            self._tell(order.job for order in orders)
            if size > 1:
                self._queue.submit_sheet(orders, self._finished)
            else:
                self._queue.submit(orders[0], self._finished)

    def print_now(self, uri: str) -> None:
        """Print what waits for the sheet in *uri*, though it is not full."""
        self._though_not_full.add(printer_key(uri))
        self.start()

    def send_apart(self, job: Job, printer: str) -> None:
        """Send one badge that was just marked, past all that wait: none of those goes for it."""
        assert self._queue is not None  # noqa: S101 - who prints apart has one
        self._apart.add(job.id)
        self._queue.submit(self._order(job, printer), self._finished_apart)

    def send_together(self, orders: Sequence[BadgeOrder]) -> None:
        """Send badges that were just marked, on one sheet where they are several, past all that wait."""
        assert self._queue is not None  # noqa: S101 - who prints apart has one
        self._apart |= {order.job for order in orders}
        if len(orders) > 1:
            self._queue.submit_sheet(orders, self._finished_apart)
        else:
            self._queue.submit(orders[0], self._finished_apart)

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
        unkept, self._unkept = self._unkept, []
        self._settle(unkept)

    def _next_at(self, printer: str) -> tuple[list[Job], int]:
        """Give the badges that *printer* is to be given together, and how many it takes at once."""
        try:
            size = self._room_on(printer)
        except Trouble as trouble:
            self._pool.blame(printer, trouble)
            return [], 1
        takes = (
            job
            for job in self._store.jobs.to_send()
            if self._may_go(job, printer) and not self._is_left_out(job)
        )
        jobs = list(islice(takes, size))
        key = printer_key(printer)
        if len(jobs) < size and key not in self._though_not_full:
            return [], size
        self._though_not_full.discard(key)
        return jobs, size

    def _room_on(self, printer: str) -> int:
        """Give how many badges *printer* takes at once: what is free on its sheet, else one."""
        labels = self._labels_on(printer) if option(printer, "sheet") else 1
        first = option(printer, "first")
        used = int(first) - 1 if first.isdecimal() else 0
        return max(labels - used, 1)

    def _may_go(self, job: Job, printer: str) -> bool:
        """Whether a badge may come out at *printer*: not one that staff want at another of the desk's."""
        if not job.addressed:
            return True
        wanted = printer_key(job.printer)
        known = {printer_key(uri) for uri in self._pool.printers}
        return wanted == printer_key(printer) or wanted not in known

    def _is_left_out(self, job: Job) -> bool:
        """Leave whoever is not to come any more out of a run, once it is their turn; that is told."""
        if job.priority is not Priority.RUN:
            return False
        if self._store.registrants.person(job.registrant).is_expected:
            return False
        try:
            with self._store.transaction():
                self._fates.keep(job.id, JobState.DROPPED)
        except Trouble as trouble:
            self.stopped = trouble
        self._tell([job.id])
        return True

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
        self._on_their_way |= dict.fromkeys((order.job for order in orders), printer)

    def _finished(self, outcome: JobOutcome) -> None:
        printer = self._on_their_way.pop(outcome.job)
        is_new = self._pool.judge(printer, outcome)
        self._settle([outcome])
        if printer not in self._on_their_way.values():
            self._pool.free(printer)
            if outcome.state.is_out or outcome.state is JobState.UNKNOWN:
                self._pool.begin_sheet(printer)
        self.start()
        if is_new:
            self._pool.changed.emit()

    def _finished_apart(self, outcome: JobOutcome) -> None:
        self._apart.discard(outcome.job)
        self._settle([outcome])

    def _settle(self, outcomes: Sequence[JobOutcome]) -> None:
        """Keep what became of badges and tell it; if that cannot be kept, nothing more is sent."""
        if not outcomes:
            return
        try:
            with self._store.transaction():
                for outcome in outcomes:
                    self._fates.settle(outcome)
        except Trouble as trouble:
            self.stopped = trouble
            self._unkept += outcomes
        self._tell(outcome.job for outcome in outcomes)

    def _tell(self, jobs: Iterable[str]) -> None:
        for id_ in jobs:
            if (job := self._store.jobs.get(id_)) is not None:
                self.changed.emit(job)
