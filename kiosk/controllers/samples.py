"""The people of the lists whose badges put a layout to the proof."""

import re
from dataclasses import dataclass, field

from kiosk.core import walkin
from kiosk.core.columns import Field
from kiosk.core.moment import Now
from kiosk.core.printjob import BadgeOrder
from kiosk.core.registrant import Registrant
from kiosk.core.sample import MADE_UP, PLACE, PROGRAMME, SOMEBODY, Sample, SampleKind
from kiosk.core.text import fold
from kiosk.store.desk import DeskStore
from kiosk.wording.programme import programme_lines

_ARABIC = re.compile("[\u0600-\u06ff]")


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

    def __init__(self, store: DeskStore, *, now: Now) -> None:
        self._store = store
        self._now = now
        self._found: _Found | None = None
        self._looked: object = None
        self._place = -1

    def choices(self) -> tuple[Sample, ...]:
        """Give what can be tried."""
        kinds = (kind for kind in SampleKind if kind is not SampleKind.CATEGORY)
        return (
            *(Sample(kind=kind) for kind in kinds),
            *(Sample(kind=SampleKind.CATEGORY, category=one) for one in self.categories()),
        )

    def categories(self) -> tuple[str, ...]:
        """Give the categories of the lists, in the order of the alphabet."""
        return tuple(sorted(self._look().by_category, key=fold))

    def refresh(self) -> None:
        """Look anew when next asked, if the lists have changed."""
        known = self._store.roster.versions(), self._store.registrants.count()
        if known != self._looked:
            self._found, self._looked = None, known

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
        return listed or MADE_UP[sample.kind]

    def someone_like(self, text: str) -> Registrant | None:
        """Give who is found best by *text*, None where nobody is."""
        hits = self._store.registrants.find(text, 1)
        return self._store.registrants.get(hits[0].registrant.id) if hits else None

    def order(self, person: Registrant, layout: str) -> BadgeOrder:
        """Give the badge of *person* as it would be asked for."""
        event = self._store.event
        own = programme_lines(person.bookings, event, self._now())
        return BadgeOrder(
            job="",
            registrant=person,
            code=person.code or SOMEBODY,
            event_name=event.short_name,
            layout=layout,
            printer="",
            programme=own if person.id else PROGRAMME,
            place=PLACE,
        )

    def _look(self) -> _Found:
        if self._found is None:
            self._found = _Found()
            for source in (*self._store.roster.versions(), walkin.SOURCE):
                self._look_over(source, self._found)
        return self._found

    def _look_over(self, source: str, found: _Found) -> None:
        columns = self._store.roster.columns(source)
        organisation_of, native_of, category_of = map(
            columns.reader, (Field.ORGANISATION, Field.NATIVE_NAME, Field.CATEGORY)
        )
        for row in self._store.roster.rows(source):
            if row.withdrawn:
                continue
            id_, cells = row.id, row.cells
            found.ids.append(id_)
            organisation = organisation_of(cells)
            found.name = max(found.name, (sum(map(len, columns.name_parts(cells))), id_))
            found.organisation = max(found.organisation, (len(organisation), id_))
            found.without = found.without or ("" if organisation else id_)
            found.arabic = found.arabic or (id_ if _is_arabic(native_of(cells)) else "")
            if category := category_of(cells):
                found.by_category.setdefault(category, id_)


def _is_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None
