"""How a name may be broken over lines and, as the last resort, abbreviated. Pure text.

A line may end at a space or after a hyphen, never after a particle (de, El, van, Saint- …).
"""

import re
import unicodedata
from itertools import combinations, pairwise

# fmt: off
PARTICLES = frozenset([
    "abou", "abu", "aït", "al", "ap", "bat", "ben", "bin", "bint", "d", "da", "dal", "de",
    "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "ibn",
    "l", "la", "las", "le", "les", "los", "mac", "mc", "n", "o", "ould", "saint", "sainte", "san",
    "santa", "st", "ste", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
])
# fmt: on
_SEPARATORS = frozenset("-–—/:|·")
_NEVER_PRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_ATOMS = re.compile(r"[^ -]*-+ ?|[^ -]+ ?")
_WORDS = re.compile(r"[^ -]+")


def tidy(text: str) -> str:
    """Give *text* on one line, with single spaces and without control characters."""
    return _SPACES.sub(" ", _NEVER_PRINTED.sub("", text)).strip()


def pieces(text: str) -> tuple[str, ...]:
    """Cut a tidy *text* where a line may end; the pieces joined are *text* again.

    A piece keeps the space that follows it: `pieces("DE LA TOUR-MONTBEL X") == ("DE LA TOUR-",
    "MONTBEL ", "X")`.
    """
    found: list[str] = []
    held = ""
    for atom in _ATOMS.findall(text):
        if found and not held and atom.strip() in _SEPARATORS:
            found[-1] += atom
            continue
        held += atom
        if not _is_particle(atom):
            found.append(held)
            held = ""
    return (*found, held) if held else tuple(found)


def _is_particle(atom: str) -> bool:
    word = atom.rstrip(" -").casefold()
    return word in PARTICLES or word.endswith(("’", "'"))


def arrangements(parts: tuple[str, ...], lines: int) -> list[tuple[str, ...]]:
    """Give each way to put *parts*, in order, on at most *lines* lines."""
    found = []
    for count in range(1, min(lines, len(parts)) + 1):
        for cuts in combinations(range(1, len(parts)), count - 1):
            edges = (0, *cuts, len(parts))
            found.append(tuple("".join(parts[start:end]).strip() for start, end in pairwise(edges)))
    return found


def abbreviated(given: str) -> str:
    """Give the initials of *given*: Marie-Hélène is M.-H., Jean Pierre J. P., Maria de Lourdes M. de L."""
    return _WORDS.sub(lambda word: _initial(word.group()), given)


def _initial(word: str) -> str:
    start = next((place for place, letter in enumerate(word) if letter.isalpha()), None)
    if start is None or _is_particle(word):
        return word
    end = start + 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return f"{word[start:end]}."
