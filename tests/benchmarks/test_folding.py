"""A desk that was away takes in what all others did: slice by slice, and a whole journal anew."""

import random
import shutil
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.core.exchange import Fetched
from kiosk.core.journal import Record, RecordKind, line_of
from kiosk.core.moment import to_ms
from kiosk.store.desk import DeskStore
from kiosk.store.receiving import SLICE
from tests.benchmarks.conftest import now
from tests.fakes import MORNING

DESKS = 50
PEOPLE = 200_000
RECORDS = 1_000_000
SEGMENT = 5000
ONE_MORE = 500
VISITS = ("ACC", "A1", "PL1", "CK", "A4")
"""Where each person goes, one after the other, each time at another desk."""


@pytest.fixture(scope="session")
def full(
    loaded: Callable[[int], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[int], Path]:
    """Give a data folder with so many records, not folded; only to be copied."""
    parent = tmp_path_factory.mktemp("full")

    def folder_of(records: int) -> Path:
        folder = parent / str(records)
        if not folder.exists():
            shutil.copytree(loaded(PEOPLE), folder)
            with DeskStore.open_for_writing(folder, now=now) as store, store.transaction():
                told = visits(everybody(store)[: records // len(VISITS)])
                while part := list(islice(told, SEGMENT)):
                    store.journal.keep_all(part)
        return folder

    return folder_of


@pytest.mark.parametrize("records", [100_000, RECORDS])
def test_a_backlog_is_taken_in(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path], records: int
) -> None:
    """So many check-ins of 50 desks, read, kept and folded a slice of 200 at a time, each on disk."""
    with DeskStore.open_for_writing(desk(PEOPLE), now=now) as store:
        fetched = list(segments(everybody(store)[: records // len(VISITS)]))
        steps = (step for segment in fetched for step in store.receive_all("hub", segment))
        benchmark.pedantic(next, args=(steps,), rounds=records // SLICE, warmup_rounds=0)
        for _ in steps:  # segments do not end where slices do
            pass
        arrived = store.attendance.attended("ACC")
    benchmark.extra_info["seconds"] = round(sum(benchmark.stats.stats.data), 1)
    assert arrived == records // len(VISITS)


@pytest.mark.parametrize("records", [0, 100_000, RECORDS])
def test_a_journal_is_folded_again(
    benchmark: BenchmarkFixture, full: Callable[[int], Path], tmp_path: Path, records: int
) -> None:
    """The list of 200,000 and so many check-ins of 50 desks, from empty tables."""
    folder = shutil.copytree(full(records), tmp_path / "desk")
    with DeskStore.open_for_writing(folder, now=now) as store:
        benchmark.pedantic(store.fold_again, rounds=2)
        assert store.attendance.attended("ACC") == records // len(VISITS)


@pytest.mark.parametrize("records", [100_000, RECORDS])
def test_one_more_record(
    benchmark: BenchmarkFixture, full: Callable[[int], Path], tmp_path: Path, records: int
) -> None:
    """A record of another desk, when there are so many already."""
    folder = shutil.copytree(full(records), tmp_path / "desk")
    with DeskStore.open_for_writing(folder, now=now) as store:
        store.fold_again()
        more = visits(everybody(store)[:ONE_MORE], seed=1)
        benchmark.pedantic(
            lambda record: store.receive([record]),
            setup=lambda: ((next(more),), {}),
            rounds=ONE_MORE,
        )


def everybody(store: DeskStore) -> list[str]:
    """Give the ids of all registrants."""
    return [person for (person,) in store._database.execute("SELECT id FROM registrant")]


def segments(who: list[str]) -> Iterator[Fetched]:
    """Give what each desk published, desk by desk."""
    by_desk: dict[str, list[str]] = {}
    for record in visits(who):
        by_desk.setdefault(record.desk, []).append(line_of(record))
    for desk, lines in by_desk.items():
        for start in range(0, len(lines), SEGMENT):
            part = tuple(lines[start : start + SEGMENT])
            yield Fetched(path=f"{desk}/{start}", desk=desk, epoch=1, lines=part)


def visits(who: list[str], seed: int = 20250704) -> Iterator[Record]:
    """Give the check-ins of all these people, in the order of the day."""
    chance = random.Random(seed)
    start, seqs = to_ms(MORNING), [0] * DESKS
    for number, session in enumerate(VISITS):
        for place, person in enumerate(who):
            desk = chance.randrange(DESKS)
            seqs[desk] += 1
            at = start + number * 3_600_000 + place * 3_000_000 // len(who)
            yield Record(
                id=f"{chance.getrandbits(128):032x}",
                desk=f"{desk:032x}",
                epoch=1,
                seq=seqs[desk],
                clock=(at << 16) + seqs[desk],
                at=at,
                kind=RecordKind.CHECK_IN,
                body={"registrant": person, "session": session},
                personal={},
            )
