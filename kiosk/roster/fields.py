"""Which column is which: by its header for what Accueil asks, by its values for the bookings."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from kiosk.core.columns import ORGANISERS_FIELDS, Columns, Field
from kiosk.core.session import Event, Mark
from kiosk.core.text import words
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.synonyms import ORGANISERS_WORDS, SYNONYMS

_NAMES = frozenset({Field.FAMILY, Field.GIVEN, Field.NAME})
_SAMPLED_ROWS = 2000


def plain(header: str) -> str:
    """Give a header without case, accents and signs: ``N° inscription`` is ``n inscription``."""
    return " ".join(words(header))


def recognised(
    header: Sequence[str], event: Event, mapping: Mapping[Field, str], *, path: str
) -> Columns:
    """Read a *header*; the columns that are not loaded are no longer in the result's header.

    Raises:
        Trouble: no column holds a name, or *mapping* names a column that the list does not have.
    """
    marks = _marks(header, event)
    kept = tuple(name for name in header if marks.get(name) is not Mark.NOT_LOADED)
    fields = _named(kept, mapping, path=path)
    _by_synonym(kept, fields)
    if not _NAMES & fields.keys():
        raise Trouble(TroubleKind.NO_NAME_COLUMN, path=path, columns=", ".join(header))
    for field in ORGANISERS_FIELDS & fields.keys():
        marks.setdefault(kept[fields[field]], Mark.ORGANISER)
    for name in kept:
        if ORGANISERS_WORDS.intersection(words(name)):
            marks.setdefault(name, Mark.ORGANISER)
    return Columns(header=kept, fields=fields, marks=marks)


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


def _by_synonym(header: Sequence[str], fields: dict[Field, int]) -> None:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(header):
        places.setdefault(plain(name), []).append(place)
    taken = set(fields.values())
    for field in Field:
        if field in fields:
            continue
        free = (p for word in SYNONYMS[field] for p in places.get(word, ()) if p not in taken)
        if (found := next(free, None)) is not None:
            fields[field] = found
            taken.add(found)


def _marks(header: Sequence[str], event: Event) -> dict[str, Mark]:
    marks = {plain(name): mark for name, mark in event.marks.items()}
    return {name: marks[plain(name)] for name in header if plain(name) in marks}
