"""How a name may be broken over lines and, as the last resort, abbreviated. Pure text.

A line may end at a space or after a hyphen, never after a particle (de, El, van, Saint- …). Only where
that does not do, it ends between two letters of a script that is written without spaces.
"""

import re
import unicodedata
from itertools import combinations, pairwise

# fmt: off
PARTICLES = frozenset([
    "abd", "abdel", "abdoul", "abdul", "abou", "abu", "af", "ait", "al", "ap", "av", "aït", "bat",
    "ben", "bin", "bint", "binti", "bte", "d", "da", "dal", "dalla", "das", "de", "degli", "dei",
    "del", "della", "dello", "den", "der", "des", "di", "do", "dos", "du", "el", "fitz", "ibn", "l",
    "la", "las", "le", "les", "lo", "los", "mac", "mc", "n", "nic", "ní", "o", "op", "ould", "saint",
    "sainte", "san", "santa", "santo", "st", "st.", "ste", "ste.", "te", "ten", "ter", "ua", "uí",
    "ul", "ur", "van", "vom", "von", "y", "zu", "zum", "zur", "ó",
    "аль", "бен", "бин", "ван", "де", "дер", "дю", "ибн", "ла", "ле", "оль", "фон", "эль",
    "του", "της", "των",
    "אבו", "אבן", "בן", "בר", "בת", "דה",
    "آل", "أبو", "أم", "ابن", "ابو", "ال", "ام", "بن", "بنت", "عبد", "ولد",
])
# fmt: on
_APOSTROPHES = ("’", "'", "ʼ", "‘")
_SEPARATORS = frozenset("-–—/:|·・")
_NEVER_PRINTED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, and what turns the reading of all that follows round."""
_SPACES = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029\u3000]+")
_HYPHENS = "-\u2010\u058a\u05be\u30fb\uff1d"
"""A line may end after these: ours, Unicode's, the Armenian, the Hebrew, and two of katakana names."""
_ATOMS = re.compile(f"[^{_HYPHENS} ]*[{_HYPHENS}]+ ?|[^{_HYPHENS} ]+ ?")
_WORDS = re.compile(f"[^{_HYPHENS} ]+")
_IDEOGRAPHS = (
    r"\u2e80-\u2fdf\u3001-\u30ff\u3100-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
    r"\U00020000-\U0003ffff"
)
_SPACELESS = re.compile(f"[{_IDEOGRAPHS}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7af]")
"""Ideographs and kana; the letters of Thai, Lao, Burmese and Khmer; long words of Korean."""
_FREE = re.compile(f"[{_IDEOGRAPHS}]")
"""Those between which any line may end."""
_BOUND = re.compile(
    r"[\u0e30\u0e32\u0e33\u0e45\u0e2f\u0e46\u0eb0\u0eb2\u0eb3"  # vowels that follow
    r"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻、。，．：；！？）」』】〉》〕・]"
)
"""What never begins a line."""
_BINDS = re.compile(r"[\u0e40-\u0e44\u0ec0-\u0ec4\u1039\u17d2\u200d（「『【〈《〔]")
"""What never ends one: vowels that come before their consonant, what stacks letters, brackets."""


def tidy(text: str) -> str:
    """Give *text* composed (NFC), on one line, with single spaces and without control characters."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _NEVER_PRINTED.sub("", text)).strip())


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
    word = atom.rstrip(f" {_HYPHENS}").casefold()
    return word in PARTICLES or word.endswith(_APOSTROPHES) or word.startswith(_APOSTROPHES)


def is_free(text: str) -> bool:
    """Say whether *text* is written in ideographs or kana, so that a line may end after any of them."""
    return _FREE.search(text) is not None


def crumbs(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Cut *parts* further, between letters of scripts written without spaces, never before a mark."""
    return tuple(crumb for part in parts for crumb in _crumbs(part))


def _crumbs(part: str) -> list[str]:
    found: list[str] = []
    for each in part:
        if found and not _may_end(found[-1], each):
            found[-1] += each
        else:
            found.append(each)
    return found


def _may_end(before: str, each: str) -> bool:
    """Say whether a line may end after *before* where *each* follows."""
    if not (_SPACELESS.match(each) and _SPACELESS.match(before[-1])):
        return False
    is_mark = unicodedata.category(each).startswith("M")
    return not (is_mark or _BOUND.match(each) or _BINDS.match(before[-1]))


def arrangements(parts: tuple[str, ...], lines: int) -> list[tuple[str, ...]]:
    """Give each way to put *parts*, in order, on at most *lines* lines."""
    found = []
    for count in range(1, min(lines, len(parts)) + 1):
        for cuts in combinations(range(1, len(parts)), count - 1):
            edges = (0, *cuts, len(parts))
            found.append(tuple("".join(parts[start:end]).strip() for start, end in pairwise(edges)))
    return found


def abbreviated(given: str) -> str:
    """Give the initials of *given*: Marie-Hélène is M.-H., Jean Pierre J. P., Maria de Lourdes M. de L.

    Words of scripts without capitals stay: 小明 has no initial.
    """
    return _WORDS.sub(lambda word: _initial(word.group()), given)


def _initial(word: str) -> str:
    start = next((place for place, letter in enumerate(word) if letter.isalpha()), None)
    if start is None or _is_particle(word) or word[start].upper() == word[start].lower():
        return word
    end = start + 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return f"{word[start:end]}."
