"""Badges that come out at another desk, in words."""

import pytest

from kiosk.core.printjob import Job, JobState
from kiosk.wording.passing import (
    ASKED,
    asked_back_text,
    asked_for_text,
    heard_text,
    lies_there_text,
    passed_count_text,
    queued_text,
    taken_back_text,
    where_text,
)
from kiosk.wording.printing import job_text

PRINTER = "system://Badges#Imprimante%201"


def a_job(state: JobState, printer: str = PRINTER) -> Job:
    """Give a badge."""
    return Job(
        id="j", registrant="r", code="C", layout="card", printer=printer, state=state, asked=0
    )


@pytest.mark.parametrize("state", JobState)
def test_each_state_says_where(state: JobState) -> None:
    """Wherever it is, both desks and a third one read at which desk, and of which printer."""
    asked = job_text(a_job(state), at_desk="Bureau 2")
    assert "Bureau 2 (Imprimante 1)" in asked
    assert state in ASKED
    here = job_text(a_job(state), by_desk="Bureau 3")
    assert here.startswith("Imprimante 1, ")
    assert here.endswith("(demandé par Bureau 3)")
    third = job_text(a_job(state), at_desk="Bureau 2", by_desk="Bureau 3")
    assert third.startswith("Bureau 2 (Imprimante 1), ")


def test_where_no_printer_is_known() -> None:
    """The desk alone is named."""
    waiting = a_job(JobState.WAITING, "")
    assert job_text(waiting, at_desk="Bureau 2") == "demandé à Bureau 2, en attente"
    assert job_text(waiting, by_desk="Bureau 3") == "en attente (demandé par Bureau 3)"
    assert where_text("Bureau 2", "") == "Bureau 2"


def test_how_long_ago() -> None:
    """A desk that was just heard of, a while ago, or never."""
    told = [heard_text("Bureau 2", minutes) for minutes in (0, 4, None)]
    assert told == ["chez Bureau 2, à l’instant", "chez Bureau 2, il y a 4 min", "chez Bureau 2"]


def test_one_and_several() -> None:
    """One badge is named, several are counted."""
    one = lies_there_text("Ada LOVELACE", "Bureau 2", "Plus de papier")
    assert "Le badge de Ada LOVELACE est demandé à Bureau 2 (plus de papier)" in one
    assert lies_there_text("X", "Bureau 2", "x", count=3).startswith("3 badges sont demandés")
    assert taken_back_text("Ada", "B", count=1).startswith("Ada : repris")
    assert taken_back_text("Ada", "B", count=2).startswith("2 badges repris")
    assert asked_back_text("Ada", "B", count=2).startswith("B doit d’abord rendre ces 2 badges")
    assert (asked_for_text(1), asked_for_text(3)) == ("1 demandé", "3 demandés")
    assert (passed_count_text(0), passed_count_text(2)) == ("", "demandés à d’autres bureaux : 2")


def test_the_queue_in_two_words() -> None:
    """What the other desk has to give back says so before all else."""
    assert queued_text(JobState.WAITING, "Bureau 2") == "Demandé à Bureau 2"
    told = queued_text(JobState.WAITING, "Bureau 2", is_wanted_back=True)
    assert told == "Bureau 2 doit le rendre"
