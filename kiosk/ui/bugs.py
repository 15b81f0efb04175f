"""An error nobody foresaw is logged with a number, shown, and the desk goes on."""

import logging
import secrets
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)


class BugReporter(QObject):
    """Takes the place of `sys.excepthook`: an exception in a slot ends up there."""

    reported = Signal(str)  # the number in the log

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log *error* and tell its number."""
        number = secrets.token_hex(2).upper()
        _log.critical("Bug %s", number, exc_info=(kind, error, trace))
        self.reported.emit(number)
