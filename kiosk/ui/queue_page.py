"""The queue of badges on a page of its own, and what can be done about each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.flow import FlowLayout
from kiosk.ui.keys import Keys
from kiosk.ui.queue_table import QueueDeed, QueueRow, QueueTable
from kiosk.ui.text import label
from kiosk.ui.within import within

WIDEST = 1400


class QueuePage(QWidget):
    """Below the rows stand the deeds that fit the chosen one, and no other."""

    left = Signal()
    runs_wanted = Signal()
    printers_wanted = Signal()
    wanted = Signal(object)  # QueueDeed, about the chosen row
    move_wanted = Signal(str)  # URI of a printer, "" for any

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("QueuePage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.table = QueueTable(parent=self)
        self.table.turned.connect(self._offer)
        self._counts = label("Subheading", wraps=True, parent=self)
        self._told = label("Told", wraps=True, parent=self)
        self._told.hide()
        self._deeds = {deed: self._deed(deed, text) for deed, text in self._texts().items()}
        self._move = Chooser(self.tr("Vers une autre imprimante"), parent=self)
        self._move.activated.connect(self._tell_move)
        self._lay_out()
        self._offer()

    def show_queue(self, rows: Sequence[QueueRow], *, more: int, counts: str) -> None:
        """Show *rows*, of which there are *more*, under the *counts* in words."""
        self._counts.setText(counts)
        self.table.show_queue(rows, more=more)

    def offer_printers(self, printers: Sequence[tuple[str, str]]) -> None:
        """Offer these printers, each a URI and a name, to move a badge to."""
        self._move.clear()
        self._move.addItem(self.tr("Vers une autre imprimante…"), None)
        for uri, name in printers:
            self._move.addItem(name, uri)
        self._move.addItem(self.tr("n’importe laquelle"), "")
        self._has_choice = len(printers) > 1
        self._offer()

    def tell(self, text: str) -> None:
        """Say what was done, or why it could not be."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def ask(self) -> None:
        """Give the focus to the rows: arrows choose."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self) -> dict[QueueDeed, str]:
        return {
            QueueDeed.CAME_OUT: self.tr("Oui, il est sorti"),
            QueueDeed.NOT_OUT: self.tr("Non : imprimer à nouveau"),
            QueueDeed.NOT_WANTED: self.tr("Non, ne plus l’imprimer"),
            QueueDeed.RETRY: self.tr("Réessayer"),
            QueueDeed.TAKE_BACK: self.tr("Reprendre ici"),
            QueueDeed.TAKE_ALL_BACK: self.tr("Tout reprendre de ce bureau"),
            QueueDeed.HURRY: self.tr("En premier"),
            QueueDeed.HOLD: self.tr("Retenir"),
            QueueDeed.RELEASE: self.tr("Laisser partir"),
            QueueDeed.CANCEL: self.tr("Ne pas imprimer"),
            QueueDeed.STOP_RUN: self.tr("Arrêter la série"),
            QueueDeed.RESUME_RUN: self.tr("Reprendre la série"),
        }

    def _deed(self, deed: QueueDeed, text: str) -> QPushButton:
        made = button(text, parent=self)
        made.setProperty("deed", deed.value)
        made.clicked.connect(self._tell_wanted)
        return made

    @Slot()
    def _offer(self) -> None:
        row = self.table.chosen
        deeds = row.deeds if row is not None else frozenset()
        for deed, shown in self._deeds.items():
            shown.setVisible(deed in deeds)
        self._move.setVisible(QueueDeed.MOVE in deeds and self._has_choice)
        self._bar.setVisible(bool(deeds))

    @Slot()
    def _tell_wanted(self) -> None:
        self.wanted.emit(QueueDeed(self.sender().property("deed")))

    @Slot(int)
    def _tell_move(self, place: int) -> None:
        uri = self._move.itemData(place)
        self._move.setCurrentIndex(0)
        if uri is not None:
            self.move_wanted.emit(str(uri))

    def _lay_out(self) -> None:
        self._has_choice = False
        self._bar = QFrame(self)
        deeds = FlowLayout(spacing=10, parent=self._bar)
        for shown in (*self._deeds.values(), self._move):
            deeds.addWidget(shown)
        whole = QVBoxLayout(within(self, WIDEST))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._head())
        whole.addWidget(self._counts)
        whole.addWidget(self._panel(), 1)
        whole.addWidget(self._told)
        whole.addWidget(self._bar)

    def _panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("Panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        return panel

    def _head(self) -> QHBoxLayout:
        heading = label("Heading", parent=self)
        heading.setText(self.tr("File d’impression"))
        printers = button(self.tr("Imprimantes"), role="quiet", key=Keys.PRINTER, parent=self)
        printers.clicked.connect(self.printers_wanted)
        runs = button(self.tr("Badges d’avance"), role="quiet", key=Keys.RUNS, parent=self)
        runs.clicked.connect(self.runs_wanted)
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.QUEUE, parent=self)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(printers)
        row.addWidget(runs)
        row.addWidget(back)
        for key, deed in (
            (Keys.QUEUE, self.left),
            (Keys.PRINTER, self.printers_wanted),
            (Keys.RUNS, self.runs_wanted),
            (Keys.CLEAR, self.left),
        ):
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)
        return row
