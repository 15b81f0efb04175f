"""Badges before the day on a page of its own: a run, how far it is, what the list made stale, spares."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.rows import RowsView
from kiosk.ui.run_form import RunForm
from kiosk.ui.run_waiting import RunWaitingPanel
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import label
from kiosk.ui.within import within

WIDEST = 1400
SHOWN = 200
MOST_SPARES = 200
SPARES = 20


class RunPage(QWidget):
    """To the left what is to be printed, to the right what has to be looked after in the trays."""

    left = Signal()
    queue_wanted = Signal()
    stop_wanted = Signal()
    resume_wanted = Signal()
    reprint_wanted = Signal()
    taken_out = Signal()
    spares_wanted = Signal(int)
    void_lost_wanted = Signal(bool)
    file_chosen = Signal(object)  # Path

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("RunPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = RunForm(parent=self)
        self.waiting = RunWaitingPanel(parent=self)
        self._told = label("Told", wraps=True, parent=self)
        self._progress = QProgressBar(self)
        self._stop = button(self.tr("Arrêter"), parent=self)
        self._stop.clicked.connect(self.stop_wanted)
        self._resume = button(self.tr("Reprendre la série"), role="insist", parent=self)
        self._resume.clicked.connect(self.resume_wanted)
        self._stale_count = label("Subheading", wraps=True, parent=self)
        self.stale = RowsView(
            self.tr("Badges à revoir"), shares=(6, 6, 4), row_height=40, parent=self
        )
        self._reprint = button("", role="admit", parent=self)
        self._reprint.clicked.connect(self.reprint_wanted)
        self._taken_out = button("", parent=self)
        self._taken_out.clicked.connect(self.taken_out)
        self._spares = Stepper(self.tr("Badges de réserve"), MOST_SPARES, parent=self)
        self._spares.set_value(SPARES)
        self._void_lost = QCheckBox(
            self.tr("Un badge perdu n’ouvre plus rien, le billet non plus"), self
        )
        self._void_lost.clicked.connect(self.void_lost_wanted)
        self._lay_out()
        self.show_progress(-1, 0)
        self.offer_resume("")
        self.show_stale((), to_print=0, to_take_out=0, counts="")
        self.tell("")

    def tell(self, text: str) -> None:
        """Say what was done, or what is wrong."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def ask_for_file(self, proposed: str) -> None:
        """Ask into which file; `file_chosen` tells."""
        dialog = QFileDialog(self, self.tr("Dans quel fichier ?"), "", self.tr("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(self._tell_file)
        dialog.open()

    @Slot(str)
    def _tell_file(self, path: str) -> None:
        self.file_chosen.emit(Path(path))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far a run is; below 0 none is going on."""
        is_busy = done >= 0
        self._progress.setVisible(is_busy)
        self._stop.setVisible(is_busy)
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(max(done, 0))

    def offer_resume(self, text: str) -> None:
        """Offer to go on with a run that was broken off, in words; an empty text says there is none."""
        self._resume.setVisible(bool(text))
        if text:
            self._resume.setText(text)
            self._resume.setAccessibleName(text)

    def show_stale(
        self, rows: Sequence[Sequence[str]], *, to_print: int, to_take_out: int, counts: str
    ) -> None:
        """Show what is stale, a row each: where it lies, whose it is, what is wrong."""
        header = (
            self.tr("Où"),
            self.tr("Badge"),
            self.tr("Pourquoi"),
        )
        self.stale.rows.show_rows(header, rows[:SHOWN], max(len(rows) - SHOWN, 0))
        self.stale.setVisible(bool(rows))
        self._stale_count.setText(counts)
        self._reprint.setText(self.tr("Réimprimer ces {n}…").format(n=to_print))
        self._reprint.setVisible(to_print > 0)
        self._taken_out.setText(self.tr("Les {n} sont retirés").format(n=to_take_out))
        self._taken_out.setVisible(to_take_out > 0)

    def show_void_lost(self, *, voids: bool) -> None:
        """Show whether a lost badge opens nothing any more."""
        self._void_lost.setChecked(voids)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(self._run_column(), 5)
        columns.addLayout(self._tray_column(), 8)
        whole = QVBoxLayout(within(self, WIDEST))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._head())
        whole.addLayout(columns, 1)

    def _run_column(self) -> QVBoxLayout:
        deeds = QHBoxLayout()
        deeds.addWidget(self._progress, 1)
        deeds.addWidget(self._stop)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self._told)
        column.addLayout(deeds)
        column.addWidget(self._resume)
        column.addWidget(self.waiting)
        column.addStretch(1)
        return column

    def _tray_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._stale_panel(), 1)
        column.addWidget(self._spares_panel())
        return column

    def _stale_panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("Panel")
        title = label("FormTitle", parent=panel)
        title.setText(self.tr("Dans les bacs et les enveloppes"))
        what = label("Quiet", wraps=True, parent=panel)
        what.setText(
            self.tr(
                "Quand une nouvelle liste change un nom ou annule une venue, les badges "
                "à refaire ou à retirer sont nommés ici, avec leur place."
            )
        )
        deeds = QHBoxLayout()
        deeds.addWidget(self._reprint)
        deeds.addWidget(self._taken_out)
        deeds.addStretch(1)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(24, 18, 24, 18)
        inside.setSpacing(10)
        inside.addWidget(title)
        inside.addWidget(what)
        inside.addWidget(self._stale_count)
        inside.addWidget(self.stale, 1)
        inside.addLayout(deeds)
        inside.addStretch(0)
        return panel

    def _spares_panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("Panel")
        title = label("FormTitle", parent=panel)
        title.setText(self.tr("Badges de réserve"))
        what = label("Quiet", wraps=True, parent=panel)
        what.setText(
            self.tr(
                "Sans nom, numérotés, pour le jour où l’imprimante ne répond plus : "
                "un scan sur la fiche d’une personne, et le badge est à elle."
            )
        )
        make = button(self.tr("En faire…"), parent=panel)
        make.clicked.connect(self._want_spares)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._spares)
        row.addWidget(make)
        row.addStretch(1)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(24, 16, 24, 14)
        inside.setSpacing(8)
        inside.addWidget(title)
        inside.addWidget(what)
        inside.addLayout(row)
        inside.addWidget(self._void_lost)
        return panel

    def _head(self) -> QHBoxLayout:
        heading = label("Heading", parent=self)
        heading.setText(self.tr("Badges d’avance"))
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.RUNS, parent=self)
        back.clicked.connect(self.left)
        queue = button(self.tr("File d’impression"), role="quiet", key=Keys.QUEUE, parent=self)
        queue.clicked.connect(self.queue_wanted)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(queue)
        row.addWidget(back)
        for key, deed in (
            (Keys.RUNS, self.left),
            (Keys.CLEAR, self.left),
            (Keys.QUEUE, self.queue_wanted),
        ):
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)
        return row

    @Slot()
    def _want_spares(self) -> None:
        if self._spares.value:
            self.spares_wanted.emit(self._spares.value)
