"""Which characters the shipped fonts have, as data: no font is opened to know what a badge can say.

The table is made with the fonts (`tools/make_fonts.py`): a family a line, then its code points. Of a
character that several families have, the first is asked.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

_OTHERS = re.compile("[^\0-\u024f]")
"""Every font of a Latin alphabet begins with these: most text needs no further look."""
_SILENT = frozenset({"Cc", "Cf", "Zs"})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


class Coverage:
    """The characters of the families of a table."""

    def __init__(self, spans: Mapping[str, Iterable[range]]) -> None:
        self._spans = {
            name: sorted(own, key=lambda span: span.start) for name, own in spans.items()
        }
        self._starts = {name: [span.start for span in own] for name, own in self._spans.items()}
        self._family: dict[str, str | None] = {}

    @classmethod
    def parse(cls, table: str) -> "Coverage":
        """Read the table: `Accueil Sans: 20-7E A0-377` and so on, lines of a family together."""
        lines = [line.split(":") for line in table.splitlines()]
        return cls(
            {
                family: [_span(word) for _, words in own for word in words.split()]
                for family, own in groupby(lines, itemgetter(0))
            }
        )

    @property
    def families(self) -> tuple[str, ...]:
        """The families, in the order in which they are asked."""
        return tuple(self._spans)

    def family_of(self, character: str) -> str | None:
        """Give the first family that has *character*, None if none has."""
        if character not in self._family:
            found = (one for one in self._spans if self.has(one, character))
            self._family[character] = next(found, None)
        return self._family[character]

    def has(self, family: str, character: str) -> bool:
        """Say whether *family* has *character*."""
        place = bisect_right(self._starts[family], ord(character)) - 1
        return place >= 0 and ord(character) in self._spans[family][place]

    def uncovered(self, text: str) -> str:
        """Give the characters of *text* that no family has, each once; what prints nothing is not missed."""
        if text.isascii():
            return ""
        missed = {each for each in set(_OTHERS.findall(text)) if self.family_of(each) is None}
        return "".join(sorted(each for each in missed if not is_silent(each)))


def is_silent(character: str) -> bool:
    """Say whether *character* prints nothing of its own: a control, a joiner, a space, a variant's number."""
    if any(ord(character) in selectors for selectors in _SELECTORS):
        return True
    return unicodedata.category(character) in _SILENT


def _span(word: str) -> range:
    first, _, last = word.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)
