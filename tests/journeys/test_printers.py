"""Printers fail in every way they can, and nobody is left without a badge nor has two."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.reprinting import Reprinting
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import Job, JobState, Reason
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
from printing.queue import PrintQueue
from tests.desk import reference_codes
from tests.fakes import FixedClock
from tests.journeys.machines import Machine, MachineRoom, paper_machines
from tests.journeys.wired_machines import WIRED

ROOMS = {"paper": paper_machines, **WIRED}
PEOPLE = reference_codes()[:12]


class Desk:
    """The welcome desk of a morning, with machines beside it."""

    def __init__(
        self, store: DeskStore, room: MachineRoom, clock: FixedClock, qtbot: QtBot
    ) -> None:
        self.store = store
        self.room = room
        self._qtbot = qtbot
        self.queue = PrintQueue(
            pages=room.pages, driver_for=room.driver_for, patience_s=0.1, parent=None
        )
        self.badges = Badges(store, queue=self.queue, now=clock)
        self.welcome = CheckIn(store, self.badges, session="ACC", now=clock)
        self.clock = clock

    def has(self, *machines: Machine) -> None:
        """Let the desk print on *machines*."""
        self.badges.pool.choose([machine.uri for machine in machines])

    def come(self, *codes: str) -> None:
        """Let people come; each is let in, whatever the printers do."""
        before = self.store.attendance.attended("ACC")
        for code in codes:
            self.clock.advance(seconds=6)
            self.welcome.scan(code)
        assert self.store.attendance.attended("ACC") == before + len(codes)

    def rest(self) -> None:
        """Wait until nothing is on its way to a machine."""
        self._qtbot.waitUntil(lambda: self.store.jobs.at_printer() == [])

    def look(self) -> None:
        """Look at the printers, as the window does every few seconds, and wait for what follows."""
        self.badges.pool.look()
        self._qtbot.waitUntil(lambda: not self.badges.pool._looking)
        self.rest()

    def says(self, kind: TroubleKind) -> bool:
        """Say whether the desk tells what ails its first machine, if that tells the desk."""
        trouble = self.badges.trouble
        explains = self.room.machines[0].explains
        return trouble is not None and (trouble.kind is kind or not explains)

    def state_of(self, code: str) -> JobState:
        """Give where somebody's newest badge is."""
        return self.jobs_of(code)[-1].state

    def jobs_of(self, code: str) -> list[Job]:
        """Give all badges that were asked for with a code."""
        return [job for job in jobs(self.store) if job.code == code]

    def answer(self, *, came_out: bool) -> str:
        """Answer for the badge that the desk asks about, and give its code."""
        doubtful = self.badges.doubts.asked()
        assert doubtful is not None
        self.badges.resolve(doubtful.id, came_out=came_out)
        self.rest()
        return doubtful.code


def jobs(store: DeskStore) -> list[Job]:
    """Give every badge that was ever asked for, in order."""
    asked = [r.body["job"] for r in store.journal.all() if r.kind == RecordKind.PRINT]
    return [job for job in map(store.jobs.get, asked) if job is not None]


def assert_agreed(store: DeskStore, machines: Sequence[Machine]) -> None:
    """Check that journal, queue and trays say the same, and that each second badge was a decision."""
    in_trays = Counter(code for machine in machines for code in machine.codes)
    folded = jobs(store)
    assert in_trays == Counter(job.code for job in folded if job.state.is_out)
    asked = [r for r in store.journal.all() if r.kind == RecordKind.PRINT]
    decided = Counter(r.personal["code"] for r in asked if r.body["again"])
    assert all(count <= 1 + decided[code] for code, count in in_trays.items())
    assert {job.state for job in folded} <= {JobState.DONE, JobState.SENT, JobState.DROPPED}
    store.fold_again()
    assert jobs(store) == folded


@pytest.fixture(params=list(ROOMS))
def room(request: pytest.FixtureRequest) -> Iterator[MachineRoom]:
    """Give a room with three machines of each kind."""
    room = ROOMS[request.param]()
    yield room
    room.close()


@contextmanager
def at_the_desk(
    store: DeskStore, room: MachineRoom, clock: FixedClock, qtbot: QtBot
) -> Iterator[Desk]:
    """Open a desk, and close it at the end."""
    desk = Desk(store, room, clock, qtbot)
    try:
        yield desk
    finally:
        for machine in room.machines:
            machine.answers()
        desk.queue.close()


@pytest.fixture
def desk(
    reference: DeskStore, room: MachineRoom, clock: FixedClock, qtbot: QtBot
) -> Iterator[Desk]:
    """Give a desk that prints on the first machine."""
    with at_the_desk(reference, room, clock, qtbot) as desk:
        desk.has(room.machines[0])
        yield desk


