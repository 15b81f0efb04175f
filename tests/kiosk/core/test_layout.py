"""What a layout knows of itself."""

from dataclasses import replace

import pytest

from kiosk.core.layout import (
    BandElement,
    Box,
    Content,
    Element,
    Fold,
    Layout,
    QrElement,
    Side,
    Words,
)

BOX = Box(x=0, y=0, w=10, h=10)
BAND = BandElement(box=BOX, colour="#000000")
QR = QrElement(box=BOX)
SAID = {Content.CATEGORY: "Presse ", Content.COUNTRY: "", Content.FUNCTION: "Maire"}


def band(only: Words | None = None, unless: Words | None = None) -> Element:
    """Give a surface with conditions."""
    return replace(BAND, only=only or {}, unless=unless or {})


@pytest.mark.parametrize(
    ("element", "is_shown"),
    [
        (band(), True),
        (band({Content.CATEGORY: ("presse", "Élu·e")}), True),
        (band({Content.CATEGORY: ("Élu·e",)}), False),
        (band({Content.CATEGORY: ()}), True),
        (band({Content.COUNTRY: ()}), False),
        (band({Content.CATEGORY: ("Presse",), Content.FUNCTION: ("Préfet",)}), False),
        (band(None, {Content.CATEGORY: ("PRESSE",)}), False),
        (band(None, {Content.CATEGORY: ("Élu·e",)}), True),
        (band(None, {Content.COUNTRY: ()}), True),
        (band(None, {Content.FUNCTION: ()}), False),
        (band({Content.CATEGORY: ("Presse",)}, {Content.FUNCTION: ("Maire",)}), False),
    ],
)
def test_conditions_decide_who_has_an_element(element: Element, *, is_shown: bool) -> None:
    """All of ``only`` must hold and nothing of ``except`` may; case and outer spaces do not count."""
    assert element.is_shown(SAID) is is_shown


PRESS, ELECTED = {Content.CATEGORY: ("Presse",)}, {Content.CATEGORY: ("Élu·e",)}
BOTH = {Content.CATEGORY: ("Presse", "élu·e")}


@pytest.mark.parametrize(
    ("one", "other", "never_both"),
    [
        (band(), band(), False),
        (band(PRESS), band(ELECTED), True),
        (band(PRESS), band(BOTH), False),
        (band(PRESS), band(None, PRESS), True),
        (band(BOTH), band(None, PRESS), False),
        (band(None, BOTH), band(PRESS), True),
        (band({Content.COUNTRY: ()}), band(None, {Content.COUNTRY: ()}), True),
        (band({Content.COUNTRY: ()}), band(None, {Content.COUNTRY: ("France",)}), False),
        (band({Content.COUNTRY: ("France",)}), band(PRESS), False),
    ],
)
def test_what_never_meets_may_lie_on_one_place(
    one: Element, other: Element, *, never_both: bool
) -> None:
    """Conditions that cannot both hold let two elements share a place."""
    assert bool(one.excludes(other)) is never_both
    assert bool(other.excludes(one)) is never_both


def test_elements_are_edited_by_their_number() -> None:
    """One is put in another's place, added, taken away; each is called as in the file."""
    layout = Layout(name="x", width=86, height=54).with_added(BAND).with_added(QR).with_added(BAND)
    assert [layout.title_of(index) for index in range(3)] == ["band 1", "qr 1", "band 2"]
    assert layout.with_element(0, QR).elements == (QR, QR, BAND)
    assert layout.without_element(1).elements == (BAND, BAND)
    assert (layout.bands, layout.symbols, layout.texts) == ((BAND, BAND), (QR,), ())


def test_a_face_is_what_is_worn() -> None:
    """A folded sheet has faces of half its size and always two sides."""
    flat = Layout(name="x", width=105, height=148, elements=(QR,))
    assert (flat.face.w, flat.face.h, flat.sides) == (105, 148, (Side.FRONT,))
    level = replace(flat, fold=Fold.HORIZONTAL)
    assert (level.face.w, level.face.h, level.sides) == (105, 74, (Side.FRONT, Side.BACK))
    upright = replace(flat, fold=Fold.VERTICAL)
    assert (upright.face.w, upright.face.h) == (52.5, 148)
    assert len(flat.with_added(replace(QR, side=Side.BACK)).sides) == 2
