"""Badges that come out at another desk than the one that asked for them, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.printjob import JobState
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text

ASKED: Mapping[JobState, str] = {
    JobState.WAITING: QT_TRANSLATE_NOOP("passing", "demandé à {where}, en attente"),
    JobState.HELD: QT_TRANSLATE_NOOP("passing", "demandé à {where}, retenu là-bas"),
    JobState.PRINTING: QT_TRANSLATE_NOOP("passing", "demandé à {where}, en cours"),
    JobState.DONE: QT_TRANSLATE_NOOP("passing", "sorti chez {where}"),
    JobState.SENT: QT_TRANSLATE_NOOP("passing", "envoyé chez {where}"),
    JobState.FAILED: QT_TRANSLATE_NOOP("passing", "demandé à {where}, pas imprimé"),
    JobState.DROPPED: QT_TRANSLATE_NOOP("passing", "demandé à {where}, annulé"),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("passing", "chez {where}, est-il sorti ?"),
}
"""Where a badge is that this desk asked another one for, as the card says it."""
QUEUED: Mapping[JobState, str] = {
    JobState.WAITING: QT_TRANSLATE_NOOP("passing", "Demandé à {desk}"),
    JobState.HELD: QT_TRANSLATE_NOOP("passing", "Retenu chez {desk}"),
    JobState.FAILED: QT_TRANSLATE_NOOP("passing", "Pas imprimé chez {desk}"),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP("passing", "Sorti chez {desk} ?"),
}
"""The same as the queue says it, of those that are not out."""

_WHERE = QT_TRANSLATE_NOOP("passing", "{desk} ({printer})")
_BY = QT_TRANSLATE_NOOP("passing", "{told} (demandé par {desk})")
_FOR = QT_TRANSLATE_NOOP("passing", "{printer}, pour {desk}")
_WANTED_BACK = QT_TRANSLATE_NOOP("passing", "{desk} doit le rendre")
_COUNT = QT_TRANSLATE_NOOP("passing", "demandés à d’autres bureaux : {n}")
_ONE_LIES = QT_TRANSLATE_NOOP(
    "passing",
    "Le badge de {who} est demandé à {desk} ({why}) : vous pouvez le reprendre ici (Alt+F).",
)
_SEVERAL_LIE = QT_TRANSLATE_NOOP(
    "passing",
    "{n} badges sont demandés à {desk} ({why}) : vous pouvez les reprendre ici (Alt+F).",
)
_IS_HERE = QT_TRANSLATE_NOOP(
    "passing",
    "{who} : repris, le badge sort ici. S’il est aussi sorti chez {desk}, jetez l’un des deux.",
)
_ARE_HERE = QT_TRANSLATE_NOOP(
    "passing",
    "{n} badges repris : ils sortent ici. De ceux qui sont aussi sortis chez {desk}, jetez l’un des deux.",
)
_IS_ASKED = QT_TRANSLATE_NOOP(
    "passing",
    "{who} : {desk} doit d’abord le rendre. S’il n’est pas déjà sorti là-bas, il sortira ici.",
)
_ARE_ASKED = QT_TRANSLATE_NOOP(
    "passing",
    "{desk} doit d’abord rendre ces {n} badges. Ceux qui ne sont pas déjà sortis là-bas sortiront ici.",
)
_TOO_LATE = QT_TRANSLATE_NOOP("passing", "{who} : trop tard, ce badge n’attend plus.")
_DRIVEN = QT_TRANSLATE_NOOP(
    "passing",
    "{desk} imprime déjà sur cette imprimante, et un seul poste la pilote : "
    "elle est ajoutée comme imprimante de {desk}.",
)
_CALLED = QT_TRANSLATE_NOOP("passing", "{printer} ({desk})")
_ANY_OF = QT_TRANSLATE_NOOP("passing", "Imprimante de {desk}")
_HEARD_NOW = QT_TRANSLATE_NOOP("passing", "chez {desk}, à l’instant")
_HEARD_BEFORE = QT_TRANSLATE_NOOP("passing", "chez {desk}, il y a {minutes} min")
_NOT_HEARD = QT_TRANSLATE_NOOP("passing", "chez {desk}")
_ASKED_FOR = QT_TRANSLATE_NOOP("passing", "{n} demandés")
_ASKED_FOR_ONE = QT_TRANSLATE_NOOP("passing", "1 demandé")


def where_text(desk: str, printer: str) -> str:
    """Say at which *desk* a badge comes out, and of which *printer* there where that is known."""
    return _tr(_WHERE).format(desk=desk, printer=printer) if printer else desk


def asked_text(state: JobState, desk: str, printer: str) -> str:
    """Say where a badge is that this desk asked another *desk* for."""
    return _tr(ASKED[state]).format(where=where_text(desk, printer))


def by_text(told: str, desk: str) -> str:
    """Say of a badge, or of whose it is, which other *desk* asked for it."""
    return _tr(_BY).format(told=told, desk=desk)


def for_text(printer: str, desk: str) -> str:
    """Say of which printer a badge comes out that another *desk* asked for, in few words."""
    return _tr(_FOR).format(printer=printer, desk=desk)


def queued_text(state: JobState, desk: str, *, is_wanted_back: bool = False) -> str:
    """Say in two words where a badge is that another *desk* is to print."""
    told = _WANTED_BACK if is_wanted_back else QUEUED[state]
    return _tr(told).format(desk=desk)


def passed_count_text(count: int) -> str:
    """Say how many badges other desks are to print, "" where none."""
    return _tr(_COUNT).format(n=number_text(count)) if count else ""


def lies_there_text(who: str, desk: str, why: str, *, count: int = 1) -> str:
    """Say that somebody's badge, or *count* of them, lie with a desk that does not print now."""
    told = _ONE_LIES if count == 1 else _SEVERAL_LIE
    return _tr(told).format(who=who, desk=desk, why=why[:1].lower() + why[1:], n=number_text(count))


def taken_back_text(who: str, desk: str, *, count: int = 1) -> str:
    """Say that a badge, or *count* of them, come out here after all; at the other *desk* they may have."""
    return _tr(_IS_HERE if count == 1 else _ARE_HERE).format(who=who, desk=desk, n=count)


def asked_back_text(who: str, desk: str, *, count: int = 1) -> str:
    """Say that the *desk* that has a badge, or *count* of them, is to give it back first."""
    return _tr(_IS_ASKED if count == 1 else _ARE_ASKED).format(who=who, desk=desk, n=count)


def too_late_text(who: str) -> str:
    """Say that a badge does not wait any more."""
    return _tr(_TOO_LATE).format(who=who)


def driven_text(desk: str) -> str:
    """Say that a network printer is added as that of the *desk* that drives it."""
    return _tr(_DRIVEN).format(desk=desk)


def called_text(desk: str, printer: str = "") -> str:
    """Call another desk's printer as this desk does; without one, any of that desk's."""
    return _tr(_CALLED if printer else _ANY_OF).format(desk=desk, printer=printer)


def heard_text(desk: str, minutes: int | None) -> str:
    """Say at which desk a printer is, and how long ago that desk was heard of; None if never."""
    if minutes is None:
        return _tr(_NOT_HEARD).format(desk=desk)
    return _tr(_HEARD_BEFORE if minutes else _HEARD_NOW).format(desk=desk, minutes=minutes)


def asked_for_text(count: int) -> str:
    """Say how many badges a desk's printer is asked for."""
    return _tr(_ASKED_FOR_ONE if count == 1 else _ASKED_FOR).format(n=number_text(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("passing", text)
