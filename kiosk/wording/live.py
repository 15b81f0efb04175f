"""What the live page, the central file and the board say of the figures."""

from collections.abc import Mapping
from datetime import tzinfo
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.core.attendance import SessionCount, has_ended
from kiosk.core.figures import Alarm, Opening
from kiosk.core.moment import from_ms
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.verdicts import clock_text


class Live(StrEnum):
    """The words that stand beside figures."""

    ARRIVED = "arrived"
    EXPECTED = "expected"
    HERE = "here"
    AT_MOST = "at-most"
    ELECTED = "elected"
    AUTHORITIES = "authorities"
    COUNTRIES = "countries"
    KIND = "kind"
    PEOPLE = "people"
    SESSIONS = "sessions"
    ARRIVALS = "arrivals"
    SESSION = "session"
    TITLE = "title"
    ROOM = "room"
    START = "start"
    ATTENDED = "attended"
    PRESENT = "present"
    CAPACITY = "capacity"
    AS_OF = "as-of"
    ENDED = "ended"
    NOTHING = "nothing"
    PROVISIONAL = "provisional"


TEXTS: Mapping[Live, str] = {
    Live.ARRIVED: QT_TRANSLATE_NOOP("live", "Arrivés"),
    Live.EXPECTED: QT_TRANSLATE_NOOP("live", "Attendus"),
    Live.HERE: QT_TRANSLATE_NOOP("live", "Dans le bâtiment"),
    Live.AT_MOST: QT_TRANSLATE_NOOP("live", "au plus"),
    Live.ELECTED: QT_TRANSLATE_NOOP("live", "Élus"),
    Live.AUTHORITIES: QT_TRANSLATE_NOOP("live", "Collectivités"),
    Live.COUNTRIES: QT_TRANSLATE_NOOP("live", "Pays"),
    Live.KIND: QT_TRANSLATE_NOOP("live", "Type de collectivité"),
    Live.PEOPLE: QT_TRANSLATE_NOOP("live", "Personnes"),
    Live.SESSIONS: QT_TRANSLATE_NOOP("live", "Sessions"),
    Live.ARRIVALS: QT_TRANSLATE_NOOP("live", "Arrivées par 5 minutes"),
    Live.SESSION: QT_TRANSLATE_NOOP("live", "Session"),
    Live.TITLE: QT_TRANSLATE_NOOP("live", "Titre"),
    Live.ROOM: QT_TRANSLATE_NOOP("live", "Salle"),
    Live.START: QT_TRANSLATE_NOOP("live", "Début"),
    Live.ATTENDED: QT_TRANSLATE_NOOP("live", "Venus"),
    Live.PRESENT: QT_TRANSLATE_NOOP("live", "Présents"),
    Live.CAPACITY: QT_TRANSLATE_NOOP("live", "Places"),
    Live.AS_OF: QT_TRANSLATE_NOOP("live", "À jour à"),
    Live.ENDED: QT_TRANSLATE_NOOP("live", "terminé"),
    Live.NOTHING: QT_TRANSLATE_NOOP("live", "Personne n’est encore arrivé."),
    Live.PROVISIONAL: QT_TRANSLATE_NOOP(
        "live",
        "Chiffres de tous les bureaux entendus. "
        "« Au plus » : la sortie du bâtiment n’est pas scannée.",
    ),
}

ALARMS: Mapping[Alarm, str] = {
    Alarm.OVER: QT_TRANSLATE_NOOP("live", "trop plein : {present} pour {capacity} places"),
    Alarm.FULL: QT_TRANSLATE_NOOP("live", "complet"),
    Alarm.OVERBOOKED: QT_TRANSLATE_NOOP("live", "{expected} attendus pour {capacity} places"),
}

_UPDATED = QT_TRANSLATE_NOOP("live", "à jour à {time}")
_OLD = QT_TRANSLATE_NOOP(
    "live", "Chiffres arrêtés à {time} : plus rien ne vient du bureau qui les écrit."
)
_OF = QT_TRANSLATE_NOOP("live", "sur {n} attendus")
_NEEDED = QT_TRANSLATE_NOOP("live", "il en faut {n} par 5 min pour être prêts à {time}")
_ALL_THERE = QT_TRANSLATE_NOOP("live", "tous ceux de {time} sont là")
_LATE = QT_TRANSLATE_NOOP("live", "{n} des {all} attendus à {time} ne sont pas venus")
_COUNTED = QT_TRANSLATE_NOOP("live", "{word} {n}")


def live_text(word: Live) -> str:
    """Give the word beside a figure."""
    return _tr(TEXTS[word])


def alarm_text(alarm: Alarm, count: SessionCount) -> str:
    """Say what is wrong with a room."""
    return _tr(ALARMS[alarm]).format(
        present=number_text(count.present),
        capacity=number_text(count.session.capacity or 0),
        expected=number_text(count.expected or 0),
    )


def updated_text(at: int, zone: tzinfo) -> str:
    """Say of when the figures are (UTC, ms)."""
    return _tr(_UPDATED).format(time=_clock(at, zone))


def old_text(at: int, zone: tzinfo) -> str:
    """Say that nothing has come since *at* (UTC, ms)."""
    return _tr(_OLD).format(time=_clock(at, zone))


def of_text(expected: int) -> str:
    """Say how many should come."""
    return _tr(_OF).format(n=number_text(expected))


def counts_text(count: SessionCount) -> str:
    """Say the figures of a session in one line: expected, come, in the room, places."""
    told = (
        (Live.EXPECTED, count.expected),
        (Live.ATTENDED, count.attended),
        (Live.PRESENT, None if has_ended(count.session, count.as_of) else count.present),
        (Live.CAPACITY, count.session.capacity),
    )
    return " · ".join(
        _tr(_COUNTED).format(word=live_text(word).lower(), n=number_text(n))
        for word, n in told
        if n is not None
    )


def opening_text(opening: Opening, now: int, zone: tzinfo) -> str:
    """Say what is still to be done by the opening, or what was not."""
    time = _clock(opening.at, zone)
    left = opening.people - opening.arrived
    if not left:
        return _tr(_ALL_THERE).format(time=time)
    if now >= opening.at:
        return _tr(_LATE).format(n=number_text(left), all=number_text(opening.people), time=time)
    return _tr(_NEEDED).format(n=number_text(opening.needed(now)), time=time)


def _clock(at: int, zone: tzinfo) -> str:
    """Say a time of day that no line ends in the middle of."""
    return clock_text(from_ms(at, zone), zone).replace(" ", "\N{NO-BREAK SPACE}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("live", text)
