"""The journal is the truth: folded into an empty database it gives the same tables again."""

import contextlib
import random
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.delegation import Delegation
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.roster import BookingsFollow
from kiosk.controllers.settling import Settling
from kiosk.controllers.spares import Spares
from kiosk.core.columns import Field
from kiosk.core.correction import Corrected
from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import Reason
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import (
    EARLY_LIST,
    EARLY_PROGRAMME,
    FINAL_PROGRAMME,
    LATE_LIST,
    load,
    reference_codes,
)
from tests.fakes import FakeQueue, FixedClock

FOLDED = ("fact", "source", "registrant", "code", "booking", "name_word")
PEOPLE = (
    "merge",
    "one_person",
    "withdrawal",
    "replacement",
    "correction",
    "handed_over",
    "touched",
)
ATTENDED = ("movement", "undone", "stay", "tally")
CODES = ("spare", "tied_code", "void_code")
BADGES = ("print_job", "print_word", "passing")
ALL = (*FOLDED, *PEOPLE, *ATTENDED, *CODES, *BADGES, "desk_word", "settled")
DEEDS = frozenset(
    {RecordKind.CHECK_IN, RecordKind.CHECK_OUT, RecordKind.REFUSED, RecordKind.UNDO}
    | {RecordKind.MERGE, RecordKind.REPLACE, RecordKind.CORRECT, RecordKind.HANDED_OVER}
    | {RecordKind.WITHDRAW, RecordKind.SPARE, RecordKind.TIE, RecordKind.VOID}
    | {RecordKind.PRINT, RecordKind.PRINTED, RecordKind.DESK, RecordKind.SETTLE, RecordKind.PASS}
)
SESSIONS = ("ACC", "A1", "A2", "A3", "PL1", "CK", "B2B")


