"""The run that the desk's printers are at, beside the page where runs are begun: how far, and no further."""

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kiosk.controllers.badges import Badges
from kiosk.controllers.runs import Runs
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.store.print_jobs import RunWaiting
from kiosk.ui.batches import Batches
from kiosk.ui.buttons import button
from kiosk.ui.soon import Soon
from kiosk.ui.text import label
from kiosk.wording.runs import waiting_text


class RunWaitingPanel(QFrame):
    """Hidden while no run waits."""

    stop_wanted = Signal()
    resume_wanted = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._text = label(wraps=True, parent=self)
        self._stop = self._deed(self.tr("Arrêter la série"), self.stop_wanted)
        self._resume = self._deed(self.tr("Reprendre la série"), self.resume_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._stop)
        row.addWidget(self._resume)
        self.hide()

    def show_run(self, text: str, *, is_stopped: bool) -> None:
        """Say how far the run is, and offer what can be done about it; nothing for an empty text."""
        self._text.setText(text)
        self._stop.setVisible(not is_stopped)
        self._resume.setVisible(is_stopped)
        self.setVisible(bool(text))

    def _deed(self, text: str, wanted: SignalInstance) -> QPushButton:
        made = button(text, parent=self)
        made.clicked.connect(wanted)
        return made


class RunWaitingPresenter(QObject):
    """Of several runs the one that is printing is shown, else the oldest; the queue shows all."""

    looked = Signal()
    troubled = Signal(object)  # Trouble

    def __init__(
        self, panel: RunWaitingPanel, store: DeskStore, badges: Badges, runs: Runs
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._store = store
        self._runs = runs
        self._batches = Batches(parent=self)
        self._batches.done.connect(self.look)
        self._batches.troubled.connect(self._tell)
        panel.stop_wanted.connect(self.stop)
        panel.resume_wanted.connect(self.resume)
        soon = Soon(self.look, parent=self)
        badges.changed.connect(soon.ask)

    @Slot()
    def look(self) -> None:
        """Show how far the run is, if somebody looks at the page."""
        page = self._panel.parentWidget()
        if page is None or not page.isVisible():
            return
        run = self._run()
        text = waiting_text(run.waiting or run.held, is_stopped=run.is_stopped) if run else ""
        self._panel.show_run(text, is_stopped=run is not None and run.is_stopped)
        self.looked.emit()

    @Slot()
    def stop(self) -> None:
        """Hold what waits of the run; what is printing comes out."""
        if (run := self._run()) is not None:
            self._batches.begin(self._runs.stop(run.run))

    @Slot()
    def resume(self) -> None:
        """Let what is held of the run come out."""
        if (run := self._run()) is not None:
            self._batches.begin(self._runs.resume(run.run))

    @Slot(object)
    def _tell(self, trouble: Trouble) -> None:
        self.troubled.emit(trouble)

    def _run(self) -> RunWaiting | None:
        runs = self._store.jobs.runs_waiting()
        return next((run for run in runs if not run.is_stopped), next(iter(runs), None))
