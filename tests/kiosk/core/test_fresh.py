"""What is added to a badge lies where there is room."""

from itertools import combinations

import pytest

from kiosk.core.fresh import fresh
from kiosk.core.layout import Fold, Kind, Layout, Side

EMPTY = Layout(name="essai", width=86, height=54)


def test_one_beside_the_other() -> None:
    """Of the first elements added none touches another."""
    layout = EMPTY
    for kind in (Kind.QR, Kind.TEXT, Kind.TEXT, Kind.RULE):
        layout = layout.with_added(fresh(kind, layout, Side.FRONT))
    boxes = [one.box for one in layout.elements]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("kind", Kind)
def test_on_the_smallest_badge(kind: Kind) -> None:
    """Each kind finds its place on half a small badge too."""
    face = Layout(name="petit", width=20, height=20, fold=Fold.HORIZONTAL)
    box = fresh(kind, face, Side.BACK, file="logo.png").box
    assert min(box.x, box.y) >= 0
    assert box.right <= 20
    assert box.bottom <= 10
