"""One desk writes the central file, and all agree on which without asking."""

from itertools import permutations

from kiosk.core.central import HEARD_MS, Hearing, should_write
from kiosk.core.exchange import Heartbeat

NOW = 1_000_000_000


def a_word(desk: str, *, at: int = NOW, is_organiser: bool = False) -> Heartbeat:
    """Give what a desk says of itself."""
    return Heartbeat(
        desk=desk, name=desk, session="ACC", at=at, version="1", is_organiser=is_organiser
    )


def writes(desk: str, *others: Heartbeat, is_organiser: bool = False, silent: str = "") -> bool:
    """Say whether *desk* writes, having just heard of the *others* but the *silent* one."""
    heard = {o.desk: NOW - HEARD_MS if o.desk == silent else NOW - 1 for o in others}
    return should_write(desk, is_organiser=is_organiser, others=others, heard=heard, now=NOW)


def test_exactly_one_of_those_that_hear_each_other() -> None:
    """Whoever has the smallest id, in whatever order the words came."""
    for first, *others in permutations("abc"):
        assert writes(first, *map(a_word, others)) is (first == "a")


def test_an_organisers_desk_comes_first() -> None:
    """It writes though its id is greater; of two of them the smaller."""
    organiser = a_word("z", is_organiser=True)
    assert not writes("a", organiser)
    assert writes("z", a_word("a"), is_organiser=True)
    assert not writes("z", a_word("y", is_organiser=True), is_organiser=True)


def test_whoever_falls_silent_writes_no_more() -> None:
    """After a minute the next one takes over."""
    assert not writes("b", a_word("a"))
    assert writes("b", a_word("a"), silent="a")
    assert writes("b", a_word("z", is_organiser=True), silent="z")


def test_a_desk_alone_writes() -> None:
    """It has heard of nobody."""
    assert writes("q")


def test_a_clock_that_is_an_hour_off_is_no_silence() -> None:
    """Whoever says something new is awake, whatever time they say it is."""
    hearing, hour = Hearing(), 3_600_000
    hearing.hear([a_word("a", at=NOW - hour)], NOW)
    assert NOW - hearing.at["a"] >= HEARD_MS
    hearing.hear([a_word("a", at=NOW - hour + 5000)], NOW + 5000)
    assert hearing.at["a"] == NOW + 5000
    hearing.hear([a_word("a", at=NOW - hour + 5000)], NOW + 90_000)
    assert hearing.at["a"] == NOW + 5000


def test_a_clock_that_is_ahead_does_not_stay_awake_for_ever() -> None:
    """A first word from the future counts as one of now."""
    hearing = Hearing()
    hearing.hear([a_word("a", at=NOW + 3_600_000)], NOW)
    assert hearing.at["a"] == NOW
