"""Before somebody gets a second badge: why, or whether the first came out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.core.printjob import Reason
from kiosk.ui.numbered_question import NumberedQuestion
from kiosk.wording.printing import reason_word

OUT, NOT_OUT = "out", "not-out"


class ReprintQuestion(NumberedQuestion):
    """Asks why there must be another."""

    answered = Signal(object)  # Reason

    def __init__(self, name: str, *, voids_lost: bool, parent: QWidget) -> None:
        warning = self.tr(
            "Perdu : l’ancien badge et le billet n’ouvrent plus rien, "
            "le nouveau badge seul ouvre les portes."
        )
        super().__init__(
            self.tr("Un autre badge"),
            asked=self.tr("Pourquoi un autre badge ?"),
            about=self.tr("Un badge de {name} est déjà sorti.").format(name=name),
            answers=[(reason.value, reason_word(reason)) for reason in Reason],
            note=warning if voids_lost else "",
            parent=parent,
        )
        self.chosen.connect(self._answered)

    @Slot(str)
    def _answered(self, value: str) -> None:
        self.answered.emit(Reason(value))


class DoubtQuestion(NumberedQuestion):
    """Asks whether the one that was printed came out, with what is known of it."""

    answered = Signal(bool)

    def __init__(self, about: str, *, parent: QWidget) -> None:
        super().__init__(
            self.tr("Un autre badge"),
            asked=self.tr("Le premier est-il sorti ?"),
            about=about,
            answers=[
                (OUT, self.tr("Oui, il est sorti")),
                (NOT_OUT, self.tr("Non : en imprimer un autre")),
            ],
            parent=parent,
        )
        self.chosen.connect(self._answered)

    @Slot(str)
    def _answered(self, value: str) -> None:
        self.answered.emit(value == OUT)
