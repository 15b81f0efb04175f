"""What the organiser said of the columns of earlier lists, wherever it goes for the next one."""

from collections.abc import Iterable, Mapping, Sequence

from kiosk.core.columns import Field
from kiosk.roster.headers import plain
from kiosk.roster.ports import KnownSource
from kiosk.roster.synonyms import MADE_CODES

_OUR_OWN = frozenset({plain(MADE_CODES)})
_PARTS = frozenset({Field.FAMILY, Field.GIVEN})


def remembered(
    header: Sequence[str], earlier: Iterable[KnownSource], said: Mapping[Field, str]
) -> dict[Field, str]:
    """Give the mapping of *earlier* lists (the newest last) that goes for a list with this *header*.

    Of each field the newest word of which this list has the column; that a field has no column
    goes for a list with all the columns of the one it was said of. What is *said* of the list
    itself wins, also where it only says that a column or a part of a name is something else.
    """
    columns = set(map(plain, header))
    found: dict[Field, str] = {}
    for source in earlier:
        is_alike = columns | _OUR_OWN >= set(map(plain, source.columns.header))
        newer = {
            field: column
            for field, column in source.mapping.items()
            if (plain(column) in columns if column else is_alike)
        }
        found = {**_left_of(found, newer), **newer}
    return _left_of(found, said)


def _left_of(older: Mapping[Field, str], newer: Mapping[Field, str]) -> dict[Field, str]:
    """Give what still goes of *older* words once *newer* ones are said."""
    taken = {plain(column) for column in newer.values() if column}
    without = newer.keys() | _other_names(newer)
    return {
        field: column
        for field, column in older.items()
        if field not in without and not (column and plain(column) in taken)
    }


def _other_names(said: Mapping[Field, str]) -> frozenset[Field]:
    """Give the fields of a name that are out of question once others of it are named."""
    if any(said.get(part) for part in _PARTS):
        return frozenset({Field.NAME})
    return _PARTS if said.get(Field.NAME) else frozenset()
