"""How the badge looks while it is designed: the paper, its boxes, handles, and the lines they catch on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from kiosk.core.layout import Box
from kiosk.ui.theme import LIGHT

HANDLE = 10
_FAINT = 70
_LABEL_PX = 13
_SHADOW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is painted, in pixels; of what is *chosen* the *box* in mm is told too."""

    paper: QRectF
    picture: QPixmap
    is_dotted: bool
    others: Sequence[QRectF]
    faulty: Sequence[QRectF]
    chosen: QRectF | None
    box: Box | None
    handles: Sequence[QPointF]
    guides: Sequence[QLineF]
    is_in_hand: bool
    is_faulty: bool
    has_focus: bool


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint *scene*, what can be taken in hand on top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_paper(painter, scene)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    faint = QColor(LIGHT.ink_soft)
    faint.setAlpha(_FAINT)
    painter.setPen(QPen(faint, 1, Qt.PenStyle.DashLine))
    for area in scene.others:
        painter.drawRect(area)
    painter.setPen(QPen(QColor(LIGHT.red), 2))
    for area in scene.faulty:
        painter.drawRect(area)
    painter.setPen(QPen(QColor(LIGHT.blue), 1, Qt.PenStyle.DashLine))
    painter.drawLines(list(scene.guides))
    if scene.chosen is not None and scene.box is not None:
        _paint_chosen(painter, scene, scene.chosen, scene.box)


def _paint_paper(painter: QPainter, scene: Scene) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    shadow = QColor(LIGHT.ink)
    shadow.setAlpha(4)
    painter.setBrush(shadow)
    for spread in range(1, _SHADOW, 2):
        painter.drawRoundedRect(
            scene.paper.adjusted(-spread, 2 - spread, spread, 3 + spread), spread, spread
        )
    painter.setBrush(QColor(LIGHT.paper))
    painter.drawRect(scene.paper)
    if not scene.picture.isNull():
        is_larger = scene.paper.width() > scene.picture.width()
        keeps_dots = scene.is_dotted and is_larger
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not keeps_dots)
        painter.drawPixmap(scene.paper, scene.picture, QRectF(scene.picture.rect()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(LIGHT.line), 1))
    painter.drawRect(scene.paper)


def _paint_chosen(painter: QPainter, scene: Scene, area: QRectF, box: Box) -> None:
    blue = QColor(LIGHT.blue)
    if scene.is_in_hand:
        tint = QColor(blue)
        tint.setAlpha(24)
        painter.fillRect(area, tint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(LIGHT.red) if scene.is_faulty else blue, 2))
    painter.drawRect(area)
    painter.setBrush(blue if scene.has_focus else QColor(LIGHT.paper))
    for spot in scene.handles:
        painter.drawRect(QRectF(spot.x() - HANDLE / 2, spot.y() - HANDLE / 2, HANDLE, HANDLE))
    if scene.is_in_hand:
        _paint_size(painter, scene.paper, area, box)


def _paint_size(painter: QPainter, paper: QRectF, area: QRectF, box: Box) -> None:
    """Say beside the box in hand where it is and how large, below it where there is room."""
    text = f"{box.x:g} ; {box.y:g}   {box.w:g} × {box.h:g} mm".replace(".", ",")
    font = QFont(painter.font())
    font.setPixelSize(_LABEL_PX)
    painter.setFont(font)
    wide, high = QFontMetricsF(font).horizontalAdvance(text) + 16, 24.0
    is_below = area.bottom() + high + 10 <= paper.bottom()
    top = area.bottom() + 10 if is_below else area.top() - high - 10
    left = min(max(area.center().x() - wide / 2, paper.left()), paper.right() - wide)
    label = QRectF(left, max(top, 2), wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.ink))
    painter.drawRoundedRect(label, 4, 4)
    painter.setPen(QColor(LIGHT.paper))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
