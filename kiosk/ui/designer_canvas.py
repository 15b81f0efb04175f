"""The badge on the screen, as large as there is room, with its boxes to take in hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk.core import placing
from kiosk.core.layout import Box
from kiosk.core.placing import Handle, Placed
from kiosk.ui.designer_paint import Scene, paint

MARGIN = 26
NEAR_INSIDE = 9
NEAR_OUTSIDE = 16
"""Pixels from a handle at which it is meant: fewer inside a box, which is to be moved too."""
FINGER = 14
ROOMY = 34
"""Pixels of a side that has room for a handle in its middle."""
STARTS_AT = 4
"""Pixels that the mouse moves before a press becomes a drag."""
NUDGE, LEAP = 0.5, 5.0
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = {
    Handle.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Handle.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Handle.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Handle.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """A step of the arrow keys, in mm."""

    right: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasShown:
    """The *paper* (mm), the *boxes* on it by the place of their element, and what is wrong with which."""

    paper: Box = field(default_factory=lambda: Box(x=0, y=0, w=86, h=54))
    boxes: Mapping[int, Box] = field(default_factory=dict)
    selected: int | None = None
    faulty: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Drag:
    """A box in hand: from where, by which handle (None: all of it), and where it is now."""

    origin: QPointF
    box: Box
    handle: Handle | None
    under: Sequence[int]
    now: Placed
    has_begun: bool = False


class Canvas(QWidget):
    """Passes on what is chosen and where it was dragged; Échap lets go of a drag."""

    picked = Signal(object)  # the place of an element, None for none
    dragged = Signal()
    placed = Signal(object)  # Box
    nudged = Signal(object)  # Nudge
    turned = Signal(str)  # "next" or "before"
    removed = Signal()
    resized = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAccessibleName(self.tr("Le badge"))
        self.shown = CanvasShown()
        self._picture = QPixmap()
        self._is_dotted = False
        self._drag: _Drag | None = None

    def show_badge(self, shown: CanvasShown) -> None:
        """Show these boxes; what was in hand is let go of if it is chosen no more."""
        if self._drag is not None and shown.selected != self.shown.selected:
            self._drag = None
        self.shown = shown
        self.update()

    def show_picture(self, picture: QPixmap, *, is_dotted: bool = False) -> None:
        """Show the badge's picture; one *is_dotted* keeps its dots sharp where it is enlarged."""
        self._picture, self._is_dotted = picture, is_dotted
        self.update()

    @property
    def dragged_box(self) -> Box | None:
        """Where the box in hand is now, None if none is."""
        drag = self._drag
        return drag.now.box if drag is not None and drag.has_begun else None

    @property
    def scale(self) -> float:
        """Pixels a mm."""
        paper = self.shown.paper
        wide, high = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        return max(min(wide / paper.w, high / paper.h), 0.1)

    def area_of(self, box: Box) -> QRectF:
        """Give where a box (mm) is on the screen."""
        scale, corner = self.scale, self._corner()
        return QRectF(
            corner.x() + box.x * scale, corner.y() + box.y * scale, box.w * scale, box.h * scale
        )

    def _corner(self) -> QPointF:
        scale, paper = self.scale, self.shown.paper
        return QPointF((self.width() - paper.w * scale) / 2, (self.height() - paper.h * scale) / 2)

    def handles(self) -> dict[Handle, QPointF]:
        """Give where the handles of what is chosen are on the screen."""
        box = self._selected_box()
        if box is None:
            return {}
        area = self.area_of(box)
        across = {-1: area.left(), 0: area.center().x(), 1: area.right()}
        along = {-1: area.top(), 0: area.center().y(), 1: area.bottom()}
        return {
            one: QPointF(across[one.value[0]], along[one.value[1]])
            for one in Handle
            if (one.value[0] or area.width() >= ROOMY) and (one.value[1] or area.height() >= ROOMY)
        }

    def _selected_box(self) -> Box | None:
        if (box := self.dragged_box) is not None:
            return box
        selected = self.shown.selected
        return self.shown.boxes.get(selected) if selected is not None else None

    def _handle_at(self, spot: QPointF) -> Handle | None:
        box = self._selected_box()
        if box is None:
            return None
        near = NEAR_INSIDE if self.area_of(box).contains(spot) else NEAR_OUTSIDE
        apart = {one: (at - spot).manhattanLength() for one, at in self.handles().items()}
        nearest = min(apart, key=lambda one: apart[one])
        return nearest if apart[nearest] <= near else None

    def _under(self, spot: QPointF) -> list[int]:
        """Give the places of the elements under a spot, the smallest first."""
        boxes = self.shown.boxes
        hit = [place for place, box in boxes.items() if _widened(self.area_of(box)).contains(spot)]
        return sorted(hit, key=lambda place: boxes[place].w * boxes[place].h)

    def _press(self, spot: QPointF) -> None:
        handle, under = self._handle_at(spot), self._under(spot)
        selected = self.shown.selected
        if handle is None and selected not in under:
            self.picked.emit(under[0] if under else None)
            selected, under = self.shown.selected, []
        if selected is None or (box := self.shown.boxes.get(selected)) is None:
            return
        self._drag = _Drag(origin=spot, box=box, handle=handle, under=under, now=Placed(box=box))

    def _drag_to(self, spot: QPointF, *, catches: bool) -> None:
        drag = self._drag
        assert drag is not None  # noqa: S101 - asked by whoever calls
        way = spot - drag.origin
        if not drag.has_begun and way.manhattanLength() < STARTS_AT:
            return
        drag.has_begun = True
        right, down = way.x() / self.scale, way.y() / self.scale
        boxes, paper = self.shown.boxes, self.shown.paper
        others = [box for place, box in boxes.items() if place != self.shown.selected]
        near = others if catches else None
        if drag.handle is None:
            drag.now = placing.placed(drag.box, right, down, near, paper)
        else:
            drag.now = placing.resized(drag.box, drag.handle, right, down, near, paper)
        self.update()
        self.dragged.emit()

    def _release(self) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        if drag.has_begun:
            self.placed.emit(drag.now.box)
        elif drag.handle is None and len(drag.under) > 1 and self.shown.selected in drag.under:
            after = drag.under.index(self.shown.selected) + 1
            self.picked.emit(drag.under[after % len(drag.under)])
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room, and take what there is."""
        return QSize(480, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the badge is shown in another size now."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw paper, picture, boxes, and what is in hand."""
        paint(QPainter(self), self._scene())

    def _scene(self) -> Scene:
        selected, box = self.shown.selected, self._selected_box()
        areas = {place: self.area_of(one) for place, one in self.shown.boxes.items()}
        rest = {place: area for place, area in areas.items() if place != selected}
        return Scene(
            paper=self.area_of(self.shown.paper),
            picture=self._picture,
            is_dotted=self._is_dotted,
            others=[area for place, area in rest.items() if place not in self.shown.faulty],
            faulty=[area for place, area in rest.items() if place in self.shown.faulty],
            chosen=self.area_of(box) if box is not None else None,
            box=box,
            handles=list(self.handles().values()),
            guides=self._guides(),
            is_in_hand=self.dragged_box is not None,
            is_faulty=selected in self.shown.faulty and self.dragged_box is None,
            has_focus=self.hasFocus(),
        )

    def _guides(self) -> list[QLineF]:
        """Give the lines that the box in hand catches on, across all there is."""
        drag = self._drag
        if drag is None or not drag.has_begun:
            return []
        corner, scale = self._corner(), self.scale
        lines = []
        if drag.now.upright is not None:
            x = corner.x() + drag.now.upright * scale
            lines.append(QLineF(x, 0, x, self.height()))
        if drag.now.level is not None:
            y = corner.y() + drag.now.level * scale
            lines.append(QLineF(0, y, self.width(), y))
        return lines

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take in hand what is under the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a quick second click for a click."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move what is in hand, or show what could be; with Ctrl it catches on nothing."""
        if self._drag is not None:
            is_free = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._drag_to(event.position(), catches=not is_free)
            return
        handle = self._handle_at(event.position())
        over = Qt.CursorShape.SizeAllCursor if self._under(event.position()) else None
        self.setCursor(_CURSORS[handle] if handle else over or Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Lay down what was in hand."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._release()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move what is chosen by steps, choose another, take it away, let go of it."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            by = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
            right, down = _STEPS[key]
            self.nudged.emit(Nudge(right=right * by, down=down * by))
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.turned.emit("next" if key == Qt.Key.Key_PageDown else "before")
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key == Qt.Key.Key_Escape:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        """Put the box in hand back where it was; with none in hand, choose nothing."""
        if self._drag is not None:
            self._drag = None
            self.update()
            self.dragged.emit()
        else:
            self.picked.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the arrow keys move."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that they do not."""
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the cursor to others."""
        super().leaveEvent(event)
        self.unsetCursor()


def _widened(area: QRectF) -> QRectF:
    """Give where *area* is hit: a hairline is as wide as a finger needs."""
    across = max(0.0, FINGER - area.width()) / 2
    along = max(0.0, FINGER - area.height()) / 2
    return area.adjusted(-across, -along, across, along)
