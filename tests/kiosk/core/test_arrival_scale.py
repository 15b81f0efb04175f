"""The scale of the arrivals holds all bars, what is needed, and an opening that is near."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.arrival_scale import arrival_scale
from kiosk.core.figures import SLOT_MS, Crowd, Figures, Opening, slots_of
from kiosk.core.moment import to_ms
from tests.desk import DAY, at

OPENING = to_ms(at(9, 30))


def some_figures(moments: list[int], opening: Opening | None) -> Figures:
    """Give figures of people who arrived at *moments*."""
    return Figures(
        event="E",
        short_name="E",
        timezone="Europe/Paris",
        day=DAY,
        as_of=max(moments, default=0),
        sessions=(),
        expected=0,
        here_now=Crowd(),
        arrived=Crowd(),
        at_most=True,
        arrivals=slots_of(moments),
        opening=opening,
    )


@given(
    st.lists(st.integers(to_ms(at(8)), to_ms(at(18))), max_size=200),
    st.integers(to_ms(at(6)), to_ms(at(19))),
    st.integers(0, 900),
)
def test_all_is_on_the_scale(moments: list[int], now: int, left: int) -> None:
    """No bar and no line is higher than the scale or beside it, and its labels are few."""
    figures = some_figures(moments, Opening(at=OPENING, people=left, arrived=0))
    scale = arrival_scale(figures, now)
    assert all(scale.first <= s.at and s.at + SLOT_MS <= scale.last for s in figures.arrivals)
    assert max(scale.needed, *(slot.people for slot in figures.arrivals), 0) <= scale.top
    assert scale.top % scale.step == 0
    assert 1 <= scale.top // scale.step <= 4
    assert len(scale.times) <= 8
    assert all(scale.first <= time <= scale.last for time in scale.times)
    assert scale.opening is None or scale.first <= scale.opening <= scale.last


def test_before_anybody_has_come() -> None:
    """The way to the opening is there to be seen."""
    scale = arrival_scale(
        some_figures([], Opening(at=OPENING, people=180, arrived=0)), to_ms(at(8))
    )
    assert (scale.opening, scale.needed, scale.last) == (OPENING, 10, OPENING)


def test_an_opening_in_the_far_future_leaves_the_bars_their_room() -> None:
    """Somebody rehearses the evening before."""
    now = to_ms(at(18, day=3))
    scale = arrival_scale(some_figures([now], Opening(at=OPENING, people=9, arrived=0)), now)
    assert (scale.opening, scale.needed) == (None, 0)
