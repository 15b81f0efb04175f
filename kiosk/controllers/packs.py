"""Packs in the window: sealed and opened on another thread, taken in here in small steps."""

import math
import time
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.controllers.background import Background
from kiosk.controllers.packing import PackWish, SealedPack, go_by, make_pack, new_key, seal_pack
from kiosk.controllers.unpacking import read_pack, take_pack
from kiosk.core.moment import Now
from kiosk.core.pack import Opened, Pack, Packed
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore

SLICE_S = 0.03


class Packs(QObject):
    """One at a time: `make` and `change_key` end in `packed`, `open` in `opened`; all may have `failed`."""

    packed = Signal(object)  # Packed
    opened = Signal(object)  # Opened
    failed = Signal(object)  # Trouble
    cancelled = Signal()

    def __init__(
        self,
        store: DeskStore,
        sync: Callable[[], Sync],
        background: Background,
        *,
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._sync = sync
        self._background = background
        self._now = now
        self._turn = 0
        self._steps: Generator[int, None, Opened] | None = None
        self._slice_s = SLICE_S
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._take_slice)

    @property
    def is_organiser(self) -> bool:
        """Whether this desk can make an organiser's pack, and a new key."""
        return self._store.is_organiser

    def propose(self) -> str:
        """Propose a passphrase of five words."""
        return self._sync().propose_passphrase()

    def make(self, wish: PackWish) -> None:
        """Write the pack that is wished."""
        sync = self._sync()
        keys = self._store.keys(sync.public_of)
        self._read(lambda reader: make_pack(reader, sync, wish, keys), self.packed.emit)

    def change_key(self, wish: PackWish) -> None:
        """Make a new key, and write the pack that carries it."""
        sync = self._sync()
        try:
            key = new_key(self._store, sync, now=self._now)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return

        def go(sealed: SealedPack) -> None:
            try:
                self.packed.emit(go_by(self._store, key, sealed))
            except Trouble as trouble:
                self.failed.emit(trouble)

        self._read(
            lambda reader: seal_pack(reader, sync, wish, key.keys, since=key.since),
            go,
        )

    def open(self, path: Path, passphrase: str) -> None:
        """Open a pack, and take what is in it, all or nothing; a scan may come before, not between."""
        self._turn += 1
        turn = self._turn

        def work() -> Callable[[], None]:
            try:
                pack = read_pack(path, self._sync(), passphrase)
            except Trouble as trouble:
                return partial(self._answer, turn, partial(self.failed.emit, trouble))
            return partial(self._answer, turn, partial(self._take, pack))

        self._background.run(work)

    @Slot()
    def cancel(self) -> None:
        """Open nothing; what is half taken is given back."""
        self._turn += 1
        self._end()
        self.cancelled.emit()

    def close(self) -> None:
        """Give back what is half taken, before the store is closed."""
        self._turn += 1
        self._end()

    def _read(
        self,
        read: Callable[[DeskStore], Packed | SealedPack],
        tell: Callable[..., None],
    ) -> None:
        """Do *read* on the other thread, with a connection of its own, and *tell* what came of it."""

        def work() -> Callable[[], None]:
            try:
                with DeskStore.open_for_reading(self._store.folder, now=self._now) as reader:
                    return partial(tell, read(reader))
            except Trouble as trouble:
                return partial(self.failed.emit, trouble)

        self._background.run(work)

    def _answer(self, turn: int, answer: Callable[[], None]) -> None:
        if turn == self._turn:
            answer()

    def _take(self, pack: Pack) -> None:
        self._slice_s = SLICE_S if self._store.roster.event is None else math.inf
        self._steps = take_pack(self._store, pack)
        self._slices.start(0)

    @Slot()
    def _take_slice(self) -> None:
        assert self._steps is not None  # noqa: S101 - the timer runs only while there are steps
        until = time.monotonic() + self._slice_s
        try:
            while time.monotonic() < until:
                next(self._steps)
        except StopIteration as done:
            self._end()
            self.opened.emit(done.value)
        except Trouble as trouble:
            self._end()
            self.failed.emit(trouble)
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        self._slices.stop()
        if self._steps is not None:
            self._steps.close()
        self._steps = None
