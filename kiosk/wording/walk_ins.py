"""Who may be added at a desk, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.session import WalkInPolicy
from kiosk.wording import QT_TRANSLATE_NOOP

POLICIES: Mapping[WalkInPolicy, str] = {
    WalkInPolicy.FREE: QT_TRANSLATE_NOOP("walk-in", "{who} : chaque poste peut ajouter."),
    WalkInPolicy.SUPERVISOR: QT_TRANSLATE_NOOP(
        "walk-in", "{who} : un responsable doit être d’accord."
    ),
    WalkInPolicy.ORGANISER: QT_TRANSLATE_NOOP(
        "walk-in", "{who} : en attente de l’accord d’un organisateur."
    ),
}
_CATEGORY = QT_TRANSLATE_NOOP("walk-in", "Catégorie {category}")
_NONE = QT_TRANSLATE_NOOP("walk-in", "Sans catégorie")


def policy_text(policy: WalkInPolicy, category: str) -> str:
    """Say in a sentence who may add somebody of *category*."""
    told = " ".join(category.split())
    who = QCoreApplication.translate("walk-in", _CATEGORY if told else _NONE)
    sentence = QCoreApplication.translate("walk-in", POLICIES[policy])
    return sentence.format(who=who.format(category=told))
