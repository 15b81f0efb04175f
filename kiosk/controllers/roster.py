"""A programme and lists are loaded: what would change is worked out first, then written whole."""

import contextlib
import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from itertools import combinations
from pathlib import Path

from kiosk.core.code import derived_code
from kiosk.core.columns import Columns, Field, Row, as_text, bookings_of
from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.plan import ListPlan, plan_list
from kiosk.roster.ports import Known, KnownRow, KnownSource
from kiosk.roster.programme import read_programme
from kiosk.roster.revision import compare_programmes, talk_moves
from kiosk.store.desk import DeskStore
from kiosk.store.roster import Source

ROWS_A_RECORD = 200
MANY = 0.05


class BookingsFollow(StrEnum):
    """What a booking stays with when talks change places."""

    SLOT = "slot"
    TALK = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWish:
    """What to load, and what the organiser has decided beforehand."""

    programme: Path
    lists: tuple[Path, ...]
    mapping: Mapping[Field, str] = field(default_factory=dict)
    replaces: str | None = None
    adds: bool = False
    bookings: BookingsFollow | None = None
    accepts_many_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPlan:
    """What a load would do; *event* is the programme to be, *remarks* what it changes and whom."""

    event: Event
    changes_event: bool
    remarks: tuple[Remark, ...]
    lists: tuple[ListPlan, ...]

    @property
    def rows(self) -> int:
        """How many rows the load writes."""
        return sum(len(p.added) + len(p.changed) + len(p.rewritten) for p in self.lists)