@pytest.fixture
def machine(room: MachineRoom) -> Machine:
    """Give the first machine."""
    return room.machines[0]


def test_the_paper_ends(desk: Desk, machine: Machine) -> None:
    """Without paper people are let in and the badges wait; with a new roll all come out by themselves."""
    desk.come(*PEOPLE[:2])
    desk.rest()
    machine.runs_out()
    desk.come(*PEOPLE[2:5])
    desk.rest()
    assert desk.says(TroubleKind.PRINTER_PAPER_OUT)
    assert machine.codes == PEOPLE[:2]
    desk.look()
    assert [desk.state_of(code) for code in PEOPLE[2:5]] == ["failed", "waiting", "waiting"]
    machine.is_seen_to()
    desk.look()
    assert desk.badges.trouble is None
    assert machine.codes == PEOPLE[:5]
    assert_agreed(desk.store, desk.room.machines)


def test_the_paper_ends_in_the_middle_of_a_badge(desk: Desk, machine: Machine) -> None:
    """The printer finishes that badge with the new roll; the desk asks only then, and prints it once.

    Before, "it is not out" would be true, and make it two. Of a printer that only falls silent
    nothing else would ever be known.
    """
    machine.runs_out_in_next()
    desk.come(*PEOPLE[:3])
    desk.rest()
    assert desk.state_of(PEOPLE[0]) is JobState.UNKNOWN
    desk.look()
    assert machine.codes == []
    assert (desk.badges.doubts.asked() is None) == machine.explains
    machine.is_seen_to()
    desk.look()
    assert desk.answer(came_out=True) == PEOPLE[0]
    assert machine.codes == PEOPLE[:3]
    assert_agreed(desk.store, desk.room.machines)


def test_the_cover_is_open(desk: Desk, machine: Machine) -> None:
    """An open cover stops the badges, not the people; closed, each comes out once."""
    machine.opens()
    desk.come(*PEOPLE[:3])
    desk.rest()
    assert desk.says(TroubleKind.PRINTER_COVER_OPEN)
    machine.is_seen_to()
    desk.look()
    assert machine.codes == PEOPLE[:3]
    assert desk.badges.doubts.asked() is None
    assert_agreed(desk.store, desk.room.machines)


@pytest.mark.parametrize("comes_out", [True, False])
def test_the_cable_is_pulled(desk: Desk, machine: Machine, comes_out: bool) -> None:
    """Of the badge on its way nobody knows; one answer, either way, and everybody has one."""
    desk.come(PEOPLE[0])
    desk.rest()
    machine.is_cut_off_in_next(comes_out=comes_out)
    desk.come(*PEOPLE[1:4])
    desk.rest()
    assert desk.state_of(PEOPLE[1]) is JobState.UNKNOWN
    desk.look()
    desk.look()
    assert PEOPLE[2] not in machine.codes
    machine.is_seen_to()
    desk.look()
    assert desk.answer(came_out=comes_out) == PEOPLE[1]
    assert sorted(machine.codes) == sorted(PEOPLE[:4])
    assert_agreed(desk.store, desk.room.machines)


def test_a_slow_answer(desk: Desk, machine: Machine) -> None:
    """While the printer thinks people are let in, nothing is sent twice, and no look disturbs it."""
    machine.hesitates()
    desk.come(*PEOPLE[:4])
    desk.badges.pool.look()
    desk.badges.start()
    assert [desk.state_of(code) for code in PEOPLE[:4]] == ["printing", *["waiting"] * 3]
    machine.answers()
    desk.rest()
    assert machine.codes == PEOPLE[:4]
    assert_agreed(desk.store, desk.room.machines)


def test_no_answer_until_the_desk_closes(
    reference: DeskStore, room: MachineRoom, clock: FixedClock, qtbot: QtBot
) -> None:
    """A printer that never answers does not keep the desk open; the next start asks about its badge."""
    machine = room.machines[0]
    with at_the_desk(reference, room, clock, qtbot) as desk:
        desk.has(machine)
        machine.hesitates()
        desk.come(*PEOPLE[:3])
        desk.queue.close()
        assert [desk.state_of(code) for code in PEOPLE[:3]] == ["unknown", "waiting", "waiting"]
        machine.answers()
        qtbot.waitUntil(lambda: machine.codes == PEOPLE[:1])
    with at_the_desk(reference, room, clock, qtbot) as desk:
        desk.badges.recover()
        desk.rest()
        assert desk.answer(came_out=True) == PEOPLE[0]
        assert machine.codes == PEOPLE[:3]
        assert_agreed(reference, room.machines)


