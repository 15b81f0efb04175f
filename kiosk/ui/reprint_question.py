"""Why somebody needs a second badge: three large buttons, each with a digit; Escape leaves it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kiosk.core.printjob import Reason
from kiosk.ui.buttons import button
from kiosk.ui.text import label
from kiosk.wording.printing import reason_word

DIGITS: Mapping[Qt.Key, Reason] = {
    Qt.Key.Key_1: Reason.DAMAGED,
    Qt.Key.Key_Ampersand: Reason.DAMAGED,
    Qt.Key.Key_2: Reason.LOST,
    Qt.Key.Key_Eacute: Reason.LOST,
    Qt.Key.Key_3: Reason.CORRECTED,
    Qt.Key.Key_QuoteDbl: Reason.CORRECTED,
}
"""The digits, and what the same keys type on a French keyboard."""

WIDEST = 520


class ReprintQuestion(QDialog):
    """Asks once; Enter answers nothing, for a key held down must not print."""

    answered = Signal(object)  # Reason

    def __init__(self, name: str, *, voids_lost: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(self.tr("Un autre badge"))
        heading = label("Heading", parent=self)
        heading.setText(self.tr("Pourquoi un autre badge ?"))
        who = label("Subheading", wraps=True, parent=self)
        who.setText(self.tr("Un badge de {name} est déjà sorti.").format(name=name))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 24)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(who)
        column.addSpacing(8)
        for digit, reason in enumerate(Reason, 1):
            column.addWidget(self._choice(digit, reason))
        if voids_lost:
            warning = label("Quiet", wraps=True, parent=self)
            warning.setText(
                self.tr(
                    "Perdu : l’ancien badge et le billet n’ouvrent plus rien, "
                    "le nouveau badge seul ouvre les portes."
                )
            )
            column.addWidget(warning)
        leave = button(self.tr("Laisser   Échap"), role="quiet", parent=self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        column.addWidget(leave, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(WIDEST)

    def _choice(self, digit: int, reason: Reason) -> QWidget:
        made = button(f"{reason_word(reason)}   {digit}", role="choice", parent=self)
        made.setAccessibleName(reason_word(reason))
        made.setAutoDefault(False)
        made.setProperty("reason", reason.value)
        made.clicked.connect(self._choose)
        return made

    @Slot()
    def _choose(self) -> None:
        self._answer(Reason(self.sender().property("reason")))

    def _answer(self, reason: Reason) -> None:
        self.answered.emit(reason)
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let no button have the focus until somebody asks for one with Tab."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer by a digit."""
        reason = DIGITS.get(Qt.Key(event.key()))
        if reason is not None and not event.isAutoRepeat():
            self._answer(reason)
        else:
            super().keyPressEvent(event)
