"""How the exchange with other desks stands, in words: when each was heard of, and what waits."""

from PySide6.QtCore import QCoreApplication

from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.hub_uri import HubKind, hub_kind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text

_SECOND_MS = 1000
_MINUTE_MS = 60 * _SECOND_MS
_HOUR_MS = 60 * _MINUTE_MS
_DAY_MS = 24 * _HOUR_MS
_JUST_NOW_MS = 5 * _SECOND_MS

_JUST_NOW = QT_TRANSLATE_NOOP("desks", "à l’instant")
_SECONDS = QT_TRANSLATE_NOOP("desks", "il y a {n} s")
_MINUTES = QT_TRANSLATE_NOOP("desks", "il y a {n} min")
_HOURS = QT_TRANSLATE_NOOP("desks", "il y a {n} h")
_HOURS_AND = QT_TRANSLATE_NOOP("desks", "il y a {n} h {minutes}")
_DAYS = (
    QT_TRANSLATE_NOOP("desks", "il y a {n} jour"),
    QT_TRANSLATE_NOOP("desks", "il y a {n} jours"),
)
_NEVER = QT_TRANSLATE_NOOP("desks", "jamais entendu")
_DESK = QT_TRANSLATE_NOOP("desks", "{name} : {ago}")
_NO_HUB = QT_TRANSLATE_NOOP("desks", "Ce poste n’échange avec personne.")
_NO_ROUND = QT_TRANSLATE_NOOP("desks", "Pas encore d’échange.")
_LAST = QT_TRANSLATE_NOOP("desks", "Dernier échange : {ago}.")
_ALL_OUT = QT_TRANSLATE_NOOP("desks", "Tout est publié.")
_WAITING = (
    QT_TRANSLATE_NOOP("desks", "{n} entrée pas encore publiée : elle est gardée ici."),
    QT_TRANSLATE_NOOP("desks", "{n} entrées pas encore publiées : elles sont gardées ici."),
)

_EXCHANGED = QT_TRANSLATE_NOOP("desks", "Échangé : {sent}, {received}.")
_SENT = (
    QT_TRANSLATE_NOOP("desks", "{n} entrée déposée"),
    QT_TRANSLATE_NOOP("desks", "{n} entrées déposées"),
)
_RECEIVED = (
    QT_TRANSLATE_NOOP("desks", "{n} reprise"),
    QT_TRANSLATE_NOOP("desks", "{n} reprises"),
)
_NOTHING_NEW = QT_TRANSLATE_NOOP("desks", "Échangé : il n’y avait rien de nouveau.")


def ago_text(at: int | None, now: int) -> str:
    """Say how long ago *at* was (both UTC in ms; None: never); a clock ahead of ours says just now."""
    if at is None:
        return _tr(_NEVER)
    past = now - at
    if past < _JUST_NOW_MS:
        return _tr(_JUST_NOW)
    if past < _MINUTE_MS:
        return _tr(_SECONDS).format(n=past // _SECOND_MS)
    if past < _HOUR_MS:
        return _tr(_MINUTES).format(n=past // _MINUTE_MS)
    if past < _DAY_MS:
        hours, minutes = divmod(past // _MINUTE_MS, 60)
        return _tr(_HOURS_AND if minutes else _HOURS).format(n=hours, minutes=f"{minutes:02}")
    days = past // _DAY_MS
    return _tr(_DAYS[days > 1]).format(n=number_text(days))


def desk_text(desk: DeskWord, now: int) -> str:
    """Say when another desk was last heard of."""
    return _tr(_DESK).format(name=desk.name, ago=ago_text(desk.at, now))


def exchange_text(state: SyncState, now: int) -> str:
    """Say when this desk last exchanged."""
    if hub_kind(state.hub) is HubKind.NONE:
        return _tr(_NO_HUB)
    if state.last_at is None:
        return _tr(_NO_ROUND)
    return _tr(_LAST).format(ago=ago_text(state.last_at, now))


def waiting_text(count: int) -> str:
    """Say how much this desk has not published yet."""
    if not count:
        return _tr(_ALL_OUT)
    return _tr(_WAITING[count > 1]).format(n=number_text(count))


def exchanged_text(sent: int, received: int) -> str:
    """Say what an exchange has moved."""
    if not sent and not received:
        return _tr(_NOTHING_NEW)
    return _tr(_EXCHANGED).format(
        sent=_tr(_SENT[sent > 1]).format(n=number_text(sent)),
        received=_tr(_RECEIVED[received > 1]).format(n=number_text(received)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("desks", text)
