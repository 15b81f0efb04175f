"""A programme and lists are loaded: what would change is worked out first, then written whole."""

import contextlib
import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from kiosk.controllers.correcting import give_up_correction
from kiosk.controllers.load_plan import BookingsFollow, ListWish, LoadPlan, LoadWish
from kiosk.controllers.planned_roster import PlannedRoster
from kiosk.core.code import derived_code
from kiosk.core.columns import Columns, Row, as_text, bookings_of
from kiosk.core.correction import Corrections, Disagreement
from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.disagreement import disagreements
from kiosk.roster.peek import Peek, peek_list
from kiosk.roster.plan import ListPlan, plan_list
from kiosk.roster.ports import Known
from kiosk.roster.programme import read_programme
from kiosk.roster.revision import compare_programmes, talk_moves
from kiosk.store.desk import DeskStore

__all__ = [
    "BookingsFollow",
    "ListWish",
    "LoadPlan",
    "LoadWish",
    "peek_load",
    "plan_load",
    "write_load",
]

ROWS_A_RECORD = 200
MOST_AT_ONCE = 2000
"""Rows of a long load that are written between two tellings: some 80 ms of the desk's time."""
_OF_LISTS = (
    *(RecordKind.PROGRAMME, RecordKind.LOAD, RecordKind.ROWS),
    *(RecordKind.MERGE, RecordKind.CORRECT),
)
"""What a plan goes by."""


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
        Trouble: a file is no good, there is no programme yet, or a list withdraws many people
            without leave.
        Cancelled: somebody stopped it.
    """
    seen = _newest(store)
    known: Known = store.roster
    before = store.roster.event
    event, remarks = _planned_event(wish, before, store)
    key = store.event_key()
    merged = store.roster.merged()
    corrections = store.people.all_corrections()
    plans = []
    disagreeing: list[Disagreement] = []
    for path in wish.lists:
        own = wish.about(path)
        plan = plan_list(
            path,
            event,
            known,
            mapping=own.mapping,
            replaces=own.replaces,
            adds=own.adds,
            make_code=partial(derived_code, key),
            merged=merged,
            progress=progress,
            cancelled=cancelled,
        )
        plans.append(_with_arrived_first(plan, store))
        merged |= {merge.new: merge.known for merge in plan.merges}
        known = PlannedRoster(known, plan)
        disagreeing += _disagreements(plan, known, corrections)
    if before is not None and event.moved != before.moved:
        remarks += _booked_at_once(known, event)
    load = LoadPlan(
        event=event,
        changes_event=event != before,
        remarks=tuple(remarks),
        lists=tuple(plans),
        seen=seen,
        disagreements=tuple(disagreeing),
        given_up=tuple(disagreeing) if wish.gives_up_corrections else (),
    )
    if not wish.accepts_many_withdrawn:
        _refuse_many_withdrawn(load)
    return load


def peek_load(wish: LoadWish, path: Path, store: DeskStore) -> Peek:
    """Look at the top of the list at *path* as *wish* has it read.

    Raises:
        Trouble: the programme or the list is no good.
    """
    event = store.event if wish.programme is None else read_programme(wish.programme)
    earlier = store.roster.sources().values()
    return peek_list(path, event, wish.about(path).mapping, earlier=earlier)


def write_load(plan: LoadPlan, store: DeskStore) -> Generator[int, None, None]:
    """Write *plan* in one transaction, and give the number of rows written after each batch.

    Closing the iterator early takes everything back.

    Raises:
        Trouble: since it was worked out a list, a programme or a merge came: it goes by what is no
            longer so, and is refused.
    """
    done, at_once = 0, _rows_at_once(plan.rows)
    with _without_collector(), store.transaction(), store.roster.filling():
        if _newest(store) != plan.seen:
            raise Trouble(TroubleKind.PLAN_OUTDATED)
        if plan.changes_event:
            store.journal.append(RecordKind.PROGRAMME, event_as_json(plan.event))
        for one in plan.lists:
            if _changes_nothing(one, store):
                continue
            _append_load(one, store)
            _append_merges({merge.new: merge.known for merge in one.merges}, store)
            for batch in _parts((*one.added, *one.changed, *one.rewritten), at_once):
                store.journal.append_rows(
                    one.source,
                    (
                        {row.id: (row.line, as_text(row.cells)) for row in rows}
                        for rows in _parts(batch, ROWS_A_RECORD)
                    ),
                )
                done += len(batch)
                yield done
        _append_merges(plan.merged, store)
        for said in plan.given_up:
            give_up_correction(said, store)


def _newest(store: DeskStore) -> str:
    return store.journal.newest_of(_OF_LISTS)


def _planned_event(
    wish: LoadWish, before: Event | None, store: DeskStore
) -> tuple[Event, list[Remark]]:
    if wish.programme is None:
        return store.event, []
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


def _disagreements(
    plan: ListPlan, known: Known, corrections: Mapping[str, Corrections]
) -> Iterator[Disagreement]:
    """Give where a list that is planned says otherwise than a desk; most have nobody to ask about."""
    if any(registrant.startswith(f"{plan.source}:") for registrant in corrections):
        yield from disagreements(plan.columns, known.rows(plan.source), corrections)


def _with_arrived_first(plan: ListPlan, store: DeskStore) -> ListPlan:
    """Keep, of those who may be one person, whoever has come already."""
    doubts = (
        replace(
            doubt,
            entries=tuple(
                sorted(doubt.entries, key=lambda entry: not store.attendance.stays(entry.id))
            ),
        )
        for doubt in plan.doubts
    )
    return replace(plan, doubts=tuple(doubts))


def _refuse_many_withdrawn(load: LoadPlan) -> None:
    for plan in load.withdraws_many:
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
            "mapping": {field.value: column for field, column in plan.mapping.items()},
            "withdrawn": list(plan.withdrawn),
            "returned": list(plan.returned),
        },
    )


def _append_merges(merged: Mapping[str, str], store: DeskStore) -> None:
    """Append a record for each, so that each can be taken back."""
    for new, kept in merged.items():
        store.journal.append(RecordKind.MERGE, {"merged": {new: kept}})


def _rows_at_once(rows: int) -> int:
    """Give how many of so many *rows* to write together: a hundredth, in whole records."""
    return min(max(rows // 100 // ROWS_A_RECORD * ROWS_A_RECORD, ROWS_A_RECORD), MOST_AT_ONCE)


def _parts(rows: tuple[Row, ...], size: int) -> Iterator[tuple[Row, ...]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