def tables(store: DeskStore, names: Iterable[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of each table, in an order of their own."""
    return {
        name: sorted(store._database.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for name in names
    }


def search_words(store: DeskStore) -> list[tuple[Any, ...]]:
    """Give each word of the search index with where it stands."""
    store._database.execute(
        "CREATE VIRTUAL TABLE temp.told USING fts5vocab(main, registrant_words, instance)"
    )
    rows = store._database.execute("SELECT doc, col, offset, term FROM temp.told ORDER BY 1, 2, 3")
    told = rows.fetchall()
    store._database.execute("DROP TABLE temp.told")
    return list(told)


def replayed(records: Iterable[Record], folder: Path) -> DeskStore:
    """Fold *records* into an empty second database."""
    other = DeskStore.open_for_writing(folder, now=FixedClock())
    with other.transaction():
        for record in records:
            other.fold(record)
    return other


LATE = (
    "E-mail;Nom;Prénom;Structure;Code\n"
    "paul.maury@example.fr;Maury;Paul;Ville de Vannes;LATE{number}01\n"
    "neuve{number}@example.fr;Neuve {number};Jeanne;Ville de Lyon;LATE{number}02\n"
)
"""Somebody who is on the first list already, and somebody new."""


class Morning:
    """A desk's morning as chance will have it, the same each time."""

    def __init__(self, store: DeskStore, clock: FixedClock, seed: int) -> None:
        self.store = store
        self.clock = clock
        self.chance = random.Random(seed)
        self.queue = FakeQueue()
        self.badges = Badges(store, queue=self.queue, now=clock)
        self.reprinting = Reprinting(store, self.badges, now=clock)
        self.badges.choose_printer("file:///badges.pdf")
        self.desks = [
            CheckIn(store, self.badges, session=session, now=clock) for session in SESSIONS
        ]
        self.codes = [*reference_codes()[:60], "NOBODYS", "NOBODYS TOO"]
        self.printed = 0

    def goes_on(self, deeds: int) -> None:
        """Do some *deeds*."""
        for _ in range(deeds):
            self.clock.advance(seconds=self.chance.randint(1, 90))
            self.store.journal.operator = self.chance.choice(("", "VL"))
            self.deed()

    def deed(self) -> None:
        """Scan, admit, undo, or have something printed."""
        desk = self.chance.choice(self.desks)
        what = self.chance.random()
        if what < 0.6:
            desk.scan(self.chance.choice(self.codes), exits=self.chance.random() < 0.2)
        elif what < 0.7:
            desk.admit(self.somebody(), insists=True)
        elif what < 0.75:
            with contextlib.suppress(Trouble):
                desk.undo()
        elif what < 0.8:
            with contextlib.suppress(Trouble):
                self.reprinting.print_badge(self.somebody(), Reason.LOST)
        else:
            with contextlib.suppress(Trouble):
                self.to_people(desk)
        self.at_the_printer()

    def somebody(self) -> str:
        """Give one of those who come today."""
        return self.store.registrants.holders(self.chance.choice(self.codes[:60]))[0].registrant

    def to_people(self, desk: CheckIn) -> None:
        """Replace, correct, merge, hand over, or take one of these back."""
        people = People(self.store, self.badges, now=self.clock)
        merging, who = Merging(self.store), self.somebody()
        match self.chance.randrange(9):
            case 8:
                self.lose(who)
            case 7:
                self.tie_a_spare(who)
            case 6:
                people.withdraw(people.add(Details(family=f"Venue {len(who)}")).id)
            case 0:
                Replacing(self.store, people).replace(who, Details(family=f"Venue {len(who)}"))
            case 1:
                Replacing(self.store, people).both_come(who)
            case 2:
                new = {self.chance.choice(list(Corrected)): self.chance.choice(("Neuf", "Œuf"))}
                Correcting(self.store).correct(who, new)
            case 3:
                merging.merge(who, self.somebody())
            case 4:
                merging.part(who)
            case _:
                delegation = Delegation(self.store, desk, self.badges, now=self.clock)
                handing = delegation.hand_over(
                    [who, self.somebody()], to="Une collègue", here=[who]
                )
                if self.chance.random() < 0.3:
                    delegation.take_back(handing)

    def settles(self, number: int) -> None:
        """Settle clashes, the last of them by mistake: walk-ins are entered once more for that."""
        people = People(self.store, self.badges, now=self.clock)
        for which in range(number):
            for _ in range(2):
                people.add(Details(family=f"DEUX FOIS {which}", organisation="Ville de Lyon"))
        settling = Settling(self.store, replacing=Replacing(self.store, people), now=self.clock)
        settling.look()
        for clash in settling.clashes[:number]:
            settled = settling.settle(clash, self.chance.choice(clash.ways))
            assert settled is not None
        settling.take_back(settled)

    def lose(self, who: str) -> None:
        """Print a badge for a lost one, whose code ends."""
        reprinting = self.reprinting
        reprinting.let_void_lost(voids=True)
        reprinting.print_badge(who, Reason.LOST)

    def tie_a_spare(self, who: str) -> None:
        """Make a spare badge and give it to somebody, perhaps by mistake."""
        spares = Spares(self.store, self.badges, now=self.clock)
        (spare,) = spares.make(1)
        tied = spares.tie(spare.code, who)
        if self.chance.random() < 0.3:
            spares.untie(tied)

    def at_another_desk(self) -> None:
        """Ask another desk for a badge, and take it back."""
        person = self.store.registrants.person(self.somebody())
        with self.store.transaction():
            asked = self.badges.order(person, code=person.code, at=self.clock())
            job = self.store.jobs.get(asked)
            assert job is not None
            self.badges.passing.pass_on(job, "desk://feed/#Bureau%202")
        self.badges.passing.take_back(asked)
        self.at_the_printer()

    def at_the_printer(self) -> None:
        """Let what is at the printer come out, or not."""
        while len(self.queue.orders) > self.printed:
            self.printed = len(self.queue.orders)
            if self.chance.random() < 0.2:
                self.queue.fails()
            else:
                self.queue.prints()
        if self.badges.trouble is not None and self.chance.random() < 0.5:
            self.badges.retry()
            self.at_the_printer()


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskStore]:
    """Give a desk after a morning with everything in it: lists, programmes, scans, undos, prints."""
    clock = FixedClock()
    folder = tmp_path_factory.mktemp("morning") / "desk"
    with DeskStore.open_for_writing(folder, now=clock) as store:
        load(store, EARLY_PROGRAMME, EARLY_LIST)
        morning = Morning(store, clock, seed=2)
        morning.goes_on(240)
        load(store, FINAL_PROGRAMME, LATE_LIST, bookings=BookingsFollow.TALK)
        morning.goes_on(240)
        people = People(store, morning.badges, now=clock)
        for number in range(3):
            morning.at_another_desk()
            people.add(Details(family=f"NOUVEAU {number}", organisation="Ville de Lyon"))
            store.name_desk(f"Bureau {number}")
            late = folder.parent / f"retardataires{'abc'[number]}.csv"
            late.write_text(LATE.format(number=number), encoding="utf-8")
            load(store, FINAL_PROGRAMME, late, adds=True, mapping={Field.EMAIL: "E-mail"})
        load(store, FINAL_PROGRAMME, EARLY_LIST)
        morning.goes_on(120)
        morning.settles(4)
        yield store


def test_the_morning_had_everything_in_it(morning: DeskStore) -> None:
    """The morning these tests replay holds every kind of record, several of each but the loads."""
    kinds = [record.kind for record in morning.journal.all()]
    assert set(kinds) == set(RecordKind)
    assert min(kinds.count(kind) for kind in set(kinds) - {RecordKind.PROGRAMME}) >= 3
    assert len(morning._database.execute("SELECT * FROM tally").fetchall()) >= len(SESSIONS)
    mapped = [name for name, source in morning.roster.sources().items() if source.mapping]
    assert len(mapped) == 3


def test_every_table_is_folded_again(morning: DeskStore, tmp_path: Path) -> None:
    """Programme, people, codes, bookings, words, stays, figures and badges come out equal."""
    with closing(replayed(morning.journal.all(), tmp_path / "again")) as again:
        before, after = tables(morning, ALL), tables(again, ALL)
        assert {name for name in ALL if before[name] != after[name]} == set()
        assert search_words(again) == search_words(morning)
        assert again.event == morning.event


def test_what_comes_twice_changes_nothing(morning: DeskStore, tmp_path: Path) -> None:
    """A desk that is told its own morning once more has the tables it had."""
    records = list(morning.journal.all())
    doubled = [record for record in records for _ in range(2)]
    with closing(replayed(doubled, tmp_path / "again")) as again:
        before, after = tables(morning, ALL), tables(again, ALL)
        assert {name for name in ALL if before[name] != after[name]} == set()


@pytest.mark.parametrize("seed", range(3))
def test_deeds_in_any_order(morning: DeskStore, tmp_path: Path, seed: int) -> None:
    """Comings, goings, badges and what was done to people may arrive in any order, some twice, undos first."""
    records = list(morning.journal.all())
    roster = [record for record in records if record.kind not in DEEDS]
    moved = [record for record in records if record.kind in DEEDS]
    chance = random.Random(seed)
    moved += chance.sample(moved, k=20)
    chance.shuffle(moved)
    told = (*ATTENDED, *PEOPLE, *CODES, *BADGES, "desk_word", "registrant", "booking", "settled")
    with closing(replayed([*roster, *moved], tmp_path / "again")) as again:
        before, after = tables(morning, told), tables(again, told)
        nobody = ("attended", 0, 0)
        for one in (before, after):
            one["tally"] = [row for row in one["tally"] if row[1:] != nobody[1:]]
        assert {name for name in told if before[name] != after[name]} == set()
        assert search_words(again) == search_words(morning)


@pytest.mark.parametrize("seed", range(3))
def test_everything_in_any_order(morning: DeskStore, tmp_path: Path, seed: int) -> None:
    """Lists, programmes and badges that came in any order, some twice, are right once folded again."""
    records = list(morning.journal.all())
    chance = random.Random(seed)
    records += chance.sample(records, k=50)
    chance.shuffle(records)
    with DeskStore.open_for_writing(tmp_path / "again", now=FixedClock()) as again:
        with again.transaction():
            for record in records:
                again.journal.keep(record)
        again.fold_again()
        before, after = tables(morning, ALL), tables(again, ALL)
        assert {name for name in ALL if before[name] != after[name]} == set()
        assert search_words(again) == search_words(morning)
        assert again.event == morning.event


def test_folding_again_changes_nothing(morning: DeskStore) -> None:
    """A desk that folds its own journal anew has the tables it had."""
    before, words = tables(morning, ALL), search_words(morning)
    settings = tables(morning, ("desk", "at_printer", "record"))
    morning.fold_again()
    after = tables(morning, ALL)
    assert {name for name in ALL if before[name] != after[name]} == set()
    assert search_words(morning) == words
    assert tables(morning, ("desk", "at_printer", "record")) == settings


def test_a_programme_that_comes_after_the_movements(morning: DeskStore, tmp_path: Path) -> None:
    """A desk that hears of check-ins before it has any event counts them once it has one."""
    moving = {RecordKind.CHECK_IN, RecordKind.CHECK_OUT, RecordKind.REFUSED, RecordKind.UNDO}
    records = sorted(morning.journal.all(), key=lambda record: record.kind not in moving)
    with closing(replayed(records, tmp_path / "again")) as again:
        assert tables(again, ["stay"]) == tables(morning, ["stay"])
        for session in SESSIONS:
            assert again.attendance.attended(session) == morning.attendance.attended(session)


def test_kinds_of_tomorrow_between(morning: DeskStore, tmp_path: Path) -> None:
    """Records of a kind that nobody knows yet, anywhere between, change no table."""
    strange = Record(id="f0", desk="d9", epoch=1, seq=1, clock=1, at=1, kind="tomorrow")
    records = [r for record in morning.journal.all() for r in (strange, record)]
    with closing(replayed(records, tmp_path / "again")) as again:
        before, after = tables(morning, ATTENDED), tables(again, ATTENDED)
        assert {name for name in ATTENDED if before[name] != after[name]} == set()


def test_records_read_from_disk_are_those_written(morning: DeskStore) -> None:
    """What the journal gives back can be replayed: every record of this desk, numbered without a gap."""
    records = sorted(morning.journal.all(), key=lambda record: record.seq)
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    assert len({record.id for record in records}) == len(records)
    assert {len(record.id) for record in records} == {32}
