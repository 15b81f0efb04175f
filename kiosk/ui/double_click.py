"""A hand that clicks twice means once: the second click often lands on what the first put there."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton

REPEATS = "repeats"
"""The property of a button that is meant to be hit quickly, one time after the other."""


class DoubleClickGuard(QObject):
    """Keeps the second click of two from every button but those that repeat."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Swallow it."""
        return (
            event.type() is QEvent.Type.MouseButtonDblClick
            and isinstance(watched, QPushButton)
            and not watched.property(REPEATS)
        )
