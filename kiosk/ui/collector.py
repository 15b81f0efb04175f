"""Runs Python's cyclic collector between two events, on the thread of the screens.

Qt objects that it frees in the middle of an event's handling are reported to crash the interpreter.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 2000


class IdleCollector(QObject):
    """Switches the automatic collector off for as long as it lives."""

    def __init__(self, *, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(EVERY_MS)
        self.destroyed.connect(gc.enable)

    @Slot()
    def _collect(self) -> None:
        young, _, old = gc.get_threshold()
        counts = gc.get_count()
        if counts[0] > young:
            gc.collect(2 if counts[2] > old else 1)
