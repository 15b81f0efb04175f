"""Typing errors of each kind, the same for the same name and seed."""

import random
import unicodedata
from collections.abc import Callable, Mapping

from kiosk.core.text import fold, words

FEWEST_LETTERS = 5
_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_ACCENTED = {
    "a": "àâäá",
    "c": "ç",
    "e": "éèêë",
    "i": "îïí",
    "n": "ñ",
    "o": "ôöó",
    "u": "ùûüú",
    "y": "ÿ",
}
_BY_EAR = (
    *(("ph", "f"), ("f", "ph"), ("qu", "k"), ("c", "k"), ("k", "c"), ("ck", "k"), ("ss", "s")),
    *(("eau", "au"), ("eau", "o"), ("au", "o"), ("y", "i"), ("i", "y"), ("an", "en"), ("en", "an")),
    *(("am", "an"), ("em", "en"), ("th", "t"), ("w", "v"), ("ai", "è"), ("ei", "ai"), ("z", "s")),
    *(("ll", "l"), ("nn", "n"), ("rr", "r"), ("tt", "t"), ("mm", "m"), ("ff", "f"), ("pp", "p")),
    *(("l", "ll"), ("n", "nn"), ("t", "tt"), ("ch", "sh"), ("gu", "g"), ("ou", "oo"), ("oe", "e")),
)
_AT_THE_END = (("d", "t"), ("t", ""), ("s", ""), ("d", ""), ("x", ""), ("e", ""), ("er", "é"))
Kind = Callable[[str, random.Random], str]


def _neighbours() -> dict[str, str]:
    near: dict[str, str] = {}
    for row, keys in enumerate(_ROWS):
        for place, key in enumerate(keys):
            around = [(row, place - 1), (row, place + 1)]
            around += [(row + up, place + side) for up in (-1, 1) for side in (0, -up)]
            near[key] = "".join(
                _ROWS[r][p] for r, p in around if 0 <= r < len(_ROWS) and 0 <= p < len(_ROWS[r])
            )
    return near


_NEAR = _neighbours()


def drop(word: str, chance: random.Random) -> str:
    """Leave a letter out."""
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def double(word: str, chance: random.Random) -> str:
    """Type a letter twice."""
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def swap(word: str, chance: random.Random) -> str:
    """Swap two letters that differ."""
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1]]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def neighbour(word: str, chance: random.Random) -> str:
    """Hit the key beside, on a French keyboard."""
    at = chance.choice([at for at, letter in enumerate(word) if letter in _NEAR] or [0])
    return word[:at] + chance.choice(_NEAR.get(word[at], word[at])) + word[at + 1 :]


def accent(word: str, chance: random.Random) -> str:
    """Put an accent where none belongs, or another."""
    places = [at for at, letter in enumerate(word) if letter in _ACCENTED]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + chance.choice(_ACCENTED[word[at]]) + word[at + 1 :]


def by_ear(word: str, chance: random.Random) -> str:
    """Write one sound as it is written elsewhere."""
    ways = [(at, old, new) for old, new in _BY_EAR if (at := word.find(old)) >= 0]
    ways += [(len(word) - len(old), old, new) for old, new in _AT_THE_END if word.endswith(old)]
    if not ways:
        return word
    at, old, new = chance.choice(ways)
    return word[:at] + new + word[at + len(old) :]


KINDS: Mapping[str, Kind] = {
    "drop": drop,
    "double": double,
    "swap": swap,
    "neighbour": neighbour,
    "accent": accent,
    "by ear": by_ear,
}


def misspelt(given: str, family: str, kind: Kind, *, seed: object, errors: int = 1) -> str | None:
    """Give both names in either order with so many errors of *kind*, each in a word of five letters or more.

    None if there is no such word, or nothing in it that the error could befall.
    """
    chance = random.Random(f"{given}|{family}|{seed}")
    parts = [given, family] if chance.random() < 0.5 else [family, given]
    typed = " ".join(fold(part) for part in parts)
    long = [word for word in words(typed) if len(word) >= FEWEST_LETTERS and word.isascii()]
    if not long:
        return None
    meant = chance.choice(long)
    wrong = meant
    for _ in range(errors):
        wrong = kind(wrong, chance)
    wrong = unicodedata.normalize("NFC", wrong)
    return None if wrong == meant else typed.replace(meant, wrong, 1)
