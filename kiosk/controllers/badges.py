"""A badge is asked for, printed away from the screen's thread, and its fate is kept and shown."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from kiosk.controllers.desk_printers import DeskPrinters
from kiosk.controllers.doubts import Doubts
from kiosk.controllers.fates import Fates, Wanted
from kiosk.controllers.passing import Passing
from kiosk.controllers.pool import Pool, is_badges_own
from kiosk.controllers.sending import Sending
from kiosk.core.moment import Now
from kiosk.core.ports import BadgeQueue
from kiosk.core.printjob import Job, JobState, Place, Priority, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.session import Session, SessionKind
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore

_TOLD_AT_ONCE = 10
"""Of a whole run that is stopped or let go, a few badges tell: each makes the screens look anew."""

_AT_THE_DESK: Mapping[str, object] = MappingProxyType(
    {"priority": Priority.DESK.value, "printer": "", "addressed": False, "place": {}}
)
"""What is said of a badge of a run whose person has come."""


class Badges(QObject):
    """The badges of one desk; without a *queue* the desk prints none.

    *labels_on* says how many badges the sheet in a printer takes, *place_text* what a badge says of where
    it will lie. The *pool* are its printers, *doubts* the badges that may have come out or not, *passing*
    those that come out at another desk than asked for them.
    """

    changed = Signal(object)  # Job; of many changed in one go only the last

    def __init__(
        self,
        store: DeskStore,
        *,
        queue: BadgeQueue | None,
        now: Now,
        labels_on: Callable[[str], int] = lambda uri: 1,
        place_text: Callable[[Place], str] = lambda place: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._queue = queue
        self._now = now
        self._fates = Fates(store, place_text=place_text)
        others = DeskPrinters(store, now=now)
        self.pool = Pool(store, queue=queue, others=others, parent=self)
        self.passing = Passing(store, self._fates, others, parent=self)
        self.doubts = Doubts(store, self.pool)
        self._sending = Sending(
            store,
            self._fates,
            self.pool,
            self.passing,
            queue=queue,
            now=now,
            labels_on=labels_on,
            parent=self,
        )
        self._sending.changed.connect(self.changed)
        self.passing.changed.connect(self.changed)
        self.changed.connect(self.passing.look_at)
        self.passing.moved.connect(self.pool.hear_of_others)
        self.passing.moved.connect(self._sending.start)

    @property
    def trouble(self) -> Trouble | None:
        """What keeps badges from coming out: the disk, each of the printers, or a badge itself."""
        failed = (job.trouble for job in self._store.jobs.in_state(JobState.FAILED))
        spoilt = next((trouble for trouble in failed if is_badges_own(trouble)), None)
        return self._sending.stopped or self.pool.trouble or spoilt

    @property
    def stopped(self) -> Trouble | None:
        """What keeps this desk from remembering its badges: nothing is sent meanwhile."""
        return self._sending.stopped

    @property
    def printer(self) -> str:
        """The URI of this desk's first printer, empty where it has none."""
        return next(iter(self.pool.printers), "")

    @property
    def is_settled(self) -> bool:
        """Whether somebody has said where badges come out, if only that this desk prints none."""
        return self.pool.is_settled

    @property
    def are_wanted(self) -> bool:
        """Whether this desk asks for badges, if only for a printer that is yet to be added."""
        return self.pool.wants_badges

    def choose_printer(self, uri: str) -> None:
        """Print at *uri* alone from now on, what waits too; empty for none: then it waits."""
        self._sending.resume()
        self.pool.choose([uri] if uri else [])

    def prints_on_admission(self, session: Session) -> bool:
        """Say whether being admitted to *session* asks for a badge: at the welcome of a desk that prints."""
        return session.kind is SessionKind.WELCOME and self._queue is not None and self.are_wanted

    def order(
        self,
        registrant: Registrant,
        *,
        code: str,
        at: datetime,
        again: bool = False,
        printer: str = "",
        layout: str = "",
        queued: bool = True,
        priority: Priority = Priority.DESK,
        reason: Reason | None = None,
        run: str = "",
        place: Place | None = None,
    ) -> str:
        """Ask for a badge, inside the caller's transaction, and give the job's id.

        Without a *printer* it comes out at any of the desk's, without a *layout* on the desk's own.
        What is not *queued* the desk does not send of itself.
        """
        wanted = Wanted(
            registrant=registrant.id,
            code=code,
            again=again,
            printer=printer,
            layout=layout,
            queued=queued,
            priority=priority,
            reason=reason,
            run=run,
            place=place,
        )
        return self._fates.ask(wanted, at=at)

    def order_first(
        self, registrant: Registrant, *, code: str, at: datetime, hurried: bool = False
    ) -> None:
        """Ask, inside the caller's transaction, for a badge unless one may have come out before.

        One that failed or is held at this desk, or has its turn in a run, comes now instead, so that only
        one comes out: at whichever is free, though its run is for one printer, and it lies in no tray, for
        it is handed over. *hurried* before all that wait. One of a command's run that was broken off is
        not waited for.
        """
        newest = self.newest_of(registrant.id)
        if newest is not None and self._was_broken_off(newest):
            self._fates.keep(newest.id, JobState.DROPPED)
            newest = None
        if newest is None or newest.state is JobState.DROPPED:
            self.order(registrant, code=code, at=at)
        elif newest.state.is_to_come and self._is_own(newest):
            first: dict[str, object] = {"hurried": True} if hurried else {}
            if newest.priority is Priority.RUN:
                self._fates.wait(newest, {**_AT_THE_DESK, **first})
            elif newest.state is not JobState.WAITING or hurried:
                self._fates.wait(newest, first)
        elif newest.state is JobState.FAILED and not newest.is_passed:
            self.order(registrant, code=code, at=at)

    def drop(self, registrants: Collection[str], *, printed: bool = False) -> None:
        """Print no badge of these people that still waits, in the caller's transaction.

        With *printed*, one that came out is no longer theirs either: the next is printed anew.
        """
        for registrant_id in registrants:
            job = self.newest_of(registrant_id)
            if job is not None and (job.state.is_to_come or printed):
                self._fates.keep(job.id, JobState.DROPPED)

    def take_back(self, registrant_id: str) -> None:
        """Print no badge that waits because somebody came, in the caller's transaction: they did not.

        One that has its turn in a run keeps it, and one that came out is theirs when they come.
        """
        job = self.newest_of(registrant_id)
        if job is not None and job.state.is_to_come and job.priority is Priority.DESK:
            self._fates.keep(job.id, JobState.DROPPED)

    def put_off(self, registrant_id: str) -> dict[str, JobState]:
        """Print no badge of somebody that waits or is in doubt, in the caller's transaction.

        Give each as it was, so that `take_up` can bring it back; one that is printing comes out.
        """
        jobs = self._store.jobs.open_of(registrant_id)
        for job in jobs:
            if job.state is not JobState.PRINTING:
                self._fates.keep(job.id, JobState.DROPPED)
        return {job.id: job.state for job in jobs}

    def take_up(self, jobs: Mapping[str, JobState]) -> None:
        """Let badges that were put off be as they were, in the caller's transaction.

        One that a printer did not print waits. Whoever was given another since has that one.
        """
        for id_, state in jobs.items():
            job = self._job(id_)
            if job.state is JobState.DROPPED and not self._store.jobs.has_newer(job):
                waits = state in {JobState.FAILED, JobState.PRINTING}
                self._fates.keep(id_, JobState.WAITING if waits else state)

    def print_apart(self, registrant: Registrant, *, printer: str, layout: str) -> str:
        """Print one badge past this desk's queue, and give the job's id; `changed` tells its fate.

        Raises:
            Trouble: it could not be kept; then nothing is printed.
        """
        with self._store.transaction():
            id_ = self.order(
                registrant,
                code=self._store.codes.for_badge(registrant),
                at=self._now(),
                printer=printer,
                layout=layout,
                queued=False,
            )
            self._sending.mark(self._job(id_), printer)
        self._sending.send_apart(self._job(id_), printer)
        return id_

    def send_apart(self, *jobs: str, printer: str) -> None:
        """Send badges that were asked for to *printer*, together, past this desk's queue.

        Raises:
            Trouble: it could not be kept; then nothing is printed.
        """
        with self._store.transaction():
            orders = [self._sending.mark(self._job(job), printer) for job in jobs]
        self._sending.send_together(orders)

    def waiting(self) -> list[Job]:
        """Give the badges that have not come out, in the order of their turn; the held and failed too."""
        return self._store.jobs.waiting()

    def hold(self, *jobs: str) -> None:
        """Keep badges that wait until they are released; one that is on its way comes out."""
        self._change(jobs, lambda job: self._fates.keep(job.id, JobState.HELD))

    def release(self, *jobs: str) -> None:
        """Let badges that are held have their turn again."""
        self._change(jobs, self._fates.wait)

    def cancel(self, *jobs: str) -> None:
        """Print badges no more that have not come out, at another desk neither."""
        self._change(jobs, lambda job: self._fates.keep(job.id, JobState.DROPPED), also_passed=True)

    def move(self, job: str, printer: str) -> None:
        """Let a badge come out at *printer* and nowhere else, or, without one, at any.

        Raises:
            Trouble: another desk asked for it, and *printer* is another's again (PASSED_ALREADY).
        """
        said = {"printer": printer, "addressed": bool(printer)}

        def moved(one: Job) -> None:
            if one.is_passed:
                self.passing.send_to(one, printer)
                return
            is_held = one.state is JobState.HELD
            self._fates.keep(one.id, JobState.HELD if is_held else JobState.WAITING, said)

        self._change([job], moved)

    def hurry(self, job: str) -> None:
        """Let a badge come first of all, a held one too."""
        self._change([job], lambda one: self._fates.wait(one, {"hurried": True}))

    def waiting_for_sheet(self, uri: str) -> tuple[int, int]:
        """Give how many badges wait for the sheet in *uri* to be full, and how many labels are free on it."""
        return self._sending.waiting_for_sheet(uri)

    def print_now(self, uri: str) -> None:
        """Print what waits for the sheet in *uri*, though it is not full."""
        self._sending.print_now(uri)

    def retry(self) -> None:
        """Send what failed to the printers again: somebody has seen to them."""
        self._sending.resume()
        with self._store.transaction():
            for job in self._store.jobs.in_state(JobState.FAILED):
                self._fates.wait(job)
        self.pool.forgive()

    def recover(self) -> None:
        """After a start: what was at a printer when the desk stopped may have come out or not."""
        self._sending.recover()
        self.passing.take_news()

    def resolve(self, job_id: str, *, came_out: bool) -> None:
        """Take a person's word for whether a doubtful badge came out; if not, it is sent again."""
        with self._store.transaction():
            is_answered = self.answer(job_id, came_out=came_out)
        if is_answered:
            self.changed.emit(self._job(job_id))
        self.start()

    def give_up(self, job_id: str) -> None:
        """Print a doubtful badge no more: it did not come out, and nobody waits for it."""
        if self._job(job_id).state is JobState.UNKNOWN:
            with self._store.transaction():
                self._fates.keep(job_id, JobState.DROPPED)
            self.changed.emit(self._job(job_id))

    def answer(self, job_id: str, *, came_out: bool) -> bool:
        """Keep a person's word, in the caller's transaction; False where nobody doubts any more."""
        job = self._job(job_id)
        if job.state is not JobState.UNKNOWN:
            return False
        self._fates.answer(job, came_out=came_out)
        return True

    def newest_of(self, registrant_id: str) -> Job | None:
        """Give the newest job of a person's badge."""
        return self._store.jobs.newest_of(registrant_id)

    def start(self) -> None:
        """Give each printer that is free and well what is next.

        It raises no `Trouble`: what was done at the desk before is done, whatever ails the badges.
        """
        self._sending.start()

    def _change(
        self, jobs: Iterable[str], change: Callable[[Job], None], *, also_passed: bool = False
    ) -> None:
        """Do *change* to those of *jobs* that have not come out and are at no printer; go on printing.

        They are in this desk's queue, or passed on from there to another.
        """
        with self._store.transaction():
            asked = map(self._job, jobs)
            waiting = [
                job
                for job in asked
                if self._is_own(job) or (also_passed and self._is_passed_on(job))
            ]
            changed = [job for job in waiting if job.state.is_to_come]
            for job in changed:
                change(job)
        for job in changed[-_TOLD_AT_ONCE:]:
            self.changed.emit(self._job(job.id))
        self.start()

    def _was_broken_off(self, job: Job) -> bool:
        """Whether a command at this desk was to print a job, and did not come to it."""
        is_here = job.desk == self._store.setting("id")
        return is_here and not job.queued and job.state is JobState.WAITING

    def _is_own(self, job: Job) -> bool:
        """Whether a job is in this desk's queue."""
        return job.queued and job.desk == self._store.setting("id")

    def _is_passed_on(self, job: Job) -> bool:
        """Whether a job is this desk's wish, and another's to print."""
        return job.queued and job.is_passed and job.asker == self._store.setting("id")

    def _job(self, id_: str) -> Job:
        job = self._store.jobs.get(id_)
        assert job is not None  # noqa: S101 - whoever names a job was given it
        return job
