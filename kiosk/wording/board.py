"""What the board in the window says besides the figures: of desks, of who is missing, of ways to count."""

from collections.abc import Mapping
from datetime import tzinfo
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.figures import Missing, Pace
from kiosk.core.moment import from_ms
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.printers import short_text
from kiosk.wording.verdicts import clock_text

_MINUTE_MS, _HOUR_MS = 60_000, 3_600_000


class Way(StrEnum):
    """By what the missing are counted."""

    CATEGORY = "category"
    ORGANISATION = "organisation"
    COUNTRY = "country"


WAYS: Mapping[Way, str] = {
    Way.CATEGORY: QT_TRANSLATE_NOOP("board", "par catégorie"),
    Way.ORGANISATION: QT_TRANSLATE_NOOP("board", "par structure"),
    Way.COUNTRY: QT_TRANSLATE_NOOP("board", "par pays"),
}

_HERE = QT_TRANSLATE_NOOP("board", "ce bureau")
_NEVER = QT_TRANSLATE_NOOP("board", "jamais entendu")
_JUST_NOW = QT_TRANSLATE_NOOP("board", "entendu à l’instant")
_MINUTES = QT_TRANSLATE_NOOP("board", "entendu il y a {n} min")
_HOURS = QT_TRANSLATE_NOOP("board", "muet depuis {time}")
_SILENT = QT_TRANSLATE_NOOP("board", "muet depuis {n} min")
_WAITING = QT_TRANSLATE_NOOP("board", "{n} à publier")
_PACE = QT_TRANSLATE_NOOP("board", "{n} pers./min")
_PEAK = QT_TRANSLATE_NOOP("board", "pic {n}")
_PRINTER = QT_TRANSLATE_NOOP("board", "{name} : {trouble}")
_SPEAKER = QT_TRANSLATE_NOOP("board", "intervient")
_DUE = QT_TRANSLATE_NOOP("board", "{time} · {sessions}")
_NOT_SAID = QT_TRANSLATE_NOOP("board", "(non renseigné)")
_MISSED = QT_TRANSLATE_NOOP("board", "{n} sur {of}")
_NOBODY_MISSING = QT_TRANSLATE_NOOP("board", "Personne ne manque pour l’instant.")
_NOBODY_HERE = QT_TRANSLATE_NOOP("board", "Personne n’est encore arrivé.")
_AWAITED_FROM = QT_TRANSLATE_NOOP(
    "board", "On n’est attendu qu’à partir de sa première session réservée."
)
_SETTLE = (
    QT_TRANSLATE_NOOP("board", "{n} cas à régler"),
    QT_TRANSLATE_NOOP("board", "{n} cas à régler"),
)


def way_text(way: Way) -> str:
    """Say by what the missing are counted."""
    return _tr(WAYS[way])


def heard_text(desk: DeskWord, now: int, zone: tzinfo) -> str:
    """Say when a desk was last heard of, as of *now* (UTC, ms)."""
    if desk.at is None:
        return _tr(_NEVER)
    since = max(now - desk.at, 0)
    if since >= _HOUR_MS:
        return _tr(_HOURS).format(time=clock_text(from_ms(desk.at, zone), zone))
    if since < _MINUTE_MS and not desk.is_silent:
        return _tr(_JUST_NOW)
    words = _SILENT if desk.is_silent else _MINUTES
    return _tr(words).format(n=max(since // _MINUTE_MS, 1))


def own_desk_text() -> str:
    """Say that a desk is the one people stand at."""
    return _tr(_HERE)


def waiting_text(count: int) -> str:
    """Say how many records a desk has not published, "" for none."""
    return _tr(_WAITING).format(n=number_text(count)) if count else ""


def pace_text(pace: Pace | None) -> str:
    """Say how many people a desk admits in a minute, "" where it has admitted nobody."""
    if pace is None or not (pace.recent or pace.peak):
        return ""
    recent = f"{pace.recent:.1f}".replace(".", ",").removesuffix(",0")
    return f"{_tr(_PACE).format(n=recent)} · {_tr(_PEAK).format(n=pace.peak)}"


def printer_text(printer: PrinterWord) -> str:
    """Say what ails a desk's printer, "" where it is well."""
    if not printer.trouble:
        return ""
    try:
        kind = TroubleKind(printer.trouble)
    except ValueError:  # a later version knows more of them
        kind = TroubleKind.PRINTER_FAILED
    return _tr(_PRINTER).format(name=printer.name, trouble=short_text(Trouble(kind)))


def speaker_text() -> str:
    """Say of somebody that they speak."""
    return _tr(_SPEAKER)


def due_text(person: Missing, zone: tzinfo) -> str:
    """Say when somebody is awaited, and where; "" where nobody knows."""
    if person.due is None:
        return ""
    time = clock_text(from_ms(person.due, zone), zone)
    return _tr(_DUE).format(time=time, sessions=", ".join(person.sessions))


def label_text(label: str) -> str:
    """Give a value of a list, or say that it is empty."""
    return label or _tr(_NOT_SAID)


def missed_text(people: int, of: int | None) -> str:
    """Say how many are missing of how many."""
    return _tr(_MISSED).format(n=number_text(people), of=number_text(of or people))


def nobody_missing_text() -> str:
    """Say that nobody is missing, and from when on anybody is."""
    return f"{_tr(_NOBODY_MISSING)} {_tr(_AWAITED_FROM)}"


def nobody_here_text() -> str:
    """Say that nobody has come."""
    return _tr(_NOBODY_HERE)


def settle_text(count: int) -> str:
    """Say how many clashes there are to settle."""
    one, several = _SETTLE
    return _tr(one if count < 2 else several).format(n=number_text(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("board", text)
