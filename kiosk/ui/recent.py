"""The desk's last ten, each with undo and print."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.controllers.check_in import RECENT, Deed
from kiosk.core.journal import RecordKind
from kiosk.ui.buttons import button
from kiosk.ui.text import ElidedLabel, label
from kiosk.wording.verdicts import clock_text, reason_text

ROW_HEIGHT = 54


class RecentList(QFrame):
    """Ten rows, made once and filled anew after each deed."""

    undo_wanted = Signal(str)  # record id
    print_wanted = Signal(str)  # registrant id
    opened = Signal(str)  # registrant id

    def __init__(self, zone: ZoneInfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = label("Quiet", wraps=True, parent=self)
        self._empty.setText(self.tr("Les dernières entrées de ce poste s’afficheront ici."))
        self._empty.setContentsMargins(16, 10, 16, 10)
        self._rows = [_RecentRow(zone, parent=self) for _ in range(RECENT)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        for row in self._rows:
            row.undo_wanted.connect(self.undo_wanted)
            row.print_wanted.connect(self.print_wanted)
            row.opened.connect(self.opened)
            column.addWidget(row)
        column.addStretch(1)
        self.show_deeds((), can_print=False)

    def show_deeds(self, deeds: Sequence[Deed], *, can_print: bool) -> None:
        """Show the newest *deeds*, the newest first."""
        self._empty.setVisible(not deeds)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(deeds))
            if index < len(deeds):
                row.show_deed(deeds[index], can_print=can_print)


class _RecentRow(QFrame):
    undo_wanted = Signal(str)
    print_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, zone: ZoneInfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("RecentRow")
        self.setFixedHeight(ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._zone = zone
        self._deed: Deed | None = None
        self._time = label("RecentTime", parent=self)
        self._time.setFixedWidth(58)
        self._name = ElidedLabel("RecentName", parent=self)
        self._detail = ElidedLabel("RecentDetail", parent=self)
        self._undo = button(self.tr("Annuler"), role="row", parent=self)
        self._undo.clicked.connect(self._want_undo)
        self._print = button(self.tr("Badge"), role="row", parent=self)
        self._print.clicked.connect(self._want_print)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(6)
        row.addWidget(self._time)
        row.addLayout(words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._print)

    def show_deed(self, deed: Deed, *, can_print: bool) -> None:
        """Show one deed."""
        self._deed = deed
        self._time.setText(clock_text(deed.at, self._zone))
        self._name.setText(deed.registrant.name)
        self._detail.setText(self._detail_of(deed))
        self._undo.setVisible(deed.can_undo)
        self._print.setVisible(can_print and deed.has_badge)
        who = deed.registrant.name
        self._undo.setAccessibleName(self.tr("Annuler l’entrée de {who}").format(who=who))
        self._print.setAccessibleName(self.tr("Imprimer le badge de {who}").format(who=who))

    def _detail_of(self, deed: Deed) -> str:
        if deed.reason is not None:
            return reason_text(deed.reason)
        if deed.kind is RecordKind.CHECK_IN and not deed.can_undo:
            return self.tr("Entrée annulée")
        return deed.registrant.organisation

    @Slot()
    def _want_undo(self) -> None:
        if self._deed is not None:
            self.undo_wanted.emit(self._deed.record)

    @Slot()
    def _want_print(self) -> None:
        if self._deed is not None:
            self.print_wanted.emit(self._deed.registrant.id)

    def mouseReleaseEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Open the person on a tap."""
        if self._deed is not None:
            self.opened.emit(self._deed.registrant.id)
