"""From a scan to its verdict while records of another desk are taken in, or while the hub never answers."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import count as counting
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.rounds import Rounds
from kiosk.controllers.speaking import Speaking
from kiosk.controllers.syncing import HUB, Syncing
from kiosk.core.columns import Field, as_text
from kiosk.core.exchange import Fetched, RoundReport
from kiosk.core.journal import Record, RecordKind, line_of
from kiosk.core.moment import to_ms
from kiosk.store.desk import DeskStore
from kiosk.store.receiving import SLICE
from tests.benchmarks.conftest import now
from tests.benchmarks.people import code_of
from tests.fakes_hub import FakeHub, FakeSync

PEOPLE = 20_000
SCANS = 600
SEGMENT = 500
OTHER = "b" * 32
ROWS_A_RECORD = 200


def test_scan_as_others_entries_are_taken_in(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path]
) -> None:
    """Another desk has let 20,000 people in: a scan comes each time just as a slice begins."""
    with DeskStore.open_for_writing(desk(PEOPLE), now=now) as store:
        _scan_beside(benchmark, store, _entries(store), PEOPLE // SLICE)


def test_scan_as_a_list_of_another_desk_is_taken_in(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path]
) -> None:
    """Another desk has loaded the list again, with all of its rows: records of 200 people each."""
    with DeskStore.open_for_writing(desk(PEOPLE), now=now) as store:
        _scan_beside(benchmark, store, _list_again(store), PEOPLE // ROWS_A_RECORD)


def test_scan_beside_a_hub_that_never_answers(
    benchmark: BenchmarkFixture, desk: Callable[[int], Path], qapp: QApplication
) -> None:
    """600 scans, and the window's own turns between them, while the first call hangs."""
    hub = FakeHub()
    hub.gate.clear()
    with DeskStore.open_for_writing(desk(PEOPLE), now=now) as store:
        store.event_key()
        store.keep_setting(HUB, "hub")
        speaking = Speaking(store, session=lambda: "ACC")
        syncing = Syncing(store, lambda: FakeSync(hub), speaking=speaking, now=now)
        check_in = _check_in(store)
        check_in.answered.connect(syncing.soon)
        syncing.start()
        numbers = counting(1)

        def scan() -> None:
            check_in.scan(code_of(next(numbers)))
            qapp.processEvents()

        try:
            benchmark.pedantic(scan, rounds=SCANS)
        finally:
            syncing.stop()
            hub.gate.set()


def _scan_beside(
    benchmark: BenchmarkFixture, store: DeskStore, records: list[Record], rounds: int
) -> None:
    taking = _taking(store, records)
    check_in = _check_in(store)
    numbers = counting(1)

    def scan() -> None:
        next(taking)
        check_in.scan(code_of(next(numbers)))

    benchmark.pedantic(scan, rounds=rounds)


def _taking(store: DeskStore, records: list[Record]) -> Iterator[None]:
    """Take in *records* slice by slice, as the window does."""
    parts = [records[start : start + SEGMENT] for start in range(0, len(records), SEGMENT)]
    fetched = [
        Fetched(path=f"{OTHER}/{n}", desk=OTHER, epoch=1, lines=tuple(map(line_of, part)))
        for n, part in enumerate(parts)
    ]
    report = RoundReport(fetched=tuple(fetched))
    return Rounds(store, "hub").take(report, now=to_ms(now()))


def _entries(store: DeskStore) -> list[Record]:
    """Give what another desk recorded as everybody came, the last first."""
    people = [row.id for row in store.roster.rows(_source(store))]
    return [
        _record(seq, RecordKind.CHECK_IN, {"registrant": one, "session": "ACC"})
        for seq, one in enumerate(reversed(people), 1)
    ]


def _list_again(store: DeskStore) -> list[Record]:
    """Give what another desk recorded as it loaded the list with everybody in another structure."""
    source = _source(store)
    columns = store.roster.columns(source)
    place = columns.fields[Field.ORGANISATION]
    rows = {
        row.id: (
            row.line,
            as_text((*row.cells[:place], f"{row.cells[place]} II", *row.cells[place + 1 :])),
        )
        for row in store.roster.rows(source)
    }
    load = _record(
        1,
        RecordKind.LOAD,
        {
            "source": source,
            "file": "liste.csv",
            "version": "2",
            "columns": columns.as_json(),
            "withdrawn": [],
            "returned": [],
        },
        after=store.journal.last_of_lists(),
    )
    ids = list(rows)
    parts = [ids[start : start + ROWS_A_RECORD] for start in range(0, len(ids), ROWS_A_RECORD)]
    body = {"source": source, "load": load.id}
    return [
        load,
        *(
            _record(seq, RecordKind.ROWS, body, {"rows": {one: rows[one] for one in part}})
            for seq, part in enumerate(parts, 2)
        ),
    ]


def _source(store: DeskStore) -> str:
    (source,) = store.roster.versions()
    return source


def _record(
    seq: int,
    kind: str,
    body: Mapping[str, Any],
    personal: Mapping[str, Any] | None = None,
    after: str | None = None,
) -> Record:
    at = to_ms(now())
    return Record(
        id=f"{seq:032x}",
        desk=OTHER,
        epoch=1,
        seq=seq,
        clock=(at << 16) + seq,
        at=at,
        kind=str(kind),
        body=body,
        personal=personal or {},
        after=after,
    )


def _check_in(store: DeskStore) -> CheckIn:
    badges = Badges(store, queue=None, now=now)
    return CheckIn(store, badges, session="ACC", now=now, double_beep=timedelta(0))
