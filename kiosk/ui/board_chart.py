"""The board's chart: arrivals by five minutes, against what is needed by the opening.

pyqtgraph brings numpy, which takes half a second: nobody imports this before a board is wanted.
"""

from datetime import tzinfo

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.core.arrival_scale import ArrivalScale, arrival_scale
from kiosk.core.figures import SLOT_MS, Figures
from kiosk.core.moment import from_ms
from kiosk.ui.theme import FAMILY, LIGHT
from kiosk.wording.changes import number_text
from kiosk.wording.live import Live, live_text
from kiosk.wording.verdicts import clock_text

_SLOT_MINUTES = SLOT_MS / 60_000
_EDGE = 24
"""So many pixels beyond the chart its outermost labels may need."""
_SHARE = 0.9
"""So much of its five minutes a bar fills."""


class ArrivalChart(QWidget):
    """Shows; nothing in it can be dragged or zoomed away."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pyqtgraph.setConfigOptions(antialias=True)
        self._plot = pyqtgraph.PlotWidget(parent=self, background=LIGHT.paper)
        self._plot.setAccessibleName(live_text(Live.ARRIVALS))
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._item = self._plot.getPlotItem()
        self._still()
        blue = pyqtgraph.mkBrush(LIGHT.blue)
        self._bars = pyqtgraph.BarGraphItem(x=[], height=[], width=1, brush=blue, pen=None)
        self._needed = pyqtgraph.PlotDataItem(pen=pyqtgraph.mkPen(LIGHT.ink, width=3))
        dashed = pyqtgraph.mkPen(LIGHT.ink, width=1.5, style=Qt.PenStyle.DashLine)
        self._opening = pyqtgraph.InfiniteLine(angle=90, pen=dashed)
        self._number = pyqtgraph.TextItem(color=LIGHT.ink, anchor=(1, 1))
        self._lines = pyqtgraph.PlotDataItem(pen=pyqtgraph.mkPen(LIGHT.line), connect="pairs")
        for item in (self._lines, self._bars, self._needed, self._opening, self._number):
            self._item.addItem(item)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._plot)
        self.show_size(15)

    def show_figures(self, figures: Figures, now: int, zone: tzinfo) -> None:
        """Draw the arrivals, as of *now* (UTC, ms)."""
        scale = arrival_scale(figures, now)
        self._bars.setOpts(
            x=[_minutes(slot.at + SLOT_MS // 2, scale) for slot in figures.arrivals],
            height=[slot.people for slot in figures.arrivals],
            width=_SLOT_MINUTES * _SHARE,
        )
        self._show_opening(scale)
        times = [(_minutes(at, scale), clock_text(from_ms(at, zone), zone)) for at in scale.times]
        people = range(0, scale.top + 1, scale.step)
        ends = [0, _minutes(scale.last, scale)]
        self._lines.setData(ends * len(people), [n for each in people for n in (each, each)])
        self._item.getAxis("bottom").setTicks([times])
        self._item.getAxis("left").setTicks([[(n, number_text(n)) for n in people]])
        self._item.setXRange(*ends, padding=0.01)
        self._item.setYRange(0, scale.top, padding=0.02)

    def show_size(self, pixels: int) -> None:
        """Write in letters of so many *pixels*."""
        font = QFont(FAMILY)
        font.setPixelSize(pixels)
        for side in ("bottom", "left"):
            axis = self._item.getAxis(side)
            axis.setStyle(tickFont=font)
            axis.setTextPen(LIGHT.ink_soft)
        self._item.getAxis("left").setWidth(pixels * 2.6)
        self._item.getAxis("bottom").setHeight(pixels * 1.9)
        bold = QFont(font)
        bold.setBold(True)
        self._number.setFont(bold)

    def _show_opening(self, scale: ArrivalScale) -> None:
        """Draw when the first session begins, and how high the bars must be until then."""
        has_line = bool(scale.needed and scale.opening)
        self._opening.setVisible(scale.opening is not None)
        self._needed.setVisible(has_line)
        self._number.setVisible(has_line)
        if scale.opening is None:
            return
        end = _minutes(scale.opening, scale)
        self._opening.setValue(end)
        if has_line:
            since = _minutes(scale.since, scale)
            self._needed.setData([since, end], [scale.needed, scale.needed])
            self._number.setText(number_text(scale.needed))
            self._number.setPos(end, scale.needed)

    def _still(self) -> None:
        """Take away what a person could do to a chart by mistake."""
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setClipToView(False)
        self._item.getViewBox().setDefaultPadding(0)
        line = QColor(LIGHT.line)
        for side in ("bottom", "left"):
            axis = self._item.getAxis(side)
            axis.setPen(pyqtgraph.mkPen(line))
            axis.setZValue(-1)
            axis.setStyle(hideOverlappingLabels=_EDGE)
        self._item.getAxis("left").setStyle(tickLength=0)
        self._item.layout.setContentsMargins(0, 8, _EDGE, 0)


def _minutes(at: int, scale: ArrivalScale) -> float:
    """Give a moment as minutes from the left of the chart: milliseconds are too large for its axes."""
    return (at - scale.first) / 60_000
