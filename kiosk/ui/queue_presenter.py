"""Fills the page of the queue: what people want of a badge goes to `Badges`, what waits is shown."""

from PySide6.QtCore import QObject, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.passing import TakenBack
from kiosk.controllers.queue_view import Line, view_queue
from kiosk.controllers.runs import Runs
from kiosk.core.moment import from_ms
from kiosk.core.printer_place import place_of
from kiosk.core.printjob import Job, JobState
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.store.print_jobs import RunWaiting
from kiosk.ui.batches import Batches
from kiosk.ui.queue_page import QueuePage
from kiosk.ui.queue_table import QueueDeed, QueueRow
from kiosk.ui.soon import Soon
from kiosk.ui.told import told
from kiosk.wording.passing import (
    asked_back_text,
    called_text,
    for_text,
    queued_text,
    taken_back_text,
    too_late_text,
)
from kiosk.wording.printers import Health
from kiosk.wording.printing import printer_name
from kiosk.wording.queue import (
    any_printer_text,
    counts_text,
    run_state_text,
    run_text,
    state_text,
)
from kiosk.wording.troubles import trouble_text
from kiosk.wording.verdicts import clock_text

_LATER = frozenset({QueueDeed.MOVE, QueueDeed.CANCEL})
DEEDS = {
    JobState.UNKNOWN: frozenset({QueueDeed.CAME_OUT, QueueDeed.NOT_OUT, QueueDeed.NOT_WANTED}),
    JobState.FAILED: _LATER | {QueueDeed.RETRY},
    JobState.PRINTING: frozenset[QueueDeed](),
    JobState.WAITING: _LATER | {QueueDeed.HURRY, QueueDeed.HOLD},
    JobState.HELD: _LATER | {QueueDeed.HURRY, QueueDeed.RELEASE},
}
"""What can be done about a badge, by where it is; one at its printer comes out."""
DEEDS_ELSEWHERE = frozenset({QueueDeed.TAKE_BACK, QueueDeed.CANCEL})
"""What can be done about a badge that another desk is to print, and has not yet."""
SIGNS = {JobState.UNKNOWN: Health.SILENT, JobState.FAILED: Health.TROUBLE}
"""What wants somebody, as a printer's page shows it."""


