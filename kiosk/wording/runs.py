"""A run of badges before the day in words: its cover slips, how far it is, where badges lie."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kiosk.core.printjob import Place
from kiosk.wording import QT_TRANSLATE_NOOP

_ONE = QT_TRANSLATE_NOOP("runs", "1 badge, n° {first}")
_SEVERAL = QT_TRANSLATE_NOOP("runs", "{count} badges, n° {first} à {last}")
_ADDED = QT_TRANSLATE_NOOP("runs", "À ajouter à cette enveloppe : {badges}")
_SWAP = QT_TRANSLATE_NOOP("runs", "À échanger contre l’ancien badge")
_PART = QT_TRANSLATE_NOOP("runs", "{title} ({part}/{parts})")


def slip_title(organisation: str, part: int, parts: int) -> str:
    """Head a cover slip: the organisation, and which of several slips it is."""
    if parts == 1:
        return organisation
    return _tr(_PART).format(title=organisation, part=part, parts=parts)


def swap_title() -> str:
    """Head the list of badges that take the place of old ones."""
    return _tr(_SWAP)


def slip_count(places: Sequence[Place], *, is_added: bool) -> str:
    """Say on a cover slip how many badges lie under it, and under which numbers."""
    numbers = [place.number for place in places]
    told = _ONE if len(numbers) == 1 else _SEVERAL
    badges = _tr(told).format(count=len(numbers), first=min(numbers), last=max(numbers))
    return _tr(_ADDED).format(badges=badges) if is_added else badges


def _tr(text: str) -> str:
    return QCoreApplication.translate("runs", text)
