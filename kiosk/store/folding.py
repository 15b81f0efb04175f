"""Every kind of record, brought into the tables that are folded from it."""

from collections.abc import Callable, Iterable, Iterator
from heapq import merge

from sqlite_utils import Database

from kiosk.core.journal import Record, RecordKind
from kiosk.core.list_order import in_list_order, is_at_the_end
from kiosk.core.record_shape import is_well_formed
from kiosk.core.session import Event
from kiosk.store.attendance import AttendanceTables
from kiosk.store.clashes import ClashTables
from kiosk.store.codes import CodeTables
from kiosk.store.desks import DeskTables
from kiosk.store.journal import Journal
from kiosk.store.passing import PassTables
from kiosk.store.people import PeopleTables
from kiosk.store.print_jobs import PrintJobs
from kiosk.store.roster import RosterTables
from kiosk.store.sqlite import MALFORMED, savepoint

LISTS = frozenset({RecordKind.PROGRAMME, RecordKind.LOAD, RecordKind.ROWS})
"""What must be folded in one order; all else may come in any."""


class Folding:
    """Folds records, those of others without trust; the caller holds the transaction."""

    def __init__(
        self,
        database: Database,
        *,
        roster: RosterTables,
        people: PeopleTables,
        attendance: AttendanceTables,
        jobs: PrintJobs,
        passes: PassTables,
        codes: CodeTables,
        desks: DeskTables,
        clashes: ClashTables,
    ) -> None:
        self._database = database
        self._roster = roster
        self._people = people
        self._attendance = attendance
        self._moved: set[str] = set()
        self._folds: dict[str, Callable[[Record], None]] = {
            RecordKind.PROGRAMME: self._fold_programme,
            RecordKind.LOAD: roster.fold_load,
            RecordKind.ROWS: roster.fold_rows,
            RecordKind.WALK_IN: roster.fold_rows,
            RecordKind.MERGE: self._fold_people,
            RecordKind.WITHDRAW: self._fold_people,
            RecordKind.REPLACE: self._fold_people,
            RecordKind.CORRECT: self._fold_people,
            RecordKind.HANDED_OVER: self._fold_people,
            RecordKind.CHECK_IN: self._fold_movement,
            RecordKind.CHECK_OUT: self._fold_movement,
            RecordKind.REFUSED: self._fold_movement,
            RecordKind.UNDO: self._fold_undo,
            RecordKind.PRINT: jobs.words.fold_print,
            RecordKind.PRINTED: jobs.words.fold_printed,
            RecordKind.PASS: passes.fold,
            RecordKind.SPARE: codes.fold,
            RecordKind.TIE: codes.fold,
            RecordKind.VOID: codes.fold,
            RecordKind.DESK: desks.fold,
            RecordKind.SETTLE: clashes.fold_settle,
        }

    def fold(self, record: Record) -> None:
        """Bring the tables up to *record*; a kind this version does not know changes nothing."""
        if record.kind in self._folds:
            self._folds[record.kind](record)
            self._move()

    def fold_all(self, records: Iterable[Record]) -> int:
        """Bring the tables up to all *records*, and give how many of them are not as they should be.

        Each person's comings and goings are folded once, at the end.
        """
        unread = sum(not self._fold_if_sound(record) for record in records)
        self._move()
        return unread

    def fold_arrived(
        self, records: list[Record], journal: Journal, *, is_behind: bool
    ) -> tuple[int, bool]:
        """Fold *records* that are in the journal; give how many are not sound, and if some came late.

        Lists that came late, or while others wait that did (*is_behind*), are not folded: all is to be
        folded again, in its order.
        """
        lists, late = ([], True) if is_behind else self._arrived_lists(records, journal)
        others = [record for record in records if record.kind not in LISTS]
        is_first = bool(lists) and self._roster.event is None
        unread = self.fold_all(lists)
        if is_first and journal.has_kind(RecordKind.WALK_IN):
            late = True
        if self._roster.event is None and any(r.kind == RecordKind.WALK_IN for r in others):
            others = [record for record in others if record.kind != RecordKind.WALK_IN]
            late = True
        return unread + self.fold_all(others), late

    def fold_journal(self, journal: Journal) -> int:
        """Fold all there is into empty tables, and give how many records are not as they should be.

        Lists go in their own order, all else by the clocks, and who was added before there was any
        programme, by a clock that was wrong, at the end.
        """
        early: list[Record] = []
        with self._roster.filling():
            unread = self.fold_all(self._put_off_early(_in_turn(journal), early))
        return unread + self.fold_all(early)

    def _put_off_early(self, records: Iterable[Record], early: list[Record]) -> Iterator[Record]:
        for record in records:
            if record.kind == RecordKind.WALK_IN and self._roster.event is None:
                early.append(record)
            else:
                yield record

    @staticmethod
    def _arrived_lists(records: list[Record], journal: Journal) -> tuple[list[Record], bool]:
        new = {record.id: record for record in records if record.kind in LISTS}
        if not new:
            return [], False
        ordered = in_list_order(journal.list_entries())
        if not is_at_the_end(set(new), ordered):
            return [], True
        return [new[entry.record] for entry in ordered[-len(new) :]], False

    def _fold_if_sound(self, record: Record) -> bool:
        if record.kind not in self._folds:
            return True
        if not is_well_formed(record):
            return False
        if record.kind in _MOVING:
            self._fold_movement(record)
            return True
        try:
            with savepoint(self._database):
                self._folds[record.kind](record)
        except MALFORMED:
            self._roster.forget_cached()
            return False
        return True

    def _move(self) -> None:
        moved, self._moved = self._moved, set()
        if moved:
            self._attendance.fold_again(moved)

    def _fold_movement(self, record: Record) -> None:
        self._moved |= self._attendance.take_movement(record)

    def _fold_people(self, record: Record) -> None:
        self._settle(self._people.fold(record))

    def _fold_undo(self, record: Record) -> None:
        self._moved |= self._attendance.take_undo(record)
        self._settle(self._people.taken_back(record.body["undoes"]))

    def _settle(self, concerned: set[str]) -> None:
        if concerned:
            self._roster.settle(concerned)
            self._attendance.fold_people_again(concerned)

    def _fold_programme(self, record: Record) -> None:
        before = self._roster.event
        self._roster.fold_programme(record)
        now = self._roster.event
        if before is None or now is None or _attendance_rules(before) != _attendance_rules(now):
            self._attendance.fold_everybody_again()


_MOVING = frozenset({RecordKind.CHECK_IN, RecordKind.CHECK_OUT, RecordKind.REFUSED})


def _in_turn(journal: Journal) -> Iterator[Record]:
    def listed() -> Iterator[tuple[int, Record]]:
        turn = 0
        for entry in in_list_order(journal.list_entries()):
            turn = max(turn, entry.clock)
            for record in journal.named(entry.record):
                yield turn, record

    others = ((record.clock, record) for record in journal.not_of_lists())
    for _, record in merge(listed(), others, key=lambda one: one[0]):
        yield record


def _attendance_rules(event: Event) -> object:
    days = {session.id: day for day, session in event.welcomes.items()}
    rules = [(session.id, session.kind, days.get(session.id)) for session in event.sessions]
    return event.timezone, rules
