"""Codes that a spreadsheet damaged: repaired where that is certain, else taken away and told.

A code in doubt is no code: rather nobody is found by it than somebody else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.table import Line

_NAMED = 10
_QUOTES = tuple("'’‘`´=")
_QUOTED = re.compile(r"""^(?:['’‘`´]|="?)(.*?)"?$""", re.DOTALL)
_DECIMAL = re.compile(r"^(\d+)[.,]0+$", re.ASCII)
_SCIENTIFIC = re.compile(r"^(\d)(?:[.,](\d+))?e\+(\d{1,3})$", re.ASCII | re.IGNORECASE)
_TRUE_DIGITS, _PRINTED_DIGITS = 15, 17
"""How many digits of a number a spreadsheet keeps, and how many other programs print of it."""

_SHORTEST = 6
_SHORT_AMONG = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A code that a spreadsheet damaged: its *line*, what stands there, what it was ("": lost)."""

    line: int
    value: str
    code: str


def mended(columns: Columns, lines: list[Line]) -> list[Mended]:
    """Repair the codes of *lines* in place, and empty those that are beyond repair."""
    place = columns.fields.get(Field.CODE)
    if place is None or place == columns.fields.get(Field.ID):
        return []
    found = []
    for row, code in sorted(mended_codes([cells[place] for _, cells in lines]).items()):
        number, cells = lines[row]
        lines[row] = (number, (*cells[:place], code, *cells[place + 1 :]))
        found.append(Mended(line=number, value=cells[place], code=code))
    return found


def restored(found: Iterable[Mended], kept: Mapping[int, str]) -> list[Mended]:
    """Give *found* with the codes that are known (by line) from an earlier version of the list."""
    return [
        replace(one, code=kept[one.line]) if not one.code and one.line in kept else one
        for one in found
    ]


def damage_told(found: Sequence[Mended]) -> Iterator[Remark]:
    """Tell first which codes are lost, then which are repaired."""
    yield from _told(RemarkKind.DAMAGED_CODES, [one for one in found if not one.code])
    yield from _told(RemarkKind.MENDED_CODES, [one for one in found if one.code])


def mended_codes(codes: Sequence[str]) -> dict[int, str]:
    """Give, by its place, what each damaged one of *codes* was; "" where nobody can know."""
    better = {place: _alone(code) for place, code in enumerate(codes) if _is_odd(code)}
    better = {place: code for place, code in better.items() if code != codes[place]}
    numbers, others = {}, 0
    for place, code in enumerate(codes):
        now = better.get(place, code)
        if now.isascii() and now.isdigit():
            numbers[place] = now
        elif now:
            others += 1
    rounded = frozenset(_rounded(numbers)) if numbers else frozenset()
    better |= dict.fromkeys(rounded, "")
    if numbers and not others:
        better |= _with_zeros({p: code for p, code in numbers.items() if p not in rounded})
    return better


def _is_odd(code: str) -> bool:
    return code.startswith(_QUOTES) or (code[:1].isdigit() and not code.isalnum())


def _alone(code: str) -> str:
    """Repair what a code itself shows: a mark before it, a decimal after it, a power of ten."""
    while found := _QUOTED.match(code):
        code = found[1].strip()
    if found := _DECIMAL.match(code):
        return found[1]
    if found := _SCIENTIFIC.match(code):
        digits = found[1] + (found[2] or "")
        return digits if len(digits) == int(found[3]) + 1 <= _TRUE_DIGITS else ""
    return code


def _rounded(numbers: Mapping[int, str]) -> Iterator[int]:
    """Give the codes that end in zeros from the place on where a spreadsheet keeps no digits.

    Chance ends some codes so too: of sixteen digits every tenth.
    """
    lengths = Counter(map(len, numbers.values()))
    for length, people in lengths.items():
        if length > _TRUE_DIGITS:
            kept = _PRINTED_DIGITS if length >= _PRINTED_DIGITS + 3 else _TRUE_DIGITS
            zeros = "0" * (length - kept)
            found = [p for p, c in numbers.items() if len(c) == length and c.endswith(zeros)]
            by_chance = people / 10 ** len(zeros)
            if by_chance < 0.05 or len(found) > 4 * by_chance:
                yield from found


def _with_zeros(numbers: Mapping[int, str]) -> dict[int, str]:
    """Give the codes that lost zeros before them, where all the others are of one length.

    Not where a code of that length begins with a zero, so nothing took zeros away, nor where all
    begin with 1: these may be running numbers that have just become longer.
    """
    lengths = Counter(map(len, numbers.values()))
    length, people = lengths.most_common(1)[0] if lengths else (0, 0)
    short = len(numbers) - people
    if length < _SHORTEST or max(lengths) > length or not 0 < short * _SHORT_AMONG <= people:
        return {}
    firsts = {code[0] for code in numbers.values() if len(code) == length}
    if "0" in firsts or firsts == {"1"}:
        return {}
    taken = set(numbers.values())
    found = {p: code.zfill(length) for p, code in numbers.items() if len(code) < length}
    return {place: code for place, code in found.items() if code not in taken}


def _told(kind: RemarkKind, found: Sequence[Mended]) -> Iterator[Remark]:
    if found:
        first = found[0]
        lines = ", ".join(str(one.line) for one in found[:_NAMED])
        facts: dict[str, str | int] = {
            "people": len(found),
            "lines": lines + (" …" if len(found) > _NAMED else ""),
            "value": first.value,
        }
        yield Remark(kind=kind, facts=facts | ({"mended": first.code} if first.code else {}))
