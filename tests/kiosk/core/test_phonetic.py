"""Names that sound alike have one key."""

import pytest

from kiosk.core.phonetic import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("philippe", "filipe"),
        ("lefebvre", "lefevre"),
        ("renaud", "renault"),
        ("thibault", "tibo"),
        ("remy", "remi"),
        ("marc", "mark"),
        ("jacques", "jak"),
        ("garcia", "garsia"),
        ("wagner", "vagner"),
        ("laurent", "lauran"),
        ("boulanger", "boulange"),
        ("ollivier", "olivier"),
        ("humbert", "umbert"),
        ("guerin", "gerin"),
        ("schmitt", "shmit"),
    ],
)
def test_alike(one: str, other: str) -> None:
    """Who writes by ear is understood."""
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("martin", "morin"), ("dubois", "dupuis"), ("ana", "eva"), ("ben", "ban")]
)
def test_different(one: str, other: str) -> None:
    """Names that sound different have different keys, but for vowels of the nose."""
    assert (sound(one) == sound(other)) is ((one, other) == ("ben", "ban"))


@pytest.mark.parametrize("word", ["大塚", "ريما", "անահիտ", "11h30", ""])
def test_not_latin(word: str) -> None:
    """What is no Latin word has no key."""
    assert sound(word) == ""


@pytest.mark.parametrize("word", ["est", "dex", "s", "the"])
def test_never_empty(word: str) -> None:
    """A word of nothing but silent letters still has a key."""
    assert sound(word) != ""
