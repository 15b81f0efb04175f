"""Who is who from one version of a list to the next, and on every desk: what ids are made of."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.code import has_made_shape
from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.text import fold
from kiosk.roster.table import Line

_HASHED = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """The rows by what tells people apart (an id without its source), and those left out.

    *codes* counts how many of these people bear each code.
    """

    rows: dict[str, Line]
    refused: tuple[Remark, ...]
    codes: Counter[str]


def identified(columns: Columns, lines: Sequence[Line]) -> Identified:
    """Tell people apart: by the list's id, else by the code, else by name, e-mail, organisation.

    Of a repeated list id the first row wins; whom the list does not number is named against all of
    its numbers, so that the order of rows decides nothing. Without list ids, a code that two people bear names
    neither of them: whose it is must not depend on the order of rows. A code that Accueil made is
    no name either: whom it was made for was told apart without it.
    """
    list_id = columns.reader(Field.ID)
    kept, refused = _once(lines, list_id)
    codes = _codes(columns, (cells for _, cells in kept))
    taken = {list_id(cells) for _, cells in kept}
    rows: dict[str, Line] = {}
    for line in kept:
        key = list_id(line[1]) or _unlisted(columns, line[1], codes, taken)
        taken.add(key)
        rows[key] = line
    return Identified(rows=rows, refused=tuple(refused), codes=codes)


def _once(
    lines: Sequence[Line], list_id: Callable[[Sequence[str]], str]
) -> tuple[list[Line], list[Remark]]:
    """Part *lines* into those that stay and those whose list id an earlier one has."""
    first: dict[str, int] = {}
    kept, refused = [], []
    for line in lines:
        listed = list_id(line[1])
        if listed in first:
            facts: dict[str, str | int] = {"id": listed, "first": first[listed]}
            refused.append(Remark(kind=RemarkKind.REPEATED_ID, line=line[0], facts=facts))
            continue
        if listed:
            first[listed] = line[0]
        kept.append(line)
    return kept, refused


def hashed(columns: Columns, cells: Sequence[str]) -> str:
    """Give the same short text for the same name, e-mail and organisation, however spelt."""
    family, given = columns.name_parts(cells)
    email, organisation = (columns.value(f, cells) for f in (Field.EMAIL, Field.ORGANISATION))
    said = "\x1f".join(map(fold, (family, given, email, organisation)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_HASHED]


def _unlisted(
    columns: Columns, cells: Sequence[str], codes: Counter[str], taken: Collection[str]
) -> str:
    code = columns.value(Field.CODE, cells)
    if codes[code] == 1 and code not in taken and not has_made_shape(code):
        return code
    plain = key = hashed(columns, cells)
    turn = 1
    while key in taken:
        turn += 1
        key = f"{plain}-{turn}"
    return key


def _codes(columns: Columns, rows: Iterable[Sequence[str]]) -> Counter[str]:
    codes = Counter(map(columns.reader(Field.CODE), rows))
    del codes[""]
    return codes
