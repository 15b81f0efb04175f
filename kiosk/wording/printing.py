"""Where a badge is, and what a printer is called."""

from collections.abc import Mapping
from urllib.parse import unquote

from PySide6.QtCore import QCoreApplication

from kiosk.core.printer_uri import address, given_name, scheme
from kiosk.core.printjob import Job, JobState, Place, Reason
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.passing import asked_text, by_text, where_text

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
ANYWHERE: Mapping[JobState, str] = {
    JobState.WAITING: QT_TRANSLATE_NOOP("printing", "en attente"),
    JobState.HELD: QT_TRANSLATE_NOOP("printing", "retenu"),
    JobState.PRINTING: QT_TRANSLATE_NOOP("printing", "en cours"),
    JobState.DONE: QT_TRANSLATE_NOOP("printing", "sorti"),
    JobState.SENT: QT_TRANSLATE_NOOP("printing", "envoyé"),
    JobState.FAILED: QT_TRANSLATE_NOOP("printing", "pas imprimé"),
    JobState.DROPPED: QT_TRANSLATE_NOOP("printing", "annulé"),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("printing", "est-il sorti ?"),
}
"""Where a badge is that any printer of the desk may take, or took."""
REASONS: Mapping[Reason, str] = {
    Reason.DAMAGED: QT_TRANSLATE_NOOP("printing", "abîmé"),
    Reason.LOST: QT_TRANSLATE_NOOP("printing", "perdu"),
    Reason.CORRECTED: QT_TRANSLATE_NOOP("printing", "corrigé"),
}
"""Why a badge is printed a second time."""

_NEVER = QT_TRANSLATE_NOOP("printing", "pas encore imprimé")
_HANDED = QT_TRANSLATE_NOOP("printing", "remis à {to}, pas encore vu")
_TRAY = QT_TRANSLATE_NOOP("printing", "bac {tray}, n° {number}")
_ENVELOPE = QT_TRANSLATE_NOOP("printing", "enveloppe {envelope}")
_SPARE = QT_TRANSLATE_NOOP("printing", "Réserve n° {number}")
_BY_HAND = QT_TRANSLATE_NOOP("printing", "badge de réserve n° {number}")
_OLD_TEXT = QT_TRANSLATE_NOOP("printing", "porte l’ancien texte")
_OLD_TEXT_AGAIN = QT_TRANSLATE_NOOP("printing", "porte l’ancien texte : Alt+B en imprime un autre")
_LIES = QT_TRANSLATE_NOOP("printing", "Badge : {place}")
_IS_OUT = QT_TRANSLATE_NOOP("printing", "Son badge est déjà sorti.")
_IS_READY = QT_TRANSLATE_NOOP("printing", "Son badge est prêt : {place}.")
_HAS_SPARE = QT_TRANSLATE_NOOP(
    "printing", "Le badge de réserve n° {number} est déjà à cette personne."
)
_NOT_PRINTED = QT_TRANSLATE_NOOP("printing", "Son badge ne sortira pas.")
_PUT_BACK = QT_TRANSLATE_NOOP("printing", "Remettez son badge à sa place : {place}.")
_KEEP = QT_TRANSLATE_NOOP("printing", "Son badge est sorti : gardez-le, il reste le sien.")
_KEEP_LATER = QT_TRANSLATE_NOOP("printing", "Son badge sort encore : gardez-le, il reste le sien.")
_KEEP_PERHAPS = QT_TRANSLATE_NOOP(
    "printing", "Si son badge est sorti, gardez-le : il reste le sien."
)
_KEPT: Mapping[JobState, str] = {
    JobState.DROPPED: _NOT_PRINTED,
    JobState.DONE: _KEEP,
    JobState.SENT: _KEEP,
    JobState.PRINTING: _KEEP_LATER,
    JobState.UNKNOWN: _KEEP_PERHAPS,
}
_WAS_COMING = QT_TRANSLATE_NOOP(
    "printing", "Il attendait : il sort maintenant avant tous les autres."
)
_WAS_NOT_PRINTED = QT_TRANSLATE_NOOP(
    "printing", "Il n’avait pas été imprimé : il est renvoyé, avant tous les autres."
)
_IS_PRINTING = QT_TRANSLATE_NOOP("printing", "Il est à l’imprimante : il sort, un seul.")
_PDF = QT_TRANSLATE_NOOP("printing", "Fichier PDF {name}")
_DEFAULT = QT_TRANSLATE_NOOP("printing", "Imprimante par défaut")
_NONE = QT_TRANSLATE_NOOP("printing", "Pas d’imprimante")


