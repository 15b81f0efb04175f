"""A whole day of many desks as real processes at one hub: what it costs until all say the same."""

import random
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.simulator.desks import SimulatedDesk, in_turns
from tests.simulator.morning import KINDS, Morning
from tests.simulator.truth import attendance, ids_in, records_in

PEOPLE = 2000
WAVES = 4
AT_ONCE = 10
KILLED_AFTER = 40
ENOUGH_FILES = 48


@pytest.mark.parametrize(("desks", "scans"), [(10, 5_000), (50, 20_000), (50, 100_000)])
def test_a_day_of_many_desks(
    benchmark: BenchmarkFixture, tmp_path: Path, desks: int, scans: int
) -> None:
    """The hub is gone for a wave, two desks are killed: all end with the figures of the truth.

    The desks take turns, ten at once, each a process for the time of its wave.
    """
    sessions = [list(KINDS)[number % len(KINDS)] for number in range(desks)]
    morning = Morning(folder=tmp_path, people=PEOPLE, sessions=sessions, seed=4)
    taken_s = _scan_all(morning, scans)
    benchmark.pedantic(morning.exchange, rounds=1)

    _all_is_true(morning, scans)
    files = [
        sum(1 for _ in folder.iterdir()) for folder in morning.hub.iterdir() if folder.is_dir()
    ]
    assert max(files) <= ENOUGH_FILES
    size = sum(path.stat().st_size for path in morning.hub.rglob("*") if path.is_file())
    benchmark.extra_info["scans/s"] = round(scans / taken_s)
    benchmark.extra_info["hub MB"] = round(size / 1e6, 1)
    benchmark.extra_info["files a desk"] = max(files)
    size = sum(path.stat().st_size for path in morning.desks[0].folder.iterdir())
    benchmark.extra_info["desk MB"] = round(size / 1e6, 1)


def _scan_all(morning: Morning, scans: int) -> float:
    """Let all come, wave by wave, and give how long it took."""
    each = scans // len(morning.desks) // WAVES
    begun = time.perf_counter()
    for wave in range(WAVES):
        if wave == 1:
            morning.lose_hub()
        if wave == 2:
            morning.find_hub()
        killed = morning.desks[1:3] if wave == 2 else []
        _scan_wave(morning, wave, each, killed)
    return time.perf_counter() - begun


def _scan_wave(morning: Morning, wave: int, count: int, killed: list[SimulatedDesk]) -> None:
    """Let *count* people come to each desk."""

    def scan(desk: SimulatedDesk) -> None:
        codes = random.Random(f"{desk.folder.name} {wave}").choices(morning.codes, k=count)
        _scan(desk, codes, is_killed=desk in killed)

    in_turns(scan, morning.desks, AT_ONCE)


def _scan(desk: SimulatedDesk, codes: list[str], *, is_killed: bool) -> None:
    """Scan *codes*; who is killed starts again, with those that were not answered."""
    before = len(desk.answered)
    desk.start()
    desk.feed(codes)
    if is_killed:
        for _ in range(KILLED_AFTER):
            desk.answer()
        desk.kill()
        desk.start()
        desk.feed(codes[len(desk.answered) - before :])
    desk.end()


def _all_is_true(morning: Morning, scans: int) -> None:
    """Make sure that all hold the same records and figures, and each answer is among them."""
    records = records_in(morning.desks[0].folder)
    assert all(ids_in(desk.folder) == records.keys() for desk in morning.desks)
    truth = attendance(records.values(), KINDS, "ACC")
    figures: list[dict[str, tuple[int, int]]] = []
    in_turns(lambda desk: figures.append(morning.seen_by(desk)), morning.desks)
    assert figures == [truth] * len(morning.desks)
    assert morning.central() == truth
    assert sum(len(desk.answered) for desk in morning.desks) == scans
    assert morning.let_in() <= {
        (record.body["registrant"], record.body["session"])
        for record in records.values()
        if record.kind == "check-in"
    }
