"""The phrase that seals a pack, as people say it: no matter how they write it down."""

import unicodedata

LEAST_LETTERS = 12
"""A shorter phrase is guessed too soon."""


def plain_passphrase(text: str) -> str:
    """Give *text* as it is meant: capitals and spaces get lost when it is copied by hand."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_short(text: str) -> bool:
    """Say whether a pack must not be sealed with *text*."""
    return len(plain_passphrase(text)) < LEAST_LETTERS
