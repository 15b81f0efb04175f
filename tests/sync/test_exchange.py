"""A round of a desk at a hub: what it reads, publishes, finds lost, and says."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.exchange import RoundOrder
from kiosk.core.trouble import TroubleKind
from sync import exchange as exchange_module
from sync.ports import Hub
from sync.segment import is_called_alive
from tests.sync.desks import KEYS, ORGANISER_KEYS, Desk, MemoryHub, kinds


def segments(hub: MemoryHub) -> list[str]:
    """Give the paths that are no heartbeats."""
    return sorted(path for path in hub.files if not is_called_alive(path))


def test_two_desks_that_were_apart_know_the_same(new_hub: Callable[[], Hub]) -> None:
    """Over every hub: each publishes, each reads, and nobody reads anything twice."""
    one, two = Desk(new_hub(), "d1"), Desk(new_hub(), "d2")
    for desk in (one, two):
        desk.scan(30)
        desk.round(says=True)
        desk.scan(5)
    for desk in (one, two, one):
        assert desk.round(says=True).trouble is None
    assert one.lines == two.lines
    assert len(one.lines) == 70
    for desk, other in ((one, "Bureau d2"), (two, "Bureau d1")):
        report = desk.round()
        assert report.fetched == report.published == report.lost == report.told == ()
        assert [heartbeat.name for heartbeat in report.heartbeats] == [other]


def test_what_is_published_is_said_with_its_records(one: Desk, memory: MemoryHub) -> None:
    """The path, the size, and the ids of the records."""
    one.scan(2)
    (published,) = one.round().published
    assert memory.files.keys() == {published.path}
    assert published.path.startswith("d1/1.1-2.")
    assert published.size == len(memory.files[published.path])
    assert published.records == ("d1-1-1", "d1-1-2")


def test_an_idle_round_asks_for_the_list_alone(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """Where nothing is new, nothing is read or written."""
    one.publish()
    two.round()
    memory.calls.clear()
    two.round()
    assert memory.calls == ["listing"]


def test_publishing_again_finds_itself_there(one: Desk, memory: MemoryHub) -> None:
    """The answer got lost on its way: the same bytes are there once."""
    one.scan(3)
    order = RoundOrder(published={}, outgoing=one._outgoing())
    first = one.exchange.round(order)
    assert one.exchange.round(order).published == first.published
    assert len(memory.files) == 1


def test_a_desk_that_forgot_what_it_published_reads_it_first(one: Desk, memory: MemoryHub) -> None:
    """A crash before it was noted, or a restored backup: that round publishes nothing, the next does."""
    path = one.publish(2)
    one.published.clear()
    one.records.clear()
    one.start()
    one.scan(1)
    report = one.round()
    assert [(each.path, each.desk) for each in report.fetched] == [(path, "d1")]
    assert report.published == ()
    assert [len(each.records) for each in one.round().published] == [1]


def test_a_desk_that_bears_anothers_name_does_not_publish_over_it(
    one: Desk, memory: MemoryHub
) -> None:
    """Two laptops of one disk image: each is shown what the other wrote, and both files stay."""
    clone = Desk(memory, "d1")
    one.publish()
    clone.scan()
    report = clone.round(says=True)
    assert [each.desk for each in report.fetched] == ["d1"]
    assert report.published == ()
    assert [heartbeat.desk for heartbeat in one.round(says=True).heartbeats] == ["d1"]
    assert [heartbeat.desk for heartbeat in clone.round(says=True).heartbeats] == ["d1"]


def test_a_desks_own_heartbeat_of_before_is_no_clones(one: Desk, memory: MemoryHub) -> None:
    """The program was started again: what lies there of its last run is its own."""
    one.round(says=True)
    one.start()
    assert one.round(says=True).heartbeats == ()
    assert len(memory.files) == 1


def test_the_newest_heartbeat_counts_and_the_older_go(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """By its number, not by a clock that may jump back."""
    order = RoundOrder(published={}, heartbeat=replace(one._heartbeat(), at=9_000))
    one.exchange.round(order)
    one.exchange.round(replace(order, heartbeat=replace(one._heartbeat(), at=3_000)))
    assert len(memory.files) == 1
    assert [each.at for each in two.round().heartbeats] == [3_000]


def test_heartbeats_that_cannot_be_taken_away_harm_nothing(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """A share that lets nobody delete: the newest still counts, and the others are not all read."""
    memory.refusing_removal = True
    for at in range(1, 12):
        order = RoundOrder(published={}, heartbeat=replace(one._heartbeat(), at=at))
        assert one.exchange.round(order).trouble is None
    assert len(memory.files) == 11
    memory.calls.clear()
    assert [each.at for each in two.round().heartbeats] == [11]
    assert len([call for call in memory.calls if call.startswith("get")]) == 2


def test_own_segments_that_vanish_are_lost_after_two_rounds_and_come_again(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """Once may be a slow directory; nobody else puts them back."""
    path = one.publish(3)
    two.round()
    kept = memory.files.pop(path)
    assert one.round().lost == ()
    assert one.round().lost == (path,)
    assert two.round().published == ()
    assert one.round().published[0].path == path
    assert memory.files[path] == kept


def test_own_segments_of_another_size_come_again_under_a_new_name(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """The damaged file stays as it is: nobody replaces a name."""
    path = one.publish(3)
    memory.files[path] = memory.files[path][:-1]
    one.round()
    assert one.round().lost == (path,)
    (again,) = one.round().published
    assert again.path != path
    assert segments(memory) == sorted([path, again.path])
    two.round()
    assert one.lines == two.lines


def test_what_others_cannot_open_comes_again_under_a_new_name(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """A byte changed, the size is the same: only who reads it notices, and says so."""
    path = one.publish(3)
    flipped = bytearray(memory.files[path])
    flipped[-1] ^= 1
    memory.files[path] = bytes(flipped)
    told = two.round(says=True).told
    assert kinds(told) == [TroubleKind.HUB_FILE_DAMAGED]
    assert told[0].facts == {"path": path}
    assert one.round().lost == (path,)
    (again,) = one.round().published
    assert again.path != path
    assert two.round().told == ()
    assert one.lines == two.lines
    assert one.round().lost == ()


def test_much_is_read_in_several_rounds(
    one: Desk, two: Desk, memory: MemoryHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A round that reads a long list says that there is more, and the next goes on."""
    for _ in range(5):
        one.publish()
    monkeypatch.setattr(exchange_module, "MOST_FILES", 2)
    reports = [two.round() for _ in range(3)]
    assert [len(report.fetched) for report in reports] == [2, 2, 1]
    assert [report.has_more for report in reports] == [True, True, False]
    monkeypatch.setattr(exchange_module, "MOST_AT_ONCE", 1)
    monkeypatch.setattr(exchange_module, "MOST_FILES", 64)
    assert len(Desk(memory, "d3").round().fetched) == 1


