"""A desk that starts from a copy of another's folder finds out, and becomes one of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from tests.desk import attended, small_desk
from tests.fakes import FakeQueue, FixedClock
from tests.several_desks import HUB, Hub, copied, fetch, fetch_all, meet, publish, unread


@pytest.fixture
def first(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that has introduced itself and published all it has."""
    with small_desk(tmp_path / "first", clock) as store:
        store.introduce()
        yield store


@pytest.fixture
def hub(first: DeskStore) -> Hub:
    """Give a hub with all that the first desk has."""
    hub = Hub()
    publish(first, hub)
    return hub


def copy_of(store: DeskStore, to: Path, clock: FixedClock) -> DeskStore:
    """Start another laptop from the image of a disk."""
    with store.transaction():
        store._database.execute("SELECT 1")
    store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return DeskStore.open_for_writing(copied(store.folder, to), now=clock)


def come(store: DeskStore, key: str) -> str:
    """Let somebody in."""
    body = {"registrant": f"liste:{key}", "session": "ACC"}
    with store.transaction():
        return store.journal.append(RecordKind.CHECK_IN, body).id


def test_nobody_takes_itself_for_another(first: DeskStore, hub: Hub) -> None:
    """A desk that reads its own segments again knows everything in them."""
    assert not any(map(first.is_anothers, hub.segments.values()))


def test_a_cloned_laptop(first: DeskStore, hub: Hub, tmp_path: Path, clock: FixedClock) -> None:
    """The copy sees the other's new records under its own id, and takes a new id and name; nothing is lost."""
    with copy_of(first, tmp_path / "copy", clock) as copy:
        made = {come(first, "1"), come(copy, "2")}
        publish(first, hub)
        (path,) = unread(copy, hub)
        assert copy.is_anothers(hub.segments[path])
        fetch(copy, hub.segments[path])
        renewal = copy.become_new()
        assert (renewal.old, renewal.found, renewal.missing) == (first.journal.desk, 1, 0)
        made.add(come(copy, "5"))
        meet(copy, first, copy, hub=hub)
        assert not any(map(first.is_anothers, hub.segments.values()))
        for store in (first, copy):
            assert made <= {record.id for record in store.journal.all()}
            assert attended(store) == 3
            assert store.desk_name(first.journal.desk) == "Bureau 1"
            assert store.desk_name(copy.journal.desk) == "Bureau 1 (2)"
        assert copy.own_name == "Bureau 1 (2)"


def test_what_it_records_from_then_on(first: DeskStore, clock: FixedClock) -> None:
    """Every record bears the new id, numbered from one, after a restart too."""
    old = first.journal.desk
    first.become_new()
    come(first, "1")
    new = first.journal.desk
    assert new != old
    assert [r.seq for r in first.journal.all() if r.desk == new] == [1, 2]
    first.close()
    with DeskStore.open_for_writing(first.folder, now=clock) as again:
        come(again, "2")
        last = max(again.journal.all(), key=lambda record: record.clock)
        assert (last.desk, last.epoch, last.seq) == (new, 1, 3)


def test_a_restored_backup(tmp_path: Path, clock: FixedClock) -> None:
    """It finds in the hub what it had published since, and says how much nobody has."""
    store = small_desk(tmp_path / "desk", clock)
    hub = Hub()
    publish(store, hub)
    store._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copied(store.folder, tmp_path / "backup")
    lost = come(store, "1")
    came = [come(store, key) for key in ("2", "5")]
    for segment in store.exchange.outgoing(HUB):
        hub.put(store.journal.desk, segment)
    newest = max(hub.segments)
    kept = tuple(line for line in hub.segments[newest].lines if lost not in line)
    hub.segments[newest] = type(hub.segments[newest])(
        path=newest, desk=store.journal.desk, epoch=1, lines=kept
    )
    store.close()
    with DeskStore.open_for_writing(tmp_path / "backup", now=clock) as again:
        assert [again.is_anothers(hub.segments[path]) for path in unread(again, hub)] == [True]
        fetch_all(again, hub)
        renewal = again.become_new()
        assert (renewal.found, renewal.missing) == (2, 1)
        assert again.missing_of(renewal.old) == 1
        assert set(came) <= {record.id for record in again.journal.all()}
        assert attended(again) == 2


def test_badges_that_waited_are_left_to_the_other(first: DeskStore, clock: FixedClock) -> None:
    """The copy prints nothing that was asked for before; what is asked for then, it prints."""
    first.keep_setting("printers", '["one:"]')
    queue = FakeQueue(is_open=False)
    badges = Badges(first, queue=queue, now=clock)
    desk = CheckIn(first, badges, session="ACC", now=clock)
    desk.scan("CODEADA1")
    assert len(first.jobs.in_state(JobState.WAITING)) == 1
    first.become_new()
    assert first.jobs.in_state(JobState.WAITING) == []
    assert first.jobs.to_send() == []
    desk.scan("CODEGRACE2")
    (job,) = first.jobs.to_send()
    assert job.desk == first.journal.desk


def test_runs_of_before_are_the_others(first: DeskStore) -> None:
    """Runs are those of the desk as it is now."""
    first.become_new()
    assert first.runs.desk == first.jobs.desk == first.journal.desk == first.setting("id")
