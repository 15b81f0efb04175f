"""The badges asked for, and where each is."""

from pathlib import Path

import pytest

from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import JobState
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock


def ask(
    store: DeskStore, job: str, registrant: str = "liste:1", *, queued: bool = True, **more: object
) -> None:
    """Ask for a badge."""
    body = {"job": job, "registrant": registrant, "layout": "card", "printer": "file:///b.pdf"}
    flags = {"again": False, "queued": queued}
    with store.transaction():
        store.journal.append(RecordKind.PRINT, body | flags | more, {"code": "CODEADA1"})


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


def test_what_became_of_it_comes_first(store: DeskStore, clock: FixedClock, tmp_path: Path) -> None:
    """Records that came in the wrong order are right once folded again: what came out is not printed."""
    ask(store, "a")
    clock.advance(seconds=1)
    tell(store, "a", JobState.DONE, printer="file:///c.pdf")
    before = store.jobs.get("a")
    asked, told = [r for r in store.journal.all() if r.kind in {"print", "printed"}]
    with DeskStore.open_for_writing(tmp_path / "other", now=clock) as other:
        with other.transaction():
            for record in (told, asked):
                other.journal.keep(record)
                other.fold(record)
        other.fold_again()
        assert other.jobs.get("a") == before


def test_whose_turn_it_is(store: DeskStore, clock: FixedClock) -> None:
    """What was hurried last comes first, then who stands at the desk, then a run by its numbers."""
    for job, more in (("run1", {"priority": 1}), ("run2", {"priority": 1}), ("desk", {})):
        ask(store, job, **more)
        clock.advance(seconds=1)
    ask(store, "late", priority=1)
    assert turns(store) == ["desk", "run1", "run2", "late"]
    tell(store, "late", JobState.WAITING, hurried=True)
    tell(store, "run2", JobState.WAITING, hurried=True)
    assert turns(store) == ["run2", "late", "desk", "run1"]
    store.fold_again()
    assert turns(store) == ["run2", "late", "desk", "run1"]
    tell(store, "run1", JobState.WAITING, priority=0)
    assert turns(store) == ["run2", "late", "run1", "desk"]


def turns(store: DeskStore) -> list[str]:
    """Give the jobs in the order of their turn."""
    told = [job.id for job in store.jobs.waiting()]
    assert told == [job.id for job in store.jobs.to_send()]
    return told


def test_what_may_be_sent(store: DeskStore) -> None:
    """What failed for its printer's sake goes again; not what is held, nobody's, or spoilt."""
    for job in ("fails", "held", "spoilt", "waits", "marked"):
        ask(store, job)
    ask(store, "nobody", registrant="liste:99")
    ask(store, "apart", queued=False)
    tell(store, "fails", JobState.FAILED, trouble="printer-paper-out", facts={"printer": "x"})
    tell(store, "spoilt", JobState.FAILED, trouble="page-failed")
    tell(store, "held", JobState.HELD)
    with store.transaction():
        store.jobs.mark_printing("marked", "file:///b.pdf")
    assert [job.id for job in store.jobs.to_send()] == ["fails", "waits"]
    assert {job.id for job in store.jobs.waiting()} == {
        "fails",
        "held",
        "spoilt",
        "waits",
        "nobody",
    }


def test_where_it_was_and_where_it_is_wanted(store: DeskStore) -> None:
    """A job goes anywhere unless staff want it somewhere; at a printer it is there, with what it says."""
    ask(store, "a", printer="")
    assert addressed(store, "a") == ("", False)
    tell(
        store,
        "a",
        JobState.FAILED,
        printer="x:",
        trouble="printer-paper-out",
        facts={"printer": "x:"},
    )
    assert addressed(store, "a") == ("x:", False)
    tell(store, "a", JobState.WAITING, printer="y:", addressed=True)
    assert addressed(store, "a") == ("y:", True)
    with store.transaction():
        store.jobs.mark_printing("a", "z:", {"name": "Ada"})
    job = store.jobs.get("a")
    assert job is not None
    assert (job.printer, job.state, job.text) == ("z:", JobState.PRINTING, {"name": "Ada"})
    with store.transaction():
        store.jobs.unmark("a")
    tell(store, "a", JobState.WAITING, printer="", addressed=False)
    assert addressed(store, "a") == ("", False)


def test_a_record_of_an_earlier_version(store: DeskStore) -> None:
    """It names the desk's printer though any will do; a badge wanted at one printer says so."""
    ask(store, "old", printer="x:")
    ask(store, "new", printer="x:", addressed=True)
    assert addressed(store, "old") == ("x:", False)
    assert addressed(store, "new") == ("x:", True)


def test_what_is_wanted_elsewhere(store: DeskStore) -> None:
    """A printer is given neither what is wanted at another nor what does not fit there."""
    ask(store, "any", printer="")
    ask(store, "here", printer="x:", addressed=True)
    ask(store, "there", printer="y:", addressed=True)
    assert sorted(store.jobs.addressed_to()) == ["x:", "y:"]
    jobs = store.jobs.to_send(elsewhere=["y:"])
    assert [job.id for job in jobs] == ["any", "here"]
    assert [job.id for job in store.jobs.to_send(elsewhere=["y:"], unfit=["any"])] == ["here"]
    assert [job.id for job in store.jobs.to_send(limit=1)] == ["any"]


def addressed(store: DeskStore, id_: str) -> tuple[str, bool]:
    """Give at which printer a job is, and whether it is wanted there."""
    job = store.jobs.get(id_)
    assert job is not None
    return job.printer, job.addressed
