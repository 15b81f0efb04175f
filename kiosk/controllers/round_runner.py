"""Runs one round at a time at one hub, on a thread of its own, and takes in what it brought.

A hub that never answers keeps that thread and nothing else. What comes back is taken in on the main
thread, a slice a turn of the event loop, so that a scan comes between.
"""

import contextlib
from collections.abc import Callable, Generator, Iterable
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.controllers.held_exchange import Came, Files, HeldExchange
from kiosk.controllers.rounds import Rounds, Taken
from kiosk.core.exchange import Heartbeat, RoundOrder
from kiosk.core.moment import Now, to_ms
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore


class RoundRunner(QObject):
    """The rounds of one desk at *hub*: begun here, ended by one of the signals."""

    heard = Signal(object)  # tuple of Heartbeat: what the others said
    held_open = Signal(object)  # tuple of names: central files that could not be replaced
    ended = Signal(object)  # Taken
    failed = Signal(object)  # Trouble of this desk's own, None for a bug, which is raised besides
    _came = Signal(int, object)

    def __init__(
        self,
        store: DeskStore,
        sync: Callable[[], Sync],
        hub: str,
        *,
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._sync = sync
        self._now = now
        self._rounds = Rounds(store, hub)
        self._exchange: HeldExchange | None = None
        self._turn = 0
        self._taking: Generator[None, None, Taken] | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._take_slice)
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.hub = hub
        self.began: int | None = None
        """When the round that the hub has not answered yet began (UTC, ms)."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self.began is None and self._taking is None

    def begin(self, heartbeat: Heartbeat | None, files: Files | None = None) -> None:
        """Begin a round, in which *files* make the central files, if this desk writes them."""
        if self._exchange is not None and self._exchange.under != self._store.goes_by:
            self.begin_anew()
        try:
            exchange = self._exchange or self._open()
            order = self._rounds.order(heartbeat)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        self._exchange = exchange
        self.began = to_ms(self._now())
        work = (self._turn, exchange, order, files)
        Thread(target=self._work, args=work, name="exchange", daemon=True).start()

    def begin_anew(self) -> None:
        """Go to the hub as if for the first time: this desk has another id, or other keys."""
        if self._exchange is not None:
            self._exchange.leave()
        self._exchange = None

    def abandon(self) -> None:
        """Leave a call that may never come back to itself; what it still brings is nobody's business."""
        self._turn += 1
        self.began = None
        self._stop_taking()
        self.begin_anew()

    def _open(self) -> HeldExchange:
        sync = self._sync()
        exchange = sync.exchange(
            self.hub,
            desk=self._store.setting("id"),
            keys=self._store.keys(sync.public_of),
            seen=self._store.exchange.seen(self.hub),
        )
        return HeldExchange(exchange, under=self._store.goes_by)

    def _work(
        self, turn: int, exchange: HeldExchange, order: RoundOrder, files: Files | None
    ) -> None:
        """Run on the round's thread: it knows no store and no screen."""
        try:
            came: object = exchange.round(order, files)
        except Exception as error:
            came = error
        with contextlib.suppress(RuntimeError):  # the hub has answered after the desk was closed
            self._came.emit(turn, came)

    @Slot(int, object)
    def _take(self, turn: int, came: object) -> None:
        if turn != self._turn:
            return
        self.began = None
        if isinstance(came, Exception):
            self._fail(came)
        elif isinstance(came, Came):
            self.held_open.emit(came.held_open)
            self.heard.emit(came.report.heartbeats)
            self._taking = self._rounds.take(came.report, now=to_ms(self._now()))
            self._slices.start(0)

    @Slot()
    def _take_slice(self) -> None:
        taking = self._taking
        if taking is None:
            return
        try:
            next(taking)
        except StopIteration as end:
            self._stop_taking()
            self.ended.emit(end.value)
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """Give up this round; what it handed out and is not in the tables is read again."""
        self._stop_taking()
        self.begin_anew()
        trouble = error if isinstance(error, Trouble) else None
        self.failed.emit(trouble)
        if trouble is None:
            raise error

    def _stop_taking(self) -> None:
        self._slices.stop()
        self._taking = None


def spoken_of(heartbeats: Iterable[tuple[Heartbeat, int]]) -> tuple[Heartbeat, ...]:
    """Give what the others last said, without when."""
    return tuple(beat for beat, _ in heartbeats)
