"""A place to exchange is tried out, on a thread of its own: it may hang for ever, and nobody waits."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble

LOOK_MS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HubTried:
    """How *hub* did: None if all works."""

    hub: str
    trouble: Trouble | None


class HubTrial(QObject):
    """One trial at a time: `start` ends in `ended`, unless `cancel` comes first.

    A thread that hangs is left to itself: it ends with the program, which does not wait for it.
    """

    ended = Signal(object)  # HubTried

    def __init__(self, sync: Callable[[], Sync], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sync = sync
        self._answers: SimpleQueue[HubTried | Exception] = SimpleQueue()
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a place is being tried."""
        return self._looks.isActive()

    def start(self, hub: str) -> None:
        """Try *hub*; what an earlier one did is of no interest any more."""
        answers = self._answers = SimpleQueue()
        work = Thread(target=_try, args=(self._sync, hub, answers), name="hub-trial", daemon=True)
        work.start()
        self._looks.start()

    @Slot()
    def cancel(self) -> None:
        """Wait no longer."""
        self._looks.stop()

    @Slot()
    def _look(self) -> None:
        try:
            answer = self._answers.get_nowait()
        except Empty:
            return
        self._looks.stop()
        if isinstance(answer, Exception):
            raise answer
        self.ended.emit(answer)


def _try(sync: Callable[[], Sync], hub: str, answers: "SimpleQueue[HubTried | Exception]") -> None:
    try:
        sync().try_hub(hub)
    except Trouble as trouble:
        answers.put(HubTried(hub=hub, trouble=trouble))
    except Exception as error:
        answers.put(error)
    else:
        answers.put(HubTried(hub=hub, trouble=None))
