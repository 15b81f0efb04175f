"""A desk whose clock is off is told, and only that one."""

from collections.abc import Mapping

from kiosk.core.exchange import Heartbeat
from kiosk.core.skew import ahead_of, own_skew

MINUTE = 60_000
NOW = 1_750_000_000_000


def _beat(desk: str, at: int = NOW, ahead: Mapping[str, int] | None = None) -> Heartbeat:
    return Heartbeat(desk=desk, name=desk, session="ACC", at=at, version="1", ahead=ahead or {})


def test_a_word_from_the_future_is_of_a_clock_ahead() -> None:
    """What was said seven minutes from now, says that one of the two clocks is off by seven."""
    assert ahead_of([_beat("b", NOW + 7 * MINUTE)], NOW) == {"b": 7 * MINUTE}


def test_an_old_word_proves_nothing() -> None:
    """What a stick brought an hour late is of a clock that may be right."""
    assert ahead_of([_beat("b", NOW - 60 * MINUTE)], NOW) == {}


def test_a_minute_is_nothing() -> None:
    """Clocks that differ by less than two minutes are left alone."""
    assert ahead_of([_beat("b", NOW + MINUTE)], NOW) == {}


def test_the_desk_that_is_behind_all_others_is_told_so() -> None:
    """Two desks say the same time, and this one an earlier: it is behind by what they are ahead."""
    others = {"b": _beat("b", NOW + 7 * MINUTE), "c": _beat("c", NOW + 8 * MINUTE)}
    assert own_skew("a", ahead_of(others.values(), NOW), others) == -8 * MINUTE


def test_the_desk_that_is_ahead_hears_it_from_the_others() -> None:
    """The others find this desk's words in their future, and say by how much."""
    others = {d: _beat(d, ahead={"a": 60 * MINUTE}) for d in "bc"}
    assert own_skew("a", {}, others) == 60 * MINUTE


def test_the_one_that_is_off_does_not_make_the_others_so() -> None:
    """Two of three agree: the third alone is told."""
    others = {"b": _beat("b"), "c": _beat("c", NOW + 60 * MINUTE)}
    assert own_skew("a", ahead_of(others.values(), NOW), others) == 0


def test_of_two_that_differ_each_is_told() -> None:
    """Nobody knows which of two clocks is right, so both desks look at theirs."""
    ahead = _beat("b", NOW + 7 * MINUTE)
    assert own_skew("a", ahead_of([ahead], NOW), {"b": ahead}) == -7 * MINUTE
    assert own_skew("b", {}, {"a": _beat("a", ahead={"b": 7 * MINUTE})}) == 7 * MINUTE
