"""Whoever is added at a desk may want a supervisor's leave first: the desk is asked once more."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from kiosk.controllers.people import People
from kiosk.core.session import WalkInPolicy
from kiosk.ui.desk_window import DeskWindow
from kiosk.wording.verdicts import Tone, VerdictText
from kiosk.wording.walk_ins import policy_text


class SupervisorQuestion(QObject):
    """Asks in the band, once for what a form says now; opened again, the form is asked again."""

    def __init__(self, window: DeskWindow, people: People) -> None:
        super().__init__(window)
        self._window = window
        self._people = people
        self._asked: Mapping[str, str] | None = None
        window.aside.form_opened.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Take nothing for asked."""
        self._asked = None

    def comes_first(self, texts: Mapping[str, str]) -> bool:
        """Say whether this was not asked yet and wants a supervisor; then it is asked now."""
        category = texts["category"]
        policy = self._people.policy_for(category)
        if policy is not WalkInPolicy.SUPERVISOR or texts == self._asked:
            return False
        self._asked = texts
        again = self.tr("Entrée encore pour ajouter.")
        word, todo = self.tr("Demandez d’abord"), f"{policy_text(policy, category)} {again}"
        self._window.band.show_verdict(VerdictText(tone=Tone.LOOK, word=word, todo=todo))
        return True
