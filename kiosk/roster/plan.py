"""What loading a list would do, worked out before anything is written.

The store writes a plan as records, in one transaction; here is no SQL, and nothing is changed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from kiosk.core.columns import Columns, Field
from kiosk.core.doubt import Doubt
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.roster.codes import damage_told, restored
from kiosk.roster.coding import Coded, MakeCode, coded
from kiosk.roster.difference import Change, Difference, difference
from kiosk.roster.doubles import SameNames, name_warnings, same_names
from kiosk.roster.elsewhere import Elsewhere
from kiosk.roster.fields import booking_columns
from kiosk.roster.letters import letters_told
from kiosk.roster.list_plan import ListPlan
from kiosk.roster.matching import Merge, match_doubts, match_told
from kiosk.roster.names import are_others, names_told
from kiosk.roster.ports import Known, KnownRow, peopled
from kiosk.roster.reading import ReadList, read_list
from kiosk.roster.revision import welcome_warnings
from kiosk.roster.source import choose_source
from kiosk.roster.tools import TOOLS
from kiosk.roster.twice import Persons
from kiosk.roster.warnings import (
    Bookings,
    cancelled_among,
    code_warnings,
    column_warnings,
    rule_warnings,
    status_warnings,
)
from kiosk.roster.watch import Cancelled, Watch

__all__ = ["Cancelled", "Change", "ListPlan", "Merge", "plan_list"]


def plan_list(
    path: Path,
    event: Event,
    known: Known,
    *,
    mapping: Mapping[Field, str] = MappingProxyType({}),
    replaces: str | None = None,
    adds: bool = False,
    tools: Path = TOOLS,
    make_code: MakeCode | None = None,
    merged: Mapping[str, str] = MappingProxyType({}),
    replaced: Collection[str] = frozenset(),
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ListPlan:
    """Read the list at *path* and work out what it changes.

    Args:
        path: a CSV file or a workbook.
        event: the programme, which says what a booking is and whose business a column.
        known: what the desk knows so far.
        mapping: columns that the organiser names for a field ("" for none), instead of what their
            header says and of what was said of earlier lists.
        replaces: the source of which this is a new version.
        adds: this is a new source, whatever it shares with others.
        tools: the folder that describes registration tools.
        make_code: makes a code for each of those whom the list gives none.
        merged: the merges of earlier plans, new id to known id.
        replaced: those in whose place somebody else comes.
        progress: told (done, total), in units of the file's own.
        cancelled: asked often; once it says True the load stops.

    Raises:
        Trouble: the file is no list, or says nobody's name; nothing is changed.
        Cancelled: somebody stopped it.
    """
    watch = Watch(progress=progress, cancelled=cancelled)
    earlier = known.sources().values()
    read = read_list(path, event, mapping, watch, tools=tools, earlier=earlier)
    source = _source(path.name, read, known, replaces=replaces, adds=adds)
    before = _Before(known, source, watch)
    coding = _coding(read, before, event, make_code)
    found = _difference(read, coding.columns, before)
    others = Elsewhere(
        source,
        coding.columns,
        added=found.added,
        codes=read.people.codes,
        merged=merged,
        replaced=replaced,
    )
    bookings = _bookings(event, known, others, read, watch)
    others.settle()
    persons, names = _doubles(read, found, others, watch)
    compared = _Compared(
        read=read,
        before=before,
        coding=coding,
        found=found,
        others=others,
        bookings=bookings,
        persons=persons,
        names=names,
    )
    return _plan(path.name, compared, (*_warnings(compared), *_told(compared, event, known)))


class _Before:
    """A source as it was last loaded: its *columns*, None if it is new, and its rows."""

    def __init__(self, known: Known, source: str, watch: Watch) -> None:
        self._known, self.source, self._watch = known, source, watch
        found = known.sources().get(source)
        self.columns = found.columns if found is not None else None

    def rows(self) -> Iterable[KnownRow]:
        """Give its rows, anew each time."""
        return () if self.columns is None else self._watch.over(self._known.rows(self.source))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A list that was read, and what came of comparing it with all that is known."""

    read: ReadList
    before: _Before
    coding: Coded
    found: Difference
    others: Elsewhere
    bookings: Bookings
    persons: Persons
    names: SameNames

    @property
    def columns(self) -> Columns:
        """How the list is read from now on."""
        return self.coding.columns


def _source(
    file_name: str, read: ReadList, known: Known, *, replaces: str | None, adds: bool
) -> str:
    """Give the source that the list is a version of, or the name of a new one."""
    sources = known.sources()

    def has_other_people(source: str) -> bool:
        before = sources[source].columns
        return are_others(read.people.rows, read.columns, known.rows(source), before)

    return choose_source(
        file_name,
        known,
        keys=read.people.rows.keys() | read.spared,
        codes=read.people.codes.keys(),
        replaces=replaces,
        adds=adds,
        are_others=has_other_people,
    )


