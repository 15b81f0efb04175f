"""What knew of what is told by the records alone."""

from kiosk.core.apart import had_seen, latest

CHAIN = {"a": [], "b": ["a"], "c": ["b"], "d": ["a"]}


def test_who_had_seen_what() -> None:
    """Whoever had seen a record had seen what that had seen; of one that never came nothing more is known."""
    assert had_seen("c", CHAIN) == {"a", "b"}
    assert had_seen("a", CHAIN) == set()
    assert had_seen("e", {"e": ["gone"]}) == {"gone"}


def test_the_words_that_stand() -> None:
    """Two that had not seen each other stand side by side; what was said before either does not."""
    assert latest("abcd", CHAIN) == {"c", "d"}
    assert latest("ac", CHAIN) == {"c"}, "b has not come yet, but is known"


def test_circles_end() -> None:
    """No desk writes a circle, and none may stumble over it."""
    assert had_seen("a", {"a": ["b"], "b": ["a"]}) == {"a", "b"}
