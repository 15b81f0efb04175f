"""Runs Python's cyclic collector between two events, on the thread of the screens.

Qt objects that it frees in the middle of an event's handling are reported to crash the interpreter.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 2000


class IdleCollector(QObject):
    """Switches the automatic collector off, for good: it must not run while screens are taken down either."""

    def __init__(self, *, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(EVERY_MS)

    @Slot()
    def _collect(self) -> None:
        young, _, old = gc.get_threshold()
        counts = gc.get_count()
        if counts[0] > young:
            gc.collect(2 if counts[2] > old else 1)
