"""Badges before the day: a run is planned, asked for in small steps, stopped, resumed, written into a file.

Between two steps the desk answers scans as always. The jobs are the run's memory: whatever stops it,
a crash too, what is left is what its jobs say, and nobody gets two.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.controllers.badges import Badges
from kiosk.controllers.fates import Fates
from kiosk.controllers.run_pages import RunPages, Texts
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.stale import Stale
from kiosk.core.moment import Now
from kiosk.core.printjob import Job, JobOutcome, JobState, Place, Priority, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.run import NOT_PRINTED, Placed, RunPlan, RunWish, is_known_order, plan_run
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.store.runs import RunCount

BATCH = 50
"""So many badges a transaction: a scan waits for no more."""

One = TypeVar("One")


def planned(store: DeskStore, wish: RunWish) -> RunPlan:
    """Give the order and the places of the badges that *wish* wants of those who should come.

    Raises:
        Trouble: the list has no such field or column (RUN_UNKNOWN_ORDER).
    """
    columns = {name for source in store.roster.sources().values() for name in source.columns.header}
    if not is_known_order(wish.order, columns):
        known = ", ".join(sorted(columns))
        raise Trouble(TroubleKind.RUN_UNKNOWN_ORDER, order=wish.order, known=known)
    printed = store.runs.states() if wish.only_new else {}
    people = (
        person
        for person in store.registrants.all()
        if person.is_expected and printed.get(person.id, JobState.FAILED) in NOT_PRINTED
    )
    return plan_run(people, wish, store.runs.laid())


def refuse_doubles(people: Iterable[Registrant], store: DeskStore) -> None:
    """Make sure that none of *people* has a badge, or is to have one.

    Raises:
        Trouble: some have (RUN_DOUBLES).
    """
    printed = store.runs.states()
    doubles = sum(printed.get(one.id, JobState.FAILED) not in NOT_PRINTED for one in people)
    if doubles:
        raise Trouble(TroubleKind.RUN_DOUBLES, badges=doubles)


def planned_anew(store: DeskStore, stale: Iterable[Stale]) -> RunPlan:
    """Give a run that prints *stale* badges anew, each for the place where the old one lies, on its layout.

    What lies in no place is given one, behind all others.
    """
    laid, strewn = list[Placed](), dict[str, Stale]()
    for one in stale:
        if one.place is not None:
            laid.append(Placed(registrant=one.registrant, place=one.place, layout=one.layout))
        else:
            strewn[one.registrant.id] = one
    people = (one.registrant for one in strewn.values())
    behind = plan_run(people, RunWish(delegation=0), store.runs.laid())
    given = (replace(one, layout=strewn[one.registrant.id].layout) for one in behind.loose)
    return RunPlan(loose=(*laid, *given))


class Runs:
    """Asks for the badges of runs, and keeps what became of them; a batch is one transaction."""

    def __init__(self, store: DeskStore, badges: Badges, *, now: Now) -> None:
        self._store = store
        self._badges = badges
        self._now = now
        self._fates = Fates(store)

    def order(
        self,
        plan: RunPlan,
        target: RunTarget,
        *,
        only_new: bool = False,
        reason: Reason | None = None,
        run: str = "",
    ) -> Iterator[int]:
        """Ask for the badges of *plan*, and give how many after each batch; then go on.

        With *only_new*, whoever was given a badge since it was planned is left out. *run* is its id.

        Raises:
            Trouble: there is nobody to print for (RUN_EMPTY).
        """
        if not plan.badges:
            raise Trouble(TroubleKind.RUN_EMPTY)
        run = run or new_run()
        done = 0
        for batch in _batches(plan.badges):
            with self._store.transaction():
                for placed in batch:
                    self._order(placed, target, run=run, only_new=only_new, reason=reason)
            self._badges.start()
            done += len(batch)
            yield done

    def stop(self, run: str) -> Iterator[int]:
        """Hold what still waits of *run*, and give how many after each batch; what is printing comes out."""
        yield from self._in_batches(self._of(run, JobState.WAITING), self._badges.hold)

    def resume(self, run: str) -> Iterator[int]:
        """Let what was held of *run* come out."""
        yield from self._in_batches(self._of(run, JobState.HELD), self._badges.release)

    def give_up(self, run: str) -> Iterator[int]:
        """Print nothing more of *run*."""
        left = [*self._of(run, JobState.WAITING), *self._of(run, JobState.HELD)]
        yield from self._drop([job.id for job in left])

    def discard(self, file: Path) -> Iterator[int]:
        """Keep that *file* was thrown away: nobody has a badge of its newest run, and gives how many.

        Raises:
            Trouble: no run that anybody has a badge of was written there (RUN_OF_NO_FILE).
        """
        for count in self._store.runs.counts():
            if not RunFile.is_one(count.printer):
                continue
            jobs = self._store.jobs.of_run(count.run)
            left = [job.id for job in jobs if job.state is not JobState.DROPPED]
            if left and RunFile.from_uri(count.printer).path == file.absolute():
                yield from self._drop(left)
                return
        raise Trouble(TroubleKind.RUN_OF_NO_FILE, path=str(file))

    def take_out(self, stale: Iterable[Stale]) -> Iterator[int]:
        """Keep that these badges were taken out of their places: nobody is to wear them."""
        yield from self._drop([one.job for one in stale])

    def settle(self, run: str, texts: Texts) -> Iterator[int]:
        """Keep that the file of *run* is there, with what each badge in it says.

        Whoever was not to come any more when it was written has no badge in it. Whoever was given
        another meanwhile has one in it that is to be taken out.
        """
        done = 0
        for batch in _batches(self._store.jobs.of_run(run)):
            with self._store.transaction():
                for job in batch:
                    text = texts.get(job.id)
                    if text is None:
                        if job.state is not JobState.DROPPED:
                            self._fates.keep(job.id, JobState.DROPPED)
                    elif job.state is not JobState.DONE or dict(job.text) != dict(text):
                        self._fates.keep(job.id, JobState.DONE, text=text)
            done += len(batch)
            yield done

    def unfinished(self, *, queued: bool | None = None) -> RunCount | None:
        """Give the newest run of this desk of which something is left, None if none is.

        With *queued*, only one that the desk's own queue prints, or only one that it does not.
        """
        wanted = {queued} if queued is not None else {True, False}
        counts = self._store.runs.counts()
        return next((run for run in counts if run.left and run.queued in wanted), None)

    def pages(self, run: str) -> RunPages:
        """Give what the file of *run* holds."""
        return RunPages(self._store, run, now=self._now)

    def left_of(self, run: str) -> list[Job]:
        """Give the badges of *run* that are still to come out, in the order of their places."""
        return [job for job in self._store.jobs.of_run(run) if job.state.is_to_come]

    def leave_out(self, run: str) -> list[Job]:
        """Print no badge of *run* for whoever is not to come any more, and give these badges."""
        absent = [
            job
            for job in self.left_of(run)
            if not self._store.registrants.person(job.registrant).is_expected
        ]
        for _ in self._drop([job.id for job in absent]):
            pass
        return absent

    def doubt(self, run: str) -> list[Job]:
        """Give the badges of *run* that were at a printer when it was broken off: perhaps they came out."""
        interrupted = [job for job in self._store.jobs.at_printer() if job.run == run]
        with self._store.transaction():
            for job in interrupted:
                self._fates.settle(JobOutcome(job=job.id, state=JobState.UNKNOWN))
        return interrupted

    def _order(
        self,
        placed: Placed,
        target: RunTarget,
        *,
        run: str,
        only_new: bool,
        reason: Reason | None,
    ) -> None:
        person = self._store.registrants.person(placed.registrant.id)
        newest = self._badges.newest_of(person.id)
        has_badge = newest is not None and newest.state not in NOT_PRINTED
        if not person.is_expected or (only_new and has_badge):
            return
        if newest is not None:
            self._make_room(newest, person, placed.place)
        self._badges.order(
            person,
            code=self._store.codes.for_badge(person),
            at=self._now(),
            again=has_badge,
            printer=target.uri,
            layout=target.layout or placed.layout,
            queued=target.is_queued,
            priority=Priority.RUN,
            reason=reason,
            run=run,
            place=placed.place,
        )

    def _make_room(self, newest: Job, person: Registrant, place: Place) -> None:
        """Let the new badge be their only one: none waits besides, none lies in the same place."""
        if newest.place == place:
            self._badges.drop([person.id], printed=True)
        else:
            self._badges.drop([person.id])

    def _drop(self, jobs: Sequence[str]) -> Iterator[int]:
        done = 0
        for batch in _batches(jobs):
            with self._store.transaction():
                for job in batch:
                    self._fates.keep(job, JobState.DROPPED)
            done += len(batch)
            yield done

    def _of(self, run: str, state: JobState) -> list[Job]:
        return [job for job in self._store.jobs.of_run(run) if job.state is state]

    def _in_batches(self, jobs: Sequence[Job], deed: Callable[..., None]) -> Iterator[int]:
        done = 0
        for batch in _batches(jobs):
            deed(*(job.id for job in batch))
            done += len(batch)
            yield done


def new_run() -> str:
    """Give the id of a new run."""
    return secrets.token_hex(8)


def _batches(all_of_them: Sequence[One]) -> Iterator[Sequence[One]]:
    return (all_of_them[start : start + BATCH] for start in range(0, len(all_of_them), BATCH))
