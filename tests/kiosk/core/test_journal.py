"""A record has one text and a place in time."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.journal import canonical, next_clock

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_the_canonical_text() -> None:
    """Keys are in order, nothing is spaced, characters stand as they are."""
    assert canonical({"b": [1, "é大"], "a": {"z": None, "y": True}}) == (
        '{"a":{"y":true,"z":null},"b":[1,"é大"]}'
    )


@given(st.dictionaries(st.text(), plain))
def test_the_same_value_has_the_same_text(value: dict[str, object]) -> None:
    """However its keys were put in, a value has one text, and nothing of it is lost."""
    turned = dict(reversed(value.items()))
    assert canonical(turned) == canonical(value)


@given(st.integers(0, 2**62), st.integers(0, 2**45))
def test_the_clock_only_goes_forward(last: int, now: int) -> None:
    """A record comes after all known ones, even when the machine's time is set back."""
    assert next_clock(last, now) > last
    assert next_clock(last, now) >= now << 16


def test_the_clock_follows_the_time() -> None:
    """With time going on, the clock says the time; within a millisecond it counts."""
    assert next_clock(5 << 16, 6) == 6 << 16
    assert next_clock(6 << 16, 6) == (6 << 16) + 1
    assert next_clock(9 << 16, 6) == (9 << 16) + 1