def test_what_was_done_before_a_fault_is_kept(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """A hub that fills up: what others did has been read, and says so beside the trouble."""
    one.publish()
    memory.refusing_writes = TroubleKind.HUB_FULL
    two.scan()
    report = two.round(says=True)
    assert len(report.fetched) == 1
    assert report.published == ()
    assert report.trouble is not None
    assert report.trouble.kind is TroubleKind.HUB_FULL
    memory.refusing_writes = None
    assert len(two.round().published) == 1


def test_a_hub_that_is_gone_for_an_hour_loses_nothing(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """Round after round says so; when it is back, all is published at once."""
    one.publish()
    memory.refusal = TroubleKind.HUB_MISSING
    for _ in range(10):
        one.scan()
        report = one.round(says=True)
        assert report.trouble is not None
        assert (report.trouble.kind, report.lost) == (TroubleKind.HUB_MISSING, ())
    memory.refusal = None
    one.round()
    two.round()
    assert one.lines == two.lines
    assert "create" not in memory.calls


def test_what_only_organisers_may_read_reaches_them_alone(one: Desk, memory: MemoryHub) -> None:
    """A desk hands it on without reading it, be it rolled up meanwhile."""
    one.reserved = ['{"id":"d1-1-1","rows":{"r1":{"Portable":"06 12 34 56 78"}}}']
    path = one.publish()
    assert b"06 12" not in memory.files[path]
    (for_a_desk,) = Desk(memory, "d2").round().fetched
    (for_organisers,) = Desk(memory, "d3", keys=ORGANISER_KEYS).round().fetched
    assert for_a_desk.reserved == ()
    assert for_organisers.reserved == tuple(one.reserved)
    assert for_organisers.lines == for_a_desk.lines


def test_after_a_new_key_the_old_ones_files_are_foreign_and_hold_up_nothing(
    one: Desk, memory: MemoryHub
) -> None:
    """A desk that has the new pack publishes beside what it sealed before."""
    path = one.publish()
    renewed = Desk(memory, "d1", keys=replace(KEYS, seal=b"n" * 32))
    renewed.scan()
    report = renewed.round()
    assert kinds(report.told) == [TroubleKind.HUB_FILE_FOREIGN]
    assert report.told[0].facts == {"path": path}
    assert len(renewed.round().published) == 1


def test_central_files_are_written_and_the_held_are_named(one: Desk, memory: MemoryHub) -> None:
    """One that somebody has open in Excel waits, the others do not; no desk reads them as its own."""
    memory.held = {"attendance.xlsx"}
    held = one.exchange.write_central({"attendance.xlsx": b"x", "live.html": b"y"})
    assert held == ("attendance.xlsx",)
    assert memory.files == {"live.html": b"y"}
    report = one.round()
    assert (report.told, report.fetched) == ((), ())
