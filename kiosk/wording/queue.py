"""The queue of badges in words: where each is, how many are where."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.printjob import JobState
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.passing import passed_count_text

STATES: Mapping[JobState, str] = {
    JobState.WAITING: QT_TRANSLATE_NOOP("queue", "En attente"),
    JobState.HELD: QT_TRANSLATE_NOOP("queue", "Retenu"),
    JobState.PRINTING: QT_TRANSLATE_NOOP("queue", "À l’imprimante"),
    JobState.DONE: QT_TRANSLATE_NOOP("queue", "Sorti"),
    JobState.SENT: QT_TRANSLATE_NOOP("queue", "Envoyé"),
    JobState.FAILED: QT_TRANSLATE_NOOP("queue", "Pas imprimé"),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("queue", "Est-il sorti ?"),
    JobState.DROPPED: QT_TRANSLATE_NOOP("queue", "Annulé"),
}
COUNTS: Mapping[JobState, str] = {
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("queue", "peut-être sortis : {n}"),
    JobState.FAILED: QT_TRANSLATE_NOOP("queue", "pas imprimés : {n}"),
    JobState.PRINTING: QT_TRANSLATE_NOOP("queue", "à l’imprimante : {n}"),
    JobState.WAITING: QT_TRANSLATE_NOOP("queue", "en attente : {n}"),
    JobState.HELD: QT_TRANSLATE_NOOP("queue", "retenus : {n}"),
}
"""How many badges are where, in the order of what wants somebody most."""

_NOTHING = QT_TRANSLATE_NOOP("queue", "Aucun badge n’attend : tout est sorti.")
_RUN = QT_TRANSLATE_NOOP("queue", "Badges en série : {n}")
_STOPPED = QT_TRANSLATE_NOOP("queue", "Série arrêtée")
_ANY = QT_TRANSLATE_NOOP("queue", "la première libre")


def state_text(state: JobState) -> str:
    """Say in two words where a badge is."""
    return _tr(STATES[state])


def counts_text(counts: Mapping[JobState, int], *, passed: int = 0) -> str:
    """Say how many badges are where, in one sentence; *passed* are those asked of other desks."""
    told = [_tr(COUNTS[s]).format(n=number_text(counts[s])) for s in COUNTS if counts.get(s)]
    told += [passed_count_text(passed)] if passed else []
    if not told:
        return _tr(_NOTHING)
    sentence = " · ".join(told)
    return sentence[:1].upper() + sentence[1:]


def run_text(count: int) -> str:
    """Say how many badges of a run are to come."""
    return _tr(_RUN).format(n=number_text(count))


def run_state_text(*, is_stopped: bool) -> str:
    """Say whether a run goes on."""
    return _tr(_STOPPED) if is_stopped else state_text(JobState.WAITING)


def any_printer_text() -> str:
    """Call whichever printer is free first."""
    return _tr(_ANY)


def _tr(text: str) -> str:
    return QCoreApplication.translate("queue", text)
