"""What loading a list would do, worked out before anything is written.

The store writes a plan as records, in one transaction; here is no SQL, and nothing is changed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kiosk.core.columns import Columns, Field, Row
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.roster.difference import Change, difference
from kiosk.roster.doubles import name_warnings
from kiosk.roster.fields import booking_columns
from kiosk.roster.ports import Known
from kiosk.roster.reading import ReadList, read_list
from kiosk.roster.source import choose_source
from kiosk.roster.tools import TOOLS
from kiosk.roster.warnings import (
    Bookings,
    cancelled_among,
    code_warnings,
    column_warnings,
    full_name,
)
from kiosk.roster.watch import Cancelled, Watch

__all__ = ["Cancelled", "Change", "ListPlan", "plan_list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """What a list changes. Every row it names aligns with *columns*, the source's from now on.

    *tool* is the name of the registration tool that wrote the list, "" if none is recognised.
    *changed* holds the people of *changes* and those of *returned*, who had been withdrawn and are
    on the list again. *rewritten* is not empty where the header is another than before: rows that
    say the same, of the withdrawn too, to be stored in the new order; nobody's standing changes.
    """

    source: str
    tool: str
    is_new: bool
    file: str
    version: str
    columns: Columns
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
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ListPlan:
    """Read the list at *path* and work out what it changes.

    Args:
        path: a CSV file or a workbook.
        event: the programme, which says what a booking is and whose business a column.
        known: what the desk knows so far.
        mapping: columns that the organiser names for a field, instead of what their header says.
        replaces: the source of which this is a new version.
        adds: this is a new source, whatever it shares with others.
        tools: the folder that describes registration tools.
        progress: told (done, total), in units of the file's own.
        cancelled: asked often; once it says True the load stops.

    Raises:
        Trouble: the file is no list, or says nobody's name; nothing is changed.
        Cancelled: somebody stopped it.
    """
    watch = Watch(progress=progress, cancelled=cancelled)
    read = read_list(path, event, mapping, watch, tools=tools)
    people, codes = read.people.rows, read.people.codes
    source = choose_source(
        path.name,
        known,
        keys=people.keys() | read.spared,
        codes=codes.keys(),
        replaces=replaces,
        adds=adds,
    )
    before = known.sources().get(source)
    earlier = before.columns if before is not None else None
    columns = replace(
        read.columns, bookings=booking_columns(read.columns, read.rows, event, earlier)
    )
    found = difference(
        {f"{source}:{key}": line for key, line in people.items()},
        columns,
        watch.over(known.rows(source)) if before is not None else (),
        earlier,
        spared={f"{source}:{key}" for key in read.spared},
    )
    return ListPlan(
        source=source,
        tool=read.tool,
        is_new=before is None,
        file=path.name,
        version=read.version,
        columns=columns,
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
        warnings=tuple(_warnings(event, known, source, columns, read, watch)),
    )


def _warnings(
    event: Event, known: Known, source: str, columns: Columns, read: ReadList, watch: Watch
) -> Iterator[Remark]:
    """Tell first what keeps somebody from being admitted, last what is only worth knowing."""
    bookings = Bookings(event)
    bookings.count(columns, read.rows)
    elsewhere: dict[str, str] = {}
    sources = known.sources()
    for name in sources.keys() - {source}:
        other = sources[name].columns
        rows = [row.cells for row in watch.over(known.rows(name)) if not row.withdrawn]
        bookings.count(other, rows)
        for cells in rows:
            if (code := other.value(Field.CODE, cells)) in read.people.codes:
                elsewhere[code] = full_name(other, cells)
    yield from code_warnings(read.people.codes, read.rows, columns, elsewhere)
    yield from name_warnings(columns, list(watch.over(read.people.rows.values())))
    yield from bookings.unknown()
    yield from bookings.overbooked()
    if read.tool:
        yield Remark(kind=RemarkKind.TOOL_RECOGNISED, facts={"tool": read.tool})
    if source not in sources:
        yield from column_warnings(columns)
