"""A load in the window: read on a thread of its own, shown, and written once somebody says so."""

import math
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.controllers.background import Background
from kiosk.controllers.roster import LoadPlan, LoadWish, peek_load, plan_load, write_load
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
    """One load at a time, in two steps: `start` ends in `planned`, `apply` in `finished`.

    Between the two nothing is held: people come and go as always. Cancelled or failed, a load leaves
    nothing behind. If a list or a programme came meanwhile, or people were made one or parted, `apply`
    ends in `failed` (PLAN_OUTDATED) and nothing is written: whoever asked starts anew, and sees what
    would change now.
    """

    progressed = Signal(object)  # LoadProgress
    planned = Signal(object)  # LoadPlan
    peeked = Signal(object)  # Peek
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
        self._turn = _Turn()
        self._plan: LoadPlan | None = None
        self._steps: Generator[int, None, None] | None = None
        self._slice_s = SLICE_S
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._write_slice)

    def start(self, wish: LoadWish) -> None:
        """Work out what *wish* changes; what was read before is of no interest any more."""
        self._store.event_key()  # the reader on the other thread cannot make it
        turn = self._next_turn()
        read = partial(
            plan_load, wish, progress=self._tell_reading, cancelled=turn.asks_if_cancelled
        )
        self._background.run(partial(self._read, turn, read, self.planned.emit))

    def peek(self, wish: LoadWish, path: Path) -> None:
        """Look at the top of the list at *path* of *wish*."""
        turn = self._next_turn()
        self._background.run(
            partial(self._read, turn, partial(peek_load, wish, path), self.peeked.emit)
        )

    def apply(self, plan: LoadPlan) -> None:
        """Write *plan*: in slices into an empty desk, else whole, for a scan may come between."""
        self._next_turn()
        self._plan = plan
        self._steps = write_load(plan, self._store)
        self._slice_s = SLICE_S if self._store.roster.event is None else math.inf
        self._slices.start(0)

    @Slot()
    def cancel(self) -> None:
        """Stop, and leave everything as it was."""
        self._turn.is_cancelled = True

    def close(self) -> None:
        """Stop, and take back what is half written, before the store is closed."""
        self.cancel()
        self._end()

    def _next_turn(self) -> "_Turn":
        self.cancel()
        self._turn = _Turn()
        return self._turn

    def _read(
        self,
        turn: "_Turn",
        read: Callable[[DeskStore], object],
        tell: Callable[[object], None],
    ) -> Callable[[], None]:
        """Do *read* on the background's thread, with a connection of its own."""
        answer: Callable[[], None]
        try:
            with DeskStore.open_for_reading(self._store.folder, now=self._now) as reader:
                answer = partial(tell, read(reader))
        except Cancelled:
            answer = self.cancelled.emit
        except Trouble as trouble:
            answer = partial(self.failed.emit, trouble)
        return partial(self._answer, turn, answer)

    def _answer(self, turn: "_Turn", answer: Callable[[], None]) -> None:
        """Tell what came of the turn, unless another has begun since."""
        if turn is not self._turn:
            return
        if turn.is_cancelled:
            self.cancelled.emit()
        else:
            answer()

    def _tell_reading(self, done: int, total: int) -> None:
        self.progressed.emit(LoadProgress(is_writing=False, done=done, total=total))

    @Slot()
    def _write_slice(self) -> None:
        plan, steps = self._plan, self._steps
        assert plan is not None  # noqa: S101 - the timer runs only while there is a plan
        assert steps is not None  # noqa: S101 - likewise
        until = time.monotonic() + self._slice_s
        try:
            while time.monotonic() < until and not self._turn.is_cancelled:
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
            if self._turn.is_cancelled:
                self._end()
                self.cancelled.emit()

    def _end(self) -> None:
        """Write no more; what is not yet written whole is taken back."""
        self._slices.stop()
        if self._steps is not None:
            self._steps.close()
        self._plan = self._steps = None


class _Turn:
    """One reading or writing: another thread asks whether it is cancelled."""

    def __init__(self) -> None:
        self.is_cancelled = False

    def asks_if_cancelled(self) -> bool:
        return self.is_cancelled