class PlannedRoster:
    """What will be known once *plan* is written over *before*: the ground for the next list."""

    def __init__(self, before: Known, plan: ListPlan) -> None:
        self._before = before
        self._plan = plan

    def sources(self) -> Mapping[str, KnownSource]:
        """Give the sources by name."""
        planned = Source(version=self._plan.version, columns=self._plan.columns)
        return {**self._before.sources(), self._plan.source: planned}

    def keys(self, source: str) -> Iterable[tuple[str, str]]:
        """Give (registrant id, code of the list) of everybody of *source*."""
        columns = self.sources()[source].columns
        return ((row.id, columns.value(Field.CODE, row.cells)) for row in self.rows(source))

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*, the withdrawn too."""
        if source != self._plan.source:
            yield from self._before.rows(source)
            return
        plan = self._plan
        written: dict[str, Row] = {
            row.id: row for row in (*plan.added, *plan.changed, *plan.rewritten)
        }
        known = () if plan.is_new else self._before.rows(source)
        for row in known:
            gone = row.id in plan.withdrawn or (row.withdrawn and row.id not in plan.returned)
            now: Row | KnownRow = written.pop(row.id, row)
            yield Row(id=now.id, line=now.line, cells=tuple(now.cells), withdrawn=gone)
        yield from written.values()


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Spare a load the search for cycles among its rows, which hold none: a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def plan_load(
    wish: LoadWish,
    store: DeskStore,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LoadPlan:
    """Work out what *wish* changes on this desk; nothing is written.

    Raises:
        Trouble: a file is no good, or a list withdraws many people without leave.
        Cancelled: somebody stopped it.
    """
    known: Known = store.roster
    before = store.roster.event
    event, remarks = _planned_event(wish, before, store)
    key = store.event_key()
    merged = store.roster.merged()
    plans = []
    for path in wish.lists:
        plan = plan_list(
            path,
            event,
            known,
            mapping=wish.mapping,
            replaces=wish.replaces,
            adds=wish.adds,
            make_code=partial(derived_code, key),
            merged=merged,
            progress=progress,
            cancelled=cancelled,
        )
        _refuse_many_withdrawn(plan, wish)
        plans.append(plan)
        merged |= {merge.new: merge.known for merge in plan.merges}
        known = PlannedRoster(known, plan)
    if before is not None and event.moved != before.moved:
        remarks += _booked_at_once(known, event)
    return LoadPlan(
        event=event, changes_event=event != before, remarks=tuple(remarks), lists=tuple(plans)
    )


def write_load(plan: LoadPlan, store: DeskStore) -> Generator[int, None, None]:
    """Write *plan* in one transaction, and give the number of rows written after each batch.

    Closing the iterator early takes everything back.
    """
    done = 0
    with _without_collector(), store.transaction():
        if plan.changes_event:
            store.journal.append(RecordKind.PROGRAMME, event_as_json(plan.event))
        for one in plan.lists:
            if _changes_nothing(one, store):
                continue
            _append_load(one, store)
            for merge in one.merges:  # a record each, so that each can be taken back
                store.journal.append(RecordKind.MERGE, {"merged": {merge.new: merge.known}})
            for batch in _batches((*one.added, *one.changed, *one.rewritten)):
                rows = {row.id: [row.line, as_text(row.cells)] for row in batch}
                store.journal.append(RecordKind.ROWS, {"source": one.source}, {"rows": rows})
                done += len(batch)
                yield done


def _planned_event(
    wish: LoadWish, before: Event | None, store: DeskStore
) -> tuple[Event, list[Remark]]:
    event = read_programme(wish.programme)
    if before is None:
        return event, []
    event = replace(event, moved=before.moved)
    remarks = list(compare_programmes(before, event, store.attendance.booked))
    moves = talk_moves(before, event)
    if not moves:
        return event, remarks
    if wish.bookings is BookingsFollow.TALK:
        named = {*before.by_id, *before.moved}
        held = {wanted: before.moved.get(wanted, wanted) for wanted in named}
        moved = {wanted: moves.get(session, session) for wanted, session in held.items()}
        event = replace(event, moved={w: s for w, s in sorted(moved.items()) if w != s})
        told = ", ".join(f"{old} → {new}" for old, new in moves.items())
        remarks.append(Remark(kind=RemarkKind.BOOKINGS_FOLLOW_TALK, facts={"moves": told}))
    else:
        told = ", ".join(moves)
        remarks.append(Remark(kind=RemarkKind.BOOKINGS_FOLLOW_SLOT, facts={"sessions": told}))
    return event, remarks


def _refuse_many_withdrawn(plan: ListPlan, wish: LoadWish) -> None:
    if len(plan.withdrawn) > MANY * plan.known and not wish.accepts_many_withdrawn:
        raise Trouble(
            TroubleKind.WITHDRAWS_MANY,
            path=plan.file,
            withdrawn=len(plan.withdrawn),
            known=plan.known,
            source=plan.source,
        )


def _booked_at_once(known: Known, event: Event) -> list[Remark]:
    people = sum(
        _clashes(source.columns, row.cells, event)
        for name, source in known.sources().items()
        for row in known.rows(name)
        if not row.withdrawn
    )
    return (
        [Remark(kind=RemarkKind.BOOKED_TWICE_AT_ONCE, facts={"people": people})] if people else []
    )


def _clashes(columns: Columns, cells: Iterable[str], event: Event) -> bool:
    booked = [event.by_id[session] for session in bookings_of(columns, tuple(cells), event)]
    rooms = [session for session in booked if session.kind.is_room]
    return any(a.start < b.end and b.start < a.end for a, b in combinations(rooms, 2))


def _changes_nothing(plan: ListPlan, store: DeskStore) -> bool:
    return (
        store.roster.versions().get(plan.source) == plan.version
        and store.roster.columns(plan.source) == plan.columns
        and not (plan.added or plan.changed or plan.withdrawn or plan.rewritten or plan.merges)
    )


def _append_load(plan: ListPlan, store: DeskStore) -> None:
    store.journal.append(
        RecordKind.LOAD,
        {
            "source": plan.source,
            "file": plan.file,
            "version": plan.version,
            "columns": plan.columns.as_json(),
            "withdrawn": list(plan.withdrawn),
            "returned": list(plan.returned),
        },
    )


def _batches(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    for start in range(0, len(rows), ROWS_A_RECORD):
        yield rows[start : start + ROWS_A_RECORD]
