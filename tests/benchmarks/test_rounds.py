"""One desk among fifty in a folder: to publish, to fetch what all others did, to find nothing new."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.core.exchange import RoundOrder
from sync.folder import FolderHub
from tests.sync.desks import Desk

DESKS = 50
ROUNDS = 50
BEFORE = 12
"""Segments that each desk has published already: the hub holds some 600 files and 50 heartbeats."""


@pytest.fixture
def desks(tmp_path: Path) -> list[Desk]:
    """Give desks that have published, and heard, all that happened so far."""
    desks = [Desk(FolderHub(tmp_path), f"d{number}") for number in range(DESKS)]
    for _ in range(BEFORE):
        for desk in desks:
            desk.publish()
    for desk in desks:
        desk.round(says=True)
    return desks


@pytest.mark.parametrize("records", [1, 500])
def test_publish(benchmark: BenchmarkFixture, desks: list[Desk], records: int) -> None:
    """A round that publishes, and a heartbeat with it."""
    desk = desks[0]

    def setup() -> tuple[tuple[RoundOrder], dict[str, object]]:
        desk.scan(records)
        return (desk.order(says=True),), {}

    def publish(order: RoundOrder) -> None:
        report = desk.exchange.round(order)
        assert report.published
        desk.take(report)

    benchmark.pedantic(publish, setup=setup, rounds=ROUNDS)


def test_fetch_from_all_others(benchmark: BenchmarkFixture, desks: list[Desk]) -> None:
    """A round that finds a new segment of every other desk."""
    desk, *others = desks

    def setup() -> tuple[tuple[RoundOrder], dict[str, object]]:
        for other in others:
            other.publish()
        return (desk.order(),), {}

    def fetch(order: RoundOrder) -> None:
        report = desk.exchange.round(order)
        assert len(report.fetched) == len(others)
        desk.take(report)

    benchmark.pedantic(fetch, setup=setup, rounds=8)


def test_find_nothing(benchmark: BenchmarkFixture, desks: list[Desk]) -> None:
    """A round that finds what it knows."""
    desk = desks[0]
    order = desk.order()
    report = benchmark.pedantic(desk.exchange.round, (order,), rounds=ROUNDS)
    assert report.fetched == report.published == ()
