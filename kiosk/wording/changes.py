"""What a load changes, as one sentence of figures."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.wording import QT_TRANSLATE_NOOP


class Fate(StrEnum):
    """What becomes of a person of a list."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"


FIRST: Mapping[Fate, tuple[str, str]] = {
    Fate.ADDED: (
        QT_TRANSLATE_NOOP("change", "{count} personne ajoutée"),
        QT_TRANSLATE_NOOP("change", "{count} personnes ajoutées"),
    ),
    Fate.CHANGED: (
        QT_TRANSLATE_NOOP("change", "{count} personne changée"),
        QT_TRANSLATE_NOOP("change", "{count} personnes changées"),
    ),
    Fate.WITHDRAWN: (
        QT_TRANSLATE_NOOP("change", "{count} personne retirée"),
        QT_TRANSLATE_NOOP("change", "{count} personnes retirées"),
    ),
    Fate.UNCHANGED: (
        QT_TRANSLATE_NOOP("change", "{count} personne inchangée"),
        QT_TRANSLATE_NOOP("change", "{count} personnes inchangées"),
    ),
}
"""Of one, of several: how the sentence begins."""

MORE: Mapping[Fate, tuple[str, str]] = {
    Fate.ADDED: (
        QT_TRANSLATE_NOOP("change", "{count} ajoutée"),
        QT_TRANSLATE_NOOP("change", "{count} ajoutées"),
    ),
    Fate.CHANGED: (
        QT_TRANSLATE_NOOP("change", "{count} changée"),
        QT_TRANSLATE_NOOP("change", "{count} changées"),
    ),
    Fate.WITHDRAWN: (
        QT_TRANSLATE_NOOP("change", "{count} retirée"),
        QT_TRANSLATE_NOOP("change", "{count} retirées"),
    ),
    Fate.UNCHANGED: (
        QT_TRANSLATE_NOOP("change", "{count} inchangée"),
        QT_TRANSLATE_NOOP("change", "{count} inchangées"),
    ),
}
"""How the sentence goes on."""

NOBODY = QT_TRANSLATE_NOOP("change", "Personne n’est ajouté, changé ni retiré")
_MORE = (
    QT_TRANSLATE_NOOP("change", "… et {count} autre"),
    QT_TRANSLATE_NOOP("change", "… et {count} autres"),
)
_SPACE = "\N{NARROW NO-BREAK SPACE}"


def changes_text(counts: Mapping[Fate, int]) -> str:
    """Say how many people are added, changed, withdrawn, unchanged; what is none is left out."""
    told = [(change, counts[change]) for change in Fate if counts.get(change)]
    if not told:
        return QCoreApplication.translate("change", NOBODY)
    first, *others = told
    return ", ".join([_phrase(FIRST, *first), *(_phrase(MORE, *other) for other in others)])


def number_text(count: int) -> str:
    """Write a number as it is read: its thousands apart."""
    return f"{count:,}".replace(",", _SPACE)


def more_text(count: int) -> str:
    """Say that *count* more are not shown."""
    one, several = _MORE
    text = QCoreApplication.translate("change", one if count < 2 else several)
    return text.format(count=number_text(count))


def _phrase(words: Mapping[Fate, tuple[str, str]], change: Fate, count: int) -> str:
    one, several = words[change]
    text = QCoreApplication.translate("change", one if count < 2 else several)
    return text.format(count=number_text(count))
