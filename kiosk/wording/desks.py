"""How the exchange with other desks stands, in words: when each was heard of, and what waits."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.hub_uri import HubKind, hub_kind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.troubles import trouble_text

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
_SHARE = QT_TRANSLATE_NOOP("desks", "Échange")
_CUT_OFF = QT_TRANSLATE_NOOP("desks", "Hors ligne : {n} à publier")
_FAST = QT_TRANSLATE_NOOP("desks", "Horloge : avance de {n} min")
_SLOW = QT_TRANSLATE_NOOP("desks", "Horloge : retarde de {n} min")
_DESKS = QT_TRANSLATE_NOOP("desks", "{n} bureaux")
_CLOCK_FAST = QT_TRANSLATE_NOOP(
    "desks", "L’horloge de ce poste avance de {n} min sur les autres : mettez-la à l’heure."
)
_CLOCK_SLOW = QT_TRANSLATE_NOOP(
    "desks", "L’horloge de ce poste retarde de {n} min sur les autres : mettez-la à l’heure."
)
_STRANGER = QT_TRANSLATE_NOOP("desks", "Un bureau sans paquet")
MANY_WAITING = 20
"""So many records may wait without a word: they leave in the next seconds."""
_CLOSED_MS = 3 * 3_600_000


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareSign:
    """What the strip says of the exchange; *is_wrong* that somebody should look."""

    text: str
    is_wrong: bool = False


def share_sign(state: SyncState, now: int) -> ShareSign:
    """Say in few words how the exchange stands: what is wrong first, else how many desks there are."""
    if hub_kind(state.hub) is HubKind.NONE:
        return ShareSign(text=_tr(_SHARE))
    if state.trouble is not None:
        return ShareSign(text=_tr(_CUT_OFF).format(n=number_text(state.waiting)), is_wrong=True)
    if state.clock_off:
        minutes = round(abs(state.clock_off) / _MINUTE_MS)
        text = _tr(_FAST if state.clock_off > 0 else _SLOW).format(n=minutes)
        return ShareSign(text=text, is_wrong=True)
    if state.strangers:
        return ShareSign(text=_tr(_STRANGER), is_wrong=True)
    silent = [desk for desk in state.desks if desk.is_silent and not _is_closed(desk, now)]
    if silent:
        longest = min(silent, key=lambda desk: desk.at or 0)
        return ShareSign(text=desk_text(longest, now), is_wrong=True)
    if state.waiting > MANY_WAITING:
        return ShareSign(text=waiting_text(state.waiting), is_wrong=True)
    here = sum(not desk.is_silent for desk in state.desks)
    return ShareSign(text=_tr(_DESKS).format(n=here + 1) if here else _tr(_SHARE))


def concern_text(state: SyncState) -> str:
    """Say what somebody should see to, and how; "" where all is well."""
    if state.trouble is not None:
        return trouble_text(state.trouble)
    if state.clock_off:
        minutes = round(abs(state.clock_off) / _MINUTE_MS)
        return _tr(_CLOCK_FAST if state.clock_off > 0 else _CLOCK_SLOW).format(n=minutes)
    return "\n".join(map(trouble_text, state.strangers))


def desks_text(state: SyncState, now: int) -> str:
    """Say when each other desk was last heard of, a line each, and what waits to be published."""
    return "\n".join([*(desk_text(desk, now) for desk in state.desks), waiting_text(state.waiting)])


def _is_closed(desk: DeskWord, now: int) -> bool:
    """Whether a desk is silent for so long that it is taken to be put away."""
    return desk.at is None or now - desk.at > _CLOSED_MS


def _tr(text: str) -> str:
    return QCoreApplication.translate("desks", text)
