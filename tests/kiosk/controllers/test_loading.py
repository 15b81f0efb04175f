"""A load in the window: told how far it is, finished, failed or taken back whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.controllers.background import Background
from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.loading import Loading, LoadProgress
from kiosk.controllers.roster import LoadPlan, LoadWish
from kiosk.core.journal import Record, RecordKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.peek import Peek
from kiosk.store.desk import DeskStore
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, LATE_LIST, load, reference_codes
from tests.fakes import FixedClock

WISH = LoadWish(programme=FINAL_PROGRAMME, lists=(EARLY_LIST,))


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that knows nothing."""
    with DeskStore.open_for_writing(tmp_path / "desk", now=clock) as store:
        yield store


@pytest.fixture
def loading(empty: DeskStore, clock: FixedClock, qtbot: QtBot) -> Iterator[Loading]:
    """Give what loads in the window."""
    background = Background()
    yield Loading(empty, background, now=clock)
    background.close()


def planned(loading: Loading, qtbot: QtBot, wish: LoadWish = WISH) -> LoadPlan:
    """Read what *wish* names, and give the plan."""
    with qtbot.waitSignal(loading.planned) as told:
        loading.start(wish)
    plan = told.args[0]
    assert isinstance(plan, LoadPlan)
    return plan


def test_a_load(loading: Loading, empty: DeskStore, qtbot: QtBot) -> None:
    """First it is read and told, and nothing is written; then the writing goes forward to its end."""
    told: list[LoadProgress] = []
    loading.progressed.connect(told.append)
    plan = planned(loading, qtbot)
    assert [len(one.added) for one in plan.lists] == [606]
    assert (list(empty.journal.all()), empty.roster.event) == ([], None)
    with qtbot.waitSignal(loading.finished) as finished:
        loading.apply(plan)
    assert finished.args == [plan]
    assert [one.is_writing for one in told] == sorted(one.is_writing for one in told)
    assert told[-1] == LoadProgress(is_writing=True, done=606, total=606)
    assert empty.registrants.count() == 606


def test_a_look_at_a_list(loading: Loading, qtbot: QtBot) -> None:
    """The top of a list is told, under the programme that is to be."""
    with qtbot.waitSignal(loading.peeked) as peeked:
        loading.peek(WISH, EARLY_LIST)
    assert isinstance(peeked.args[0], Peek)
    assert len(peeked.args[0].rows) == 8


def test_started_anew(loading: Loading, qtbot: QtBot) -> None:
    """Whoever wishes something else meanwhile is told of that alone."""
    told: list[object] = []
    stopped: list[object] = []
    loading.planned.connect(told.append)
    loading.cancelled.connect(lambda: stopped.append(None))
    loading.start(WISH)
    plan = planned(loading, qtbot, LoadWish(programme=FINAL_PROGRAMME, lists=(LATE_LIST,)))
    assert (told, stopped) == ([plan], [])
    assert len(plan.lists[0].added) == 629


def test_another_list_came_in_between(
    reference: DeskStore, clock: FixedClock, qtbot: QtBot
) -> None:
    """What was worked out before another load is refused; started anew it goes."""
    background = Background()
    loading = Loading(reference, background, now=clock)
    wish = LoadWish(programme=None, lists=(LATE_LIST,))
    plan = planned(loading, qtbot, wish)
    load(reference, FINAL_PROGRAMME, LATE_LIST)
    with qtbot.waitSignal(loading.failed) as failed:
        loading.apply(plan)
    assert failed.args[0].kind is TroubleKind.PLAN_OUTDATED
    with qtbot.waitSignal(loading.finished):
        loading.apply(planned(loading, qtbot, wish))
    background.close()


def test_a_file_that_is_no_good(
    loading: Loading, empty: DeskStore, qtbot: QtBot, tmp_path: Path
) -> None:
    """The trouble is told, and nothing is there."""
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(tmp_path / "none.csv",))
    with qtbot.waitSignal(loading.failed) as failed:
        loading.start(wish)
    trouble = failed.args[0]
    assert isinstance(trouble, Trouble)
    assert trouble.kind is TroubleKind.FILE_MISSING
    assert list(empty.journal.all()) == []


