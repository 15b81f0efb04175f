"""Columns of dates, so that a date that is none is told before anybody builds on it."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import permutations

from kiosk.core.text import fold, words

_WORDS = frozenset({"date", "dates", "fecha", "horodateur", "timestamp", "datetime"})
_NUMBERS = re.compile(r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?=$|[ ,t])")
_COMPACT = re.compile(r"^\d{8}$")
_MONTH = re.compile(
    r"\b(?:jan|fev|feb|mar|avr|apr|abr|mai|may|juin|jun|juil|jul|aou|aug|ago|sep|oct|nov|dec|ene)"
    r"[a-z]*\b"
)
_SAMPLED_ROWS = 2000


def date_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Find the columns that say "date" in their header and keep to it in half of their values."""
    sample = rows[:: max(1, len(rows) // _SAMPLED_ROWS)]
    found = []
    for place, name in enumerate(header):
        if _WORDS.intersection(words(name)):
            values = [row[place] for row in sample if row[place]]
            if values and 2 * sum(map(is_date, values)) >= len(values):
                found.append(place)
    return tuple(found)


def is_date(text: str) -> bool:
    """Say whether *text* begins with a day of the calendar, in whichever order it is written."""
    plain = fold(text)
    if _COMPACT.match(plain):
        return _is_day(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    if found := _NUMBERS.match(plain):
        first, second, third = map(int, found.groups())
        orders = ((first, second, third), (third, second, first), (third, first, second))
        return any(_is_day(*order) for order in orders)
    numbers = [int(number) for number in re.findall(r"\d+", plain)[:2]]
    if not _MONTH.search(plain) or len(numbers) < 2:
        return False
    return any(_is_day(year, 1, day) for year, day in permutations(numbers))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return False
    return True
