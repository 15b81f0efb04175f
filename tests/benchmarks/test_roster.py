"""How long a desk takes to work out what a list changes."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.core.session import Event
from kiosk.roster.plan import plan_list
from kiosk.roster.programme import read_programme
from tests.benchmarks.people import write_list
from tests.kiosk.roster.known import FakeKnown

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture(scope="module")
def event() -> Event:
    """Give the reference event."""
    return read_programme(DEMO / "programme.toml")


@pytest.mark.parametrize("count", [606, 20_000, 200_000])
def test_a_first_list(
    benchmark: BenchmarkFixture, tmp_path: Path, event: Event, count: int
) -> None:
    """A list is planned on a desk that knows nobody."""
    path = write_list(tmp_path / "inscriptions.csv", count)
    plan = benchmark.pedantic(plan_list, (path, event, FakeKnown()), rounds=3)
    assert len(plan.added) == count


@pytest.mark.parametrize("count", [606, 20_000, 200_000])
def test_the_same_list_again(
    benchmark: BenchmarkFixture, tmp_path: Path, event: Event, count: int
) -> None:
    """A list is planned on a desk that knows everybody on it."""
    path, known = write_list(tmp_path / "inscriptions.csv", count), FakeKnown()
    known.take(plan_list(path, event, known))
    plan = benchmark.pedantic(plan_list, (path, event, known), rounds=3)
    assert plan.unchanged == count
