"""A question with two or three large answers, each with a digit; Escape leaves it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.text import label

DIGITS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_1: 0,
    Qt.Key.Key_Ampersand: 0,
    Qt.Key.Key_2: 1,
    Qt.Key.Key_Eacute: 1,
    Qt.Key.Key_3: 2,
    Qt.Key.Key_QuoteDbl: 2,
}
"""The digits, and what the same keys type on a French keyboard: which answer each gives."""

WIDEST = 520


class NumberedQuestion(QDialog):
    """Asks once; Enter answers nothing, for a key held down must not print."""

    chosen = Signal(str)  # the value of the answer, once the question is gone

    def __init__(
        self,
        title: str,
        *,
        asked: str,
        about: str,
        answers: Sequence[tuple[str, str]],
        note: str = "",
        parent: QWidget,
    ) -> None:
        """Ask *asked* under *title*; each of *answers* is a value and its words."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(title)
        self._values = [value for value, _ in answers]
        heading = label("Heading", parent=self)
        heading.setText(asked)
        told = label("Subheading", wraps=True, parent=self)
        told.setText(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 24)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(told)
        column.addSpacing(8)
        for number, (value, words) in enumerate(answers, 1):
            column.addWidget(self._choice(number, value, words))
        if note:
            warning = label("Quiet", wraps=True, parent=self)
            warning.setText(note)
            column.addWidget(warning)
        leave = button(self.tr("Laisser   Échap"), role="quiet", parent=self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        column.addWidget(leave, 0, Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(WIDEST)

    def _choice(self, number: int, value: str, words: str) -> QWidget:
        made = button(f"{words}   {number}", role="choice", parent=self)
        made.setAccessibleName(words)
        made.setAutoDefault(False)
        made.setProperty("value", value)
        made.clicked.connect(self._choose)
        return made

    @Slot()
    def _choose(self) -> None:
        self._answer(self.sender().property("value"))

    def _answer(self, value: str) -> None:
        self.accept()
        self.chosen.emit(value)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let no button have the focus until somebody asks for one with Tab."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer by a digit."""
        which = DIGITS.get(Qt.Key(event.key()), len(self._values))
        if which < len(self._values) and not event.isAutoRepeat():
            self._answer(self._values[which])
        else:
            super().keyPressEvent(event)
