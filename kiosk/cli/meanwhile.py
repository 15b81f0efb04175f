"""A command that works while it exchanges with the other desks: a headless door, `sync --watch`."""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from threading import Thread
from typing import TextIO

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

from kiosk.cli.output import say
from kiosk.controllers.speaking import Speaking
from kiosk.controllers.syncing import HUB, Syncing
from kiosk.core.moment import Now
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

TICK_MS = 200
"""So often Python looks whether somebody pressed Ctrl-C."""
LAST_WORD_MS = 15_000
"""So long an ended command goes on publishing what it has done."""


class Meanwhile(QObject):
    """Hands each line that comes in to *answer*, on the main thread, while *syncing* goes on."""

    _read = Signal(str)
    _ended = Signal()

    def __init__(self, syncing: Syncing, answer: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._syncing = syncing
        self._answer = answer
        self._loop = QEventLoop(self)
        self._error: BaseException | None = None
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._look)
        self._is_ending = False
        self._is_over = False
        self._last_word = QTimer(self)
        self._last_word.setSingleShot(True)
        self._last_word.timeout.connect(self._loop.quit)
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def run(self, lines: TextIO | None = None) -> None:
        """Go on until *lines* are at their end and published, or until Ctrl-C.

        What *answer* raises ends it and is raised here.
        """
        before = signal.signal(signal.SIGINT, self._interrupt)
        self._syncing.start()
        self._tick.start(TICK_MS)
        if lines is not None:
            Thread(target=self._read_all, args=(lines,), name="lines", daemon=True).start()
        try:
            self._loop.exec()
        finally:
            self._is_over = True
            self._syncing.stop()
            signal.signal(signal.SIGINT, before)
        if self._error is not None:
            raise self._error

    def _read_all(self, lines: TextIO) -> None:
        for line in lines:
            if self._is_over:  # on a trouble, say: nobody answers, and Qt may be gone
                return
            self._read.emit(line)
        if not self._is_over:
            self._ended.emit()

    @Slot(str)
    def _take(self, line: str) -> None:
        if self._error is not None or self._answer is None:
            return
        try:
            self._answer(line)
        except Exception as error:
            self._error = error
            self._loop.quit()
        self._syncing.soon()

    @Slot()
    def _end(self) -> None:
        """Publish what is left, and end; not for ever, where the hub does not answer."""
        self._is_ending = True
        self._last_word.start(LAST_WORD_MS)

    @Slot()
    def _look(self) -> None:
        if self._is_ending and self._syncing.is_at_rest:
            self._loop.quit()

    def _interrupt(self, _signal: int, _frame: object) -> None:
        self._error = KeyboardInterrupt()
        self._loop.quit()


def scan_meanwhile(
    arguments: Namespace,
    store: DeskStore,
    answer: Callable[[str], None],
    sync: Callable[[], Sync],
    now: Now,
) -> int:
    """Answer each line of standard input, and exchange at the hub that is named."""
    syncing = command_syncing(arguments.hub, arguments.session, store, sync, now)
    Meanwhile(syncing, answer).run(sys.stdin)
    if waiting := syncing.state.waiting:
        say(
            f"Pas encore publié : {waiting}. C’est gardé ici ; "
            "relancez « sync » quand le réseau revient.",
            to=sys.stderr,
        )
    return 0


def command_syncing(
    hub: str, session: str, store: DeskStore, sync: Callable[[], Sync], now: Now
) -> Syncing:
    """Give the exchange of a command at *hub*.

    Raises:
        Trouble: no event was loaded or opened here (NO_KEYS).
    """
    if not store.has_keys:
        raise Trouble(TroubleKind.NO_KEYS)
    syncing = Syncing(
        store,
        sync,
        speaking=Speaking(store, session=lambda: session),
        now=now,
    )
    if hub != syncing.hub:
        store.keep_setting(HUB, hub)
    return syncing
