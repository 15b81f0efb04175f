"""A look at the top of a list: its columns, its first rows, and what each column is taken for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.core.columns import Field
from kiosk.core.session import Event
from kiosk.roster.fields import columns_kept, fields_of
from kiosk.roster.ports import KnownSource
from kiosk.roster.remembered import remembered
from kiosk.roster.table import open_table
from kiosk.roster.tools import TOOLS, read_tools, recognise

ROWS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Peek:
    """The top of the list at *path*: *rows* align with *header*, the columns that may be loaded.

    *fields* are the columns by field as they are read now; *tool* is who wrote it, "" if unknown.
    """

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fields: Mapping[Field, str]
    tool: str


def peek_list(
    path: Path,
    event: Event,
    mapping: Mapping[Field, str],
    *,
    earlier: Iterable[KnownSource] = (),
    tools: Path = TOOLS,
) -> Peek:
    """Look at the list at *path*, though no column of it may hold a name.

    Raises:
        Trouble: it is no list, or *mapping* names a column that it does not have.
    """
    table = open_table(path)
    tool = recognise(table.header, read_tools(tools))
    header = columns_kept(table.header, event)
    whole = {**remembered(header, earlier, mapping), **mapping}
    fields = fields_of(header, whole, path=table.path, tool=tool)
    places = [table.header.index(name) for name in header]
    return Peek(
        path=path,
        header=header,
        rows=tuple(
            tuple(cells[place] for place in places) for _, cells in islice(table.rows(), ROWS)
        ),
        fields={field: header[place] for field, place in fields.items()},
        tool=tool.name if tool is not None else "",
    )
