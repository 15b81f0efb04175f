"""Tells a character that somebody types from a key that does something."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def is_typed(event: QKeyEvent) -> bool:
    """Say whether a key press writes something that is seen."""
    text = event.text()
    return text.isprintable() and bool(text.strip()) and not event.modifiers() & COMMANDS


def is_words(text: str) -> bool:
    """Say whether *text* is what people type, with no digit or sign in it that a code would have."""
    return all(character.isalpha() or character in " -'’" for character in text)
