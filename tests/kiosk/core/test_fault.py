"""What is wrong with a layout is read from the words of its file."""

import pytest

from kiosk.core.fault import Fault, fault_from
from kiosk.core.fresh import fresh
from kiosk.core.layout import Kind, Layout, Side

EMPTY = Layout(name="essai", width=86, height=54)


def a_layout() -> Layout:
    """Give a layout with a text, a QR symbol, another text and a band."""
    layout = EMPTY
    for kind in (Kind.TEXT, Kind.QR, Kind.TEXT, Kind.BAND):
        layout = layout.with_added(fresh(kind, layout, Side.FRONT))
    return layout


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("text 2: box → h ≥ 5.1 mm", Fault(place=2, key="box", expected="h ≥ 5.1 mm")),
        ("text 1, paragraph 1: size → [12, 8]", Fault(place=0, key="size", expected="[12, 8]")),
        ("text 1: box → ≠ qr 1", Fault(place=0, key="box", expected="≠ qr 1")),
        ("stock → A6, card", Fault(place=None, key="stock", expected="A6, card")),
        (
            "band 1: colours: Presse → < 50 % (#ff0000)",
            Fault(place=3, key="colours", of="Presse", expected="< 50 % (#ff0000)"),
        ),
        (
            "categories: Presse → card, 4x3",
            Fault(place=None, key="categories", of="Presse", expected="card, 4x3"),
        ),
        ("anything else", Fault(place=None, key="", expected="anything else")),
    ],
)
def test_reading(said: str, expected: Fault) -> None:
    """Element, property, category and what was expected are told apart."""
    assert fault_from(said, a_layout()) == expected


def test_texts_may_lie_on_one_another() -> None:
    """That is said, and keeps nobody from printing; a touched QR symbol does."""
    assert not fault_from("text 2: box → ≠ text 1", a_layout()).is_grave
    assert fault_from("text 2: box → ≠ qr 1", a_layout()).is_grave
