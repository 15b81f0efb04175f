"""The scale on which arrivals are drawn, on the board and on the live page."""

from dataclasses import dataclass
from math import ceil

from kiosk.core.figures import SLOT_MS, Figures

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_QUARTER_MS = 15 * 60_000
_AHEAD_MS = 3 * 60 * 60_000
"""An opening so far ahead is drawn; a later one would leave the bars no room."""
_TIMES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalScale:
    """From *first* to *last* (UTC, ms), and up to *top* people in steps; *times* are told below.

    *opening* is None where it is not in sight; *needed* are the people of each five minutes from
    *since* on, 0 where nothing is.
    """

    first: int
    last: int
    top: int
    step: int
    times: tuple[int, ...]
    opening: int | None
    needed: int
    since: int


def arrival_scale(figures: Figures, now: int) -> ArrivalScale:
    """Give the scale of the arrivals that are known, as of *now* (UTC, ms)."""
    opening = figures.opening
    slots = figures.arrivals
    first = slots[0].at if slots else now - now % SLOT_MS
    last = slots[-1].at + SLOT_MS if slots else first + SLOT_MS
    if opening is not None and now < opening.at < now + _AHEAD_MS:
        last = max(last, opening.at)
    last = max(last, first + 6 * SLOT_MS)
    in_sight = opening is not None and first <= opening.at <= last
    needed = opening.needed(now) if opening is not None and in_sight else 0
    highest = max(needed, 1, *(slot.people for slot in slots), 1)
    step = next((step for step in _STEPS if highest <= 4 * step), 10_000)
    return ArrivalScale(
        first=first,
        last=last,
        top=step * ceil(highest / step),
        step=step,
        times=_times(first, last),
        opening=opening.at if opening is not None and in_sight else None,
        needed=needed,
        since=max(now, first),
    )


def _times(first: int, last: int) -> tuple[int, ...]:
    """Give the times of day to tell: each quarter of an hour, or each half, hour and so on."""
    step = _QUARTER_MS
    while (last - first) / step > _TIMES:
        step *= 2
    return tuple(range(first + -first % step, last + 1, step))
