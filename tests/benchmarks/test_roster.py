"""From a list to people a desk knows: planned, written, and the whole command."""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.controllers.roster import LoadPlan, LoadWish, plan_load, write_load
from kiosk.store.desk import DeskStore
from tests.benchmarks.conftest import now
from tests.benchmarks.people import HEADER, people
from tests.benchmarks.processes import MAIN, run
from tests.desk import FINAL_PROGRAMME
from tests.kiosk.roster.workbooks import write_xlsx

SIZES = [606, 20_000, 200_000]
ROUNDS = {606: 5, 20_000: 5, 200_000: 3}


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Give the list of so many people as a workbook."""
    folder = tmp_path_factory.mktemp("workbooks")

    def path_of(count: int) -> Path:
        path = folder / f"inscriptions-{count}.xlsx"
        return path if path.exists() else write_xlsx(path, [HEADER, *people(count)])

    return path_of


@pytest.mark.parametrize("count", SIZES)
def test_list_in(
    benchmark: BenchmarkFixture, listed: Callable[[int], Path], tmp_path: Path, count: int
) -> None:
    """``main.py load`` of a CSV file into a new data folder: the whole process."""
    _load(benchmark, listed(count), tmp_path / "desk", ROUNDS[count])


@pytest.mark.parametrize("count", SIZES)
def test_workbook_in(
    benchmark: BenchmarkFixture, workbook: Callable[[int], Path], tmp_path: Path, count: int
) -> None:
    """``main.py load`` of an XLSX file into a new data folder: the whole process."""
    _load(benchmark, workbook(count), tmp_path / "desk", ROUNDS[count] // 2 + 1)


@pytest.mark.parametrize("count", SIZES)
def test_the_same_list_is_planned(
    benchmark: BenchmarkFixture,
    loaded: Callable[[int], Path],
    listed: Callable[[int], Path],
    count: int,
) -> None:
    """A desk that knows everybody on a list reads it again; nothing is locked meanwhile."""
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(listed(count),))
    with DeskStore.open_for_reading(loaded(count), now=now) as store:
        plan = benchmark.pedantic(plan_load, (wish, store), rounds=ROUNDS[count])
    assert plan.lists[0].unchanged == count


@pytest.mark.parametrize("count", SIZES)
def test_ten_changed_rows_are_written(
    benchmark: BenchmarkFixture,
    desk: Callable[[int], Path],
    listed: Callable[[int], Path],
    tmp_path: Path,
    count: int,
) -> None:
    """Of a list that is loaded again ten rows changed: for so long scans wait."""
    with DeskStore.open_for_writing(desk(count), now=now) as store:
        turns = _changed(listed(count), tmp_path / listed(count).name, store)
        benchmark.pedantic(_write, setup=lambda: ((next(turns), store), {}), rounds=5)


def _load(benchmark: BenchmarkFixture, path: Path, folder: Path, rounds: int) -> None:
    command = (MAIN, "load", FINAL_PROGRAMME, path, "--data", folder)
    ended = benchmark.pedantic(
        run, setup=lambda: shutil.rmtree(folder, ignore_errors=True) or (command, {}), rounds=rounds
    )
    assert ended.status == 0
    benchmark.extra_info["peak MB"] = ended.peak_mb


def _changed(path: Path, copy: Path, store: DeskStore) -> Iterator[LoadPlan]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    for turn in range(5):
        for row in rows[1:11]:
            row[HEADER.index("Prénom")] = f"Prénom {turn}"
        with copy.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(rows)
        plan = plan_load(LoadWish(programme=FINAL_PROGRAMME, lists=(copy,)), store)
        assert len(plan.lists[0].changed) == 10
        yield plan


def _write(plan: LoadPlan, store: DeskStore) -> None:
    for _ in write_load(plan, store):
        pass
