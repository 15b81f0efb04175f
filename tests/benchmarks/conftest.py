"""What the benchmarks share: lists and loaded desks, made once, and a table of percentiles at the end."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.store.desk import DeskStore
from tests.benchmarks.people import write_list
from tests.desk import FINAL_PROGRAMME, load

told = pytest.StashKey[list[str]]()
_PERCENTS = (50, 95, 99)


def now() -> datetime:
    """Give the time, as the program asks for it."""
    return datetime.now(UTC)


@pytest.fixture(scope="session")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Give the list of so many people."""
    folder = tmp_path_factory.mktemp("lists")

    def path_of(count: int) -> Path:
        path = folder / f"inscriptions-{count}.csv"
        return path if path.exists() else write_list(path, count)

    return path_of


@pytest.fixture(scope="session")
def loaded(
    tmp_path_factory: pytest.TempPathFactory, listed: Callable[[int], Path]
) -> Callable[[int], Path]:
    """Give a data folder with so many people; only to be read, or copied."""
    parent = tmp_path_factory.mktemp("desks")

    def folder_of(count: int) -> Path:
        folder = parent / str(count)
        if not folder.exists():
            with DeskStore.open_for_writing(folder, now=now) as store:
                load(store, FINAL_PROGRAMME, listed(count))
        return folder

    return folder_of


@pytest.fixture
def desk(loaded: Callable[[int], Path], tmp_path: Path) -> Callable[[int], Path]:
    """Give a copy of the data folder with so many people, to work in, once all of it is on disk."""

    def copy(count: int) -> Path:
        folder = shutil.copytree(loaded(count), tmp_path / "desk")
        os.sync()
        return folder

    return copy


@pytest.fixture(autouse=True)
def percentiles(benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep the p50, p95 and p99 of each call, in milliseconds, and tell them at the end."""
    yield
    if benchmark.stats is None:
        return
    times = sorted(benchmark.stats.stats.data)
    for percent in _PERCENTS:
        place = min(len(times) - 1, len(times) * percent // 100)
        benchmark.extra_info[f"p{percent}"] = round(times[place] * 1000, 3)
    figures = "  ".join(f"{name} {value:>10}" for name, value in benchmark.extra_info.items())
    lines = request.config.stash.setdefault(told, [])
    lines.append(f"{request.node.name:55} calls {len(times):>5}  {figures}")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell the percentiles of all benchmarks."""
    terminalreporter.section("percentiles, in milliseconds")
    for line in config.stash.get(told, []):
        terminalreporter.write_line(line)
