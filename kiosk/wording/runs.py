"""A run of badges before the day in words: its cover slips, how far it is, where badges lie."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.core.layout import Content
from kiosk.core.printjob import Place
from kiosk.core.run import RunPlan
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.printing import place_text

CONTENTS: Mapping[Content, str] = {
    Content.NAME: QT_TRANSLATE_NOOP("runs", "nom"),
    Content.GIVEN: QT_TRANSLATE_NOOP("runs", "prénom"),
    Content.FAMILY: QT_TRANSLATE_NOOP("runs", "nom de famille"),
    Content.NATIVE_NAME: QT_TRANSLATE_NOOP("runs", "nom dans son écriture"),
    Content.FUNCTION: QT_TRANSLATE_NOOP("runs", "fonction"),
    Content.ORGANISATION: QT_TRANSLATE_NOOP("runs", "structure"),
    Content.ORGANISATION_KIND: QT_TRANSLATE_NOOP("runs", "type de structure"),
    Content.COUNTRY: QT_TRANSLATE_NOOP("runs", "pays"),
    Content.CATEGORY: QT_TRANSLATE_NOOP("runs", "catégorie"),
    Content.CODE: QT_TRANSLATE_NOOP("runs", "code"),
    Content.EVENT: QT_TRANSLATE_NOOP("runs", "événement"),
    Content.PROGRAMME: QT_TRANSLATE_NOOP("runs", "programme"),
    Content.PLACE: QT_TRANSLATE_NOOP("runs", "place"),
}
"""What a badge says wrongly, in a word."""

_BADGES = QT_TRANSLATE_NOOP("runs", "{n} badges")
_BADGE = QT_TRANSLATE_NOOP("runs", "{n} badge")
_ENVELOPES = QT_TRANSLATE_NOOP("runs", "{n} enveloppes")
_ENVELOPE = QT_TRANSLATE_NOOP("runs", "{n} enveloppe")
_TRAYS = QT_TRANSLATE_NOOP("runs", "{n} bacs")
_TRAY = QT_TRANSLATE_NOOP("runs", "{n} bac")

_ALL_OUT = QT_TRANSLATE_NOOP("runs", "Tous les badges sont déjà sortis.")
_ALL_ASKED = QT_TRANSLATE_NOOP(
    "runs", "Tous les badges sont sortis ou demandés : {badges} à venir, voyez la file (Alt+F)."
)
_GOES_ON = QT_TRANSLATE_NOOP("runs", "Une série s’imprime : encore {badges}.")
_STOPPED = QT_TRANSLATE_NOOP("runs", "Une série est arrêtée : encore {badges}.")
_SURE = QT_TRANSLATE_NOOP("runs", "{badges} vont sortir sur {printers} : d’accord ?")
_SURE_OF_ONE = QT_TRANSLATE_NOOP("runs", "{badges} va sortir sur {printers} : d’accord ?")
_CONFIRM = QT_TRANSLATE_NOOP("runs", "Confirmer : {badges}")
_AND = QT_TRANSLATE_NOOP("runs", "{first} et {last}")

_ONE = QT_TRANSLATE_NOOP("runs", "1 badge, n° {first}")
_SEVERAL = QT_TRANSLATE_NOOP("runs", "{count} badges, n° {first} à {last}")
_ADDED = QT_TRANSLATE_NOOP("runs", "À ajouter à cette enveloppe : {badges}")
_SWAP = QT_TRANSLATE_NOOP("runs", "Badges à échanger")
_SWAPPED = QT_TRANSLATE_NOOP("runs", "{place} : {old} → {new}")
_PUT = QT_TRANSLATE_NOOP("runs", "{place} : {new}")
_TRAY_TITLE = QT_TRANSLATE_NOOP("runs", "Bac {tray}")
_FROM = QT_TRANSLATE_NOOP("runs", "de : {first}")
_TO = QT_TRANSLATE_NOOP("runs", "à : {last}")
_REWRITTEN = QT_TRANSLATE_NOOP(
    "runs",
    "{file} existait déjà : il est réécrit en entier, tel que la liste est maintenant. "
    "S’il a déjà été imprimé, gardez ces badges-là ou les nouveaux, pas les deux.",
)


def plan_text(plan: RunPlan) -> str:
    """Say how large a run is: “606 badges, 27 enveloppes, 7 bacs”."""
    counted = (
        (len(plan.badges), _BADGE, _BADGES),
        (len(plan.envelopes), _ENVELOPE, _ENVELOPES),
        (len(plan.trays), _TRAY, _TRAYS),
    )
    return ", ".join(
        _tr(one if n == 1 else several).format(n=number_text(n))
        for place, (n, one, several) in enumerate(counted)
        if n or not place
    )


def nothing_text(to_come: int) -> str:
    """Say that a run would print nothing, and how many badges asked for before are *to_come*."""
    return _tr(_ALL_ASKED).format(badges=_badges(to_come)) if to_come else _tr(_ALL_OUT)


def waiting_text(count: int, *, is_stopped: bool) -> str:
    """Say how many badges of the run at the printers are to come."""
    return _tr(_STOPPED if is_stopped else _GOES_ON).format(badges=_badges(count))


def sure_text(count: int, printers: Sequence[str]) -> str:
    """Ask once more before so many badges come out of *printers*."""
    *others, last = printers
    named = _tr(_AND).format(first=", ".join(others), last=last) if others else last
    asked = _SURE_OF_ONE if count == 1 else _SURE
    return _tr(asked).format(badges=_badges(count), printers=named)


def confirm_text(count: int) -> str:
    """Say on a button that so many badges are meant."""
    return _tr(_CONFIRM).format(badges=_badges(count))


def rewritten_text(file: Path) -> str:
    """Say that a run was resumed into a file that was there: it may be on paper already."""
    return _tr(_REWRITTEN).format(file=file)


def badges_text(count: int) -> str:
    """Say how many badges: “19 badges”."""
    return _tr(_BADGE if count == 1 else _BADGES).format(n=number_text(count))


def contents_text(contents: Iterable[Content]) -> str:
    """Say what of a badge is wrong."""
    return ", ".join(_tr(CONTENTS[content]) for content in contents)


def swap_title() -> str:
    """Head the list of badges that take the place of old ones."""
    return _tr(_SWAP)


def swap_line(place: Place, old: str, new: str) -> str:
    """Say where which badge is exchanged for which: the *old* name is the one to look for there."""
    told = _SWAPPED if old and old != new else _PUT
    return _tr(told).format(place=place_text(place), old=old, new=new)


def tray_title(tray: str) -> str:
    """Head the slip of a tray."""
    return _tr(_TRAY_TITLE).format(tray=tray)


def tray_ends(first: str, last: str) -> tuple[str, str]:
    """Say from where to where a tray goes."""
    return _tr(_FROM).format(first=first), _tr(_TO).format(last=last)


def slip_count(places: Sequence[Place], *, is_added: bool) -> str:
    """Say on a cover slip how many badges lie under it, and under which numbers."""
    numbers = [place.number for place in places]
    told = _ONE if len(numbers) == 1 else _SEVERAL
    badges = _tr(told).format(count=len(numbers), first=min(numbers), last=max(numbers))
    return _tr(_ADDED).format(badges=badges) if is_added else badges


def _badges(count: int) -> str:
    return _tr(_BADGE if count == 1 else _BADGES).format(n=number_text(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
