"""Where a badge is, and what a printer is called."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QCoreApplication

from kiosk.core.printjob import Job, JobState, Reason
from kiosk.wording import QT_TRANSLATE_NOOP

STATES: Mapping[JobState, str] = {
    JobState.WAITING: QT_TRANSLATE_NOOP("printing", "{printer}, en attente"),
    JobState.HELD: QT_TRANSLATE_NOOP("printing", "{printer}, retenu"),
    JobState.PRINTING: QT_TRANSLATE_NOOP("printing", "{printer}, en cours"),
    JobState.DONE: QT_TRANSLATE_NOOP("printing", "{printer}, sorti"),
    JobState.SENT: QT_TRANSLATE_NOOP("printing", "{printer}, envoyé"),
    JobState.FAILED: QT_TRANSLATE_NOOP("printing", "{printer}, pas imprimé"),
    JobState.DROPPED: QT_TRANSLATE_NOOP("printing", "{printer}, annulé"),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("printing", "{printer}, est-il sorti ?"),
}
REASONS: Mapping[Reason, str] = {
    Reason.DAMAGED: QT_TRANSLATE_NOOP("printing", "abîmé"),
    Reason.LOST: QT_TRANSLATE_NOOP("printing", "perdu"),
    Reason.CORRECTED: QT_TRANSLATE_NOOP("printing", "corrigé"),
}
"""Why a badge is printed a second time."""

_NEVER = QT_TRANSLATE_NOOP("printing", "pas encore imprimé")
_HANDED = QT_TRANSLATE_NOOP("printing", "remis à {to}, pas encore vu")
_PDF = QT_TRANSLATE_NOOP("printing", "Fichier PDF {name}")
_DEFAULT = QT_TRANSLATE_NOOP("printing", "Imprimante par défaut")
_NONE = QT_TRANSLATE_NOOP("printing", "Pas d’imprimante")


def job_text(job: Job | None) -> str:
    """Say where a badge is."""
    if job is None:
        return _tr(_NEVER)
    return _tr(STATES[job.state]).format(printer=printer_name(job.printer))


def handed_text(collector: str) -> str:
    """Say who has the badge of somebody whom nobody has seen yet."""
    return _tr(_HANDED).format(to=collector)


def printer_name(uri: str) -> str:
    """Call a printer as people do: by the name it was given, its queue's, or its file's."""
    if not uri:
        return _tr(_NONE)
    parts = urlsplit(uri)
    if parts.fragment:
        return unquote(parts.fragment)
    if parts.scheme == "file":
        return _tr(_PDF).format(name=unquote(parts.path).rstrip("/").rpartition("/")[2])
    return unquote(parts.netloc) or _tr(_DEFAULT)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
