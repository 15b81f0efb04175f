"""Letters of a list that no shipped font has: told the day before, not found on a badge."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from pathlib import Path

from kiosk.core.columns import Columns, Field, picker
from kiosk.core.coverage import Coverage
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.warnings import full_name

COVERAGE = Path(__file__).parents[2] / "resources" / "fonts" / "coverage.txt"
_NAMED = 3
_PRINTED = (
    *(Field.FAMILY, Field.GIVEN, Field.NAME, Field.NATIVE_NAME, Field.FUNCTION),
    *(Field.ORGANISATION, Field.ORGANISATION_KIND, Field.COUNTRY, Field.CATEGORY),
)
"""What a badge may say of a person."""

Cells = Sequence[str]


@lru_cache
def shipped() -> Coverage:
    """Give what the shipped fonts cover."""
    return Coverage.parse(COVERAGE.read_text(encoding="ascii"))


def letters_told(
    columns: Columns, rows: Sequence[Cells], coverage: Coverage | None = None
) -> Iterator[Remark]:
    """Tell the characters that badges of *rows* want and no font of *coverage* has, and whose they are.

    A column's texts are looked at as one: a long list costs no more than a few lines.
    """
    known = coverage or shipped()
    places = sorted({columns.fields[field] for field in _PRINTED if field in columns.fields})
    missed = {
        letter
        for place in places
        for letter in known.uncovered("\n".join(set(map(itemgetter(place), rows))))
    }
    if missed:
        people = list(_with_any_of(missed, places, rows))
        names = ", ".join(full_name(columns, cells) for cells in islice(people, _NAMED))
        more = " …" if len(people) > _NAMED else ""
        yield Remark(
            kind=RemarkKind.UNCOVERED,
            facts={
                "characters": " ".join(sorted(missed)),
                "people": len(people),
                "names": names + more,
            },
        )


def _with_any_of(
    letters: Iterable[str], places: Sequence[int], rows: Iterable[Cells]
) -> Iterator[Cells]:
    wanted, pick = re.compile(f"[{re.escape(''.join(letters))}]"), picker(places)
    return (cells for cells in rows if wanted.search("".join(pick(cells))))
