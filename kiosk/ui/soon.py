"""Does something once when the window has time, however often it is asked for meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class Soon(QObject):
    """Two hundred badges held at once are one new look at the queue, not two hundred."""

    def __init__(self, deed: Callable[[], object], *, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(deed)

    @Slot()
    def ask(self) -> None:
        """Let it be done soon."""
        if not self._timer.isActive():
            self._timer.start(0)
