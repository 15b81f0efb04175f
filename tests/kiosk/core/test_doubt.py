"""Who is merged into whom, once people have said who is one person."""

from kiosk.core.doubt import Doubt, DoubtKind, Entry, merged_by


def doubt(*ids: str) -> Doubt:
    """Give a doubt about these registrants."""
    entries = tuple(
        Entry(id=one, name="X", organisation="", email="", source="liste", line=2) for one in ids
    )
    return Doubt(kind=DoubtKind.TWICE_ON_A_LIST, entries=entries)


def test_nothing_said() -> None:
    """Nobody is merged by nothing."""
    assert merged_by([]) == {}


def test_the_first_is_kept() -> None:
    """All of a doubt are the first of it."""
    assert merged_by([doubt("a", "b", "c")]) == {"b": "a", "c": "a"}


def test_doubts_that_share_somebody() -> None:
    """Three entries in two doubts are one person, whichever doubt comes first."""
    assert merged_by([doubt("a", "b"), doubt("b", "c")]) == {"b": "a", "c": "a"}
    assert merged_by([doubt("c", "d"), doubt("a", "b"), doubt("b", "c")]) == {
        "c": "a",
        "d": "a",
        "b": "a",
    }


def test_who_is_known_is_kept() -> None:
    """Somebody the desk knows stands for those who are new, wherever they are named."""
    doubts = [doubt("n1", "n2"), doubt("k", "n2")]
    for said in (doubts, doubts[::-1]):
        assert merged_by(said, new=["n1", "n2"]) == {"n1": "k", "n2": "k"}
