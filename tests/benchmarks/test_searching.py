"""From a keystroke to the names found."""

import csv
import random
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.controllers.search import Search
from kiosk.core.text import fold
from kiosk.store.desk import DeskStore
from tests.benchmarks.conftest import now

PEOPLE = 40
FEWEST_LETTERS = 2


@pytest.mark.parametrize("count", [606, 20_000, 200_000])
def test_keystroke_to_names(
    benchmark: BenchmarkFixture,
    loaded: Callable[[int], Path],
    listed: Callable[[int], Path],
    count: int,
) -> None:
    """Some 200 texts are typed letter by letter: names, both, in either order, organisations."""
    typed = list(_typed(listed(count)))
    texts = cycle(typed)
    with DeskStore.open_for_reading(loaded(count), now=now) as store:
        search = Search(store)
        benchmark.pedantic(
            search.find,
            setup=lambda: ((next(texts),), {}),
            rounds=len(typed),
            warmup_rounds=20,
        )
        assert search.find(typed[-1]).hits


def _typed(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in random.Random(7).sample(rows, PEOPLE):
        family, given, organisation = row["Nom"], row["Prénom"], row["Structure"]
        for text in (
            family,
            fold(given),
            f"{fold(family)} {given}",
            f"{given} {family}"[: len(given) + 4],
            organisation,
        ):
            yield from (text[:end] for end in range(FEWEST_LETTERS, len(text) + 1))
