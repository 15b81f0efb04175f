"""A keyboard-wedge scanner: a keyboard that types a code and Return, wherever the focus is.

The application's key events are watched where they reach a window, before any field, button or
shortcut sees them. What a scanner types never lands as text and never presses a button.
"""

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.core.scan import Scan
from kiosk.scanners.burst import GAP_MS, Burst, Fate, KeyKind

_TERMINATORS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_LINE_ENDS = {"\r", "\n", "\t"}
_SILENT = {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_NumLock}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class KeyboardWedge(QObject):
    """Watches *application* from its making on; typing gets through some 60 ms late."""

    scanned = Signal(object)  # Scan

    def __init__(self, application: QCoreApplication, *, parent: QObject | None = None) -> None:
        super().__init__(parent or application)
        self._burst = Burst()
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._is_replaying = False
        self._arrivals = QElapsedTimer()
        self._arrivals.start()
        self._armed_at = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._paused)
        application.installEventFilter(self)

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back that may yet turn out to be a person's."""
        return self._burst.is_holding

    def _press(self, window: QObject, event: QKeyEvent) -> bool:
        """Take a key press, and say whether the window must not see it (now)."""
        if event.key() in _SILENT:
            return False
        decision = self._burst.feed(_kind(event), event.text(), self._time_of(event))
        if decision.released:
            self._replay()
        elif decision.scan:
            self._held.clear()
        if decision.fate is Fate.HELD:
            self._held.append((window, event.clone()))
            self._arm()
        if decision.scan:
            self.scanned.emit(Scan(text=decision.scan))
        return decision.fate is not Fate.PASSED

    def _release(self, window: QObject, event: QKeyEvent) -> bool:
        """Take a key's release: it stays behind its press, or a quick tap would come undone."""
        if not any(held.key() == event.key() for _, held in self._held):
            return False
        self._held.append((window, event.clone()))
        return True

    def _time_of(self, event: QKeyEvent) -> int:
        """Give the system's own time of the event: a stalled window must not stretch a burst.

        On Windows Qt gives the time of arrival instead.
        """
        return event.timestamp() or self._arrivals.elapsed()

    def _arm(self) -> None:
        self._armed_at = self._arrivals.elapsed()
        self._pause.start(GAP_MS)

    def _paused(self) -> None:
        if not self._burst.is_holding:
            return
        if self._arrivals.elapsed() - self._armed_at > 2 * GAP_MS:
            self._arm()  # the window was stalled: keys may be queued that were typed in time
            return
        last = self._held[-1][1]
        decision = self._burst.pause(self._time_of(last) + GAP_MS)
        if decision.released:
            self._replay()
        elif decision.scan:
            self._held.clear()
            self.scanned.emit(Scan(text=decision.scan, ended=False))

    def _replay(self) -> None:
        held, self._held = self._held, []
        self._is_replaying = True
        try:
            for window, event in held:
                QCoreApplication.sendEvent(window, event)
        finally:
            self._is_replaying = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold keys back on their way to a window."""
        if self._is_replaying or not isinstance(watched, QWindow):
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        if event.type() is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._release(watched, event)
        return False


def _kind(event: QKeyEvent) -> KeyKind:
    text = event.text()
    if event.key() in _TERMINATORS or text in _LINE_ENDS:
        return KeyKind.TERMINATOR
    is_command = bool(event.modifiers() & _COMMANDS)
    if text and text.isprintable() and not is_command:
        return KeyKind.CHARACTER
    return KeyKind.OTHER
