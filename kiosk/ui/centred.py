"""One step at a time, in the middle of the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget


class CentredSteps(QStackedWidget):
    """Shows one of its steps; each keeps the size that it likes."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around: dict[QWidget, QWidget] = {}

    def add_step(self, step: QWidget) -> None:
        """Take a step, to be shown later."""
        around = QWidget()
        row = QHBoxLayout(around)
        row.addWidget(step, 0, Qt.AlignmentFlag.AlignCenter)
        self._around[step] = around
        self.addWidget(around)

    def show_step(self, step: QWidget) -> None:
        """Show *step* alone."""
        self.setCurrentWidget(self._around[step])

    def is_shown(self, step: QWidget) -> bool:
        """Say whether *step* is the one."""
        return self.currentWidget() is self._around[step]
