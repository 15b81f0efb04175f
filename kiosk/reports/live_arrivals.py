"""The drawing of the live page: arrivals by five minutes, against what is needed by the opening."""

from html import escape
from zoneinfo import ZoneInfo

from kiosk.core.arrival_scale import arrival_scale
from kiosk.core.figures import SLOT_MS, Figures, Slot
from kiosk.core.moment import from_ms
from kiosk.wording.changes import number_text
from kiosk.wording.live import Live, live_text
from kiosk.wording.verdicts import clock_text

_WIDTH, _HEIGHT = 420, 210
_LEFT, _TOP, _BOTTOM = 34, 14, 24
_MARGIN = 18
"""A time of day nearer to an edge would be cut."""


def arrivals_drawing(figures: Figures, now: int) -> str:
    """Give the bars as SVG: a line from *now* to the opening says how high they must be."""
    drawing = _Drawing(figures, now)
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(live_text(Live.ARRIVALS))}">{"".join(drawing.parts())}</svg>'
    )


class _Drawing:
    def __init__(self, figures: Figures, now: int) -> None:
        self._slots = figures.arrivals
        self._zone = ZoneInfo(figures.timezone)
        self._scale = arrival_scale(figures, now)

    def parts(self) -> list[str]:
        """Give the scale, the bars, the opening and the times, from back to front."""
        return [
            *self._lines(),
            *map(self._bar, self._slots),
            *self._by_the_opening(),
            *self._times(),
        ]

    def _x(self, at: int) -> float:
        first, last = self._scale.first, self._scale.last
        return _LEFT + (_WIDTH - _LEFT) * (at - first) / (last - first)

    def _y(self, people: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * people / self._scale.top

    def _lines(self) -> list[str]:
        lines = []
        for people in range(0, self._scale.top + 1, self._scale.step):
            y = self._y(people)
            lines.append(f'<path class="line" d="M{_LEFT} {y:.1f}H{_WIDTH}"/>')
            lines.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" class="end">{people}</text>')
        return lines

    def _bar(self, slot: Slot) -> str:
        left, right, y = self._x(slot.at), self._x(slot.at + SLOT_MS), self._y(slot.people)
        width, height = max(right - left - 1.5, 1), self._y(0) - y
        said = f"{self._clock(slot.at)} : {number_text(slot.people)}"
        return (
            f'<rect class="come-now" x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}"><title>{escape(said)}</title></rect>'
        )

    def _by_the_opening(self) -> list[str]:
        scale = self._scale
        if scale.opening is None:
            return []
        x = self._x(scale.opening)
        drawn = [f'<path class="opening" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>']
        if scale.needed:
            y, left = self._y(scale.needed), self._x(scale.since)
            drawn.append(f'<path class="needed" d="M{left:.1f} {y:.1f}H{x:.1f}"/>')
            drawn.append(
                f'<text x="{x - 4:.1f}" y="{y - 5:.1f}" class="end strong">{scale.needed}</text>'
            )
        return drawn

    def _times(self) -> list[str]:
        return [
            f'<text x="{self._x(at):.1f}" y="{_HEIGHT - 6}" class="middle">{escape(self._clock(at))}</text>'
            for at in self._scale.times
            if _LEFT + _MARGIN <= self._x(at) <= _WIDTH - _MARGIN
        ]

    def _clock(self, at: int) -> str:
        return clock_text(from_ms(at, self._zone), self._zone)
