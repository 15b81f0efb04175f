"""From a scan to its verdict on disk: alone, beside heavy work, and on the command line."""

import contextlib
import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count as counting
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.roster import LoadWish, plan_load
from kiosk.core.checkin import Admitted
from kiosk.roster.watch import Cancelled
from kiosk.store.desk import DeskStore
from tests.benchmarks.conftest import now
from tests.benchmarks.people import code_of
from tests.benchmarks.processes import MAIN, OFFSCREEN, run
from tests.desk import FINAL_PROGRAMME

SIZES = [606, 20_000, 200_000]
SCANS = 1000
MEMORY = Path("/dev/shm")


def test_the_disks_own_fsync(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Some pages appended to a file and put on disk: what no desk can do without."""
    with (tmp_path / "pages").open("wb", buffering=0) as file:

        def write() -> None:
            file.write(bytes(32 * 1024))
            os.fsync(file.fileno())

        benchmark.pedantic(write, rounds=SCANS, warmup_rounds=20)


@pytest.mark.parametrize("count", SIZES)
def test_scan_to_verdict(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path], count: int
) -> None:
    """One desk scans people who come one after the other."""
    _scan(benchmark, desk(count), count)


@pytest.mark.skipif(not MEMORY.is_dir(), reason="there is no disk in memory here")
@pytest.mark.parametrize("count", SIZES)
def test_scan_to_verdict_own_share(
    benchmark: BenchmarkFixture, loaded: Callable[[int], Path], count: int
) -> None:
    """The same on a disk that costs nothing, in memory: what is left is our own."""
    folder = MEMORY / f"accueil-{os.getpid()}"
    try:
        _scan(benchmark, shutil.copytree(loaded(count), folder), count)
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("count", SIZES)
def test_scan_to_verdict_beside_a_bulk_print(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path], tmp_path: Path, count: int
) -> None:
    """The same while a process writes everybody's badge into a PDF file."""
    folder = desk(count)
    with _as_in_the_window(), _printing(folder, tmp_path / "badges.pdf"):
        _scan(benchmark, folder, count)


@pytest.mark.parametrize("count", SIZES)
def test_scan_to_verdict_beside_a_bulk_print_and_a_load(
    benchmark: BenchmarkFixture,
    desk: Callable[[int], Path],
    listed: Callable[[int], Path],
    tmp_path: Path,
    count: int,
) -> None:
    """The same while a thread plans a list of 20,000 besides, again and again."""
    folder = desk(count)
    with (
        _as_in_the_window(),
        _printing(folder, tmp_path / "badges.pdf"),
        _planning(folder, listed(20_000)),
    ):
        _scan(benchmark, folder, count)


@pytest.mark.parametrize("count", SIZES)
def test_606_codes_on_the_command_line(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path], count: int
) -> None:
    """``main.py scan --json`` is given 606 codes: the whole process."""
    folder = desk(count)
    codes = "".join(f"{code_of(number)}\n" for number in range(1, 607))
    scan = (MAIN, "scan", "--session", "ACC", "--json", "--data", folder)
    ended = benchmark.pedantic(run, scan, {"stdin": codes}, rounds=3)
    assert ended.status == 0
    benchmark.extra_info["peak MB"] = ended.peak_mb


def _scan(benchmark: BenchmarkFixture, folder: Path, count: int) -> None:
    step = 1 if count < SCANS else count // SCANS
    numbers = iter(counting(1, step))
    with DeskStore.open_for_writing(folder, now=now) as store:
        badges = Badges(store, queue=None, now=now)
        desk = CheckIn(store, badges, session="ACC", now=now, double_beep=timedelta(0))
        benchmark.pedantic(
            desk.scan,
            setup=lambda: ((code_of(next(numbers)),), {}),
            rounds=min(count, SCANS) - 1,
            warmup_rounds=0,
        )
        assert isinstance(desk.scan(code_of(next(numbers))).verdict, Admitted)


@contextlib.contextmanager
def _as_in_the_window() -> Iterator[None]:
    """Let threads change over as often as main.py does, and collect nothing in the middle of a deed."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.setswitchinterval(before)


@contextlib.contextmanager
def _printing(folder: Path, pdf: Path) -> Iterator[None]:
    command = [sys.executable, str(MAIN), "badges", "--pdf", str(pdf), "--data", str(folder)]
    with subprocess.Popen(command, env=OFFSCREEN) as process:
        try:
            yield
        finally:
            process.kill()


@contextlib.contextmanager
def _planning(folder: Path, path: Path) -> Iterator[None]:
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(path,), adds=True)
    is_enough = threading.Event()

    def plan() -> None:
        with DeskStore.open_for_reading(folder, now=now) as reader, contextlib.suppress(Cancelled):
            while not is_enough.is_set():
                plan_load(wish, reader, cancelled=is_enough.is_set)

    thread = threading.Thread(target=plan)
    thread.start()
    try:
        yield
    finally:
        is_enough.set()
        thread.join()
