"""When another desk was last heard of, in our own time."""

from kiosk.core.desks import heard_at, strangers_among
from kiosk.core.exchange import Heartbeat
from kiosk.core.trouble import Trouble, TroubleKind

MINUTE = 60_000
NOW = 1_750_000_000_000


def _beat(at: int) -> Heartbeat:
    return Heartbeat(desk="b", name="Bureau 2", session="ACC", at=at, version="1")


def test_what_the_first_look_finds_is_as_old_as_it_says() -> None:
    """A desk that was switched off an hour ago has not just spoken."""
    assert heard_at(_beat(NOW - 60 * MINUTE), is_first=True, now=NOW) == NOW - 60 * MINUTE


def test_a_new_word_was_said_now() -> None:
    """A desk whose clock is seven minutes behind is there all the same."""
    assert heard_at(_beat(NOW - 7 * MINUTE), is_first=False, now=NOW) == NOW


def test_a_stick_brings_old_words() -> None:
    """What was said an hour ago was not said just now."""
    assert heard_at(_beat(NOW - 60 * MINUTE), is_first=False, now=NOW) == NOW - 60 * MINUTE


def test_nobody_was_heard_in_the_future() -> None:
    """A clock that is ahead does not make its desk heard of later than now."""
    assert heard_at(_beat(NOW + 60 * MINUTE), is_first=True, now=NOW) == NOW


def _foreign(path: str) -> Trouble:
    return Trouble(TroubleKind.HUB_FILE_FOREIGN, path=path)


def test_a_desk_that_cannot_be_read_is_told_once() -> None:
    """Fourteen files of one desk without the pack are one thing to say."""
    told = [_foreign(f"{'ab' * 16}/1.{n}-{n}.seg") for n in range(14)]
    assert [trouble.facts for trouble in strangers_among(told, set())] == [{"path": "abababab"}]


def test_what_a_desk_of_the_event_sealed_before_is_nobodys_concern() -> None:
    """After a theft the old files lie there still, those of this desk too; a damaged one heals by itself."""
    damaged = Trouble(TroubleKind.HUB_FILE_DAMAGED, path="x/1.seg")
    assert strangers_among([_foreign("me/1.seg"), _foreign("b/1.seg"), damaged], {"me", "b"}) == ()
