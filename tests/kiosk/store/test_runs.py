"""What runs have printed and laid, as the tables tell it."""

import pytest

from kiosk.core.journal import RecordKind
from kiosk.core.printjob import JobState, Place
from kiosk.core.run import Laid
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock

ADA, GRACE = "liste:1", "liste:2"


def ask(store: DeskStore, job: str, who: str, number: int, state: JobState, **place: str) -> None:
    """Ask for a badge in a run, and say what became of it."""
    told = {"tray": "", "envelope": "", "number": number} | place
    with store.transaction():
        store.journal.append(
            RecordKind.PRINT,
            {
                "job": job,
                "registrant": who,
                "layout": "card",
                "printer": "",
                "queued": True,
                "run": "r",
                "place": told,
            },
            {"code": "X"},
        )
        if state is not JobState.WAITING:
            store.journal.append(
                RecordKind.PRINTED, {"job": job, "state": state.value}, {"text": {"name": job}}
            )


def test_the_newest_badge_of_each(store: DeskStore, clock: FixedClock) -> None:
    """Of two badges of one person, or of two who are one, the newest counts; the other is set aside."""
    ask(store, "a", ADA, 1, JobState.DONE, tray="A")
    clock.advance(minutes=1)
    ask(store, "b", ADA, 2, JobState.SENT, tray="A")
    ask(store, "c", GRACE, 3, JobState.FAILED, tray="A")
    assert [badge.job for badge in store.runs.newest_out()] == ["b"]
    assert [badge.job for badge in store.runs.set_aside()] == ["a"]
    assert store.runs.states() == {ADA: JobState.SENT, GRACE: JobState.FAILED}
    with store.transaction():
        store.journal.append(RecordKind.MERGE, {"merged": {GRACE: ADA}})
    assert store.runs.states() == {ADA: JobState.FAILED}
    assert {badge.job for badge in store.runs.set_aside()} == {"a", "b"}


def test_what_is_laid(store: DeskStore) -> None:
    """How far runs have counted, the trays and the envelopes; what was dropped lies nowhere."""
    assert store.runs.laid() == Laid()
    ask(store, "a", ADA, 1, JobState.DONE, envelope="Région Sud")
    ask(store, "b", GRACE, 2, JobState.DONE, tray="A-D")
    ask(store, "c", "liste:5", 3, JobState.DROPPED, tray="E")
    assert store.runs.laid() == Laid(
        last=2, trays=frozenset({"A-D"}), envelopes=frozenset({"region sud"})
    )
    assert store.runs.envelope_begins("REGION SUD") == 1
    (first, _) = store.runs.newest_out()
    assert first.place in {
        Place(tray="", number=1, envelope="Région Sud"),
        Place(tray="A-D", number=2),
    }


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ((JobState.DONE, JobState.WAITING), (2, 1, 1, 0)),
        ((JobState.DROPPED, JobState.FAILED), (2, 1, 1, 0)),
        ((JobState.UNKNOWN, JobState.HELD), (2, 0, 1, 1)),
    ],
)
def test_how_far_a_run_is(
    store: DeskStore, states: tuple[JobState, ...], told: tuple[int, ...]
) -> None:
    """How many badges it has, how many are out, to come, and in doubt."""
    for number, state in enumerate(states, 1):
        ask(store, str(number), ADA, number, state, tray="A")
    (run,) = store.runs.counts()
    assert (run.total, run.out, run.left, run.doubtful) == told


def test_a_run_that_others_help_with(store: DeskStore) -> None:
    """Badges of a run that come out at another desk still belong to it, and are counted."""
    for number, who in enumerate((ADA, GRACE), 1):
        ask(store, f"j{number}", who, number, JobState.WAITING)
    with store.transaction():
        store.journal.append(RecordKind.PASS, {"job": "j1", "to": "another desk", "printer": ""})
    (run,) = store.runs.counts()
    assert run.states == {JobState.WAITING: 2}
