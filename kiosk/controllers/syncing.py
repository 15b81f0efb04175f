"""Exchanges with the other desks while this one works: the desk never waits for the hub.

Each round runs on a thread of its own, one at a time, and a hub that never answers keeps that thread
and nothing else. What comes back is taken in on the main thread, a slice a turn of the event loop.
"""

import random
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.controllers.central import CentralFile
from kiosk.controllers.rounds import Rounds, Taken
from kiosk.controllers.speaking import Speaking
from kiosk.core.desks import SyncState
from kiosk.core.exchange import RoundOrder, RoundReport
from kiosk.core.moment import Now, to_ms
from kiosk.core.ports import Exchange, Sync
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

HUB = "hub"
"""The desk's setting: where it exchanges, "" for nowhere."""
SOON_MS = 800
POLL_MS = (2_000, 5_000)
BACK_OFF_MS = 30_000
SILENT_MS = 60_000
GIVEN_UP_MS = 600_000
"""After so long a call that never came back is left to itself, and the hub is tried anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Came:
    """What a round's thread gives back; somebody has the central files *held_open*."""

    report: RoundReport
    held_open: tuple[str, ...] = ()


class Syncing(QObject):
    """One desk's exchange at its hub: publishes within two seconds, and listens every few."""

    changed = Signal()  # how the exchange stands
    received = Signal(object)  # Taken: something new is in the tables
    renewed = Signal(object)  # Renewal: this desk was a copy, and goes on under a name of its own
    _came = Signal(int, object)

    def __init__(
        self,
        store: DeskStore,
        sync: Callable[[], Sync],
        *,
        speaking: Speaking,
        central: CentralFile,
        now: Now,
        poll_ms: tuple[int, int] = POLL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._sync = sync
        self._poll_ms = poll_ms
        self._speaking = speaking
        self._central = central
        self._now = now
        self._exchange: Exchange | None = None
        self._turn = 0
        self._began: int | None = None
        self._last_at: int | None = None
        self._trouble: Trouble | None = None
        self._failed = 0
        self._taking: Generator[None, None, Taken] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._take_slice)
        self._watch = QTimer(self)
        self._watch.setInterval(10_000)
        self._watch.timeout.connect(self._look)
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def hub(self) -> str:
        """Where this desk exchanges, "" for nowhere."""
        return self._store.setting(HUB)

    @property
    def state(self) -> SyncState:
        """How the exchange stands."""
        now = to_ms(self._now())
        return SyncState(
            hub=self.hub,
            last_at=self._last_at,
            waiting=self._store.exchange.count_unpublished(self.hub) if self.hub else 0,
            trouble=self._trouble_at(now),
            desks=self._speaking.desks(now),
            clock_off=self._speaking.clock_off,
        )

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is under way, and nothing of this desk waits to be published."""
        is_idle = self._began is None and self._taking is None
        return is_idle and not (self.hub and self._store.exchange.count_unpublished(self.hub))

    def start(self) -> None:
        """Begin, if there is a hub, and go on until `stop`."""
        self._watch.start()
        if self.hub and self._store.has_keys:
            self._store.introduce()
            self._timer.start(0)

    def stop(self) -> None:
        """Begin no more rounds; what a hub that hangs may still do is nobody's business."""
        self._turn += 1
        for timer in (self._timer, self._slices, self._watch):
            timer.stop()

    def choose(self, hub: str) -> None:
        """Exchange at *hub* from now on ("" for nowhere); what was published elsewhere is so there too."""
        self.stop()
        self._store.keep_setting(HUB, hub)
        self._forget()
        self.start()
        self.changed.emit()

    @Slot()
    def soon(self) -> None:
        """Publish what this desk has just done, together with what it does in the next moment."""
        if self.hub and self._is_idle and self._trouble is None:
            left = self._timer.remainingTime()
            if left < 0 or left > SOON_MS:
                self._timer.start(SOON_MS)

    @property
    def _is_idle(self) -> bool:
        return self._began is None and self._taking is None

    def _forget(self) -> None:
        self._exchange = None
        self._began = None
        self._taking = None
        self._trouble = None
        self._last_at = None
        self._failed = 0

    @Slot()
    def _begin(self) -> None:
        """Begin a round on a thread of its own."""
        if not self._is_idle or not self.hub:
            return
        now = to_ms(self._now())
        try:
            exchange = self._exchange or self._open()
        except Trouble as trouble:
            self._fail(trouble)
            return
        self._exchange = exchange
        order = Rounds(self._store, self.hub).order(self._speaking.heartbeat(self.hub, now))
        files = self._central.work(beat for beat, _ in self._store.exchange.heard())
        self._began = now
        work = (self._turn, exchange, order, files)
        Thread(target=self._work, args=work, name="exchange", daemon=True).start()

    def _open(self) -> Exchange:
        sync = self._sync()
        return sync.exchange(
            self.hub,
            desk=self._store.setting("id"),
            keys=self._store.keys(sync.public_of),
            seen=self._store.exchange.seen(self.hub),
        )

    def _work(
        self,
        turn: int,
        exchange: Exchange,
        order: RoundOrder,
        files: Callable[[], Mapping[str, bytes]] | None,
    ) -> None:
        """Run on the round's thread: it knows no store and no screen."""
        try:
            report = exchange.round(order)
            came: object = _Came(report=report)
            if files is not None and report.trouble is None:
                came = _written(report, exchange, files)
        except Exception as error:
            came = error
        self._came.emit(turn, came)

    @Slot(int, object)
    def _take(self, turn: int, came: object) -> None:
        if turn != self._turn:
            return
        self._began = None
        if isinstance(came, Exception):
            self._timer.start(BACK_OFF_MS)
            raise came
        assert isinstance(came, _Came)  # noqa: S101 - `_work` gives nothing else
        now = to_ms(self._now())
        self._central.held_open(came.held_open)
        self._speaking.hear(came.report.heartbeats, now)
        self._taking = Rounds(self._store, self.hub).take(came.report, now=now)
        self._slices.start(0)

    @Slot()
    def _take_slice(self) -> None:
        assert self._taking is not None  # noqa: S101 - the timer runs only then
        try:
            next(self._taking)
        except StopIteration as end:
            self._stop_taking()
            self._end(end.value)
        except Exception as error:
            self._stop_taking()
            self._exchange = None  # what was handed out and not taken in is read again
            trouble = error if isinstance(error, Trouble) else None
            self._fail(trouble)
            if trouble is None:
                raise

    def _stop_taking(self) -> None:
        self._slices.stop()
        self._taking = None

    def _end(self, taken: Taken) -> None:
        """Say what a round came to, and set the next."""
        self._trouble = taken.trouble
        if taken.trouble is None:
            self._last_at = to_ms(self._now())
        if taken.renewal is not None:
            self._exchange = None
            self._store.introduce()
            self.renewed.emit(taken.renewal)
        if taken.received:
            self.received.emit(taken)
        self._failed = self._failed + 1 if taken.trouble else 0
        self._timer.start(self._wait_after(taken))
        self.changed.emit()

    def _wait_after(self, taken: Taken) -> int:
        if taken.has_more or taken.renewal is not None:
            return 0
        if taken.trouble is None and self._store.exchange.count_unpublished(self.hub):
            return SOON_MS
        return self._pause()

    def _pause(self) -> int:
        """Give the time to the next round: with jitter, and longer while the hub is in trouble."""
        least, most = self._poll_ms
        pause = random.randint(least, most)  # noqa: S311 - a jitter, no secret
        return min(pause << min(self._failed, 4), BACK_OFF_MS)

    def _fail(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self._failed += 1
        self._timer.start(self._pause())
        self.changed.emit()

    def _trouble_at(self, now: int) -> Trouble | None:
        """Give what is wrong: also that a call to the hub has not come back for a minute."""
        if self._began is not None and now - self._began > SILENT_MS:
            minutes = str((now - self._began) // 60_000)
            return Trouble(TroubleKind.HUB_SILENT, hub=self.hub, minutes=minutes)
        return self._trouble

    @Slot()
    def _look(self) -> None:
        """Tell what only time changes: who has fallen silent, and a hub that does not come back."""
        now = to_ms(self._now())
        if self._began is not None and now - self._began > GIVEN_UP_MS:
            self._turn += 1
            self._began = None
            self._exchange = None
            self._timer.start(0)
        self.changed.emit()


def _written(
    report: RoundReport, exchange: Exchange, files: Callable[[], Mapping[str, bytes]]
) -> _Came:
    """Write the central files; what keeps them from it does not take back the round."""
    try:
        return _Came(report=report, held_open=exchange.write_central(files()))
    except Trouble as trouble:
        return _Came(report=replace(report, trouble=trouble))
