"""The badges asked for, and where each is."""

import pytest

from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import JobState
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock


def ask(store: DeskStore, job: str, registrant: str = "liste:1", *, queued: bool = True) -> None:
    """Ask for a badge."""
    body = {"job": job, "registrant": registrant, "layout": "card", "printer": "file:///b.pdf"}
    with store.transaction():
        store.journal.append(
            RecordKind.PRINT, body | {"again": False, "queued": queued}, {"code": "CODEADA1"}
        )


def tell(store: DeskStore, job: str, state: JobState, **more: object) -> None:
    """Say what became of a job."""
    with store.transaction():
        store.journal.append(RecordKind.PRINTED, {"job": job, "state": state.value, **more})


def test_a_job_waits_first(store: DeskStore, clock: FixedClock) -> None:
    """A badge asked for waits, oldest first even when the machine's time stands still."""
    for job in "cab":
        ask(store, job)
    assert [job.id for job in store.jobs.in_state(JobState.WAITING)] == ["c", "a", "b"]


@pytest.mark.parametrize("state", JobState)
def test_each_state(store: DeskStore, state: JobState) -> None:
    """A job is where its last record says."""
    ask(store, "a")
    tell(store, "a", state)
    job = store.jobs.get("a")
    assert job is not None
    assert (job.state, job.trouble) == (state, None)


def test_a_failed_job_keeps_its_trouble(store: DeskStore) -> None:
    """Why it failed is kept, and gone once the job waits again."""
    ask(store, "a")
    facts = {"printer": "é", "detail": "plus de papier"}
    tell(store, "a", JobState.FAILED, trouble="printer-failed", facts=facts)
    job = store.jobs.get("a")
    assert job is not None
    assert job.trouble is not None
    assert (job.trouble.kind, job.trouble.facts) == (TroubleKind.PRINTER_FAILED, facts)
    tell(store, "a", JobState.WAITING)
    assert [job.trouble for job in store.jobs.in_state(JobState.WAITING)] == [None]


def test_the_newest_of_a_person(store: DeskStore, clock: FixedClock) -> None:
    """Of several badges of somebody the newest is told."""
    ask(store, "a")
    ask(store, "b")
    clock.advance(seconds=5)
    ask(store, "c", registrant="liste:2")
    newest = store.jobs.newest_of("liste:1")
    assert newest is not None
    assert newest.id == "b"
    assert store.jobs.newest_of("liste:3") is None


def test_at_the_printer_survives_a_crash(store: DeskStore, clock: FixedClock) -> None:
    """What was at the printer when the desk stopped is still marked so at the next start."""
    ask(store, "a")
    with store.transaction():
        store.jobs.mark_printing("a", "file:///b.pdf")
    assert store.jobs.in_state(JobState.WAITING) == []
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        assert [job.id for job in again.jobs.in_state(JobState.PRINTING)] == ["a"]


def test_at_the_printer_survives_a_new_fold(store: DeskStore) -> None:
    """Folding the journal anew does not make wait, and so print twice, what has gone to the printer."""
    ask(store, "a")
    tell(store, "a", JobState.FAILED)
    tell(store, "a", JobState.WAITING)
    with store.transaction():
        store.jobs.mark_printing("a", "file:///b.pdf")
    store.fold_again()
    assert store.jobs.in_state(JobState.WAITING) == []
    assert [job.id for job in store.jobs.at_printer()] == ["a"]


def test_what_another_desk_prints(store: DeskStore) -> None:
    """Another desk's badge is known here, and none of this desk's queue."""
    body = {"job": "x", "registrant": "liste:1", "layout": "card", "printer": "file:///b.pdf"}
    theirs = Record(
        id="f0",
        desk="d2",
        epoch=1,
        seq=1,
        clock=1,
        at=1,
        kind=RecordKind.PRINT,
        body=body | {"again": False, "queued": True},
        personal={"code": "CODEADA1"},
    )
    with store.transaction():
        store.fold(theirs)
    assert store.jobs.in_state(JobState.WAITING) == []
    newest = store.jobs.newest_of("liste:1")
    assert newest is not None
    assert (newest.id, newest.desk) == ("x", "d2")


def test_what_a_command_prints(store: DeskStore) -> None:
    """A badge that a command sees to is not in the desk's queue."""
    ask(store, "a", queued=False)
    assert store.jobs.in_state(JobState.WAITING) == []
