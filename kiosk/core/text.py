"""Text as people mean it: case, accents and apostrophes folded away, for comparing and finding."""

import unicodedata
from functools import lru_cache

_SPELT_OUT = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("‐‑–—", "-")
    | {"\u00a0": " ", "\u202f": " "}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold case, accents and typographic variants: ``ŒUVRARD`` and ``Œuvrard`` give ``oeuvrard``."""
    plain = text.casefold().translate(_SPELT_OUT)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = plain.translate(_SPELT_OUT)  # ǿ is an ø only once its accent is off
    return " ".join(plain.split())


def words(text: str) -> tuple[str, ...]:
    """Split folded *text* into its words; hyphens and apostrophes part them: ``n'dour`` is n, dour."""
    return tuple("".join(c if c.isalnum() else " " for c in fold(text)).split())
