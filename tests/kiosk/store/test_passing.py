"""Wishes to print at another desk, told in any order, twice, and before their badge: the same tables."""

import random
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.journal import Record, RecordKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.kiosk.store.test_replay import tables

DESKS = ("desk a", "desk b", "desk c")
START = 1 << 62
words = st.lists(
    st.tuples(st.sampled_from(DESKS), st.sampled_from(DESKS), st.integers(0, 8), st.booleans()),
    max_size=9,
)


def record(
    number: int, desk: str, kind: str, body: Mapping[str, object], after: str | None = None
) -> Record:
    """Give a record of one of the desks."""
    return Record(
        id=f"r{number}",
        desk=desk,
        epoch=1,
        seq=number,
        clock=START + number,
        at=1_751_610_600_000 + number,
        kind=kind,
        after=after,
        body=body,
        personal={"code": "CODEADA1"} if kind == RecordKind.PRINT else {},
    )


ASKED = {
    "job": "j",
    "registrant": "liste:1",
    "layout": "card",
    "printer": "",
    "queued": True,
}


@given(said=words, chance=st.integers(0, 1000))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, str, int, bool]], chance: int
) -> None:
    """All desks that have the same records agree on who prints a badge."""
    passes = [
        record(
            number,
            desk,
            RecordKind.PASS,
            {"job": "j", "to": to, "printer": f"system://{number}", "asks": asks},
            f"r{after}",
        )
        for number, (desk, to, after, asks) in enumerate(said, 1)
    ]
    records = [record(0, "desk a", RecordKind.PRINT, ASKED), *passes]
    shuffled = records * 2
    random.Random(chance).shuffle(shuffled)
    folder = tmp_path_factory.mktemp("order")
    assert folded(folder / "one", records) == folded(folder / "two", shuffled)


def folded(folder: Path, records: list[Record]) -> object:
    """Give the tables of a desk that takes *records* as they come."""
    with closing(DeskStore.open_for_writing(folder, now=FixedClock())) as store:
        with store.transaction():
            for one in records:
                store.fold(one)
        return tables(store, ("print_job", "passing"))


def test_whose_it_is(tmp_path: Path) -> None:
    """The badge keeps who asked for it, and belongs to the desk that is to print it."""
    with closing(DeskStore.open_for_writing(tmp_path / "desk", now=FixedClock())) as store:
        body = {"job": "j", "to": "desk b", "printer": "system://Laser"}
        with store.transaction():
            store.fold(record(1, "desk a", RecordKind.PASS, body))
            store.fold(record(0, "desk a", RecordKind.PRINT, ASKED))
        job = store.jobs.get("j")
        assert job is not None
        assert (job.asker, job.desk, job.printer) == ("desk a", "desk b", "system://Laser")
        assert (job.is_passed, job.addressed, job.wanted_back) == (True, True, False)
