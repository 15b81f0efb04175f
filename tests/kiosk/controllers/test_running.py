"""A run in the window: planned, asked for, written, given up; a scan comes between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.background import Background
from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.running import Running
from kiosk.controllers.runs import Runs, planned
from kiosk.core.printjob import JobState
from kiosk.core.run import RunPlan, RunWish
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, list_people
from tests.fakes import FakeQueue, FixedClock
from tests.volunteer import FakePrinting

NEW = RunWish(only_new=True)


@pytest.fixture
def room() -> FakePrinting:
    """Give the printing room."""
    return FakePrinting()


@pytest.fixture
def running(
    store: DeskStore, badges: Badges, room: FakePrinting, clock: FixedClock
) -> Iterator[Running]:
    """Give the runs of a window."""
    background = Background()
    runs = Runs(store, badges, now=clock)
    yield Running(store, runs, room, background, now=clock)
    background.close()


def a_file(folder: Path) -> RunTarget:
    """Give a file to write."""
    return RunTarget(file=RunFile(path=folder / "b.pdf", slips=True))


def wish(running: Running, qtbot: QtBot, wanted: RunWish = NEW) -> RunPlan:
    """Give the plan for *wanted*."""
    with qtbot.waitSignal(running.planned) as told:
        running.plan(wanted)
    plan = told.args[0] if told.args else None
    assert isinstance(plan, RunPlan)
    return plan


def test_only_the_newest_wish_is_told(running: Running, qtbot: QtBot) -> None:
    """Who changes their mind sees the count of what they want now."""
    told: list[RunPlan] = []
    running.planned.connect(told.append)
    running.plan(NEW)
    running.plan(RunWish(only_new=True, delegation=2))
    qtbot.waitUntil(lambda: bool(told))
    assert [len(plan.envelopes) for plan in told] == [1]


def test_into_a_file(
    store: DeskStore, running: Running, room: FakePrinting, qtbot: QtBot, tmp_path: Path
) -> None:
    """The file is written, then every badge of it is kept as out."""
    plan = wish(running, qtbot)
    with qtbot.waitSignal(running.finished):
        running.start(plan, a_file(tmp_path), only_new=True)
        assert running.is_busy
    assert len(room.exporter.pages) == 1 + 5
    assert {job.state for job in store.runs.newest_out()} == {JobState.DONE}
    assert not running.is_busy


def test_to_the_printers_while_people_come(
    store: DeskStore, running: Running, qtbot: QtBot, welcome: CheckIn, queue: FakeQueue
) -> None:
    """A scan between two steps is answered, and its badge comes once."""
    plan = wish(running, qtbot)
    with qtbot.waitSignal(running.finished):
        running.start(plan, RunTarget(), only_new=True)
        welcome.scan("CODEADA1")
    for _ in range(5):
        queue.prints()
    assert sorted(order.code for order in queue.orders) == sorted(
        placed.registrant.code for placed in plan.badges
    )


def test_given_up(
    store: DeskStore, running: Running, room: FakePrinting, qtbot: QtBot, tmp_path: Path
) -> None:
    """Stopped while the file is written, there is no file, and nobody has a badge."""
    room.exporter.stops = 2
    plan = wish(running, qtbot)
    with qtbot.waitSignal(running.stopped):
        running.start(plan, a_file(tmp_path), only_new=True)
    assert running.unfinished is None
    assert len(planned(store, NEW).badges) == 5


def test_no_file(
    store: DeskStore, running: Running, room: FakePrinting, qtbot: QtBot, tmp_path: Path
) -> None:
    """A file that cannot be written is told, and nobody has a badge."""
    room.exporter.trouble = Trouble(TroubleKind.NO_ROOM, path="b.pdf")
    plan = wish(running, qtbot)
    with qtbot.waitSignal(running.failed) as told:
        running.start(plan, a_file(tmp_path), only_new=True)
    assert told.args == [room.exporter.trouble]
    assert len(planned(store, NEW).badges) == 5


def test_broken_off(
    store: DeskStore,
    badges: Badges,
    running: Running,
    room: FakePrinting,
    clock: FixedClock,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """What a crash left is offered, written whole, and kept as out."""
    list(Runs(store, badges, now=clock).order(planned(store, NEW), a_file(tmp_path)))
    left = running.unfinished
    assert left is not None
    with qtbot.waitSignal(running.finished):
        running.resume(left)
    assert running.unfinished is None
    assert len(room.exporter.pages) == 1 + 5


def test_stale_and_printed_anew(
    store: DeskStore, running: Running, room: FakePrinting, qtbot: QtBot, tmp_path: Path
) -> None:
    """What the list changed is found, printed anew, and found no more; what was taken out too."""
    with qtbot.waitSignal(running.finished):
        running.start(wish(running, qtbot), a_file(tmp_path), only_new=True)
    with store.transaction():
        ada = list(PEOPLE["1"])
        list_people(store, {"1": (*ada[:1], "LOVELASSE", *ada[2:])}, withdrawn=("liste:2",))
    with qtbot.waitSignal(running.found) as told:
        running.look_for_stale()
    (stale,) = told.args or []
    assert (len(stale.to_print), len(stale.to_take_out)) == (1, 1)
    with qtbot.waitSignal(running.finished):
        running.print_anew(stale.to_print, a_file(tmp_path))
    with qtbot.waitSignal(running.found) as told:
        running.take_out(stale.to_take_out)
    (stale,) = told.args or []
    assert (stale.to_print, stale.to_take_out) == ((), ())
