"""Boxes moved by hand stay on the badge and catch on one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.layout import Box
from kiosk.core.placing import Handle, moved, placed, resized

PAPER = Box(x=0, y=0, w=86, h=54)
BOX = Box(x=10, y=10, w=20, h=8)
FAR = Box(x=70, y=40, w=5, h=5)


def test_moving() -> None:
    """A box goes as far as it is moved, and no farther than the paper."""
    assert moved(BOX, 5, -2, PAPER) == Box(x=15, y=8, w=20, h=8)
    assert moved(BOX, 500, -500, PAPER) == Box(x=66, y=0, w=20, h=8)


def test_an_edge_catches() -> None:
    """Within a millimetre of another's edge it lies on it, and the line is told; farther it does not."""
    other = Box(x=40, y=30, w=10, h=10)
    near = placed(BOX, 9.2, 3, [other], PAPER)
    assert (near.box.right, near.upright) == (40, 40)
    free = placed(BOX, 8.4, 3, [other], PAPER)
    assert (free.box.x, free.upright) == (18.4, None)


def test_the_middle_catches() -> None:
    """A box comes to the middle of the badge by itself."""
    near = placed(BOX, 22.6, 12.5, [], PAPER)
    assert (near.box.x + near.box.w / 2, near.upright) == (43, 43)
    assert (near.box.y + near.box.h / 2, near.level) == (27, 27)


def test_with_nothing_to_catch_on() -> None:
    """Whoever wants it free has it free, at the paper's edge too."""
    assert placed(BOX, -9.5, 0, None, PAPER).box.x == 0.5


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        (Handle.RIGHT, Box(x=10, y=10, w=25, h=8)),
        (Handle.LEFT, Box(x=15, y=10, w=15, h=8)),
        (Handle.TOP, Box(x=10, y=13, w=20, h=5)),
        (Handle.BOTTOM_RIGHT, Box(x=10, y=10, w=25, h=11)),
    ],
)
def test_a_handle_draws_its_edges(handle: Handle, expected: Box) -> None:
    """The edges that a handle holds move, the others stay."""
    assert resized(BOX, handle, 5, 3, [FAR], PAPER).box == expected


def test_an_edge_drawn_catches() -> None:
    """The edge in hand catches on another box; the line is told only where it came to lie on it."""
    other = Box(x=40, y=30, w=10, h=10)
    assert resized(BOX, Handle.RIGHT, 9.4, 0, [other], PAPER).upright == 40
    small = resized(BOX, Handle.RIGHT, -40, 0, [other], PAPER)
    assert (small.box.w, small.upright) == (1, None)


def test_a_hairline_stays_as_thin_as_it_is() -> None:
    """Made longer, a hairline grows no thicker."""
    line = Box(x=10, y=20, w=40, h=0.3)
    assert resized(line, Handle.BOTTOM_RIGHT, 10, 0, None, PAPER).box == Box(
        x=10, y=20, w=50, h=0.3
    )


@given(
    handle=st.sampled_from([None, *Handle]),
    right=st.floats(-200, 200),
    down=st.floats(-200, 200),
)
def test_a_box_stays_on_the_paper(handle: Handle | None, right: float, down: float) -> None:
    """However it is dragged, no box leaves the badge or vanishes."""
    others = [FAR, Box(x=0, y=46.5, w=86, h=7.5)]
    if handle is None:
        box = placed(BOX, right, down, others, PAPER).box
    else:
        box = resized(BOX, handle, right, down, others, PAPER).box
    assert min(box.x, box.y) >= 0
    assert min(box.w, box.h) >= 1
    assert box.right <= PAPER.w + 0.01
    assert box.bottom <= PAPER.h + 0.01
