"""What a load would do, as it is shown before it happens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from kiosk.controllers.load_plan import LoadPlan
from kiosk.core.columns import Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.list_plan import ListPlan
from kiosk.roster.warnings import full_name
from kiosk.store.desk import DeskStore

SHOWN = 300
"""Rows of a kind; of more, people are told how many there are."""
_ASKED = frozenset(
    {RemarkKind.LIKELY_DOUBLE, RemarkKind.DOUBTFUL_MATCH, RemarkKind.ADDED_AT_THE_DESK}
)

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The first of *total* rows."""

    rows: tuple[Cells, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not among the first."""
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that is left out, of which file."""

    file: str
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a load would do, the first rows of each kind.

    *added* and *withdrawn* are name and organisation; *changed* are name, column, old and new, the
    last three empty for somebody who is on the list again.
    """

    added: Rows
    changed: Rows
    withdrawn: Rows
    people_changed: int
    unchanged: int
    remarks: tuple[Remark, ...]
    refused: tuple[LeftOut, ...]


def preview_of(plan: LoadPlan, store: DeskStore) -> Preview:
    """Show the first rows of each kind that *plan* holds, and count the others."""
    lists = plan.lists
    return Preview(
        added=_first(_added(lists), sum(len(one.added) for one in lists)),
        changed=_first(_changed(lists), sum(len(one.changes) + len(one.returned) for one in lists)),
        withdrawn=_first(_withdrawn(lists, store), sum(len(one.withdrawn) for one in lists)),
        people_changed=sum(len(one.changed) for one in lists),
        unchanged=sum(one.unchanged for one in lists),
        remarks=(*plan.remarks, *_known(lists)),
        refused=tuple(
            LeftOut(file=one.file, remark=remark) for one in lists for remark in one.refused
        ),
    )


def _known(lists: Iterable[ListPlan]) -> Iterator[Remark]:
    """Give what there is to know, without what is asked (`LoadPlan.doubts`)."""
    return (remark for one in lists for remark in one.warnings if remark.kind not in _ASKED)


def _first(rows: Iterable[Cells], total: int) -> Rows:
    return Rows(rows=tuple(islice(rows, SHOWN)), total=total)


def _added(lists: Iterable[ListPlan]) -> Iterator[Cells]:
    for one in lists:
        organisation_of = one.columns.reader(Field.ORGANISATION)
        for row in one.added:
            yield full_name(one.columns, row.cells), organisation_of(row.cells)


def _changed(lists: Iterable[ListPlan]) -> Iterator[Cells]:
    for one in lists:
        yield from ((c.name, c.column, c.old, c.new) for c in one.changes)
        returned = frozenset(one.returned)
        for row in one.changed:
            if row.id in returned:
                yield full_name(one.columns, row.cells), "", "", ""


def _withdrawn(lists: Iterable[ListPlan], store: DeskStore) -> Iterator[Cells]:
    for one in lists:
        for registrant_id in one.withdrawn:
            person = store.registrants.get(registrant_id)
            if person is None:
                yield registrant_id, ""
            else:
                yield person.name, person.organisation
