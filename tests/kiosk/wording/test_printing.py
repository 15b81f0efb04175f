"""Where a badge is, and what a printer is called."""

from dataclasses import replace

import pytest

from kiosk.core.printjob import Job, JobState
from kiosk.wording.printing import STATES, job_text, printer_name

JOB = Job(
    id="1",
    registrant="1",
    code="X",
    layout="card",
    printer="system://Accueil%202",
    state=JobState.WAITING,
    asked=0,
)


@pytest.mark.parametrize("state", JobState)
def test_each_state_has_words_of_its_own(state: JobState) -> None:
    """Every state names the printer and says where the badge is, unlike any other."""
    text = job_text(replace(JOB, state=state))
    assert text.startswith("Accueil 2, ")
    assert "{" not in text
    assert [s for s in JobState if STATES[s] == STATES[state]] == [state]


@pytest.mark.parametrize("state", JobState)
def test_a_badge_for_any_printer(state: JobState) -> None:
    """A badge that any printer may take says where it is and names none."""
    text = job_text(replace(JOB, state=state, printer=""))
    assert job_text(replace(JOB, state=state)) == f"Accueil 2, {text}"


def test_no_badge_yet() -> None:
    """Without a job the badge has not been printed."""
    assert job_text(None) == "pas encore imprimé"


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("", "Pas d’imprimante"),
        ("system://", "Imprimante par défaut"),
        ("system://HP%20Bureau", "HP Bureau"),
        ("file:///a/b/badges%20du%20jour.pdf", "Fichier PDF badges du jour.pdf"),
        ("file:///a/badges/", "Fichier PDF badges"),
        ("escpos+tcp://10.0.0.5:9100?dpi=203#Imprimante%202", "Imprimante 2"),
    ],
)
def test_a_printer_has_a_name(uri: str, name: str) -> None:
    """A printer is called by its queue or file, not by its URI."""
    assert printer_name(uri) == name
