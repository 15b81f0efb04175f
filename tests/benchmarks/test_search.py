"""How many misspelt names are found among the first five, and how fast; what the words of names cost.

As in the window, the connection that writes is the one that searches.
"""

import csv
import random
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.core.text import fold
from kiosk.store.desk import DeskStore
from kiosk.store.vocabulary import Vocabulary
from tests.benchmarks.conftest import now
from tests.benchmarks.people import write_list
from tests.benchmarks.typing_errors import KINDS, misspelt
from tests.desk import FINAL_PROGRAMME, LATE_LIST, load

MOST = 1000
"""People looked for: everybody of the reference list, as many by chance of the others."""
FIRST = 5
GOALS = {606: 0.99, 20_000: 0.97, 200_000: 0.95}


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], tuple[Path, Path]]:
    """Give the list of so many people and a data folder with it; the smallest is the reference list."""
    parent = tmp_path_factory.mktemp("search")

    def desk_of(count: int) -> tuple[Path, Path]:
        path, folder = parent / f"inscriptions-{count}.csv", parent / str(count)
        if not folder.exists():
            listed = LATE_LIST if count == min(GOALS) else write_list(path, count)
            with DeskStore.open_for_writing(folder, now=now) as store:
                load(store, FINAL_PROGRAMME, listed)
        return (LATE_LIST if count == min(GOALS) else path), folder

    return desk_of


@pytest.mark.parametrize("count", GOALS)
@pytest.mark.parametrize("kind", KINDS)
def test_one_error(
    benchmark: BenchmarkFixture, desks: Callable[[int], tuple[Path, Path]], count: int, kind: str
) -> None:
    """Both names are typed in either order, one error in a word of five letters or more."""
    path, folder = desks(count)
    asked = list(_misspelt(path, kind))
    places: list[bool] = []
    with DeskStore.open_for_writing(folder, now=now) as store:
        find = store.registrants.find
        find("zzzzz", FIRST)  # reads the words of all names

        def look(name: str, text: str) -> None:
            hits = find(text, 10)[:FIRST]
            places.append(name in {_name(h.registrant.given, h.registrant.family) for h in hits})

        rows = iter(asked)
        benchmark.pedantic(look, setup=lambda: (next(rows), {}), rounds=len(asked))
    recall = sum(places) / len(places)
    benchmark.extra_info["recall@5"] = round(recall, 4)
    assert recall >= GOALS[count]


@pytest.mark.parametrize("count", GOALS)
def test_keystrokes_of_misspelt_names(
    benchmark: BenchmarkFixture, desks: Callable[[int], tuple[Path, Path]], count: int
) -> None:
    """Misspelt names are typed letter by letter."""
    path, folder = desks(count)
    asked = [text for kind in KINDS for _, text in list(_misspelt(path, kind))[:20]]
    typed = iter([text[:end] for text in asked for end in range(1, len(text) + 1)])
    with DeskStore.open_for_writing(folder, now=now) as store:
        store.registrants.find("zzzzz", FIRST)
        benchmark.pedantic(
            lambda text: store.registrants.find(text, 10),
            setup=lambda: ((next(typed),), {}),
            rounds=sum(map(len, asked)),
        )


@pytest.mark.parametrize("count", GOALS)
def test_the_words_of_all_names(
    benchmark: BenchmarkFixture, desks: Callable[[int], tuple[Path, Path]], count: int
) -> None:
    """The first search reads them, and the first that forgives two errors sorts them by letters."""
    _, folder = desks(count)

    def first(connection: object) -> None:
        vocabulary = Vocabulary(connection)
        vocabulary.refresh()
        vocabulary.near("lefevre")
        vocabulary.nearly("rochefoucault")

    with DeskStore.open_for_writing(folder, now=now) as store:
        connection = store._database.conn
        tracemalloc.start()
        first(connection)
        benchmark.extra_info["KB"] = tracemalloc.get_traced_memory()[1] // 1000
        tracemalloc.stop()
        started = time.perf_counter()
        first(connection)
        benchmark.extra_info["first"] = round((time.perf_counter() - started) * 1000, 1)
        benchmark.pedantic(first, (connection,), rounds=5)


def _misspelt(path: Path, kind: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in random.Random(3).sample(rows, min(MOST, len(rows))):
        given, family = row["Prénom"], row["Nom"]
        text = misspelt(given, family, KINDS[kind], seed=kind)
        if text is not None:
            yield _name(given, family), text


def _name(given: str, family: str) -> str:
    return f"{fold(given)} {fold(family)}"
