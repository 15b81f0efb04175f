"""A load in the window: read on a thread of its own, written in slices between two events."""

import math
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.controllers.background import Background
from kiosk.controllers.roster import LoadPlan, LoadWish, plan_load, write_load
from kiosk.core.moment import Now
from kiosk.core.trouble import Trouble
from kiosk.roster.watch import Cancelled
from kiosk.store.desk import DeskStore

SLICE_S = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadProgress:
    """How far a load is; *is_writing* after everything has been read."""

    is_writing: bool
    done: int
    total: int


class Loading(QObject):
    """One load at a time; cancelled or failed, it leaves nothing behind."""

    progressed = Signal(object)  # LoadProgress
    finished = Signal(object)  # LoadPlan
    failed = Signal(object)  # Trouble
    cancelled = Signal()

    def __init__(
        self, store: DeskStore, background: Background, *, now: Now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._background = background
        self._now = now
        self._is_cancelled = False
        self._plan: LoadPlan | None = None
        self._steps: Generator[int, None, None] | None = None
        self._slice_s = SLICE_S
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._write_slice)

    def start(self, wish: LoadWish) -> None:
        """Load what *wish* names."""
        self._store.event_key()  # the reader on the other thread cannot make it
        self._is_cancelled = False
        self._background.run(partial(self._read, wish))

    @Slot()
    def cancel(self) -> None:
        """Stop, and leave everything as it was."""
        self._is_cancelled = True

    def close(self) -> None:
        """Stop, and take back what is half written, before the store is closed."""
        self.cancel()
        self._end()

    def _read(self, wish: LoadWish) -> Callable[[], None]:
        """Work out the plan, on the background's thread, with a connection of its own."""
        try:
            with DeskStore.open_for_reading(self._store.folder, now=self._now) as reader:
                plan = plan_load(
                    wish, reader, progress=self._tell_reading, cancelled=lambda: self._is_cancelled
                )
        except Cancelled:
            return self.cancelled.emit
        except Trouble as trouble:
            return partial(self.failed.emit, trouble)
        return partial(self._write, plan)

    def _tell_reading(self, done: int, total: int) -> None:
        self.progressed.emit(LoadProgress(is_writing=False, done=done, total=total))

    def _write(self, plan: LoadPlan) -> None:
        """Begin to write *plan*: in slices into an empty desk, else whole, for a scan may come between."""
        if self._is_cancelled:
            self.cancelled.emit()
            return
        self._plan = plan
        self._steps = write_load(plan, self._store)
        self._slice_s = SLICE_S if self._store.roster.event is None else math.inf
        self._slices.start(0)

    @Slot()
    def _write_slice(self) -> None:
        plan, steps = self._plan, self._steps
        assert plan is not None  # noqa: S101 - the timer runs only while there is a plan
        assert steps is not None  # noqa: S101 - likewise
        until = time.monotonic() + self._slice_s
        try:
            while time.monotonic() < until and not self._is_cancelled:
                done = next(steps)
                self.progressed.emit(LoadProgress(is_writing=True, done=done, total=plan.rows))
        except StopIteration:
            self._end()
            self.finished.emit(plan)
        except Trouble as trouble:
            self._end()
            self.failed.emit(trouble)
        except BaseException:
            self._end()
            raise
        else:
            if self._is_cancelled:
                self._end()
                self.cancelled.emit()

    def _end(self) -> None:
        """Write no more; what is not yet written whole is taken back."""
        self._slices.stop()
        if self._steps is not None:
            self._steps.close()
        self._plan = self._steps = None
