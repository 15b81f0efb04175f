"""A programme and lists are loaded: what would change is worked out first, then written whole."""

import contextlib
import gc
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from kiosk.controllers.correcting import give_up_correction
from kiosk.controllers.load_plan import BookingsFollow, ListWish, LoadPlan, LoadWish, Seen
from kiosk.controllers.planned_roster import DeskRoster, PlannedRoster
from kiosk.core.code import derived_code
from kiosk.core.columns import Columns, Row, as_text, bookings_of
from kiosk.core.correction import Disagreement
from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.coding import MakeCode
from kiosk.roster.disagreement import disagreements
from kiosk.roster.list_plan import ListPlan
from kiosk.roster.peek import Peek, peek_list
from kiosk.roster.plan import plan_list
from kiosk.roster.ports import Known, peopled
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
MERGES_A_BATCH = 50
MOST_AT_ONCE = 2000
"""Rows of a long load that are written between two tellings: some 80 ms of the desk's time."""
_OF_LISTS = (RecordKind.PROGRAMME, RecordKind.LOAD, RecordKind.ROWS)
"""What a plan goes by, beside who is one person."""


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


def plan_load(
    wish: LoadWish,
    store: DeskStore,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LoadPlan:
    """Work out what *wish* changes on this desk as it is at one moment; nothing is written.

    Raises:
        Trouble: a file is no good, there is no programme yet, or a list withdraws many people
            without leave.
        Cancelled: somebody stopped it.
    """
    key = store.event_key()
    with _without_collector(), store.snapshot():
        before = store.roster.event
        event, remarks = _planned_event(wish, before, store)
        planning = _Planning(wish, event, store, make_code=partial(derived_code, key))
        for path in wish.lists:
            planning.take(path, progress, cancelled)
        if before is not None and event.moved != before.moved:
            remarks += _booked_at_once(planning.known, event)
        load = LoadPlan(
            event=event,
            changes_event=event != before,
            remarks=tuple(remarks),
            lists=tuple(planning.lists),
            seen=_seen(store),
            disagreements=tuple(planning.disagreements),
            given_up=tuple(planning.disagreements) if wish.gives_up_corrections else (),
        )
    if not wish.accepts_many_withdrawn:
        _refuse_many_withdrawn(load)
    return load


class _Planning:
    """Plans one list after the other, each on the ground of those before."""

    def __init__(
        self, wish: LoadWish, event: Event, store: DeskStore, *, make_code: MakeCode
    ) -> None:
        self._wish, self._event, self._store = wish, event, store
        self._make_code = make_code
        self._merged = store.roster.merged()
        self._corrections = store.people.all_corrections()
        self._replaced = _replaced(store)
        self.known: Known = DeskRoster(store, self._corrections)
        self.lists: list[ListPlan] = []
        self.disagreements: list[Disagreement] = []

    def take(
        self, path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        """Plan the list at *path*."""
        own = self._wish.about(path)
        plan = plan_list(
            path,
            self._event,
            self.known,
            mapping=own.mapping,
            replaces=own.replaces,
            adds=own.adds,
            make_code=self._make_code,
            merged=self._merged,
            replaced=self._replaced,
            progress=progress,
            cancelled=cancelled,
        )
        self.lists.append(_with_arrived_first(plan, self._store))
        self._merged |= {merge.new: merge.known for merge in plan.merges}
        self.known = PlannedRoster(self.known, plan)
        self.disagreements += self._disagreements(plan)

    def _disagreements(self, plan: ListPlan) -> Iterator[Disagreement]:
        """Give where a list that is planned says otherwise than a desk."""
        own = (id_ for id_ in self._corrections if id_.startswith(f"{plan.source}:"))
        rows = [row for row in map(self.known.row, own) if row is not None]
        rows.sort(key=lambda row: row.line)
        return disagreements(plan.columns, rows, self._corrections)


def _replaced(store: DeskStore) -> frozenset[str]:
    """Give those in whose place somebody else comes."""
    replaced_by = store.people.replaced_by
    return frozenset(one for one in store.people.touched() if replaced_by(one) is not None)


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

    Merges come in batches too, and count for nothing. Closing the iterator early takes everything
    back. A correction that is to be given up, and was put right otherwise since, stays.

    Raises:
        Trouble: since it was worked out a list or a programme came, or people were made one or
            parted: it goes by what is no longer so, and is refused.
    """
    done, at_once = 0, _rows_at_once(plan.rows)
    with _without_collector(), store.transaction(), store.roster.filling():
        if _seen(store) != plan.seen:
            raise Trouble(TroubleKind.PLAN_OUTDATED)
        if plan.changes_event:
            known = store.journal.last_of_lists()
            store.journal.append(RecordKind.PROGRAMME, event_as_json(plan.event), after=known)
        for one in plan.lists:
            if _changes_nothing(one, store):
                continue
            list_record = _append_load(one, store)
            for batch in _parts((*one.added, *one.changed, *one.rewritten), at_once):
                _append_rows(one.source, batch, store, load=list_record)
                done += len(batch)
                yield done
            for _ in _append_merges({merge.new: merge.known for merge in one.merges}, store):
                yield done
        for _ in _append_merges(plan.merged, store):
            yield done
        _give_up_corrections(plan.given_up, store)


def _seen(store: DeskStore) -> Seen:
    return Seen(newest=store.journal.newest_of(_OF_LISTS), merged=store.roster.merged())


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
        _clashes(columns, row.cells, event)
        for name, columns in peopled(known).items()
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


def _append_load(plan: ListPlan, store: DeskStore) -> str:
    """Append that a list came, behind all that this desk knew of lists, and give the record."""
    record = store.journal.append(
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
        after=store.journal.last_of_lists(),
    )
    return record.id


def _append_rows(source: str, batch: tuple[Row, ...], store: DeskStore, *, load: str) -> None:
    records = (
        {row.id: (row.line, as_text(row.cells)) for row in rows}
        for rows in _parts(batch, ROWS_A_RECORD)
    )
    store.journal.append_rows(source, records, load=load)


def _append_merges(merged: Mapping[str, str], store: DeskStore) -> Iterator[None]:
    """Append a record for each, so that each can be taken back; stop for breath after some."""
    for number, (new, kept) in enumerate(merged.items(), 1):
        store.journal.append(RecordKind.MERGE, {"merged": {new: kept}})
        if number % MERGES_A_BATCH == 0:
            yield


def _give_up_corrections(given_up: Iterable[Disagreement], store: DeskStore) -> None:
    """Let the list's word stand where the desk's is still the one that was shown."""
    for said in given_up:
        if store.people.corrections(said.registrant).get(said.what) == said.ours:
            give_up_correction(said, store)


def _rows_at_once(rows: int) -> int:
    """Give how many of so many *rows* to write together: a hundredth, in whole records."""
    return min(max(rows // 100 // ROWS_A_RECORD * ROWS_A_RECORD, ROWS_A_RECORD), MOST_AT_ONCE)


def _parts(rows: tuple[Row, ...], size: int) -> Iterator[tuple[Row, ...]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
