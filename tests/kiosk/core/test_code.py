"""The codes Accueil makes survive every keyboard, and nobody makes one without the event's key."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.code import ALPHABET, derived_code, has_made_shape, has_true_tag, make_code
from kiosk.core.scan import HOST_KEYS, US_KEYS

KEY = b"the event's own key"
RANDOM = bytes(range(6))


def test_a_code_as_it_is_made() -> None:
    """Twelve letters of chance, then eight of a tag that only the key makes."""
    code = make_code(KEY, RANDOM)
    assert code[:12] == "BBBDBEBFBGBH"
    tag = hmac.new(KEY, RANDOM, hashlib.sha256).digest()[:4]
    assert code[12:] == "".join(ALPHABET[byte >> 4] + ALPHABET[byte & 15] for byte in tag)


def test_the_letters_are_where_every_keyboard_has_them() -> None:
    """Each letter of the alphabet is typed alike on every layout that was measured."""
    assert len(set(ALPHABET)) == 16
    for host, keys in HOST_KEYS.items():
        typed = dict(zip(US_KEYS, keys, strict=True))
        assert [typed[letter] for letter in ALPHABET] == list(ALPHABET), host


@given(key=st.binary(min_size=1, max_size=40), random=st.binary(min_size=6, max_size=6))
def test_a_code_is_known_by_its_key(key: bytes, random: bytes) -> None:
    """A code is known in either case with its key, and with no other."""
    code = make_code(key, random)
    assert has_made_shape(code)
    assert has_true_tag(code, key)
    assert has_true_tag(code.lower(), key)
    assert not has_true_tag(code, key + b"x")


def test_a_letter_that_is_wrong() -> None:
    """One letter changed anywhere makes a code untrue."""
    code = make_code(KEY, RANDOM)
    for place, letter in enumerate(code):
        other = "B" if letter != "B" else "D"
        assert not has_true_tag(code[:place] + other + code[place + 1 :], KEY)


@pytest.mark.parametrize("text", ["", "BDEF", "é" * 20, "ſ" * 20, "A" * 20, "1" * 20, "B" * 21])
def test_what_is_no_made_code(text: str) -> None:
    """Texts of other letters or another length are told at once, whatever they hold."""
    assert not has_made_shape(text)
    assert not has_true_tag(text, KEY)


def test_too_little_chance() -> None:
    """A random part of another length is a mistake of the caller."""
    with pytest.raises(ValueError, match="6 random bytes"):
        make_code(KEY, b"12345")


def test_a_code_that_every_desk_makes() -> None:
    """The key, the person and the turn make a code, the same whenever and wherever it is made."""
    code = derived_code(KEY, "liste:1", 1)
    made = hmac.new(KEY, b"code1:liste:1", hashlib.sha256).digest()[:6]
    assert code == make_code(KEY, made)
    assert has_true_tag(code, KEY)
    others = {derived_code(KEY, "liste:1", 2), derived_code(KEY, "autre:1", 1)}
    assert len({code, derived_code(b"x", "liste:1", 1), *others}) == 4
