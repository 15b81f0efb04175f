"""An error nobody foresaw is logged with a number, shown, and the desk goes on.

A trouble of the world that nobody caught is told in its own words.
"""

import logging
import secrets
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kiosk.core.trouble import Trouble

_log = logging.getLogger(__name__)


class BugReporter(QObject):
    """Takes the place of `sys.excepthook`: an exception in a slot ends up there."""

    reported = Signal(str)  # the number in the log
    troubled = Signal(object)  # Trouble

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log *error* and tell its number; Ctrl+C in a terminal closes the program."""
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if isinstance(error, Trouble):
            _log.error("Trouble %s %s", error.kind, error.facts)
            self.troubled.emit(error)
            return
        number = secrets.token_hex(2).upper()
        _log.critical("Bug %s", number, exc_info=(kind, error, trace))
        self.reported.emit(number)
