"""Where a badge is, and what a printer is called."""

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QCoreApplication

from kiosk.core.printjob import Job, JobState
from kiosk.wording import QT_TRANSLATE_NOOP

STATES: Mapping[JobState, str] = {
    JobState.WAITING: QT_TRANSLATE_NOOP("printing", "{printer}, en attente"),
    JobState.PRINTING: QT_TRANSLATE_NOOP("printing", "{printer}, en cours"),
    JobState.DONE: QT_TRANSLATE_NOOP("printing", "{printer}, envoyé"),
    JobState.FAILED: QT_TRANSLATE_NOOP("printing", "{printer}, pas imprimé"),
    JobState.DROPPED: QT_TRANSLATE_NOOP("printing", "{printer}, annulé"),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("printing", "{printer}, est-il sorti ?"),
}
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
    """Call a printer as people do: the queue's name, or the file's."""
    if not uri:
        return _tr(_NONE)
    parts = urlsplit(uri)
    if parts.scheme == "file":
        return _tr(_PDF).format(name=unquote(parts.path).rstrip("/").rpartition("/")[2])
    return unquote(parts.netloc) or _tr(_DEFAULT)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
