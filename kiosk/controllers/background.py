"""One thread for work that must not hold up a scan; its results come back to the caller's."""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import NoReturn

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Background(QObject):
    """Runs one piece of work after the other and calls back on the thread it was made on."""

    _done = Signal(object)

    def __init__(self, *, executor: Executor | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="background")
        self._done.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Callable[[], None]]) -> None:
        """Do *work* on the thread; what it returns is then called on this object's thread."""
        self._executor.submit(self._work, work)

    def close(self) -> None:
        """Wait for what runs; what still waits is dropped."""
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _work(self, work: Callable[[], Callable[[], None]]) -> None:
        try:
            answer = work()
        except Exception as error:
            answer = partial(_raise, error)
        self._done.emit(answer)

    @Slot(object)
    def _call(self, result: object) -> None:
        if callable(result):
            result()


def _raise(error: Exception) -> NoReturn:
    raise error
