"""A run of badges in the window: planned and written on another thread, kept in small steps on this one.

A scan is answered between two steps, whatever is being printed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.controllers.background import Background
from kiosk.controllers.run_pages import RunPages, Texts
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.runs import Runs, new_run, planned, planned_anew
from kiosk.controllers.stale import BadgeTexts, Stale, StaleBadges
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.core.printjob import BadgeOrder, Reason
from kiosk.core.run import RunPlan, RunWish
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.store.runs import RunCount


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress:
    """How far a run is; *is_writing* while its file is made."""

    is_writing: bool
    done: int
    total: int


class Running(QObject):
    """One run at a time: `start` or `resume` end in `finished`, `failed` or `stopped`.

    What is asked of the printers is finished once it is asked for; the queue shows how far it is.
    """

    planned = Signal(object)  # RunPlan
    found = Signal(object)  # StaleBadges
    progressed = Signal(object)  # RunProgress
    finished = Signal(object)  # RunTarget
    written = Signal(object)  # Path
    failed = Signal(object)  # Trouble
    stopped = Signal()

    def __init__(
        self,
        store: DeskStore,
        runs: Runs,
        printing: Printing,
        background: Background,
        *,
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._runs = runs
        self._printing = printing
        self._background = background
        self._now = now
        self._run = ""
        self._target = RunTarget()
        self._total = 0
        self._turn = 0
        self._is_stopping = False
        self._steps: Iterator[int] = iter(())
        self._then: Callable[[], None] = self._finish
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._do_slice)

    @property
    def is_busy(self) -> bool:
        """Whether a run is being asked for or written now."""
        return bool(self._run)

    @property
    def unfinished(self) -> RunCount | None:
        """A run into a file that was broken off, None if there is none."""
        left = None if self.is_busy else self._runs.unfinished(queued=False)
        return left if left is not None and RunFile.is_one(left.printer) else None

    def plan(self, wish: RunWish) -> None:
        """Work out what *wish* means; an earlier wish is of no interest any more."""
        self._turn += 1
        self._read(partial(planned, wish=wish), partial(self._tell_plan, self._turn))

    def look_for_stale(self) -> None:
        """Find out which badges the list has made stale."""
        self._read(self._stale, self.found.emit)

    def start(
        self, plan: RunPlan, target: RunTarget, *, only_new: bool, reason: Reason | None = None
    ) -> None:
        """Ask for the badges of *plan*, and where they go into a file write it."""
        self._begin(new_run(), target, len(plan.badges))
        steps = self._runs.order(plan, target, only_new=only_new, reason=reason, run=self._run)
        self._go(steps, self._write if target.file is not None else self._finish)

    def print_anew(self, stale: Iterable[Stale], target: RunTarget) -> None:
        """Print stale badges anew, each for the place of the old one and on its layout."""
        plan = planned_anew(self._store, stale)
        target = replace(target, layout="")
        self.start(plan, target, only_new=False, reason=Reason.CORRECTED)

    def resume(self, run: RunCount) -> None:
        """Write the file of a run that was broken off, whole, and keep its badges as out."""
        file = RunFile.from_uri(run.printer)
        self._begin(run.run, RunTarget(file=file, layout=run.layout), run.total)
        self._write()

    def take_out(self, stale: Iterable[Stale]) -> None:
        """Keep that badges were taken out of their places, and look again."""
        for _ in self._runs.take_out(stale):
            pass
        self.look_for_stale()

    def write(self, orders: Sequence[BadgeOrder], file: RunFile) -> None:
        """Write badges that are of no run; `written` tells."""

        def work() -> Callable[[], None]:
            try:
                self._printing.export(
                    orders, file.path, sheet=file.sheet or None, progress=lambda done: True
                )
            except Trouble as trouble:
                return partial(self.failed.emit, trouble)
            return partial(self.written.emit, file.path)

        self._background.run(work)

    @Slot()
    def stop(self) -> None:
        """Give up the file that is written: nobody has a badge of it."""
        self._is_stopping = self.is_busy

    def close(self) -> None:
        """Go on no more; what is kept is kept, and can be resumed."""
        self._slices.stop()
        self._is_stopping = True

    def _begin(self, run: str, target: RunTarget, total: int) -> None:
        self._run, self._target, self._total = run, target, total
        self._is_stopping = False

    def _go(self, steps: Iterator[int], then: Callable[[], None]) -> None:
        self._steps, self._then = steps, then
        self._slices.start(0)

    @Slot()
    def _do_slice(self) -> None:
        try:
            done = next(self._steps)
        except StopIteration:
            self._slices.stop()
            self._then()
        except Trouble as trouble:
            self._slices.stop()
            self._fail(trouble)
        else:
            self._tell(done, is_writing=False)

    def _write(self) -> None:
        """Write the file on the other thread."""
        self._tell(0, is_writing=True)
        run = self._run

        def export(reader: DeskStore) -> Texts | None:
            pages = RunPages(reader, run, now=self._now)
            return pages.export(self._printing.export, self._tell_written)

        self._read(export, self._keep)

    def _keep(self, texts: Texts | None) -> None:
        if texts is None:
            self._go(self._runs.give_up(self._run), self._stop)
        else:
            self._go(self._runs.settle(self._run, texts), self._finish)

    def _tell_written(self, done: int, total: int) -> bool:
        """Tell from the other thread how far the file is; say whether to go on."""
        self.progressed.emit(RunProgress(is_writing=True, done=done, total=total))
        return not self._is_stopping

    def _tell(self, done: int, *, is_writing: bool) -> None:
        self.progressed.emit(RunProgress(is_writing=is_writing, done=done, total=self._total))

    def _tell_plan(self, turn: int, plan: RunPlan) -> None:
        if turn == self._turn:
            self.planned.emit(plan)

    def _finish(self) -> None:
        self._run = ""
        self.finished.emit(self._target)

    def _stop(self) -> None:
        self._run = ""
        self.stopped.emit()

    def _fail(self, trouble: Trouble) -> None:
        """Tell *trouble*; of a file that could not be written nobody has a badge."""
        if self._run and self._target.file is not None:
            run, self._run = self._run, ""
            self._go(self._runs.give_up(run), partial(self.failed.emit, trouble))
        else:
            self._run = ""
            self.failed.emit(trouble)

    def _stale(self, reader: DeskStore) -> StaleBadges:
        return BadgeTexts(reader, self._printing.layouts).stale()

    def _read(self, read: Callable[[DeskStore], object], answer: Callable[..., object]) -> None:
        """Do *read* on the other thread, with a connection of its own, and *answer* on this one."""

        def work() -> Callable[[], None]:
            try:
                with DeskStore.open_for_reading(self._store.folder, now=self._now) as reader:
                    return partial(_call, answer, read(reader))
            except Trouble as trouble:
                return partial(self._fail, trouble)

        self._background.run(work)


def _call(answer: Callable[..., object], said: object) -> None:
    answer(said)
