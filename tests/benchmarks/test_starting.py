"""From starting the program to being ready to scan."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.processes import run

LOOK_AND_LEAVE = Path(__file__).with_name("look_and_leave.py")


@pytest.mark.parametrize("count", [606, 20_000, 200_000])
def test_start_to_ready(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path], count: int
) -> None:
    """A process opens the window, and ends once its search field takes what a scanner types."""
    look = (LOOK_AND_LEAVE, "--data", desk(count))
    ended = benchmark.pedantic(run, look, rounds=5, warmup_rounds=1)
    assert ended.status == 0
    benchmark.extra_info["peak MB"] = ended.peak_mb
