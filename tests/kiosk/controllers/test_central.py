"""The central file is written by the desk whose turn it is, when it is time."""

import json
from collections.abc import Mapping
from threading import Thread

import pytest

from kiosk.controllers.central import CentralFile
from kiosk.core.exchange import Heartbeat
from kiosk.core.journal import RecordKind
from kiosk.core.moment import to_ms
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock

ALL = ["attendance.csv", "attendance.json", "attendance.xlsx", "live.html"]


@pytest.fixture
def central(store: DeskStore, clock: FixedClock) -> CentralFile:
    """Give the central file of a desk that is no organiser's."""
    return CentralFile(store, is_organiser=lambda: False, now=clock)


def written(central: CentralFile, *others: Heartbeat) -> Mapping[str, bytes]:
    """Give the files of this round, empty where it writes none."""
    work = central.work(others)
    return work() if work is not None else {}


def a_word(desk: str, clock: FixedClock, *, is_organiser: bool = False) -> Heartbeat:
    """Give what another desk says just now."""
    return Heartbeat(
        desk=desk,
        name="Bureau 2",
        session="ACC",
        at=to_ms(clock()),
        version="1",
        is_organiser=is_organiser,
    )


def test_a_desk_alone_writes_what_it_knows(
    central: CentralFile, store: DeskStore, clock: FixedClock
) -> None:
    """All four files, and five seconds later those that are quick to make."""
    assert sorted(written(central)) == ALL
    clock.advance(seconds=4)
    assert written(central) == {}
    with store.transaction():
        store.journal.append(RecordKind.CHECK_IN, {"registrant": "liste:1", "session": "ACC"})
    clock.advance(seconds=1)
    files = written(central)
    assert sorted(files) == ["attendance.csv", "attendance.json", "live.html"]
    assert json.loads(files["attendance.json"])["arrived"]["people"] == 1


def test_the_workbook_comes_once_a_minute(central: CentralFile, clock: FixedClock) -> None:
    """Unless somebody held it open: then it is tried again in the next round."""
    written(central)
    clock.advance(seconds=60)
    assert "attendance.xlsx" in written(central)
    clock.advance(seconds=5)
    assert "attendance.xlsx" not in written(central)
    central.held_open(("attendance.xlsx",))
    clock.advance(seconds=5)
    assert "attendance.xlsx" in written(central)


def test_another_desk_writes(central: CentralFile, clock: FixedClock) -> None:
    """While a desk of a smaller id, or an organiser's, is heard of; then this one takes over."""
    assert written(central, a_word("0", clock)) == {}
    clock.advance(seconds=5)
    assert written(central, a_word("zz", clock, is_organiser=True)) == {}
    silent = a_word("0", clock)
    central.work((silent,))
    clock.advance(seconds=59)
    assert written(central, silent) == {}
    clock.advance(seconds=1)
    assert sorted(written(central, silent)) == ALL


def test_an_organisers_desk_writes(store: DeskStore, clock: FixedClock) -> None:
    """Whatever the ids of the others."""
    central = CentralFile(store, is_organiser=lambda: True, now=clock)
    assert sorted(written(central, a_word("0", clock))) == ALL


def test_a_clock_set_back_holds_nothing_up(central: CentralFile, clock: FixedClock) -> None:
    """Somebody puts the time right: the files are written on, in each round as before."""
    written(central)
    clock.advance(hours=-1)
    assert sorted(written(central)) == ALL
    clock.advance(seconds=5)
    assert written(central) != {}


def test_what_somebody_else_put_there_is_written_over(
    central: CentralFile, clock: FixedClock
) -> None:
    """Nothing has changed here, but another desk may have written older figures: all is written again."""
    first = written(central)
    clock.advance(seconds=5)
    again = written(central)
    assert again["attendance.csv"] == first["attendance.csv"]


def test_before_an_event_there_is_nothing_to_write(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A desk where nothing is loaded writes no file."""
    clock = FixedClock()
    with DeskStore.open_for_writing(tmp_path_factory.mktemp("empty"), now=clock) as store:
        assert CentralFile(store, is_organiser=lambda: True, now=clock).work(()) is None


def test_the_figures_are_read_where_the_hub_is_written(
    central: CentralFile, store: DeskStore
) -> None:
    """Of many people they take long: no scan waits for them, and the desk goes on writing meanwhile."""
    work = central.work(())
    assert work is not None
    came: list[Mapping[str, bytes]] = []
    with store.transaction():
        store.journal.append(RecordKind.CHECK_IN, {"registrant": "liste:1", "session": "ACC"})
        thread = Thread(target=lambda: came.append(work()))
        thread.start()
        thread.join()
    assert [sorted(files) for files in came] == [ALL]
