"""Text as people mean it: case, accents and apostrophes folded away, for comparing and finding."""

import unicodedata
from functools import lru_cache

_SPELT_OUT = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑–—", "-")
    | {"\u00a0": " ", "\u202f": " "}
)


class _Folded(dict[int, str]):
    """What each character is folded to, found out when it is first met."""

    def __missing__(self, point: int) -> str:
        plain = chr(point).casefold().translate(_SPELT_OUT)
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        self[point] = plain = plain.translate(_SPELT_OUT)  # ǿ is an ø only once its accent is off
        return plain


class _Parted(_Folded):
    """The same, with a space for whatever is part of no word."""

    def __missing__(self, point: int) -> str:
        plain = super().__missing__(point)
        self[point] = parted = "".join(c if c.isalnum() else " " for c in plain)
        return parted


_FOLDED = _Folded()
_PARTED = _Parted()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, accents and typographic variants: ``ŒUVRARD`` and ``Œuvrard`` give ``oeuvrard``."""
    return " ".join(text.translate(_FOLDED).split())


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Split folded *text* into its words; hyphens and apostrophes part them: ``n'dour`` is n, dour."""
    return tuple(text.translate(_PARTED).split())


@lru_cache(maxsize=65536)
def joined(text: str) -> tuple[str, ...]:
    """Give *text* with its words written together, from each of them to the last.

    ``De La Tour`` gives delatour, latour: what is typed by who does not know where a name parts.
    """
    parts = words(text)
    return tuple("".join(parts[start:]) for start in range(len(parts) - 1))
