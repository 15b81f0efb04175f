"""The words of a passphrase."""

import re
from pathlib import Path

from sync.words import propose, read_words

WORDS = read_words(Path(__file__).parents[2] / "resources" / "words" / "fr.txt")


def test_the_words_are_plain_and_many() -> None:
    """Each once, four to eight letters without accents: five of them are some 54 bits."""
    assert len(set(WORDS)) == len(WORDS) > 1024
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_five_words_are_proposed_never_the_same() -> None:
    """Each proposal is five words of the list, and another than the one before."""
    first, second = propose(WORDS), propose(WORDS)
    assert first != second
    assert len(first.split()) == 5
    assert set(first.split()) <= set(WORDS)