def job_text(job: Job | None, *, spare: int = 0, at_desk: str = "", by_desk: str = "") -> str:
    """Say where a badge is: at a printer, where it was laid before the day, or that it is a spare one.

    Where it comes out, or was asked for, at another desk, *at_desk* and *by_desk* call that desk.
    """
    if job is None:
        return _tr(_NEVER)
    if spare:
        return _tr(_BY_HAND).format(number=spare)
    if job.place is not None and job.state.is_out:
        return place_text(job.place)
    printer = printer_name(job.printer) if job.printer else ""
    if at_desk and not by_desk:
        return asked_text(job.state, at_desk, printer)
    where = where_text(at_desk, printer) if at_desk else printer
    told = _tr(STATES[job.state]).format(printer=where) if where else _tr(ANYWHERE[job.state])
    return by_text(told, by_desk) if by_desk and not at_desk else told


def place_text(place: Place) -> str:
    """Say where a badge lies that was printed before the day."""
    told = _ENVELOPE if place.envelope else _TRAY
    return _tr(told).format(tray=place.tray, number=place.number, envelope=place.envelope)


def spare_text(number: int) -> str:
    """Give what stands on a spare badge until it is somebody's."""
    return _tr(_SPARE).format(number=number)


def lies_text(place: Place) -> str:
    """Say to whoever hands badges out where to take this one from."""
    return _tr(_LIES).format(place=place_text(place))


def has_badge_text(job: Job, *, spare: int = 0) -> str:
    """Say which badge somebody has, before they are given another: *spare* is the number of a spare one."""
    if spare:
        return _tr(_HAS_SPARE).format(number=spare)
    if job.place is not None:
        return _tr(_IS_READY).format(place=place_text(job.place))
    return _tr(_IS_OUT)


def undone_badge_text(badge: Job | None) -> str:
    """Say what becomes of the badge of somebody who was not meant, "" where there is nothing to say."""
    if badge is None:
        return ""
    if badge.state.is_out and badge.place is not None:
        return _tr(_PUT_BACK).format(place=place_text(badge.place))
    told = _KEPT.get(badge.state)
    return _tr(told) if told else ""


def coming_text(before: JobState) -> str:
    """Say of a badge that is asked for again what becomes of it, by where it was *before*."""
    if before is JobState.PRINTING:
        return _tr(_IS_PRINTING)
    return _tr(_WAS_NOT_PRINTED if before is JobState.FAILED else _WAS_COMING)


def old_text(*, can_print: bool) -> str:
    """Say of a badge that is out that the list says something else by now, and what to do."""
    return _tr(_OLD_TEXT_AGAIN if can_print else _OLD_TEXT)


def reason_word(reason: Reason) -> str:
    """Say in one word why a badge is printed a second time, as a button does."""
    word = _tr(REASONS[reason])
    return word[:1].upper() + word[1:]


def handed_text(collector: str) -> str:
    """Say who has the badge of somebody whom nobody has seen yet."""
    return _tr(_HANDED).format(to=collector)


def printer_name(uri: str) -> str:
    """Call a printer as people do: by the name it was given, its queue's, or its file's."""
    if not uri:
        return _tr(_NONE)
    if name := given_name(uri):
        return name
    where = address(uri).partition("://")[2]
    if scheme(uri) == "file":
        return _tr(_PDF).format(name=unquote(where.rstrip("/").rpartition("/")[2]))
    return unquote(where.partition("/")[0]) or _tr(_DEFAULT)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
