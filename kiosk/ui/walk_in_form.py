"""Somebody who is not on the list: five fields, reached with one key, and who comes with them."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kiosk.ui.form import Draft
from kiosk.ui.person_form import PersonForm
from kiosk.ui.stepper import Stepper

MOST_COMPANIONS = 50
COMPANIONS = "companions"


class WalkInForm(PersonForm):
    """The form for a new person; with *companions* whose names come later."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(captions(), save=self.tr("Ajouter"), parent=parent)
        self.companions = Stepper(self.tr("Accompagnants"), MOST_COMPANIONS, parent=self)
        self.add_row(self.companions)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed or counted that must not be lost."""
        return super().is_begun or self.companions.value > 0

    def as_draft(self) -> Draft:
        """Give what is typed and counted, to be taken up later."""
        draft = super().as_draft()
        return replace(draft, texts={**draft.texts, COMPANIONS: str(self.companions.value)})

    def resume(self, draft: Draft) -> None:
        """Be as *draft* was left."""
        super().resume(draft)
        self.companions.set_value(int(draft.texts[COMPANIONS]))

    def clear(self) -> None:
        """Forget what is typed."""
        super().clear()
        self.companions.set_value(0)


def captions() -> dict[str, str]:
    """Give what each field of somebody is called, in the order they are asked."""
    return {
        "family": QCoreApplication.translate("form", "Nom"),
        "given": QCoreApplication.translate("form", "Prénom"),
        "organisation": QCoreApplication.translate("form", "Structure"),
        "function": QCoreApplication.translate("form", "Fonction"),
        "category": QCoreApplication.translate("form", "Catégorie"),
    }
