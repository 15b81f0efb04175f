"""Whatever a layout holds has a word of its own."""

from dataclasses import fields
from enum import StrEnum

import pytest

from kiosk.core.fault import fault_from
from kiosk.core.fresh import fresh
from kiosk.core.layout import (
    Align,
    BandElement,
    Box,
    Content,
    Fold,
    ImageElement,
    Kind,
    Layout,
    Paragraph,
    QrElement,
    RuleElement,
    Side,
    Stand,
    TextElement,
    Weight,
)
from kiosk.core.sample import MADE_UP, Sample, SampleKind
from kiosk.wording.design import (
    CHOICES,
    CONTENTS,
    KINDS,
    choice_text,
    content_text,
    element_text,
    kind_text,
    property_text,
    sample_text,
)
from kiosk.wording.faults import fault_text

DESIGNED = (
    *(TextElement, QrElement, ImageElement, BandElement, RuleElement),
    *(Layout, Paragraph, Box),
)
EMPTY = Layout(name="essai", width=86, height=54)


@pytest.mark.parametrize("content", Content)
def test_contents(content: Content) -> None:
    """Each thing a badge can say has a word."""
    assert content_text(content)
    assert len(set(CONTENTS.values())) == len(Content)


@pytest.mark.parametrize("kind", Kind)
def test_kinds(kind: Kind) -> None:
    """Each kind of element has a word."""
    assert kind_text(kind)
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("choices", [Align, Stand, Weight, Side, Fold])
def test_choices(choices: type[StrEnum]) -> None:
    """Each value of a choice has a word that no other value has."""
    assert len({choice_text(one) for one in choices}) == len(choices)
    assert len(CHOICES) == sum(map(len, (Align, Stand, Weight, Side, Fold)))


@pytest.mark.parametrize("designed", DESIGNED)
def test_properties(designed: type) -> None:
    """Each property that can be changed has a word."""
    hidden = {"name", "elements"}
    assert all(property_text(one.name) for one in fields(designed) if one.name not in hidden)


@pytest.mark.parametrize("kind", SampleKind)
def test_samples(kind: SampleKind) -> None:
    """Each kind of person to try has a word, and somebody made up who stands for it."""
    assert sample_text(Sample(kind=kind, category="Presse"))
    assert MADE_UP[kind].name


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "text 1: box → h ≥ 20.0 mm",
            "Texte « Structure » : trop bas pour son texte. Il lui faut 20 mm de haut.",
        ),
        (
            "text 1: box → 0 … 86 × 0 … 54 mm",
            "Texte « Structure » : dépasse du badge. Ramenez-le entre ses bords.",
        ),
        (
            "qr 1: box → ≥ 14.5 × 14.5 mm (203 dpi)",
            "Code QR : trop petit pour être lu. Il lui faut 14,5 × 14,5 mm.",
        ),
        (
            "text 1: box → ≠ qr 1",
            "Texte « Structure » : touche le code QR, qui a besoin de son blanc. Écartez-les.",
        ),
        (
            "band 1: colours: Presse → < 50 % (#ff0000)",
            "Bandeau : Presse couleur trop claire, elle disparaîtrait en noir et blanc.",
        ),
        ("stock → A6", "Le badge : Étiquette. Écrivez par exemple A6."),
    ],
)
def test_faults(said: str, expected: str) -> None:
    """A fault says which box has it, and what to do."""
    layout = EMPTY
    for kind in (Kind.TEXT, Kind.QR, Kind.BAND):
        layout = layout.with_added(fresh(kind, layout, Side.FRONT))
    assert fault_text(fault_from(said, layout), layout) == expected
    assert element_text(layout.elements[1]) == "Code QR"
