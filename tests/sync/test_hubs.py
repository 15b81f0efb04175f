"""What every hub must do, whichever it is."""

from collections.abc import Callable

from sync.ports import Hub

SEGMENT = "d1/1.1-2.abc.seg"


def test_what_was_put_is_there_with_its_size(hub: Hub) -> None:
    """A file that was put is listed, whole, and read back as it was."""
    assert hub.put(SEGMENT, b"x" * 1000) is True
    assert dict(hub.listing()) == {SEGMENT: 1000}
    assert hub.get(SEGMENT) == b"x" * 1000


def test_an_empty_hub_lists_nothing(hub: Hub) -> None:
    """Nothing is there before anybody has come."""
    assert dict(hub.listing()) == {}


def test_a_name_is_never_replaced(hub: Hub) -> None:
    """Who comes second is told so, and what was there first stays."""
    hub.put(SEGMENT, b"first")
    assert hub.put(SEGMENT, b"second") is False
    assert hub.get(SEGMENT) == b"first"
    assert dict(hub.listing()) == {SEGMENT: 5}


def test_another_desk_sees_it(new_hub: Callable[[], Hub]) -> None:
    """What one desk has put, another lists and reads."""
    new_hub().put(SEGMENT, b"said")
    other = new_hub()
    assert dict(other.listing()) == {SEGMENT: 4}
    assert other.get(SEGMENT) == b"said"


def test_desks_have_folders_of_their_own(hub: Hub) -> None:
    """Files of several desks are listed below their names, and what lies at the top at the top."""
    hub.put("d1/a.seg", b"1")
    hub.put("d2/a.seg", b"22")
    hub.put("top", b"333")
    assert dict(hub.listing()) == {"d1/a.seg": 1, "d2/a.seg": 2, "top": 3}


def test_what_is_removed_is_gone_and_may_be_gone_already(hub: Hub) -> None:
    """Taking away twice is taking away."""
    hub.put(SEGMENT, b"x")
    hub.remove(SEGMENT)
    hub.remove(SEGMENT)
    hub.remove("nobody/nothing.seg")
    assert dict(hub.listing()) == {}
    assert hub.get(SEGMENT) is None


def test_a_name_may_come_again(hub: Hub) -> None:
    """What vanished can be put there under the same name."""
    hub.put(SEGMENT, b"x")
    hub.remove(SEGMENT)
    assert hub.put(SEGMENT, b"x") is True
    assert hub.get(SEGMENT) == b"x"


def test_the_central_file_is_replaced(hub: Hub) -> None:
    """It is the one thing that takes another's place."""
    assert hub.replace("live.html", b"<p>1") is True
    assert hub.replace("live.html", b"<p>22") is True
    assert hub.get("live.html") == b"<p>22"
    assert dict(hub.listing()) == {"live.html": 5}


def test_odd_names_and_large_files_pass(hub: Hub) -> None:
    """Names of conflict copies have spaces, brackets and accents; a list of many people is large."""
    odd = "d1/1.1-2.abc (copie en conflit de Zoé, 50% #1).seg"
    large = bytes(range(256)) * 8192
    hub.put(odd, large)
    assert dict(hub.listing()) == {odd: len(large)}
    assert hub.get(odd) == large


def test_making_what_is_there_changes_nothing(new_hub: Callable[[], Hub]) -> None:
    """A hub that another desk has made stays as it is."""
    hub = new_hub()
    hub.put(SEGMENT, b"x")
    new_hub().create()
    assert dict(hub.listing()) == {SEGMENT: 1}


def test_sizes_that_nobody_asks_for_change_nothing_else(hub: Hub) -> None:
    """The names are the same, and the sizes that matter too."""
    hub.put("d1/a.seg", b"1")
    hub.put("d2/a.seg", b"22")
    listing = hub.listing({"d1/a.seg"})
    assert set(listing) == {"d1/a.seg", "d2/a.seg"}
    assert listing["d2/a.seg"] == 2