class QueuePresenter(QObject):
    """Shows the queue while somebody looks at it."""

    def __init__(self, page: QueuePage, store: DeskStore, badges: Badges, runs: Runs) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._badges = badges
        self._runs = runs
        self._others = badges.passing.others
        self._zone = store.event.zone
        self._batches = Batches(parent=self)
        self._batches.done.connect(self.refresh)
        self._batches.troubled.connect(self.show_trouble)
        page.wanted.connect(self.do)
        page.move_wanted.connect(self.move)
        soon = Soon(self.refresh, parent=self)
        badges.changed.connect(soon.ask)
        badges.pool.changed.connect(soon.ask)

    def open(self) -> None:
        """Show the queue as it is."""
        self._page.tell("")
        printers = [(uri, printer_name(uri)) for uri in self._badges.pool.printers]
        self._page.offer_printers(printers)
        self.refresh()
        self._page.ask()

    @Slot()
    def refresh(self) -> None:
        """Show the queue anew, if somebody looks at it."""
        if not self._page.isVisible():
            return
        view = view_queue(self._store)
        passed = sorted(map(self._passed_row, view.passed), key=lambda row: row.sign is None)
        lying = [row for row in passed if row.sign]
        rows = [*lying, *map(self._row, view.lines), *passed[len(lying) :]]
        rows += map(self._run_row, view.runs)
        counts = counts_text(view.counts, passed=len(passed))
        self._page.show_queue(rows, more=view.more, counts=counts)

    @Slot(object)
    @told
    def do(self, deed: QueueDeed) -> None:
        """Do what is wanted about the chosen row."""
        row = self._page.table.chosen
        if row is None:
            return
        self._page.tell("")
        about, badges = row.about, self._badges
        match deed:
            case QueueDeed.CAME_OUT | QueueDeed.NOT_OUT:
                badges.resolve(about, came_out=deed is QueueDeed.CAME_OUT)
            case QueueDeed.NOT_WANTED:
                badges.give_up(about)
            case QueueDeed.RETRY | QueueDeed.RELEASE:
                badges.release(about)
            case QueueDeed.HURRY:
                badges.hurry(about)
            case QueueDeed.HOLD:
                badges.hold(about)
            case QueueDeed.CANCEL:
                badges.cancel(about)
                self._page.tell(self.tr("Ne sera pas imprimé : {who}.").format(who=row.who))
            case QueueDeed.TAKE_BACK | QueueDeed.TAKE_ALL_BACK:
                self._take_back(row, all_there=deed is QueueDeed.TAKE_ALL_BACK)
            case QueueDeed.STOP_RUN | QueueDeed.RESUME_RUN:
                runs, stops = self._runs, deed is QueueDeed.STOP_RUN
                self._batches.begin(runs.stop(about) if stops else runs.resume(about))
        self.refresh()
        self._page.ask()

    @Slot(str)
    @told
    def move(self, printer: str) -> None:
        """Let the chosen badge come out at *printer*, or at any."""
        row = self._page.table.chosen
        if row is not None:
            self._badges.move(row.about, printer)
            where = printer_name(printer) if printer else any_printer_text()
            told = self.tr("{who} : sortira sur {printer}.").format(who=row.who, printer=where)
            self._page.tell(told)
            self.refresh()
            self._page.ask()

    def _take_back(self, row: QueueRow, *, all_there: bool) -> None:
        """Let a badge that another desk was asked for come out here, or all that it has of this desk."""
        job = self._store.jobs.get(row.about)
        if job is None:
            return
        desk, jobs = self._others.desk_name(job.desk), [job.id]
        if all_there:
            jobs = self._with_desk(job.desk)
        match self._badges.passing.take_back(*jobs):
            case TakenBack.HERE:
                self._page.tell(taken_back_text(row.who, desk, count=len(jobs)))
            case TakenBack.ASKED:
                self._page.tell(asked_back_text(row.who, desk, count=len(jobs)))
            case TakenBack.TOO_LATE:
                self._page.tell(too_late_text(row.who))

    def _with_desk(self, desk: str) -> list[str]:
        """Give the badges of this desk that *desk* is to print and has not yet."""
        there = [job for job in self._store.jobs.passed_on() if job.state.is_to_come]
        return [job.id for job in there if job.desk == desk]

    @Slot(object)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say why it could not be done."""
        self._page.tell(trouble_text(trouble))

    def _row(self, line: Line) -> QueueRow:
        job = line.job
        printer = self._called(job.printer)
        if job.is_passed:
            printer = for_text(printer, self._others.desk_name(job.asker))
        return QueueRow(
            about=job.id,
            state=state_text(job.state),
            who=line.name,
            printer=printer,
            since=self._since(job.asked),
            deeds=DEEDS[job.state],
            sign=SIGNS.get(job.state),
        )

    def _passed_row(self, line: Line) -> QueueRow:
        """Show a badge that another desk is to print; one that it does not print now wants somebody."""
        job = line.job
        desk = self._others.desk_name(job.desk)
        printer = printer_name(job.printer) if job.printer else ""
        return QueueRow(
            about=job.id,
            state=queued_text(job.state, desk, is_wanted_back=job.wanted_back),
            who=line.name,
            printer=called_text(desk, printer),
            since=self._since(job.asked),
            deeds=self._deeds_elsewhere(job),
            sign=self._sign_elsewhere(job),
        )

    def _deeds_elsewhere(self, job: Job) -> frozenset[QueueDeed]:
        if not job.state.is_to_come:
            return frozenset()
        has_more = len(self._with_desk(job.desk)) > 1
        return DEEDS_ELSEWHERE | ({QueueDeed.TAKE_ALL_BACK} if has_more else set())

    def _sign_elsewhere(self, job: Job) -> Health | None:
        if job.state in SIGNS:
            return SIGNS[job.state]
        trouble = self._badges.passing.trouble_of(job)
        return Health.TROUBLE if trouble is not None else None

    def _run_row(self, run: RunWaiting) -> QueueRow:
        deed = QueueDeed.RESUME_RUN if run.is_stopped else QueueDeed.STOP_RUN
        return QueueRow(
            about=run.run,
            state=run_state_text(is_stopped=run.is_stopped),
            who=run_text(run.waiting + run.held),
            printer=self._called(run.printer),
            since=self._since(run.asked),
            deeds=frozenset({deed}),
        )

    def _called(self, uri: str) -> str:
        """Call a printer by the name it has now: a badge may wait for it longer than for that."""
        if not uri:
            return any_printer_text()
        now = (one for one in self._badges.pool.printers if place_of(one) == place_of(uri))
        return printer_name(next(now, uri))

    def _since(self, asked: int) -> str:
        return clock_text(from_ms(asked, self._zone), self._zone)
