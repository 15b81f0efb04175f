"""Which column is which: by its header for what Accueil asks, by its values for the bookings."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from kiosk.core.columns import ORGANISERS_FIELDS, Columns, Field
from kiosk.core.registrant import Standing
from kiosk.core.session import Event, Mark
from kiosk.core.text import words
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.headers import Headers, plain
from kiosk.roster.synonyms import MADE_CODES, ORGANISERS_WORDS, SYNONYMS
from kiosk.roster.tools import Tool

_NAMES = frozenset({Field.FAMILY, Field.GIVEN, Field.NAME})
_PARTS = frozenset({Field.FAMILY, Field.GIVEN})
_SAMPLED_ROWS = 2000


def recognised(
    header: Sequence[str],
    event: Event,
    mapping: Mapping[Field, str],
    *,
    path: str,
    tool: Tool | None = None,
) -> Columns:
    """Read a *header*; the columns that are not loaded are no longer in the result's header.

    What the organiser says in *mapping* wins ("" for a field that has no column), then what is
    known of the *tool*, then usual words.

    Raises:
        Trouble: no column holds a name, or *mapping* names a column that the list does not have.
    """
    marks, kept = _marks(header, event), columns_kept(header, event)
    fields = fields_of(kept, mapping, path=path, tool=tool)
    if not _NAMES & fields.keys():
        raise Trouble(TroubleKind.NO_NAME_COLUMN, path=path, columns=", ".join(header))
    for field in ORGANISERS_FIELDS & fields.keys():
        marks.setdefault(kept[fields[field]], Mark.ORGANISER)
    for name in kept:
        if ORGANISERS_WORDS.intersection(words(name)):
            marks.setdefault(name, Mark.ORGANISER)
    return Columns(header=kept, fields=fields, marks=marks, standings=_standings(kept, tool))


def columns_kept(header: Sequence[str], event: Event) -> tuple[str, ...]:
    """Give the columns of *header* that the programme lets in."""
    marks = _marks(header, event)
    return tuple(name for name in header if marks.get(name) is not Mark.NOT_LOADED)


def fields_of(
    header: Sequence[str], mapping: Mapping[Field, str], *, path: str, tool: Tool | None
) -> dict[Field, int]:
    """Find which column of *header* is which, a name among them or none.

    Raises:
        Trouble: *mapping* names a column that the list does not have.
    """
    fields = _named(header, mapping, path=path)
    refused = _refused(mapping)
    if tool is not None:
        _by_tool(header, fields, tool, refused)
    _by_synonym(header, fields, tool, refused)
    return fields


def booking_columns(
    columns: Columns, rows: Sequence[Sequence[str]], event: Event, before: Columns | None = None
) -> tuple[int, ...]:
    """Find the columns whose values are mostly ids of sessions, among *rows* taken evenly.

    A column that held bookings in the version *before* still does: it may be empty by now.
    """
    known = event.by_id.keys() | event.moved.keys()
    sample = rows[:: max(1, len(rows) // _SAMPLED_ROWS)]
    had = {before.header[place] for place in before.bookings} if before is not None else set()
    taken = set(columns.fields.values())
    return tuple(
        place
        for place, name in enumerate(columns.header)
        if name in had
        or (place not in taken and _mostly_ids((row[place] for row in sample), known))
    )


def _mostly_ids(values: Iterable[str], known: Collection[str]) -> bool:
    parts = chain.from_iterable(value.replace(";", ",").split(",") for value in values if value)
    wanted = Counter(map(str.strip, parts))
    del wanted[""]
    found = sum(people for part, people in wanted.items() if part in known)
    return 2 * found > wanted.total()


def _named(header: Sequence[str], mapping: Mapping[Field, str], *, path: str) -> dict[Field, int]:
    places = {plain(name): place for place, name in reversed(list(enumerate(header)))}
    fields: dict[Field, int] = {}
    for field, name in mapping.items():
        if not name:
            continue
        place = places.get(plain(name)) if name not in header else header.index(name)
        if place is None:
            columns = ", ".join(header)
            raise Trouble(TroubleKind.UNKNOWN_COLUMN, path=path, column=name, columns=columns)
        fields[field] = place
    return fields


def _refused(mapping: Mapping[Field, str]) -> frozenset[Field]:
    """Give the fields not to look for.

    They are those said to have no column, and, where one column has the whole name, its parts.
    """
    without = frozenset(field for field, name in mapping.items() if not name)
    named = mapping.keys() - without
    whole = Field.NAME in named and not _PARTS & named
    return without | _PARTS if whole else without


def _by_tool(
    header: Sequence[str], fields: dict[Field, int], tool: Tool, refused: Collection[Field]
) -> None:
    headers, taken = Headers(header), set(fields.values())
    for field, names in tool.fields.items():
        if field not in fields and field not in refused:
            free = (place for name in names for place in headers.places(name) if place not in taken)
            if (found := next(free, None)) is not None:
                fields[field] = found


def _by_synonym(
    header: Sequence[str], fields: dict[Field, int], tool: Tool | None, refused: Collection[Field]
) -> None:
    headers, taken = Headers(header), set(fields.values())
    without = frozenset(refused)
    if tool is not None:
        taken |= headers.places_of(tool.traps)
        without |= tool.without
    for field in Field:
        if field in fields:
            continue
        words = SYNONYMS[field] if field not in without else ()
        if field is Field.CODE:
            words = (MADE_CODES, *words)
        free = (place for word in words for place in headers.places(word) if place not in taken)
        if (found := next(free, None)) is not None:
            fields[field] = found
            taken.add(found)


def _standings(header: Sequence[str], tool: Tool | None) -> dict[str, Mapping[str, Standing]]:
    if tool is None:
        return {}
    headers = Headers(header)
    return {
        header[place]: meant
        for name, meant in tool.standings.items()
        for place in headers.places(name)[:1]
    }


def _marks(header: Sequence[str], event: Event) -> dict[str, Mark]:
    marks = {plain(name): mark for name, mark in event.marks.items()}
    return {name: marks[plain(name)] for name in header if plain(name) in marks}
