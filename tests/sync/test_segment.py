"""A segment as bytes, and its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.segment import (
    Segment,
    holds,
    is_called_alive,
    is_called_ours,
    order_of,
    path_of,
    payload_of,
    read_payload,
    union_of,
)
from tests.sync.desks import line

SEGMENT = Segment(
    desk="d1", epoch=2, first=7, last=9, lines=(line("a"), line("b")), reserved=(b"\n\n", b"", b"x")
)


def test_it_comes_back_as_it_was() -> None:
    """Lines and reserved parts, whatever their bytes."""
    assert read_payload(payload_of(SEGMENT)) == SEGMENT


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))))
def test_any_text_comes_back(lines: list[str]) -> None:
    """No character but the line break parts two lines: a name may hold any other."""
    segment = Segment(desk="d", epoch=1, first=1, last=1, lines=tuple(lines), reserved=(b"r",))
    assert read_payload(payload_of(segment)) == segment


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]\n", b"1\n", b'{"count":2}\n', b"\xff\n"])
def test_what_is_none_is_said_to_be_none(payload: bytes) -> None:
    """No other error comes out than the one that is said."""
    with pytest.raises(ValueError, match=r"."):
        read_payload(payload)


def test_a_missing_line_is_noticed() -> None:
    """The head says how many lines there are."""
    with pytest.raises(ValueError, match="missing"):
        read_payload(b'{"count":2,"desk":"d","epoch":1,"first":1,"last":1,"reserved":[]}\n{}\n')


def test_a_union_holds_each_and_each_record_once() -> None:
    """A record in two segments is in the union once; the range is that of all."""
    other = Segment(
        desk="d1", epoch=2, first=3, last=8, lines=(line("b"), line("c")), reserved=(b"x", b"y")
    )
    union = union_of([SEGMENT, other])
    assert union.records == ("a", "b", "c")
    assert (union.first, union.last) == (3, 9)
    assert union.reserved == (b"\n\n", b"", b"x", b"y")
    assert holds(union, SEGMENT)
    assert holds(union, other)
    assert not holds(SEGMENT, other)


def test_names_are_told_apart_and_in_order() -> None:
    """The tenth comes after the ninth, and a turn makes a new name."""
    assert path_of(SEGMENT, b"x", ending=".seg") == "d1/2.7-9.2d711642b726b044.seg"
    assert path_of(SEGMENT, b"x", ending=".seg", turn=2) == "d1/2.7-9.2d711642b726b044-2.seg"
    names = ["d/2.1-1.a.seg", "d/1.10-11.a.seg", "d/1.9-9.b.seg"]
    assert sorted(names, key=order_of) == names[::-1]


@pytest.mark.parametrize(
    "name",
    ["1.1-2.ab (1).seg", "1.1-2.ab.sync-conflict-20261124-D.seg", "1.1-2.ab.seg (conflicted copy)"],
)
def test_conflict_copies_are_called_like_ours(name: str) -> None:
    """A copy that a sync program made is tried like the original."""
    assert is_called_ours(f"d1/{name}")
    assert not is_called_alive(f"d1/{name}")
