"""A load on the screen, step by step: files, columns where need be, preview, end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.load_columns import ColumnsStep
from kiosk.ui.load_preview import PreviewStep
from kiosk.ui.load_steps import DoneStep, FilesStep, Step, WaitStep

WIDEST = 1400


class LoadPage(QWidget):
    """Shows one step at a time; on a desk at work one can go back to the desk and come again."""

    left = Signal()

    def __init__(self, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LoadPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.files = FilesStep(is_first=is_first, parent=self)
        self.waiting = WaitStep(parent=self)
        self.columns = ColumnsStep(parent=self)
        self.preview = PreviewStep(parent=self)
        self.done = DoneStep(is_first=is_first, parent=self)
        self._steps = QStackedWidget(self)
        for step in (self.files, self.waiting, self.done):
            self._steps.addWidget(_centred(step))
        for wide in (self.columns, self.preview):
            wide.setMaximumWidth(WIDEST)
            self._steps.addWidget(_filling(wide))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        whole.setSpacing(12)
        if not is_first:
            whole.addLayout(self._way_back())
        whole.addWidget(self._steps, 1)
        self.show_step(self.files)

    def _way_back(self) -> QHBoxLayout:
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.LOAD, parent=self)
        back.clicked.connect(self.left)
        shortcut = QShortcut(QKeySequence(Keys.LOAD.value.sequence), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.left)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        return row

    @property
    def step(self) -> Step:
        """The step that is shown."""
        steps = (self.files, self.waiting, self.columns, self.preview, self.done)
        shown = self._steps.currentWidget()
        return next(step for step in steps if step.parentWidget() is shown)

    def show_step(self, step: Step) -> None:
        """Show *step* alone."""
        around = step.parentWidget()
        assert around is not None  # noqa: S101 - each step was put into the stack
        self._steps.setCurrentWidget(around)


def _centred(step: Step) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.addWidget(step, 0, Qt.AlignmentFlag.AlignCenter)
    return around


def _filling(step: Step) -> QWidget:
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(step)
    return around
