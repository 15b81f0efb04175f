"""Which family sets which part of a line: that of its letters; what is no letter goes with them.

Qt gives spaces, digits and marks the script of the letters before them, and takes a family only where
it can shape that script; so a bracket after Bengali is asked of the Bengali family first.
"""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from kiosk.core.coverage import Coverage, is_silent

STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""Set for what no family has, the same on each machine, instead of what that one may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a line and the *family* of its letters."""

    text: str
    family: str


def settable(text: str, coverage: Coverage) -> str:
    """Give *text* with stand-ins for what no family has, and without what prints nothing and none has."""
    missed = {each for each in set(text) if coverage.family_of(each) is None}
    if not missed:
        return text
    return text.translate({ord(each): None if is_silent(each) else STAND_IN for each in missed})


def parts(text: str, coverage: Coverage) -> tuple[Part, ...]:
    """Cut a settable *text* where its letters change family; the texts joined are *text* again."""
    family = coverage.families[0]
    if text.isascii() or all(coverage.family_of(each) == family for each in text):
        return (Part(text=text, family=family),)
    starts: dict[int, str] = {}
    for place, each in enumerate(text):
        found = _next_family(each, family, coverage)
        if found != family or (not starts and _is_letter(each)):
            starts[place] = family = found
    first, *others = starts.items() or [(0, family)]
    cuts = {0: first[1], **dict(others)}
    return tuple(
        Part(text=text[start:end], family=cuts[start])
        for start, end in pairwise([*cuts, len(text)])
    )


def _next_family(character: str, family: str, coverage: Coverage) -> str:
    """Give the family that *character* is set in after some of *family*."""
    own = coverage.family_of(character) or family
    stays = coverage.has(family, character) or own == coverage.families[0]
    return family if stays and not _is_letter(character) else own


def _is_letter(character: str) -> bool:
    """Say whether *character* is a letter of one script; modifiers such as ʼ go with any."""
    kind = unicodedata.category(character)
    return kind.startswith("L") and kind != "Lm"
