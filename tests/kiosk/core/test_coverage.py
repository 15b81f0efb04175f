"""Which characters the shipped fonts have, by their table."""

import pytest

from kiosk.core.coverage import Coverage

TABLE = "Latin: 20-7E A0-24F\nLatin: 2019 FFFD\nArabic: 20 600-6FF\n"


@pytest.fixture
def coverage() -> Coverage:
    """Give the coverage of two families."""
    return Coverage.parse(TABLE)


def test_the_first_family_that_has_it_is_asked(coverage: Coverage) -> None:
    """A space is in both; lines of a family belong together."""
    assert coverage.families == ("Latin", "Arabic")
    assert [coverage.family_of(each) for each in " ’م🙂"] == ["Latin", "Latin", "Arabic", None]
    assert coverage.has("Arabic", " ")
    assert not coverage.has("Arabic", "A")
    assert not coverage.has("Arabic", "\x00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Ada LOVELACE", ""),
        ("Zoé d’Hœuvre محمد", ""),
        ("🙂 小明 🙂", "小明🙂"),
        ("\u202f\u200d\u200f\ufe0f\U000e0100", ""),
        ("\ue000", "\ue000"),
    ],
)
def test_what_is_not_covered_is_named_once(coverage: Coverage, text: str, expected: str) -> None:
    """Each character once, in the order of Unicode; what prints nothing is not missed."""
    assert coverage.uncovered(text) == expected
