"""A whole desk at a hub whose own disk is full."""

from collections.abc import Callable
from pathlib import Path

from tests.faults.answers import kept, said
from tests.faults.conftest import mount
from tests.simulator.morning import Morning
from tests.simulator.truth import records_in

SIZE_KB = 2048
LARGER_KB = 16384
SCANS = 400
FULL = "Le disque est plein : rien de plus n’est enregistré"


def test_a_desk_on_a_full_disk_says_so_and_keeps_what_it_answered(
    small: Callable[[int], Path], tmp_path: Path
) -> None:
    """It stops with one sentence, starts with none else, and once there is room all goes on."""
    disk = small(SIZE_KB)
    morning = Morning(folder=tmp_path, people=200, sessions=["ACC", "ACC"], seed=9)
    desk = morning.move(morning.desks[0], disk / "desk")
    codes = morning.codes * (SCANS // len(morning.codes))
    for _ in range(2):
        desk.start()
        desk.feed(codes)
        assert_one_sentence(desk.fail())
        assert kept(desk.folder) == said(desk)
    assert len(desk.answered) > 1
    mount(f"remount,size={LARGER_KB}k", disk)
    desk.start()
    desk.scan(morning.codes[-1])
    morning.end()
    assert kept(desk.folder) == said(desk)
    assert records_in(desk.folder).keys() == records_in(morning.desks[1].folder).keys()
    assert [morning.seen_by(each) for each in morning.desks] == [morning.truth()] * 2


def assert_one_sentence(told: str) -> None:
    """Make sure that the operator was told of the full disk, and of nothing else."""
    assert told.startswith(FULL)
    assert told.count("\n") == 1, told
