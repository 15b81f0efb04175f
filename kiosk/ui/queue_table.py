"""The badges that are not out yet, a row each, to choose one from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QItemSelectionModel, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kiosk.ui.printers_sign import health_picture
from kiosk.ui.rows import RowsView
from kiosk.wording.printers import Health

ROW_HEIGHT = 48
SIGN = 22


class QueueDeed(Enum):
    """What can be done about a badge of the queue, or about a whole run."""

    CAME_OUT = "came-out"
    NOT_OUT = "not-out"
    NOT_WANTED = "not-wanted"
    RETRY = "retry"
    HURRY = "hurry"
    HOLD = "hold"
    RELEASE = "release"
    MOVE = "move"
    TAKE_BACK = "take-back"
    TAKE_ALL_BACK = "take-all-back"
    CANCEL = "cancel"
    STOP_RUN = "stop-run"
    RESUME_RUN = "resume-run"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A badge, or a run as one line; *about* is the job's id, or the run's.

    *sign* stands before the state of what wants somebody.
    """

    about: str
    state: str
    who: str
    printer: str = ""
    since: str = ""
    sign: Health | None = None
    deeds: frozenset[QueueDeed] = frozenset()


class QueueTable(RowsView):
    """One row is chosen at a time, and stays so while others come and go."""

    turned = Signal()  # to another row

    def __init__(self, *, parent: QWidget | None = None) -> None:
        name = self.tr("Badges à imprimer")
        super().__init__(name, shares=(5, 8, 6, 3), row_height=ROW_HEIGHT, parent=parent)
        self._rows: tuple[QueueRow, ...] = ()
        self._about = ""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.selectionModel().currentRowChanged.connect(self._turn)

    @property
    def chosen(self) -> QueueRow | None:
        """The row that is chosen, None if none is."""
        return next((row for row in self._rows if row.about == self._about), None)

    def show_queue(self, rows: Sequence[QueueRow], *, more: int) -> None:
        """Show *rows*, of which there are *more*; the chosen one stays, else the next takes its place."""
        before = self.currentIndex().row()
        about, self._rows = self._about, tuple(rows)
        header = (
            self.tr("Où il en est"),
            self.tr("Badge"),
            self.tr("Imprimante"),
            self.tr("Depuis"),
        )
        texts = [(row.state, row.who, row.printer, row.since) for row in rows]
        signs = {
            place: health_picture(row.sign, SIGN) for place, row in enumerate(rows) if row.sign
        }
        self.rows.show_rows(header, texts, more, signs)
        places = [place for place, row in enumerate(rows) if row.about == about]
        place = places[0] if places else min(max(before, 0), len(rows) - 1)
        if place >= 0:
            how = QItemSelectionModel.SelectionFlag
            index = self.rows.index(place, 0)
            self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        place = self.currentIndex().row()
        self._about = self._rows[place].about if 0 <= place < len(self._rows) else ""
        self.turned.emit()
