"""What a name sounds like to a French ear, so that who writes by ear is understood.

It is deliberately coarse: two spellings that may be one sound get one key, because a key only
proposes names that come after those spelt as typed.
"""

import re

_SOUNDS = (
    # The longer come first, and what they are turned into may be turned again.
    *(("schw", "chv"), ("sch", "ch"), ("sh", "ch"), ("cz", "ch"), ("ph", "f"), ("th", "t")),
    *(("w", "v"), ("bv", "v"), ("y", "i"), ("dj", "j"), ("gu", "g"), ("j", "g")),
    *(("tz", "s"), ("ts", "s"), ("ce", "se"), ("ci", "si"), ("z", "s"), ("x", "s")),
    *(("ck", "k"), ("qu", "k"), ("ch", "C"), ("c", "k"), ("q", "k"), ("h", "")),
    *(("eau", "o"), ("ault", "o"), ("auld", "o"), ("au", "o"), ("oe", "e"), ("ae", "e")),
    *(("ain", "in"), ("ein", "in"), ("ai", "e"), ("ei", "e"), ("oo", "u"), ("ou", "u")),
    *(("mb", "nb"), ("mp", "np"), ("em", "am"), ("en", "an"), ("am", "an"), ("im", "in")),
)
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = "estdxp"
"""Letters not heard at the end of a French name: Renaud, Renaut, Renaux."""


def sound(word: str) -> str:
    """Give the key of a folded *word*: ``philippe`` and ``filipe`` have one key; empty if not Latin."""
    if not word.isascii() or not word.isalpha():
        return ""
    for written, heard in _SOUNDS:
        if written in word:
            word = word.replace(written, heard)
    word = _DOUBLED.sub(r"\1", word)
    if word.endswith("er"):
        word = word[:-1]
    return word.rstrip(_SILENT) or word
