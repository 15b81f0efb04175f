"""Which family sets which part of a line."""

import pytest

from kiosk.core.coverage import Coverage
from printing.families import STAND_IN, parts, settable

COVERAGE = Coverage.parse(
    "Latin: 20-7E A0-17F 2019 FFFD\nArabic: 20 28 600-6FF\nBengali: 20 28-29 2E 964 980-9FF\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("Latin", "")]),
        ("Zoé d’Arc (2)", [("Latin", "Zoé d’Arc (2)")]),
        ("محمد", [("Arabic", "محمد")]),
        ("Zoé (محمد) !", [("Latin", "Zoé ("), ("Arabic", "محمد) !")]),
        ("(محمد) Zoé", [("Arabic", "(محمد) "), ("Latin", "Zoé")]),
        ("12 শেখ।", [("Bengali", "12 শেখ।")]),
        ("শেখ 3، محمد", [("Bengali", "শেখ 3"), ("Arabic", "، محمد")]),
        ("Zoé।", [("Latin", "Zoé"), ("Bengali", "।")]),
    ],
)
def test_what_is_no_letter_goes_with_the_letters(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """Letters go to their own family; spaces, digits and brackets go with those before them."""
    assert [(part.family, part.text) for part in parts(text, COVERAGE)] == expected


def test_what_no_family_has_gets_a_stand_in() -> None:
    """A picture is one sign, and what prints nothing is left out."""
    assert settable("Zoé 🙂\ufe0f!", COVERAGE) == f"Zoé {STAND_IN}!"
    assert settable("Zoé", COVERAGE) == "Zoé"
