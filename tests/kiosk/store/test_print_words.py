"""What desks say of a badge may arrive in any order: the later word counts."""

import itertools
from pathlib import Path

import pytest

from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import Job, JobState, Place
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock

PLACE = {"tray": "A", "number": 3, "envelope": "Ville"}


def word(number: int, kind: RecordKind, after: int | None = None, **body: object) -> Record:
    """Give a record on the job "j"."""
    return Record(
        id=f"r{number}",
        desk="d",
        epoch=1,
        seq=number,
        clock=number,
        at=number,
        kind=kind,
        after=None if after is None else f"r{after}",
        body={"job": "j", **body},
        personal={"code": "C"} if kind is RecordKind.PRINT else {},
    )


ASKED = word(
    1, RecordKind.PRINT, registrant="x", layout="card", printer="", queued=True, place=PLACE
)
PRINTED = RecordKind.PRINTED
FAILED = word(2, PRINTED, state="failed", trouble="printer-failed", printer="one:")
HURRIED = word(3, PRINTED, state="waiting", printer="two:", addressed=True, hurried=True)
DONE = word(4, PRINTED, state="done", place={})


def job_of(folder: Path, *records: Record) -> Job | None:
    """Give what a desk knows of the job once these records have arrived so."""
    with DeskStore.open_for_writing(folder, now=FixedClock()) as store:
        for record in records:
            store.receive([record])
        return store.jobs.get("j")


@pytest.mark.parametrize("order", [*itertools.permutations((ASKED, FAILED, HURRIED, DONE))])
def test_any_order(tmp_path: Path, order: tuple[Record, ...]) -> None:
    """The last word stands, and what it does not say stays as the words before it say."""
    job = job_of(tmp_path, *order)
    assert job is not None
    assert (job.state, job.printer, job.addressed, job.place, job.trouble) == (
        JobState.DONE,
        "two:",
        True,
        None,
        None,
    )


def test_nothing_is_known_of_a_badge_nobody_asked_for(tmp_path: Path) -> None:
    """A word on a job that has not arrived waits for it."""
    assert job_of(tmp_path, FAILED, DONE) is None


def test_a_word_that_knew_the_other_is_later(tmp_path: Path) -> None:
    """A desk whose clock is behind, and which had seen that it failed, has the last word."""
    behind = word(0, PRINTED, after=2, state="dropped")
    job = job_of(tmp_path, behind, FAILED, ASKED)
    assert job is not None
    assert (job.state, job.printer) == (JobState.DROPPED, "one:")


def test_it_is_where_it_was_laid(tmp_path: Path) -> None:
    """Until a word says that it lies nowhere any more."""
    job = job_of(tmp_path, FAILED, ASKED)
    assert job is not None
    assert job.place == Place(tray="A", number=3, envelope="Ville")
    assert job.trouble is not None


def test_the_newest_word(tmp_path: Path) -> None:
    """The next word is made after the last one known."""
    with DeskStore.open_for_writing(tmp_path, now=FixedClock()) as store:
        assert store.jobs.words.newest("j") is None
        store.receive([DONE, ASKED, FAILED])
        assert store.jobs.words.newest("j") == "r4"
