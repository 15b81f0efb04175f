"""One exchange by hand, at a stick that is carried from desk to desk: until nothing is left to do."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.round_runner import RoundRunner
from kiosk.controllers.rounds import Taken
from kiosk.controllers.speaking import Speaking
from kiosk.core.moment import Now, to_ms
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore

LEAST_ROUNDS = 2
"""One round alone does not tell that what lay there is gone: another stick may be in its place."""
MOST_IDLE = 4
"""Rounds that neither bring nor publish anything, before what still waits is left."""


@dataclass(slots=True, kw_only=True)
class Carried:
    """What it came to: records *sent* and *received*, and what the hub refused."""

    sent: int = 0
    received: int = 0
    kinds: set[str] = field(default_factory=set)
    trouble: Trouble | None = None


class Carrying(QObject):
    """Runs rounds at *hub* until all is fetched and published there."""

    ended = Signal(object)  # Carried
    renewed = Signal(object)  # Renewal

    def __init__(
        self,
        store: DeskStore,
        sync: Callable[[], Sync],
        hub: str,
        *,
        speaking: Speaking,
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._hub = hub
        self._speaking = speaking
        self._now = now
        self._idle = self._rounds = 0
        self._carried = Carried()
        self._runner = RoundRunner(store, sync, hub, now=now, parent=self)
        self._runner.ended.connect(self._take)
        self._runner.failed.connect(self._fail)

    def begin(self) -> None:
        """Begin; `ended` tells the rest."""
        self._store.introduce()
        self._go()

    def _go(self) -> None:
        self._runner.begin(self._speaking.word(self._hub, to_ms(self._now())))

    @Slot(object)
    def _take(self, taken: Taken) -> None:
        done = self._carried
        done.sent += taken.sent
        done.received += taken.received
        done.kinds |= taken.kinds
        if taken.trouble is not None:
            self._fail(taken.trouble)
            return
        if taken.renewal is not None:
            self._runner.begin_anew()
            self.renewed.emit(taken.renewal)
        self._idle = 0 if taken.sent or taken.received else self._idle + 1
        self._rounds += 1
        left = (
            self._rounds < LEAST_ROUNDS
            or taken.has_more
            or self._store.exchange.count_unpublished(self._hub)
        )
        if (left or taken.renewal is not None) and self._idle < MOST_IDLE:
            self._go()
        else:
            self.ended.emit(done)

    @Slot(object)
    def _fail(self, trouble: Trouble | None) -> None:
        self._carried.trouble = trouble
        self.ended.emit(self._carried)