def test_cancelled_while_reading(loading: Loading, empty: DeskStore, qtbot: QtBot) -> None:
    """Stopped at the first sign of life, the load ends, and nothing is there."""
    with qtbot.waitSignal(loading.cancelled):
        loading.start(WISH)
        loading.cancel()
    assert list(empty.journal.all()) == []


def test_cancelled_while_writing(loading: Loading, empty: DeskStore, qtbot: QtBot) -> None:
    """Stopped half-way through the writing, the load takes everything back; another may follow."""

    def stop(progress: LoadProgress) -> None:
        if progress.is_writing and progress.done == 200:
            loading.cancel()

    loading.progressed.connect(stop)
    plan = planned(loading, qtbot)
    with qtbot.waitSignal(loading.cancelled):
        loading.apply(plan)
    assert (list(empty.journal.all()), empty.registrants.count()) == ([], 0)
    loading.progressed.disconnect(stop)
    with qtbot.waitSignal(loading.finished):
        loading.apply(plan)
    assert empty.registrants.count() == 606


def test_a_bug_while_writing(
    loading: Loading, empty: DeskStore, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug comes to light once, nothing is told as finished, nothing is there; another load may follow."""
    finished: list[object] = []
    loading.finished.connect(finished.append)
    fold_rows = empty.roster.fold_rows

    def broken(record: Record) -> None:
        raise KeyError(record.kind)

    monkeypatch.setitem(empty._folding._folds, RecordKind.ROWS, broken)
    plan = planned(loading, qtbot)
    with qtbot.captureExceptions() as bugs:
        loading.apply(plan)
        qtbot.waitUntil(lambda: bool(bugs))
    assert [kind for kind, _, _ in bugs] == [KeyError]
    assert not loading._slices.isActive()
    assert (finished, list(empty.journal.all())) == ([], [])
    monkeypatch.setitem(empty._folding._folds, RecordKind.ROWS, fold_rows)
    with qtbot.waitSignal(loading.finished):
        loading.apply(plan)
    assert empty.registrants.count() == 606


def test_closed_while_writing(loading: Loading, empty: DeskStore, qtbot: QtBot) -> None:
    """A window closed half-way takes the load back: the store closes with nothing in it."""

    def close(progress: LoadProgress) -> None:
        if progress.is_writing and progress.done == 200:
            loading.close()

    loading.progressed.connect(close)
    plan = planned(loading, qtbot)
    with qtbot.waitSignal(loading.cancelled):
        loading.apply(plan)
    assert (list(empty.journal.all()), empty.registrants.count()) == ([], 0)
    empty.keep_setting("name", "no transaction was left open")


def test_closed_while_reading(loading: Loading, empty: DeskStore, qtbot: QtBot) -> None:
    """What was read by the time the window closed is not shown any more."""
    loading.start(WISH)
    loading._background.close()
    loading.close()
    with qtbot.waitSignal(loading.cancelled):
        pass
    assert list(empty.journal.all()) == []


def test_people_come_while_a_list_is_loaded(
    reference: DeskStore, clock: FixedClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Into a desk at work a list is written whole: a scan between two events finds no half of it."""
    monkeypatch.setattr("kiosk.controllers.loading.SLICE_S", 0.0001)
    background = Background()
    loading = Loading(reference, background, now=clock)
    desk = CheckIn(reference, Badges(reference, queue=None, now=clock), session="ACC", now=clock)
    codes = iter(reference_codes())
    scanning = QTimer()
    scanning.timeout.connect(lambda: desk.scan(next(codes)))
    scanning.start(0)
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(LATE_LIST,), accepts_many_withdrawn=True)
    plan = planned(loading, qtbot, wish)
    with qtbot.waitSignal(loading.finished):
        loading.apply(plan)
    scanning.stop()
    background.close()
    assert reference.attendance.attended("ACC") > 0
