"""Who of a list is known already, of another list or added at a desk: for certain, or perhaps.

What is certain is one person from now on; what is not is told, for only people can settle it. Of
whom a desk added nothing is certain: they have no address, and their code is the desk's own.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.core import walkin
from kiosk.core.columns import Columns, Field, Row
from kiosk.core.doubt import Doubt, DoubtKind, Entry
from kiosk.core.registrant import Standing
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.text import fold, words
from kiosk.roster.ports import KnownRow
from kiosk.roster.warnings import full_name

_NAMED = 3
_Found = dict[int, dict[str, Entry]]
"""By the place of a newcomer: whom it may be (by id), and what their list says of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The registrant *new* is the registrant *known* of another list."""

    new: str
    known: str


class Matching:
    """Compares newcomers with everybody else who is known, one at a time.

    *merged* says who was merged before; of those who are *replaced* nothing is asked.
    """

    def __init__(
        self,
        source: str,
        columns: Columns,
        added: Sequence[Row],
        *,
        merged: Mapping[str, str],
        replaced: Collection[str],
    ) -> None:
        self._source, self._merged, self._replaced = source, merged, replaced
        self._reading = Reading(columns)
        self._added = added
        self._by_code, self._by_name = _Index(), _Index()
        for place, row in enumerate(added):
            if self._reading.is_expected(row.cells):
                if code := self._reading.code(row.cells):
                    self._by_code.add(hash(code), place)
                self._by_name.add(hash(self._reading.name(row.cells)), place)
        self._same_code: _Found = {}
        self._same_person: _Found = {}
        self._alike: _Found = {}

    def meet(self, source: str, reading: "Reading", row: KnownRow) -> None:
        """Compare the newcomers with somebody of another *source*."""
        cells = row.cells
        code, name = reading.code(cells), reading.name(cells)
        coded, named = self._by_code.places(hash(code)), self._by_name.places(hash(name))
        if not (coded or named) or not reading.is_expected(cells):
            return
        known = self._merged.get(row.id, row.id)
        entry = reading.entry(known, source, row)
        for place in coded:
            own = self._added[place].cells
            if self._reading.code(own) == code and _may_be_one(name, self._reading.name(own)):
                self._note(self._same_code, place, entry)
        for place in named:
            if self._reading.name(self._added[place].cells) == name:
                self._compare(place, reading, cells, entry)

    def merges(self) -> list[Merge]:
        """Give who is on another list for certain, in the order of the list."""
        pairs = self._pairs(self._same_code)
        others = {p: found for p, found in self._same_person.items() if p not in pairs}
        taken = set(pairs.values())
        pairs |= {p: known for p, known in self._pairs(others).items() if known not in taken}
        return [Merge(new=self._added[p].id, known=known) for p, known in sorted(pairs.items())]

    def doubtful(self, merges: Sequence[Merge]) -> Iterator[tuple[Entry, list[Entry]]]:
        """Give who may be known already, each once, and whom they may be."""
        settled = {merge.new for merge in merges}
        for place in sorted(self._same_person.keys() | self._alike.keys()):
            row = self._added[place]
            if row.id not in settled and (known := self._asked(place)):
                yield self._reading.entry(row.id, self._source, row), known

    def _asked(self, place: int) -> list[Entry]:
        """Give whom a newcomer may be, those first whom a desk added."""
        known = {**self._same_person.get(place, {}), **self._alike.get(place, {})}
        asked = [entry for entry in known.values() if entry.id not in self._replaced]
        return sorted(asked, key=lambda entry: entry.source != walkin.SOURCE)

    def _compare(self, place: int, reading: "Reading", cells: Sequence[str], entry: Entry) -> None:
        own = self._added[place].cells
        same = [
            bool(said) and said == other
            for said, other in zip(self._reading.place(own), reading.place(cells), strict=True)
        ]
        is_added_here = entry.source == walkin.SOURCE  # with no more than a name, often
        if all(same):
            self._note(self._same_person, place, entry)
        elif any(same) or is_added_here:
            self._alike.setdefault(place, {})[entry.id] = entry

    def _note(self, found: _Found, place: int, entry: Entry) -> None:
        """Note who it is, as doubtful where a load must not settle it.

        Somebody who was merged into this very list is on it twice; whom a desk added is asked about.
        """
        is_asked = entry.id.startswith(f"{self._source}:") or entry.source == walkin.SOURCE
        (self._alike if is_asked else found).setdefault(place, {})[entry.id] = entry

    @staticmethod
    def _pairs(found: _Found) -> dict[int, str]:
        """Give those with one candidate on each side."""
        wanted: dict[str, int] = {}
        for candidates in found.values():
            for known in candidates:
                wanted[known] = wanted.get(known, 0) + 1
        return {
            place: known
            for place, candidates in found.items()
            if len(candidates) == 1 and wanted[known := next(iter(candidates))] == 1
        }


def match_told(entry: Entry, known: Sequence[Entry]) -> Iterator[Remark]:
    """Tell that somebody new may be somebody known."""
    facts: dict[str, str | int] = {
        "names": entry.name,
        "organisation": entry.organisation,
        "lines": str(entry.line),
    }
    listed = [one for one in known if one.source != walkin.SOURCE]
    if len(listed) < len(known):
        yield Remark(kind=RemarkKind.ADDED_AT_THE_DESK, line=entry.line, facts=facts)
    if listed:
        told = [f"{one.name} ({one.source}, l. {one.line})" for one in listed[:_NAMED]]
        named = ", ".join(told) + (" …" if len(listed) > _NAMED else "")
        facts = {**facts, "known": named}
        yield Remark(kind=RemarkKind.DOUBTFUL_MATCH, line=entry.line, facts=facts)


def match_doubts(entry: Entry, known: Sequence[Entry]) -> Iterator[Doubt]:
    """Ask of each of those *known* whether somebody new is them."""
    for one in known[:_NAMED]:
        is_ours = one.source == walkin.SOURCE
        kind = DoubtKind.ADDED_AT_THE_DESK if is_ours else DoubtKind.ON_ANOTHER_LIST
        yield Doubt(kind=kind, entries=(one, entry))


class Reading:
    """What people of one source are compared by."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.code = columns.reader(Field.CODE)
        self._family, self._given = columns.reader(Field.FAMILY), columns.reader(Field.GIVEN)
        self._email = columns.reader(Field.EMAIL)
        self._organisation = columns.reader(Field.ORGANISATION)
        self._standing = columns.standing_reader()

    def entry(self, registrant: str, source: str, row: KnownRow) -> Entry:
        """Give what the list says of *row*, for whom *registrant* stands."""
        return Entry(
            id=registrant,
            name=full_name(self.columns, row.cells),
            organisation=self._organisation(row.cells),
            email=self._email(row.cells),
            source=source,
            line=row.line,
        )

    def is_expected(self, cells: Sequence[str]) -> bool:
        """Say whether the list does not say that the person cancelled."""
        return self._standing(cells) is not Standing.CANCELLED

    def name(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Give the words of a name, whichever part stands in which column."""
        family, given = self._family(cells), self._given(cells)
        if not (family and given):
            family, given = self.columns.name_parts(cells)
        return tuple(sorted((*words(family), *words(given))))

    def place(self, cells: Sequence[str]) -> tuple[str, str]:
        """Give the address and the organisation, however spelt."""
        return fold(self._email(cells)), fold(self._organisation(cells))


class _Index:
    """Places by a hash; few share one."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._again: dict[int, list[int]] = {}

    def add(self, key: int, place: int) -> None:
        """Note a further place."""
        if self._first.setdefault(key, place) != place:
            self._again.setdefault(key, []).append(place)

    def places(self, key: int) -> tuple[int, ...]:
        """Give the places noted under *key*."""
        first = self._first.get(key)
        return () if first is None else (first, *self._again.get(key, ()))


def _may_be_one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether one name has all the words of the other: under one code, they are one person."""
    short, long = sorted((set(name), set(other)), key=len)
    return bool(short) and short <= long
