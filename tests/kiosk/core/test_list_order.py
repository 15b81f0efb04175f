"""Programmes and lists stand in one order, whoever loaded them and however they arrive."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.list_order import ListEntry, in_list_order, is_at_the_end


def entry(record: str, kind: str, clock: int, **changes: object) -> ListEntry:
    """Give a record of desk "a", numbered by its clock."""
    plain = {"after": None, "desk": "a", "epoch": 1, "seq": clock, "source": "liste"}
    return ListEntry(record=record, kind=kind, clock=clock, **{**plain, **changes})  # type: ignore[arg-type]


PROGRAMME = entry("p", "programme", 1, source=None)
LOAD = entry("l", "load", 2, after="p")
ROWS = [entry(f"r{n}", "rows", 2 + n, load="l") for n in (1, 2)]
THEIRS = [
    entry("m", "load", 3, desk="b", after="p"),
    entry("s", "rows", 4, desk="b", load="m"),
]
"""What another desk loaded at the same moment."""


def order_of(*entries: ListEntry) -> str:
    """Give the records in order, a word."""
    return " ".join(one.record for one in in_list_order(entries))


def test_a_list_stands_with_its_rows() -> None:
    """Two desks that load at once mix their clocks, and not their rows: columns go with rows."""
    assert order_of(PROGRAMME, LOAD, *ROWS, *THEIRS) == "p l r1 r2 m s"


def test_a_list_stands_behind_what_its_desk_knew() -> None:
    """Who loads a newer list with a clock an hour behind still has the last word."""
    newer = [
        entry("n", "load", -90, desk="b", seq=1, after="l"),
        entry("t", "rows", -80, desk="b", seq=2, load="n"),
    ]
    assert order_of(*newer, PROGRAMME, LOAD, *ROWS) == "p l r1 r2 n t"


def test_a_programme_stands_first() -> None:
    """No row can be read without a programme, be its clock an hour ahead."""
    ahead = entry("q", "programme", 900, desk="b", source=None)
    listed = [entry("l", "load", 2), entry("r", "rows", 3)]
    assert order_of(*listed, ahead) == "q l r"


def test_rows_of_earlier_versions() -> None:
    """Rows that name no list belong to the last that their desk loaded from that source."""
    old = [
        entry("l1", "load", 1),
        entry("r1", "rows", 2),
        entry("o1", "load", 3, source="autre"),
        entry("l2", "load", 4),
        entry("r2", "rows", 5),
        entry("r3", "rows", 6, source="autre"),
    ]
    assert order_of(*old) == "l1 r1 o1 r3 l2 r2"


def test_rows_wait_for_their_list() -> None:
    """Rows whose list has not arrived are in no order yet."""
    assert order_of(PROGRAMME, *ROWS) == "p"


def test_what_came_late() -> None:
    """What belongs before something that was folded already is not at the end."""
    ordered = in_list_order([PROGRAMME, LOAD, *ROWS, *THEIRS])
    assert is_at_the_end({"m", "s"}, ordered)
    assert is_at_the_end(set(), ordered)
    assert not is_at_the_end({"l", "r1", "r2"}, ordered)
    assert not is_at_the_end({"s", "not here"}, ordered)


@given(st.permutations([PROGRAMME, LOAD, *ROWS, *THEIRS]))
def test_any_order(entries: list[ListEntry]) -> None:
    """However they arrive the order is the same."""
    assert order_of(*entries) == "p l r1 r2 m s"
