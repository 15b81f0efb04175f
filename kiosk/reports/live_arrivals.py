"""The drawing of the live page: arrivals by five minutes, against what is needed by the opening."""

from html import escape
from math import ceil
from zoneinfo import ZoneInfo

from kiosk.core.figures import SLOT_MS, Figures, Slot
from kiosk.core.moment import from_ms
from kiosk.wording.changes import number_text
from kiosk.wording.live import Live, live_text
from kiosk.wording.verdicts import clock_text

_WIDTH, _HEIGHT = 420, 210
_LEFT, _TOP, _BOTTOM = 34, 14, 24
_HALF_HOUR_MS = 30 * 60_000
_LABELS = 7
"""So many times of day fit below."""


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
        opening = figures.opening
        self._opening = opening.at if opening is not None else None
        self._needed = opening.needed(now) if opening is not None else 0
        self._now = now
        self._first = self._slots[0].at
        last = self._slots[-1].at + SLOT_MS
        if self._opening is not None and now < self._opening < now + 6 * _HALF_HOUR_MS:
            last = max(last, self._opening)
        self._last = max(last, self._first + 6 * SLOT_MS)
        highest = max(self._needed, *(slot.people for slot in self._slots))
        self._step = _step(highest)
        self._top = self._step * ceil(max(highest, 1) / self._step)

    def parts(self) -> list[str]:
        """Give the scale, the bars, the opening and the times, from back to front."""
        return [
            *self._scale(),
            *map(self._bar, self._slots),
            *self._by_the_opening(),
            *self._times(),
        ]

    def _x(self, at: int) -> float:
        return _LEFT + (_WIDTH - _LEFT) * (at - self._first) / (self._last - self._first)

    def _y(self, people: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - _TOP) * people / self._top

    def _scale(self) -> list[str]:
        lines = []
        for people in range(0, self._top + 1, self._step):
            y = self._y(people)
            lines.append(f'<path class="line" d="M{_LEFT} {y:.1f}H{_WIDTH}"/>')
            lines.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" class="end">{people}</text>')
        return lines

    def _bar(self, slot: Slot) -> str:
        left, right, y = self._x(slot.at), self._x(slot.at + SLOT_MS), self._y(slot.people)
        width, height = max(right - left - 1.5, 1), self._y(0) - y
        said = (
            f"{clock_text(from_ms(slot.at, self._zone), self._zone)} : {number_text(slot.people)}"
        )
        return (
            f'<rect class="come-now" x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}"><title>{escape(said)}</title></rect>'
        )

    def _by_the_opening(self) -> list[str]:
        if self._opening is None or not self._first <= self._opening <= self._last:
            return []
        x = self._x(self._opening)
        drawn = [f'<path class="opening" d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}"/>']
        if self._needed:
            y, left = self._y(self._needed), self._x(max(self._now, self._first))
            drawn.append(f'<path class="needed" d="M{left:.1f} {y:.1f}H{x:.1f}"/>')
            drawn.append(
                f'<text x="{x - 4:.1f}" y="{y - 5:.1f}" class="end strong">{self._needed}</text>'
            )
        return drawn

    def _times(self) -> list[str]:
        span = self._last - self._first
        step = _HALF_HOUR_MS * ceil(span / _HALF_HOUR_MS / _LABELS)
        if span <= 2 * _HALF_HOUR_MS:
            step = _HALF_HOUR_MS // 2
        begin = self._first + -self._first % step
        y = _HEIGHT - 6
        return [
            f'<text x="{self._x(at):.1f}" y="{y}" class="middle">'
            f"{escape(clock_text(from_ms(at, self._zone), self._zone))}</text>"
            for at in range(begin, self._last + 1, step)
            if _LEFT + 18 <= self._x(at) <= _WIDTH - 18
        ]


def _step(highest: int) -> int:
    """Give the distance of three or four lines of a scale up to *highest*, a round number."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000):
        if highest <= 4 * step:
            return step
    return 10_000
