"""Steps are taken back, and come again."""

from kiosk.core.history import KEPT, History


def test_back_and_forth() -> None:
    """What was taken back comes again, unless something else was done meanwhile."""
    history = History(now="a").then("b").then("c")
    assert history.back().now == "b"
    assert history.back().back().back().now == "a"
    assert history.back().forth() == history
    assert history.back().then("d").forth().now == "d"


def test_the_same_is_no_step() -> None:
    """Nothing done leaves nothing to take back."""
    assert not History(now="a").then("a").before


def test_one_step_grows() -> None:
    """A number typed digit by digit is one step."""
    history = History(now="").then("1").instead("12").instead("125")
    assert history.now == "125"
    assert history.back().now == ""


def test_the_oldest_are_forgotten() -> None:
    """A day's work fills no memory."""
    history = History(now=0)
    for number in range(1, KEPT + 50):
        history = history.then(number)
    assert len(history.before) == KEPT
