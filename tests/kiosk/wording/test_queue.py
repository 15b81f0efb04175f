"""The queue in words."""

import pytest

from kiosk.core.printjob import JobState
from kiosk.wording.queue import STATES, counts_text, run_state_text, run_text, state_text


@pytest.mark.parametrize("state", JobState)
def test_each_state_has_words_of_its_own(state: JobState) -> None:
    """No two look alike in the table."""
    assert state_text(state)
    assert [one for one in JobState if STATES[one] == STATES[state]] == [state]


def test_how_many_are_where() -> None:
    """What wants somebody most comes first, and nothing is counted that is not there."""
    counts = {JobState.WAITING: 1412, JobState.UNKNOWN: 2, JobState.HELD: 0}
    assert counts_text(counts) == "Peut-être sortis : 2 · en attente : 1\u202f412"
    assert counts_text({}) == "Aucun badge n’attend : tout est sorti."


def test_a_run() -> None:
    """A run says how many are to come, and whether it goes on."""
    assert run_text(412) == "Badges en série : 412"
    assert run_state_text(is_stopped=True) == "Série arrêtée"
    assert run_state_text(is_stopped=False) == "En attente"
