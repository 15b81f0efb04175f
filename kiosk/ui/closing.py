"""The window itself: a pile of pages that is not closed over what nobody saved."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget


class Pages(QStackedWidget):
    """Asks *may_close* before it is closed by a person."""

    def __init__(self, may_close: Callable[[], bool]) -> None:
        super().__init__()
        self._may_close: Callable[[], bool] | None = may_close

    def shut(self) -> None:
        """Close, and ask nobody."""
        self._may_close = None
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay open where somebody says so."""
        event.setAccepted(self._may_close is None or self._may_close())
