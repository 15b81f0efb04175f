"""The desk's own keys go before those that a text field has for moving about in its text."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from kiosk.ui.keys import Keys

_OWN = (Keys.SHARE, Keys.BOARD, Keys.SETTLE)


class OwnKeys(QObject):
    """Keeps every field from claiming Ctrl+E, which on Linux means the end of the line."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sequences = {QKeySequence(key.value.sequence) for key in _OWN}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Answer in the field's stead that it has no use for the key."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget):
            return False
        if QKeySequence(event.keyCombination()) not in self._sequences:
            return False
        event.ignore()
        return True
