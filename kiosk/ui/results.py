"""The people a search found: name, organisation, function, category, arrived or not."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kiosk.store.registrants import Hit
from kiosk.ui.theme import LIGHT

ROW_HEIGHT = 78
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the rows hold beside their text."""

    HIT = Qt.ItemDataRole.UserRole + 1


class ResultsModel(QAbstractListModel):
    """The hits of one search, best first."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Hold *hits* from now on."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Count the hits."""
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a hit, or its words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == Role.HIT:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            person = hit.registrant
            state = self.tr("Arrivée") if hit.arrived else ""
            if not person.is_expected:
                state = self.tr("Annulée") if person.is_cancelled else self.tr("Remplacée")
            parts = (person.name, person.organisation, person.function, person.category, state)
            return ", ".join(part for part in parts if part)
        return None


class ResultsView(QListView):
    """The list under the search field; a tap or Enter opens a person."""

    opened = Signal(str)  # registrant id

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ResultsModel(parent=self)
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Personnes trouvées"))
        self.clicked.connect(self._tell)

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show *hits*, the first of them chosen."""
        self._model.show_hits(hits)
        if hits:
            self.setCurrentIndex(self._model.index(0))

    def move_choice(self, steps: int) -> None:
        """Choose a row further down, or up."""
        row = self.currentIndex().row() + steps
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    def open_choice(self) -> None:
        """Open the chosen person."""
        self._tell(self.currentIndex())

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        hit = self._model.data(index, Role.HIT)
        if hit is not None:
            self.opened.emit(hit.registrant.id)


class _RowPainter(QStyledItemDelegate):
    """Paints a person on two lines; who has arrived carries a tick and the word."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(Role.HIT)
        painter.save()
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, QColor(LIGHT.chosen))
        painter.setPen(QPen(QColor(LIGHT.line)))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(16, 8, -16, -8)
        person = hit.registrant
        right = 0
        if person.is_cancelled:
            right = self._mark(painter, inner, self.tr("✕ Annulée"), LIGHT.red)
        elif person.replaced_by is not None:
            right = self._mark(painter, inner, self.tr("⇄ Remplacée"), LIGHT.ink_soft)
        elif hit.arrived:
            right = self._mark(painter, inner, self.tr("✓ Arrivée"), LIGHT.blue)
        what = " · ".join(part for part in (person.function, person.category) if part)
        name = QRect(inner.left(), inner.top(), inner.width() - right, 24)
        self._line(painter, name, person.name, LIGHT.ink, 17, bold=True)
        organisation = QRect(inner.left(), name.bottom(), inner.width(), 20)
        self._line(painter, organisation, person.organisation, LIGHT.ink, 14, bold=False)
        rest = organisation.translated(0, 20)
        self._line(painter, rest, what, LIGHT.ink_soft, 14, bold=False)
        painter.restore()

    def _mark(self, painter: QPainter, area: QRect, text: str, colour: str) -> int:
        font = _font(14, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignRight, text)
        return QFontMetrics(font).horizontalAdvance(text) + 12

    def _line(
        self, painter: QPainter, area: QRect, text: str, colour: str, pixels: int, *, bold: bool
    ) -> None:
        font = _font(pixels, bold=bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


def _font(pixels: int, *, bold: bool) -> QFont:
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
