"""A list is written back, with the codes its people were given, for mailing."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.core import walkin
from kiosk.core.columns import Row
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import whole_file, writing_trouble
from kiosk.roster.writing import as_csv
from kiosk.store.desk import DeskStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Which list was written, and how many people are in the file."""

    source: str
    people: int


def export_list(store: DeskStore, path: Path, *, source: str | None = None) -> Exported:
    """Write everybody of the newest version of *source* into *path*, whole or not at all.

    They stand in it in their list's own words. The cancelled are among them, the withdrawn and whom
    a desk took off again are not. Without *source* the one list is meant.

    Raises:
        Trouble: there is no such list, or it is not clear which, or the file cannot be written.
    """
    with store.snapshot():
        name = _named(store, source)
        rows = [row.cells for row in store.roster.rows(name) if not _is_gone(row, name, store)]
        content = as_csv(store.roster.columns(name).header, rows)
    try:
        with whole_file(path) as file:
            file.write(content)
    except OSError as error:
        raise writing_trouble(error, path) from error
    return Exported(source=name, people=len(rows))


def _is_gone(row: Row, source: str, store: DeskStore) -> bool:
    """Say whether a list, or for a walk-in a desk, has said that somebody is not on it any more."""
    return row.withdrawn or (source == walkin.SOURCE and store.people.is_withdrawn(row.id))


def _named(store: DeskStore, source: str | None) -> str:
    lists = sorted(store.roster.versions())
    if not lists:
        raise Trouble(TroubleKind.NO_EVENT, path=str(store.folder))
    known = ", ".join((*lists, walkin.SOURCE))
    if source is None:
        if len(lists) > 1:
            raise Trouble(TroubleKind.SEVERAL_SOURCES, known=known)
        return lists[0]
    if source not in {*lists, walkin.SOURCE}:
        raise Trouble(TroubleKind.UNKNOWN_SOURCE, name=source, known=known)
    return source
