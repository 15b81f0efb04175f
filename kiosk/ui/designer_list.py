"""The layouts there are, each as a small picture, with its name and what it is to this desk."""

from collections.abc import Mapping, Sequence
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
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kiosk.controllers.drafts import Design
from kiosk.ui.theme import LIGHT

ROW_HEIGHT = 148
THUMB = QSize(152, 84)
_DESIGN = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class DesignsModel(QAbstractListModel):
    """The layouts in the order of their names, and their pictures as far as they are drawn."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._designs: tuple[Design, ...] = ()
        self._pictures: Mapping[str, QPixmap] = {}

    def show_designs(self, designs: Sequence[Design], pictures: Mapping[str, QPixmap]) -> None:
        """Hold *designs* from now on."""
        if [one.name for one in designs] != [one.name for one in self._designs]:
            self.beginResetModel()
            self._designs, self._pictures = tuple(designs), pictures
            self.endResetModel()
        else:
            self._designs, self._pictures = tuple(designs), pictures
            if designs:
                self.dataChanged.emit(self.index(0), self.index(len(designs) - 1))

    def place_of(self, name: str) -> QModelIndex:
        """Give where a layout stands."""
        names = [one.name for one in self._designs]
        return self.index(names.index(name)) if name in names else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        """Count the layouts."""
        return 0 if parent is not None and parent.isValid() else len(self._designs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a layout, its picture, or its words for a screen reader."""
        if not index.isValid() or index.row() >= len(self._designs):
            return None
        design = self._designs[index.row()]
        if role == _DESIGN:
            return design
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(design.name)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join((design.name, *self.marks(design)))
        return None

    def marks(self, design: Design) -> tuple[str, ...]:
        """Say what a layout is to this desk."""
        if design.is_wrong and not design.is_changed:
            state = self.tr("en erreur")
        elif design.is_changed:
            state = self.tr("modifié")
        elif design.is_own:
            state = self.tr("modèle d’ici")
        else:
            state = self.tr("fourni")
        return (self.tr("✓ ce poste"), state) if design.is_desks else (state,)


class DesignsView(QListView):
    """A tap or the arrows open a layout."""

    opened = Signal(str)
    _meant = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = DesignsModel(parent=self)
        self.setModel(self._model)
        self.setItemDelegate(_RowPainter(self._model, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Modèles de badge"))
        self.selectionModel().currentChanged.connect(self._tell)
        # A press goes on to select its row: whoever puts the selection back must come after it.
        self._meant.connect(self.opened, Qt.ConnectionType.QueuedConnection)

    def show_designs(
        self, designs: Sequence[Design], pictures: Mapping[str, QPixmap], *, opened: str
    ) -> None:
        """Show *designs*, of which one is *opened*; nobody is told."""
        was = self.selectionModel().blockSignals(True)
        self._model.show_designs(designs, pictures)
        place = self._model.place_of(opened)
        if place != self.currentIndex():
            self.setCurrentIndex(place)
            self.scrollTo(place)
        self.selectionModel().blockSignals(was)
        self.viewport().update()

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        design = self._model.data(index, _DESIGN)
        if design is not None:
            self._meant.emit(design.name)


class _RowPainter(QStyledItemDelegate):
    """Paints a badge's picture over its name."""

    def __init__(self, model: DesignsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(LIGHT.chosen))
        inner = area.adjusted(14, 12, -14, -8)
        self._picture(
            painter, QRect(inner.left(), inner.top(), inner.width(), THUMB.height()), index
        )
        design = index.data(_DESIGN)
        name = QRect(inner.left(), inner.top() + THUMB.height() + 4, inner.width(), 20)
        self._line(painter, name, design.name, LIGHT.ink, 15, bold=True)
        marks = " · ".join(self._model.marks(design))
        self._line(painter, name.translated(0, 19), marks, LIGHT.ink_soft, 13, bold=False)
        painter.restore()

    def _picture(self, painter: QPainter, area: QRect, index: Index) -> None:
        picture: QPixmap | None = index.data(Qt.ItemDataRole.DecorationRole)
        if picture is None or picture.isNull():
            return
        size = picture.deviceIndependentSize().toSize()
        shown = QRect(area.topLeft(), size)
        shown.moveBottom(area.bottom())
        painter.drawPixmap(shown, picture)
        painter.setPen(QPen(QColor(LIGHT.line)))
        painter.drawRect(shown.adjusted(0, 0, -1, -1))

    def _line(
        self, painter: QPainter, area: QRect, text: str, colour: str, pixels: int, *, bold: bool
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)