def _coding(read: ReadList, before: _Before, event: Event, make_code: MakeCode | None) -> Coded:
    """Give everybody a code, and find the columns of the bookings among the list's."""
    coding = coded(
        read.people.rows,
        read.columns,
        before.rows(),
        before.columns,
        source=before.source,
        damaged={one.line for one in read.mended if not one.code},
        make_code=make_code,
    )
    bookings = booking_columns(coding.columns, read.rows, event, before.columns)
    return replace(coding, columns=replace(coding.columns, bookings=bookings))


def _difference(read: ReadList, columns: Columns, before: _Before) -> Difference:
    """Compare the list with the version of it that was loaded last."""
    return difference(
        {f"{before.source}:{key}": line for key, line in read.people.rows.items()},
        columns,
        before.rows(),
        before.columns,
        spared={f"{before.source}:{key}" for key in read.spared},
    )


def _bookings(
    event: Event, known: Known, others: Elsewhere, read: ReadList, watch: Watch
) -> Bookings:
    """Count who booked what over all lists and at the desk; *others* meets everybody on the way."""
    bookings = Bookings(event)
    bookings.count(others.columns, others.own(read.people.rows))
    for name, columns in peopled(known).items():
        if name != others.source:
            passing = others.passing(name, columns, watch.over(known.rows(name)))
            bookings.count(columns, passing)
    return bookings


def _doubles(
    read: ReadList, found: Difference, others: Elsewhere, watch: Watch
) -> tuple[Persons, SameNames]:
    """Give who bears one name on the list, without those who are one person already."""
    people = read.people.rows
    names = same_names(others.columns, list(watch.over(people.values())))
    persons = Persons.of(
        others.source, others.columns, people, names=names, added=found.added, same=others.same
    )
    return persons, persons.unsettled(names)


def _plan(file: str, one: _Compared, warnings: tuple[Remark, ...]) -> ListPlan:
    """Put together what the list changes, what there is to know, and what to decide."""
    read, found = one.read, one.found
    return ListPlan(
        source=one.before.source,
        tool=read.tool,
        is_new=one.before.columns is None,
        file=file,
        version=read.version,
        columns=one.columns,
        mapping=read.mapping,
        read=read.read,
        added=tuple(found.added),
        changed=tuple(found.changed),
        changes=tuple(found.changes),
        withdrawn=tuple(found.withdrawn),
        returned=tuple(found.returned),
        rewritten=tuple(found.rewritten),
        unchanged=found.unchanged,
        cancelled=cancelled_among(one.columns, read.rows),
        refused=read.refused,
        merges=one.others.merges,
        doubts=tuple(_doubts(one)),
        warnings=warnings,
    )


def _doubts(one: _Compared) -> Iterator[Doubt]:
    """Ask who may be one person."""
    yield from one.persons.doubts(one.names)
    for entry, known in one.others.doubtful():
        yield from match_doubts(entry, known)


def _warnings(one: _Compared) -> Iterator[Remark]:
    """Tell what of the list will hurt tomorrow."""
    read, columns = one.read, one.columns
    elsewhere = one.others.bearers(read.people.rows)
    yield from code_warnings(read.people.codes, read.rows, columns, elsewhere, made=one.coding.made)
    yield from damage_told(restored(read.mended, one.coding.kept))
    yield from chain.from_iterable(match_told(*both) for both in one.others.doubtful())
    yield from names_told(one.found.renamed, one.found.shared)
    yield from status_warnings(columns, read.rows)
    yield from letters_told(columns, read.rows)
    yield from name_warnings(columns, one.names)
    yield from one.bookings.unknown()
    yield from one.bookings.overbooked()


def _told(one: _Compared, event: Event, known: Known) -> Iterator[Remark]:
    """Tell how the list goes with the programme, and as what it was read."""
    yield from _programme_told(event, known, one.columns)
    yield from _recognition(one.read, one.columns, is_new=one.before.columns is None)


def _programme_told(event: Event, known: Known, columns: Columns) -> Iterator[Remark]:
    """Tell what of the programme does not go with the lists; without a welcome it is told once."""
    sources = known.sources()
    if not sources:
        yield from welcome_warnings(event)
    headers = [columns.header, *(source.columns.header for source in sources.values())]
    yield from rule_warnings(event, [name for header in headers for name in header])


def _recognition(read: ReadList, columns: Columns, *, is_new: bool) -> Iterator[Remark]:
    if read.tool:
        yield Remark(kind=RemarkKind.TOOL_RECOGNISED, facts={"tool": read.tool})
    for field, column in read.remembered.items():
        if column:
            facts = {"field": field.value, "column": column}
            yield Remark(kind=RemarkKind.MAPPING_REMEMBERED, facts=facts)
        else:
            yield Remark(kind=RemarkKind.NO_COLUMN_REMEMBERED, facts={"field": field.value})
    if is_new:
        yield from column_warnings(columns)
