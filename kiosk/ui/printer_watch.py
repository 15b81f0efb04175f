"""Looks at the printers every few seconds, more often while one is in trouble."""

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.controllers.pool import Pool


class PrinterWatch(QObject):
    """A trouble goes from the screen by itself when somebody has put paper in."""

    def __init__(self, pool: Pool, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        pool.changed.connect(self.hurry)

    @property
    def is_watching(self) -> bool:
        """Whether another look is to come."""
        return self._timer.isActive()

    @property
    def interval_ms(self) -> int:
        """How long after the last look the next one comes."""
        return self._timer.interval()

    @Slot()
    def look(self) -> None:
        """Look now, and again after a while."""
        self._pool.look()
        self._timer.start(self._pool.looks_again_ms)

    @Slot()
    def hurry(self) -> None:
        """Look sooner where a printer has got into trouble."""
        if self.is_watching and self._timer.remainingTime() > self._pool.looks_again_ms:
            self._timer.start(self._pool.looks_again_ms)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
