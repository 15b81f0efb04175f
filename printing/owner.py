"""The one thread that speaks to a printer: it does one thing after the other."""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Told]):
    """Some *work* whose result is told once, on whichever thread.

    *never* is told in its place where the work was not begun before the end, *unknown* where it was not
    over; None is not told.
    """

    work: Callable[[], Told]
    tell: Callable[[Told], None]
    never: Told | None = None
    unknown: Told | None = None

    def tell_never(self) -> None:
        """Tell that the work will not be begun."""
        if self.never is not None:
            self.tell(self.never)


class Owner:
    """Works until it is closed; work that never ends keeps nobody for ever."""

    def __init__(self, *, name: str) -> None:
        self._tasks: SimpleQueue[Task[Any] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._running: Task[Any] | None = None
        self._was_given_up = False
        self.is_closing = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def give(self, task: Task[Any]) -> None:
        """Do *task* after those before it."""
        self._tasks.put(task)

    def close(self) -> None:
        """Begin nothing more, and tell of what was never begun."""
        with self._lock:
            self.is_closing = True
        with contextlib.suppress(Empty):
            while (task := self._tasks.get_nowait()) is not None:
                task.tell_never()
        self._tasks.put(None)

    def join(self, until: float) -> None:
        """Wait for the work that runs, *until* a moment of the monotonic clock, and then give it up."""
        self._thread.join(max(until - time.monotonic(), 0.0))
        with self._lock:
            gives_up = self._thread.is_alive() and not self._was_given_up
            self._was_given_up |= gives_up
            running = self._running if gives_up else None
        if running is not None and running.unknown is not None:
            running.tell(running.unknown)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            with self._lock:
                self._running = None if self.is_closing else task
            if self._running is None:
                task.tell_never()
                continue
            told = task.work()
            with self._lock:
                self._running = None
                if not self._was_given_up:
                    task.tell(told)
