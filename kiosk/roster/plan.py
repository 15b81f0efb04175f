"""What loading a list would do, worked out before anything is written.

The store writes a plan as records, in one transaction; here is no SQL, and nothing is changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from kiosk.core.columns import Columns, Field, Row
from kiosk.core.doubt import Doubt
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.roster.codes import damage_told, restored
from kiosk.roster.coding import MakeCode, coded
from kiosk.roster.difference import Change, difference
from kiosk.roster.doubles import name_warnings, same_names
from kiosk.roster.elsewhere import Elsewhere
from kiosk.roster.fields import booking_columns
from kiosk.roster.matching import Merge, match_doubts, match_told
from kiosk.roster.names import are_others, names_told
from kiosk.roster.ports import Known, KnownRow
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """What a list changes. Every row it names aligns with *columns*, the source's from now on.

    *tool* is the name of the registration tool that wrote the list, "" if none is recognised.
    *changed* holds the people of *changes* and those of *returned*, who had been withdrawn and are
    on the list again. *rewritten* is not empty where the header is another than before: rows that
    say the same, of the withdrawn too, to be stored in the new order; nobody's standing changes.
    *merges* are those of *added* who certainly are on another list already, *doubts* are who may be
    one person and only people can say. *mapping* is what the organiser said of the columns.
    """

    source: str
    tool: str
    is_new: bool
    file: str
    version: str
    columns: Columns
    mapping: Mapping[Field, str]
    read: int
    added: tuple[Row, ...]
    changed: tuple[Row, ...]
    changes: tuple[Change, ...]
    withdrawn: tuple[str, ...]
    returned: tuple[str, ...]
    rewritten: tuple[Row, ...]
    unchanged: int
    cancelled: int
    refused: tuple[Remark, ...]
    merges: tuple[Merge, ...]
    doubts: tuple[Doubt, ...]
    warnings: tuple[Remark, ...]

    @property
    def known(self) -> int:
        """How many people of the source were expected before this list."""
        return self.unchanged + len(self.changed) - len(self.returned) + len(self.withdrawn)


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
        progress: told (done, total), in units of the file's own.
        cancelled: asked often; once it says True the load stops.

    Raises:
        Trouble: the file is no list, or says nobody's name; nothing is changed.
        Cancelled: somebody stopped it.
    """
    watch = Watch(progress=progress, cancelled=cancelled)
    earlier = known.sources().values()
    read = read_list(path, event, mapping, watch, tools=tools, earlier=earlier)
    people, codes = read.people.rows, read.people.codes
    source = choose_source(
        path.name,
        known,
        keys=people.keys() | read.spared,
        codes=codes.keys(),
        replaces=replaces,
        adds=adds,
        are_others=_other_people(read, known),
    )
    before = _Before(known, source, watch)
    damaged = {one.line for one in read.mended if not one.code}
    coding = coded(
        people,
        read.columns,
        before.rows(),
        before.columns,
        source=source,
        damaged=damaged,
        make_code=make_code,
    )
    columns = replace(
        coding.columns, bookings=booking_columns(coding.columns, read.rows, event, before.columns)
    )
    found = difference(
        {f"{source}:{key}": line for key, line in people.items()},
        columns,
        before.rows(),
        before.columns,
        spared={f"{source}:{key}" for key in read.spared},
    )
    others = Elsewhere(source, columns, added=found.added, codes=codes, merged=merged)
    bookings = _bookings(event, known, others, read.rows, watch)
    others.settle()
    suspects = others.doubtful()
    names = same_names(columns, list(watch.over(people.values())))
    persons = Persons.of(source, columns, people, names=names, added=found.added, same=others.same)
    names = persons.unsettled(names)
    return ListPlan(
        source=source,
        tool=read.tool,
        is_new=before.columns is None,
        file=path.name,
        version=read.version,
        columns=columns,
        mapping=read.mapping,
        read=read.read,
        added=tuple(found.added),
        changed=tuple(found.changed),
        changes=tuple(found.changes),
        withdrawn=tuple(found.withdrawn),
        returned=tuple(found.returned),
        rewritten=tuple(found.rewritten),
        unchanged=found.unchanged,
        cancelled=cancelled_among(columns, read.rows),
        refused=read.refused,
        merges=others.merges,
        doubts=(
            *persons.doubts(names),
            *chain.from_iterable(match_doubts(one, whom) for one, whom in suspects),
        ),
        warnings=(
            *code_warnings(codes, read.rows, columns, others.bearers(people), made=coding.made),
            *damage_told(restored(read.mended, coding.kept)),
            *(match_told(one, whom) for one, whom in suspects),
            *names_told(found.renamed, found.shared),
            *status_warnings(columns, read.rows),
            *name_warnings(columns, names),
            *bookings.unknown(),
            *bookings.overbooked(),
            *_programme_told(event, known, columns),
            *_recognition(read, columns, is_new=before.columns is None),
        ),
    )


class _Before:
    """A source as it was last loaded: its *columns*, None if it is new, and its rows."""

    def __init__(self, known: Known, source: str, watch: Watch) -> None:
        self._known, self._source, self._watch = known, source, watch
        found = known.sources().get(source)
        self.columns = found.columns if found is not None else None

    def rows(self) -> Iterable[KnownRow]:
        """Give its rows, anew each time."""
        return () if self.columns is None else self._watch.over(self._known.rows(self._source))


def _bookings(
    event: Event, known: Known, others: Elsewhere, rows: Iterable[Sequence[str]], watch: Watch
) -> Bookings:
    """Count who booked what over all lists."""
    bookings = Bookings(event)
    bookings.count(others.columns, rows)
    for name, source in known.sources().items():
        if name != others.source:
            passing = others.passing(name, source.columns, watch.over(known.rows(name)))
            bookings.count(source.columns, passing)
    return bookings


def _other_people(read: ReadList, known: Known) -> Callable[[str], bool]:
    """Give who says of a source whether the list has its numbers for other people."""
    sources = known.sources()
    return lambda source: are_others(
        read.people.rows, read.columns, known.rows(source), sources[source].columns
    )


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
