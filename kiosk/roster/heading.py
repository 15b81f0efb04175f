"""Where a list's header stands: in the first row, or below a title and what a spreadsheet needs."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from kiosk.core.columns import Field
from kiosk.roster.headers import plain
from kiosk.roster.synonyms import SYNONYMS

ROWS_SEEN = 6
"""How many filled rows at the top of a list may hold its header."""

_SEPARATOR = re.compile(r'^"?sep=(.?)"?$', re.IGNORECASE)
_KNOWN = frozenset(word for words in SYNONYMS.values() for word in words)
_NAMES = frozenset(w for f in (Field.FAMILY, Field.GIVEN, Field.NAME) for w in SYNONYMS[f])


def separator_said(line: str) -> str:
    """Give the delimiter that a first line ``sep=;`` tells a spreadsheet, "" if it says none."""
    found = _SEPARATOR.match(line.rstrip("\r\n"))
    return found[1] if found else ""


def heading_place(rows: Iterable[Sequence[str]]) -> int:
    """Say which of the filled *rows* is the header.

    It is the first, unless that names no column of somebody's name and one soon below names one
    and more: a title, an export's date or ``sep=;`` may stand above.
    """
    seen = list(islice(rows, ROWS_SEEN))
    start = 1 if len(seen) > 1 and _says_separator(seen[0]) else 0
    if seen and not _names_somebody(seen[start]):
        below = range(start + 1, len(seen))
        return next((place for place in below if _is_heading(seen[place])), start)
    return start


def _says_separator(cells: Sequence[str]) -> bool:
    first, *others = cells
    return first.strip().strip('"').lower().startswith("sep=") and not any(others)


def _names_somebody(cells: Sequence[str]) -> bool:
    return any(plain(cell) in _NAMES for cell in cells)


def _is_heading(cells: Sequence[str]) -> bool:
    return _names_somebody(cells) and sum(plain(cell) in _KNOWN for cell in cells) > 1
