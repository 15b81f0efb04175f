"""A table to read: the first rows of many, from values that are there already."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kiosk.ui.theme import LIGHT
from kiosk.wording.changes import more_text

ROW_HEIGHT = 36
PADDING = 12
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of texts below a header; a last row says how many more there are."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._header: tuple[str, ...] = ()
        self._rows: tuple[Sequence[str], ...] = ()
        self._more = 0
        self._marked: frozenset[int] = frozenset()
        self._signs: Mapping[int, QPixmap] = {}

    def show_rows(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        more: int,
        signs: Mapping[int, QPixmap] = MappingProxyType({}),
    ) -> None:
        """Hold these *rows*, of which there are *more*, from now on; some begin with a sign."""
        self.beginResetModel()
        self._signs = signs
        self._header, self._rows, self._more = tuple(header), tuple(rows), more
        self._marked = frozenset()
        self.endResetModel()

    def mark(self, header: Sequence[str], marked: frozenset[int]) -> None:
        """Head the columns anew, and tint those that are *marked*."""
        self._header, self._marked = tuple(header), marked
        last = max(len(header) - 1, 0)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Count the rows that are shown."""
        if parent is not None and parent.isValid():
            return 0
        return len(self._rows) + bool(self._more)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(self._header)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Give what stands above a column."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._header):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self._header[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell, its whole text under the mouse, and the tint of its column."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.BackgroundRole and index.column() in self._marked:
            return QColor(LIGHT.chosen)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._signs.get(index.row())
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.row() < len(self._rows):
            return " ".join(self._rows[index.row()][index.column()].split("\n"))
        return more_text(self._more) if index.column() == 0 else ""


class RowsView(QTableView):
    """Shows rows to read, not to choose; the columns part the width by their *shares*, if given."""

    def __init__(
        self,
        name: str,
        *,
        shares: Sequence[int] = (),
        row_height: int = ROW_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shares = shares
        self.rows = RowsModel(parent=self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.horizontalHeader().setHighlightSections(False)
        self.setItemDelegate(_RowPainter(self))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Part the width anew."""
        super().resizeEvent(event)
        whole = self.viewport().width()
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, whole * share // sum(self._shares))


class _RowPainter(QStyledItemDelegate):
    """Paints a text over its column's tint, and a line below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        painter.save()
        if (tint := index.data(Qt.ItemDataRole.BackgroundRole)) is not None:
            painter.fillRect(area, tint)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(LIGHT.chosen))
        painter.setPen(QColor(LIGHT.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(PADDING, 0, -PADDING, 0)
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(sign, QPixmap):
            size = sign.deviceIndependentSize().toSize()
            top = inner.center().y() - size.height() // 2
            painter.drawPixmap(inner.left(), top, sign)
            inner.setLeft(inner.left() + size.width() + PADDING)
        metrics = painter.fontMetrics()
        elided = metrics.elidedText(index.data() or "", Qt.TextElideMode.ElideRight, inner.width())
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()
