"""Something is done about a whole run, a batch at a time: the desk goes on meanwhile."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.trouble import Trouble


class Batches(QObject):
    """One deed at a time; what is begun anew is begun instead."""

    done = Signal()  # a batch
    troubled = Signal(object)  # Trouble

    def __init__(self, *, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[int] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._do_batch)

    def begin(self, steps: Iterator[int]) -> None:
        """Take *steps*, one whenever the window has time."""
        self._steps = steps
        self._timer.start(0)

    @Slot()
    def _do_batch(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
        except Trouble as trouble:
            self._timer.stop()
            self.troubled.emit(trouble)
        except BaseException:
            self._timer.stop()
            raise
        self.done.emit()
