"""One list read whole: its columns, its people told apart, its refused rows; of no source yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark
from kiosk.core.session import Event
from kiosk.roster.codes import Mended, mended, mended_codes
from kiosk.roster.fields import columns_kept, recognised
from kiosk.roster.identity import Identified, identified
from kiosk.roster.intake import taken_in
from kiosk.roster.ports import KnownSource
from kiosk.roster.remembered import remembered
from kiosk.roster.table import open_table
from kiosk.roster.tools import read_tools, recognise
from kiosk.roster.watch import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """What a file says; the booking columns are not yet found in *columns*.

    *mapping* is what the organiser said of its columns, and *remembered* the part of it that was
    said of an earlier list.
    *tool* is the name of the registration tool that wrote it, "" if none is recognised.
    *mended* are the codes a spreadsheet damaged, of which the rows have what can be trusted.
    *spared* are the ids and codes of refused rows: a slip in a row withdraws nobody.
    """

    version: str
    tool: str
    mapping: Mapping[Field, str]
    remembered: Mapping[Field, str]
    columns: Columns
    people: Identified
    mended: tuple[Mended, ...]
    spared: frozenset[str]
    read: int
    refused: tuple[Remark, ...]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells of everybody, in the order of the list."""
        return [cells for _, cells in self.people.rows.values()]


def read_list(
    path: Path,
    event: Event,
    mapping: Mapping[Field, str],
    watch: Watch,
    *,
    tools: Path,
    earlier: Iterable[KnownSource] = (),
) -> ReadList:
    """Read the list at *path*, with what the folder *tools* says of registration tools.

    What was said of the columns of *earlier* lists goes for this one too, below its own *mapping*.

    Raises:
        Trouble: it is no list, or says nobody's name.
        Cancelled: somebody stopped it.
    """
    table = open_table(path, lambda done: watch.told(done, 0))
    tool = recognise(table.header, read_tools(tools))
    told_before = remembered(columns_kept(table.header, event), earlier, mapping)
    whole = {**told_before, **mapping}
    columns = recognised(table.header, event, whole, path=table.path, tool=tool)
    intake = taken_in(table, columns, table.rows(lambda done: watch.told(done, table.size)))
    watch.told(table.size, table.size)
    damaged = mended(columns, intake.lines)
    people = identified(columns, intake.lines)
    refused = sorted((*intake.refused, *people.refused), key=lambda remark: remark.line or 0)
    return ReadList(
        version=table.version,
        tool=tool.name if tool is not None else "",
        mapping=whole,
        remembered=told_before,
        columns=columns,
        people=people,
        mended=tuple(damaged),
        spared=frozenset(_hint(columns, cells) for _, cells in intake.turned_away) - {""},
        read=intake.read,
        refused=tuple(refused),
    )


def _hint(columns: Columns, cells: Sequence[str]) -> str:
    code = columns.value(Field.CODE, cells)
    return columns.value(Field.ID, cells) or mended_codes([code]).get(0, code)
