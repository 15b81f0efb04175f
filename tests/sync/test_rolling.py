"""Sixteen segments become one, proven, and only then go."""

import pytest

from kiosk.core.trouble import TroubleKind
from sync.segment import owner_of
from tests.sync.desks import ORGANISER_KEYS, Desk, MemoryHub


@pytest.fixture
def one(memory: MemoryHub) -> Desk:
    """Give a desk with thirty-two segments there."""
    desk = Desk(memory, "d1")
    for number in range(32):
        desk.reserved = [f'{{"id":"{number}"}}']
        desk.publish()
    return desk


def test_the_oldest_become_one_and_nothing_is_lost(one: Desk, memory: MemoryHub) -> None:
    """The records of the sixteen are in the one that replaces them; who comes later reads all."""
    before = list(memory.files)
    (rolled,) = one.round().rolled
    assert rolled.records == tuple(f"d1-1-{number}" for number in range(1, 17))
    assert set(memory.files) == {rolled.path, *before[16:]}
    assert memory.files.keys() == one.published.keys()
    late = Desk(memory, "d2", keys=ORGANISER_KEYS)
    report = late.round()
    assert late.lines == one.lines
    assert len({line for each in report.fetched for line in each.reserved}) == 32


def test_a_whole_day_never_has_many_files(memory: MemoryHub) -> None:
    """Roll-ups are rolled up in their turn; another desk always knows all."""
    one, two = Desk(memory, "d1"), Desk(memory, "d2")
    most = 0
    for number in range(700):
        one.publish()
        most = max(most, len(memory.files))
        if number % 7 == 0:
            two.round()
    two.round()
    assert two.lines == one.lines
    assert most < 48


def test_what_was_rolled_up_is_not_lost(one: Desk) -> None:
    """The rounds after do not publish it again."""
    one.round()
    reports = [one.round() for _ in range(3)]
    assert [(each.lost, each.published, each.fetched) for each in reports] == [((), (), ())] * 3


def test_nothing_goes_where_it_cannot_be_read_back(one: Desk, memory: MemoryHub) -> None:
    """A hub that keeps other bytes than it was given loses nothing."""
    put = memory.put

    def forgetful(path: str, data: bytes) -> bool:
        return put(path, data[:-1])

    memory.put = forgetful  # type: ignore[method-assign]
    before = dict(memory.files)
    assert one.round().rolled == ()
    assert before.items() <= memory.files.items()


def test_nothing_goes_where_a_record_is_missing_inside(
    one: Desk, memory: MemoryHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A blind roll-up lost an answered scan once: the proof is what is there."""
    from sync import writing

    union = writing.union_of
    monkeypatch.setattr(writing, "union_of", lambda parts: union(parts[:-1]))
    before = dict(memory.files)
    assert one.round().rolled == ()
    assert before.items() <= memory.files.items()


def test_a_damaged_one_is_lost_and_comes_again(one: Desk, memory: MemoryHub) -> None:
    """It is found when it is to be rolled up, and its records are published anew."""
    path = next(iter(memory.files))
    memory.files[path] = memory.files[path][:-1] + b"\0"
    report = one.round()
    assert (report.rolled, report.lost) == ((), (path,))
    for _ in range(3):
        one.round()
    late = Desk(memory, "d2")
    late.round()
    assert late.lines == one.lines


def test_one_that_cannot_be_read_now_waits(one: Desk, memory: MemoryHub) -> None:
    """A placeholder that does not come is no damage."""
    path = next(iter(memory.files))
    memory.unreadable = {path}
    report = one.round()
    assert (report.rolled, report.lost) == ((), ())
    memory.unreadable = set()
    assert len(one.round().rolled) == 1


def test_where_nothing_can_be_taken_away_it_is_rolled_up_once(one: Desk, memory: MemoryHub) -> None:
    """A share that lets nobody delete does not get a roll-up each round; when it does, they go."""
    memory.refusing_removal = True
    assert len(one.round().rolled) == 1
    for _ in range(20):
        one.publish()
    assert len([path for path in memory.files if path.endswith(".roll")]) == 1
    memory.refusing_removal = False
    one.round()
    assert len(memory.files) == 2 + 36 - 16


def test_a_full_hub_keeps_what_it_has(one: Desk, memory: MemoryHub) -> None:
    """There is no room for the one: the sixteen stay."""
    memory.refusing_writes = TroubleKind.HUB_FULL
    before = dict(memory.files)
    report = one.round()
    assert report.trouble is not None
    assert memory.files == before
    memory.refusing_writes = None
    assert len(one.round().rolled) == 1


def test_epochs_are_never_mixed(memory: MemoryHub) -> None:
    """A desk that began anew rolls up each of its lives by itself."""
    one = Desk(memory, "d1")
    for epoch in (1, 2):
        one.epoch = epoch
        for _ in range(20):
            one.publish()
    for _ in range(3):
        one.round()
    rolled = [path for path in memory.files if path.endswith(".roll")]
    assert [path.split(".")[0] for path in rolled] == ["d1/1"]


def test_what_was_published_under_an_earlier_name_stays(memory: MemoryHub) -> None:
    """A copy that goes on under a name of its own leaves what lies in the folder of its old one."""
    desk = Desk(memory, "d1")
    for _ in range(31):
        desk.publish()
    desk.name = "d9"
    desk.start()
    for _ in range(40):
        desk.scan()
        assert desk.round().lost == ()
    assert sum(owner_of(path) == "d1" for path in memory.files) == 31
    assert sum(owner_of(path) == "d9" for path in memory.files) < 40
