"""The codes Accueil makes, for people whose list has none: letters that every keyboard types alike.

A code is a random part and a tag made with the event's key, so that a desk can tell a code made for
this event from a text somebody invented, even where it has not heard of the person yet.
"""

import hashlib
import hmac

ALPHABET = "BDEFGHJKLNOPRSTU"
"""Sixteen letters, four bits each, which a scanner types alike on all Latin keyboard layouts."""

RANDOM_BYTES = 6
_TAG_BYTES = 4
_LETTERS = 2 * (RANDOM_BYTES + _TAG_BYTES)
_HEX = "0123456789ABCDEF"
_TO_LETTERS = str.maketrans(_HEX, ALPHABET)
_TO_HEX = str.maketrans(ALPHABET, _HEX)
_KNOWN = frozenset(ALPHABET + ALPHABET.lower())


def make_code(key: bytes, random: bytes) -> str:
    """Make a code of twenty letters of six *random* bytes and the event's *key*."""
    if len(random) != RANDOM_BYTES:
        msg = f"{RANDOM_BYTES} random bytes are wanted, not {len(random)}"
        raise ValueError(msg)
    return (random + _tag(key, random)).hex().upper().translate(_TO_LETTERS)


def derived_code(key: bytes, registrant_id: str, turn: int) -> str:
    """Make the code of somebody of a list: every desk of the event (its *key*) makes the same.

    *turn* is 1, and counts up where somebody else of the list already has the code of the turn before.
    """
    told = f"code{turn}:{registrant_id}".encode("utf-8", "surrogatepass")
    return make_code(key, hmac.new(key, told, hashlib.sha256).digest()[:RANDOM_BYTES])


def has_made_shape(text: str) -> bool:
    """Say whether *text* looks like a code that Accueil made, whatever the key; case is forgiven."""
    return len(text) == _LETTERS and _KNOWN.issuperset(text)


def has_true_tag(code: str, key: bytes) -> bool:
    """Say whether *code* was made with *key*; case is forgiven."""
    if not has_made_shape(code):
        return False
    made = bytes.fromhex(code.upper().translate(_TO_HEX))
    random, tag = made[:RANDOM_BYTES], made[RANDOM_BYTES:]
    return hmac.compare_digest(tag, _tag(key, random))


def _tag(key: bytes, random: bytes) -> bytes:
    return hmac.new(key, random, hashlib.sha256).digest()[:_TAG_BYTES]
