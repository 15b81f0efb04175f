"""Exchanges with the other desks while this one works: the desk never waits for the hub."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.controllers.carrying import Carried, Carrying
from kiosk.controllers.central import CentralFile
from kiosk.controllers.round_runner import RoundRunner, spoken_of
from kiosk.controllers.rounds import Taken
from kiosk.controllers.speaking import Speaking
from kiosk.core.desks import DeskWord, SyncState, strangers_among
from kiosk.core.hub_address import shown_hub
from kiosk.core.moment import Now, to_ms
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

HUB = "hub"
"""The desk's setting: where it exchanges, "" for nowhere."""
SOON_MS = 800
POLL_MS = (2_000, 5_000)
BACK_OFF_MS = 30_000
LOOK_MS = 10_000
SILENT_MS = 60_000
GIVEN_UP_MS = 600_000
"""After so long a call that never came back is left to itself, and the hub is tried anew."""


class Syncing(QObject):
    """One desk's exchange at its hub: publishes within two seconds, and listens every few."""

    changed = Signal()  # how the exchange stands
    received = Signal(object)  # Taken: something new is in the tables
    renewed = Signal(object)  # Renewal: this desk was a copy, and goes on under an id of its own

    def __init__(
        self,
        store: DeskStore,
        sync: Callable[[], Sync],
        *,
        speaking: Speaking,
        now: Now,
        poll_ms: tuple[int, int] = POLL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._sync = sync
        self._speaking = speaking
        self._central = CentralFile(store, is_organiser=lambda: store.is_organiser, now=now)
        self._now = now
        self._poll_ms = poll_ms
        self._runner: RoundRunner | None = None
        self._last_at: int | None = None
        self._trouble: Trouble | None = None
        self._failed = 0
        self._told: list[Trouble] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look)

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
            waiting=self._waiting,
            trouble=self._trouble_at(now),
            desks=self.desks(),
            clock_off=self._speaking.clock_off,
            strangers=strangers_among(self._told, self._known),
        )

    def desks(self) -> tuple[DeskWord, ...]:
        """Give the other desks as they were last heard of; each look at their printers asks for them."""
        return self._speaking.desks(to_ms(self._now()))

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is under way, and nothing of this desk waits to be published."""
        return (self._runner is None or self._runner.is_idle) and not self._waiting

    def start(self) -> None:
        """Begin, if there is a hub and an event, and go on until `stop`."""
        self._watch.start()
        if self.hub and self._store.has_keys:
            self._store.introduce()
            self._runner = self._make_runner()
            self._timer.start(0)

    def stop(self) -> None:
        """Begin no more rounds; what a hub that hangs may still do is nobody's business."""
        self._timer.stop()
        self._watch.stop()
        if self._runner is not None:
            self._runner.abandon()
            self._runner.deleteLater()
            self._runner = None

    def choose(self, hub: str) -> None:
        """Exchange at *hub* from now on, "" for nowhere: all that this desk has done goes there too."""
        self.stop()
        self._store.keep_setting(HUB, hub)
        self._last_at = self._trouble = None
        self._told.clear()
        self._failed = 0
        self.start()
        self.changed.emit()

    @Slot()
    def begin_anew(self) -> None:
        """Go on with what a pack has brought: the event, its keys, where desks exchange."""
        self.stop()
        self.start()
        self.changed.emit()

    def exchange_once(
        self, folder: Path, finished: Callable[[Trouble | None, int, int], None]
    ) -> None:
        """Exchange at *folder* (a stick) now; *finished* is told what is wrong, records sent and received."""
        carrying = Carrying(
            self._store,
            self._sync,
            str(folder),
            speaking=self._speaking,
            now=self._now,
            parent=self,
        )

        def tell(carried: Carried) -> None:
            carrying.deleteLater()
            if carried.received:
                self.received.emit(Taken(received=carried.received, kinds=carried.kinds))
            finished(carried.trouble, carried.sent, carried.received)

        carrying.ended.connect(tell)
        carrying.renewed.connect(self._renew)
        carrying.begin()

    @Slot()
    def soon(self) -> None:
        """Publish what this desk has just done, together with what it does in the next moment."""
        if self._runner is not None and self._runner.is_idle and self._trouble is None:
            left = self._timer.remainingTime()
            if left < 0 or left > SOON_MS:
                self._timer.start(SOON_MS)

    @property
    def _waiting(self) -> int:
        return self._store.exchange.count_unpublished(self.hub) if self.hub else 0

    @property
    def _known(self) -> set[str]:
        """The desks of this event: this one, and whoever was heard of."""
        return {self._store.setting("id"), *(beat.desk for beat, _ in self._store.exchange.heard())}

    def _make_runner(self) -> RoundRunner:
        runner = RoundRunner(self._store, self._sync, self.hub, now=self._now, parent=self)
        runner.heard.connect(self._hear)
        runner.held_open.connect(self._central.held_open)
        runner.ended.connect(self._end)
        runner.failed.connect(self._fail)
        return runner

    @Slot()
    def _begin(self) -> None:
        if self._runner is None or not self._runner.is_idle:
            return
        files = self._central.work(spoken_of(self._store.exchange.heard()))
        self._runner.begin(self._speaking.heartbeat(self.hub, to_ms(self._now())), files)

    @Slot(object)
    def _hear(self, heartbeats: object) -> None:
        if isinstance(heartbeats, tuple):
            self._speaking.hear(heartbeats, to_ms(self._now()))

    @Slot(object)
    def _end(self, taken: Taken) -> None:
        """Say what a round came to, and set the next."""
        self._trouble = taken.trouble
        self._failed = self._failed + 1 if taken.trouble else 0
        if taken.trouble is None:
            self._last_at = to_ms(self._now())
        else:
            self._speaking.say_again()
        self._told += taken.told
        if taken.renewal is not None:
            self._renew(taken.renewal)
        if taken.received or taken.is_anew:
            self.received.emit(taken)
        self._timer.start(self._wait_after(taken))
        self.changed.emit()

    @Slot(object)
    def _renew(self, renewal: object) -> None:
        self._store.introduce()
        if self._runner is not None:
            self._runner.begin_anew()
        self.renewed.emit(renewal)

    def _wait_after(self, taken: Taken) -> int:
        if taken.has_more or taken.renewal is not None:
            return 0
        if taken.trouble is None and self._waiting:
            return SOON_MS
        return self._pause()

    def _pause(self) -> int:
        """Give the time to the next round: with jitter, and longer while the hub is in trouble."""
        least, most = self._poll_ms
        pause = random.randint(least, most)  # noqa: S311 - a jitter, no secret
        return min(pause << min(self._failed, 4), BACK_OFF_MS)

    @Slot(object)
    def _fail(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self._failed += 1
        self._timer.start(self._pause())
        self.changed.emit()

    def _trouble_at(self, now: int) -> Trouble | None:
        """Give what is wrong: also that a call to the hub has not come back for a minute."""
        began = self._runner.began if self._runner is not None else None
        if began is not None and now - began > SILENT_MS:
            minutes = str((now - began) // 60_000)
            return Trouble(TroubleKind.HUB_SILENT, hub=shown_hub(self.hub), minutes=minutes)
        return self._trouble

    @Slot()
    def _look(self) -> None:
        """Tell what only time changes: who has fallen silent, and a hub that does not come back."""
        began = self._runner.began if self._runner is not None else None
        if (
            self._runner is not None
            and began is not None
            and to_ms(self._now()) - began > GIVEN_UP_MS
        ):
            self._runner.abandon()
            self._timer.start(0)
        self.changed.emit()
