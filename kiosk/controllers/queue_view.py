"""What of the badges is not out yet, in the order of what wants somebody most; a run is one line."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.printjob import Job, JobState, Priority
from kiosk.store.desk import DeskStore
from kiosk.store.print_jobs import RunWaiting

SHOWN = 200
"""So many badges are shown one by one."""
ORDER = (
    JobState.UNKNOWN,
    JobState.FAILED,
    JobState.PRINTING,
    JobState.WAITING,
    JobState.HELD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One badge of the queue, and whose it is."""

    job: Job
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueView:
    """The queue as it stands: the first *lines*, of which there are *more*; *counts* are of all.

    *passed* are those that other desks are to print, which are in their queues.
    """

    lines: tuple[Line, ...]
    runs: tuple[RunWaiting, ...]
    counts: Mapping[JobState, int]
    more: int
    passed: tuple[Line, ...] = ()


def view_queue(store: DeskStore, *, shown: int = SHOWN) -> QueueView:
    """Give the queue of this desk."""
    counts = counts_of(store)
    runs = tuple(store.jobs.runs_waiting())
    in_runs = sum(run.waiting + run.held for run in runs)
    jobs = [job for state in ORDER for job in _one_by_one(store, state, shown)][:shown]
    return QueueView(
        lines=tuple(Line(job=job, name=name_of(store, job)) for job in jobs),
        runs=runs,
        counts=counts,
        more=max(sum(counts.values()) - in_runs - len(jobs), 0),
        passed=tuple(Line(job=job, name=name_of(store, job)) for job in store.jobs.passed_on()),
    )


def counts_of(store: DeskStore) -> dict[JobState, int]:
    """Count this desk's badges that are not out, by where they are."""
    jobs = store.jobs
    counts = {state: jobs.count_in_state(state) for state in ORDER}
    return counts | {JobState.PRINTING: len(jobs.in_state(JobState.PRINTING))}


def name_of(store: DeskStore, job: Job) -> str:
    """Say whose badge it is: of two of the same name, of which organisation."""
    person = store.registrants.get(job.registrant)
    if person is None:
        return job.code
    is_clear = not person.organisation or not store.registrants.has_namesake(person)
    return person.name if is_clear else f"{person.name} ({person.organisation})"


def is_in_line(job: Job) -> bool:
    """Say whether a job is shown with its run, and not by itself."""
    waits = job.state in {JobState.WAITING, JobState.HELD}
    return waits and bool(job.run) and job.priority is Priority.RUN


def _one_by_one(store: DeskStore, state: JobState, shown: int) -> list[Job]:
    return [job for job in store.jobs.in_state(state, limit=shown) if not is_in_line(job)]
