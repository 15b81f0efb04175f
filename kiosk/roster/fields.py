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

    What the organiser says in *mapping* wins, then what is known of the *tool*, then usual words.

    Raises:
        Trouble: no column holds a name, or *mapping* names a column that the list does not have.
    """
    marks = _marks(header, event)
    kept = tuple(name for name in header if marks.get(name) is not Mark.NOT_LOADED)
    fields = _named(kept, mapping, path=path)
    refused = _refused(mapping)
    if tool is not None:
        _by_tool(kept, fields, tool, refused)
    _by_synonym(kept, fields, tool, refused)
    if not _NAMES & fields.keys():
        raise Trouble(TroubleKind.NO_NAME_COLUMN, path=path, columns=", ".join(header))
    for field in ORGANISERS_FIELDS & fields.keys():
        marks.setdefault(kept[fields[field]], Mark.ORGANISER)
    for name in kept:
        if ORGANISERS_WORDS.intersection(words(name)):
            marks.setdefault(name, Mark.ORGANISER)
    return Columns(header=kept, fields=fields, marks=marks, standings=_standings(kept, tool))


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
        place = places.get(plain(name)) if name not in header else header.index(name)
        if place is None:
            columns = ", ".join(header)
            raise Trouble(TroubleKind.UNKNOWN_COLUMN, path=path, column=name, columns=columns)
        fields[field] = place
    return fields


def _refused(mapping: Mapping[Field, str]) -> frozenset[Field]:
    """Give the fields not to look for: where the organiser names one column for the whole name."""
    whole = Field.NAME in mapping and not _PARTS & mapping.keys()
    return _PARTS if whole else frozenset()


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
    without: Collection[Field] = ()
    if tool is not None:
        taken |= headers.places_of(tool.traps)
        without = tool.without
    for field in Field:
        if field in fields or field in refused:
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