@pytest.mark.parametrize("comes_out", [True, False])
def test_the_power_of_the_desk_is_cut(
    desk: Desk,
    clock: FixedClock,
    qtbot: QtBot,
    tmp_path: Path,
    comes_out: bool,
) -> None:
    """With one badge at the printer and five waiting the plug is pulled: one question, and all come out.

    The disk as it is at that moment is what the next start finds.
    """
    machine = desk.room.machines[0]
    machine.hesitates()
    desk.come(*PEOPLE[:6])
    shutil.copytree(desk.store.folder, tmp_path / "after")
    if comes_out:
        machine.answers()
    desk.queue.close()
    qtbot.waitUntil(lambda: machine.codes == PEOPLE[: int(comes_out)])
    others = desk.room.machines[1:]
    with (
        DeskStore.open_for_writing(tmp_path / "after", now=clock) as store,
        at_the_desk(store, desk.room, clock, qtbot) as again,
    ):
        again.has(*others)
        again.badges.recover()
        again.rest()
        assert sorted(others[0].codes + others[1].codes) == sorted(PEOPLE[1:6])
        assert again.answer(came_out=comes_out) == PEOPLE[0]
        trays = [*others, machine] if comes_out else others
        assert_agreed(store, trays)


def test_a_printer_of_the_pool_dies(desk: Desk) -> None:
    """The others take over at once what is left; one badge is asked about, and nobody goes without."""
    dying, *others = desk.room.machines
    desk.has(dying, *others)
    dying.is_cut_off_in_next(comes_out=False)
    desk.come(*PEOPLE[:6])
    desk.rest()
    dying.runs_out()
    desk.come(*PEOPLE[6:12])
    desk.rest()
    assert desk.badges.trouble is None
    assert dying.codes == []
    assert len(others[0].codes) + len(others[1].codes) == 11
    assert desk.answer(came_out=False) == PEOPLE[0]
    dying.is_seen_to()
    desk.look()
    assert desk.badges.pool.state_of(dying.uri) is not None
    assert desk.badges.pool.trouble is None
    assert_agreed(desk.store, desk.room.machines)


def test_what_one_did_not_take_another_prints(desk: Desk) -> None:
    """A printer whose paper has ended gives its badge up to the next: nothing came out of it for certain."""
    empty, *others = desk.room.machines
    desk.has(empty, *others)
    empty.runs_out()
    desk.come(*PEOPLE[:3])
    desk.rest()
    assert empty.codes == []
    assert sorted(others[0].codes + others[1].codes) == sorted(PEOPLE[:3])
    assert_agreed(desk.store, desk.room.machines)


def test_all_of_the_pool_are_out(desk: Desk) -> None:
    """With no printer left the desk says so; the first that is seen to prints everything."""
    desk.has(*desk.room.machines)
    for machine in desk.room.machines:
        machine.runs_out()
    desk.come(*PEOPLE[:5])
    desk.rest()
    assert desk.badges.trouble is not None
    desk.room.machines[1].is_seen_to()
    desk.look()
    assert sorted(desk.room.machines[1].codes) == sorted(PEOPLE[:5])
    assert_agreed(desk.store, desk.room.machines)


def test_printed_again_twice(desk: Desk, machine: Machine) -> None:
    """Two more badges are two decisions, each with its reason; a failing printer makes no fourth."""
    code = PEOPLE[0]
    desk.come(code)
    desk.rest()
    person = desk.jobs_of(code)[0].registrant
    reprinting = Reprinting(desk.store, desk.badges, now=desk.clock)
    reprinting.print_badge(person, Reason.DAMAGED)
    desk.rest()
    machine.opens()
    reprinting.print_badge(person, Reason.LOST)
    desk.rest()
    machine.is_seen_to()
    desk.look()
    assert machine.codes == [code] * 3
    assert [job.reason for job in desk.jobs_of(code)] == [None, Reason.DAMAGED, Reason.LOST]
    assert_agreed(desk.store, desk.room.machines)


def test_held_while_it_was_in_trouble(desk: Desk, machine: Machine) -> None:
    """A badge that staff held or cancelled while the paper was out does not come out with the others."""
    machine.runs_out()
    desk.come(*PEOPLE[:4])
    desk.rest()
    held, cancelled = (desk.jobs_of(code)[0].id for code in PEOPLE[:2])
    desk.badges.hold(held)
    desk.badges.cancel(cancelled)
    machine.is_seen_to()
    desk.look()
    assert machine.codes == PEOPLE[2:4]
    desk.badges.release(held)
    desk.rest()
    assert machine.codes == [*PEOPLE[2:4], PEOPLE[0]]
    assert_agreed(desk.store, desk.room.machines)
