"""A few keys for a desk that has only a touch screen: what they type goes where the focus is."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QSizePolicy, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.double_click import REPEATS

ROWS = ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn")
IN_NAMES = "'-"
IN_ADDRESSES = ".-"
KEY_HEIGHT = 46
LEAST_HEIGHT = 44
"""So high is a key on a small screen: a finger hits the one it means."""


class TouchKeys(QFrame):
    """AZERTY in alphabetic form, two *signs*, space, erase and Enter; it never takes the focus."""

    def __init__(self, signs: str = IN_NAMES, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(4)
        for row, characters in enumerate((*ROWS[:-1], ROWS[-1] + signs)):
            for column, character in enumerate(characters):
                self._add(grid, row, column, 1, character.upper(), Qt.Key.Key_unknown, character)
        last = len(ROWS)
        self._add(grid, last - 1, 8, 2, self.tr("Effacer"), Qt.Key.Key_Backspace, "\b")
        self._add(grid, last, 0, 7, self.tr("Espace"), Qt.Key.Key_Space, " ")
        self._add(grid, last, 7, 3, self.tr("Entrée"), Qt.Key.Key_Return, "\r")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def _add(
        self,
        grid: QGridLayout,
        row: int,
        column: int,
        width: int,
        shown: str,
        key: Qt.Key,
        text: str,
    ) -> None:
        made = button(shown, role="key", parent=self)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMinimumHeight(LEAST_HEIGHT)
        made.setMaximumHeight(KEY_HEIGHT)
        made.setProperty(REPEATS, True)
        made.setProperty("key", int(key))
        made.setProperty("types", text)
        made.clicked.connect(self._type)
        grid.addWidget(made, row, column, 1, width)

    @Slot()
    def _type(self) -> None:
        target = QApplication.focusWidget() or self
        key, text = self.sender().property("key"), self.sender().property("types")
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)
