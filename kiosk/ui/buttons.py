"""Buttons that say their key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.ui.keys import Keys


def button(text: str, *, role: str = "", key: Keys | None = None, parent: QWidget) -> QPushButton:
    """Make a button; *role* is what the style sheet calls it, *key* is shown beside the text."""
    made = QPushButton(f"{text}   {key.value.shown}" if key else text, parent)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)
    return made
