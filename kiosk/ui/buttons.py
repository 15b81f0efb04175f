"""Buttons that say their key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from kiosk.ui.keys import Keys


def button(text: str, *, role: str = "", key: Keys | None = None, parent: QWidget) -> QPushButton:
    """Make a button; *role* is what the style sheet calls it, *key* is shown beside the text."""
    made = QPushButton(parent)
    dress_button(made, text, role=role, key=key)
    return made


def dress_button(made: QPushButton, text: str, *, role: str = "", key: Keys | None = None) -> None:
    """Let a button look and be called as all of them."""
    made.setText(f"{text}   {key.value.shown}" if key else text)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)
