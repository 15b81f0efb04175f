"""The people of the lists whose badges put a layout to the proof."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from kiosk.core import walkin
from kiosk.core.columns import Columns, Field
from kiosk.core.printjob import BadgeOrder
from kiosk.core.registrant import Registrant
from kiosk.core.sample import MADE_UP, PLACE, PROGRAMME, SOMEBODY, Sample, SampleKind
from kiosk.store.desk import DeskStore


@dataclass(slots=True)
class _Found:
    """The ids that one look over the lists brought, and how long what they have is."""

    ids: list[str] = field(default_factory=list)
    name: tuple[int, str] = (0, "")
    organisation: tuple[int, str] = (0, "")
    arabic: str = ""
    without: str = ""
    by_category: dict[str, str] = field(default_factory=dict)


class Samples:
    """Looks over the lists once, when first asked."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store
        self._found: _Found | None = None
        self._place = -1

    def choices(self) -> tuple[Sample, ...]:
        """Give what can be tried."""
        kinds = (kind for kind in SampleKind if kind is not SampleKind.CATEGORY)
        categories = sorted(self._look().by_category)
        return (
            *(Sample(kind=kind) for kind in kinds),
            *(Sample(kind=SampleKind.CATEGORY, category=one) for one in categories),
        )

    def categories(self) -> tuple[str, ...]:
        """Give the categories of the lists, in the order of the alphabet."""
        return tuple(sorted(self._look().by_category))

    def forget(self) -> None:
        """Look anew when next asked: the lists have changed."""
        self._found = None

    def person(self, sample: Sample) -> Registrant:
        """Give whom *sample* means: of `SampleKind.NEXT` the next of the list at each call."""
        found = self._look()
        match sample.kind:
            case SampleKind.NEXT:
                self._place += 1
                id_ = found.ids[self._place % len(found.ids)] if found.ids else ""
            case SampleKind.LONGEST_NAME:
                id_ = found.name[1]
            case SampleKind.LONGEST_ORGANISATION:
                id_ = found.organisation[1]
            case SampleKind.ARABIC:
                id_ = found.arabic
            case SampleKind.NO_ORGANISATION:
                id_ = found.without
            case SampleKind.CATEGORY:
                id_ = found.by_category.get(sample.category, "")
        listed = self._store.registrants.get(id_) if id_ else None
        return self._seen(listed) if listed is not None else MADE_UP[sample.kind]

    def someone_like(self, text: str) -> Registrant | None:
        """Give who is found best by *text*, None where nobody is."""
        hits = self._store.registrants.find(text, 1)
        return self._seen(hits[0].registrant) if hits else None

    def order(self, person: Registrant, layout: str) -> BadgeOrder:
        """Give the badge of *person* as it would be asked for."""
        event = self._store.event
        return BadgeOrder(
            job="",
            registrant=person,
            code=person.code or SOMEBODY,
            event_name=event.short_name,
            layout=layout,
            printer="",
            programme=PROGRAMME,
            place=PLACE,
        )

    def _seen(self, person: Registrant) -> Registrant:
        return self._store.registrants.seen_at_desk(person)

    def _look(self) -> _Found:
        if self._found is None:
            self._found = _Found()
            roster = self._store.roster
            sources = (*roster.versions(), walkin.SOURCE)
            for id_, columns, cells in chain.from_iterable(map(self._rows, sources)):
                _note(self._found, id_, columns, cells)
        return self._found

    def _rows(self, source: str) -> Iterator[tuple[str, Columns, tuple[str, ...]]]:
        columns = self._store.roster.columns(source)
        rows = self._store.roster.rows(source)
        return ((row.id, columns, row.cells) for row in rows if not row.withdrawn)


def _note(found: _Found, id_: str, columns: Columns, cells: tuple[str, ...]) -> None:
    found.ids.append(id_)
    organisation = columns.value(Field.ORGANISATION, cells)
    found.name = max(found.name, (len(" ".join(columns.name_parts(cells))), id_))
    found.organisation = max(found.organisation, (len(organisation), id_))
    if not organisation and not found.without:
        found.without = id_
    if not found.arabic and _is_arabic(columns.value(Field.NATIVE_NAME, cells)):
        found.arabic = id_
    if category := columns.value(Field.CATEGORY, cells):
        found.by_category.setdefault(category, id_)


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in text)
