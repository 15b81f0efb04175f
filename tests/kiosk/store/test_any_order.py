"""What desks did to people, told by several of them in any order and twice, makes the same tables."""

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.columns import as_text
from kiosk.core.correction import Corrected
from kiosk.core.journal import Record, RecordKind
from kiosk.core.walkin import SOURCE, Details, walk_in_row
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, SESSIONS, small_desk
from tests.fakes import FixedClock
from tests.kiosk.store.test_replay import search_words, tables

TABLES = (
    *("merge", "one_person", "withdrawal", "replacement", "correction", "handed_over", "touched"),
    *("movement", "stay", "booking", "code", "spare", "tied_code", "void_code"),
)
ADDED = [
    walk_in_row(Details(family=f"VENUE {letter}", bookings=("A1",)), letter * 20)
    for letter in "BDE"
]
NEWCOMERS = [row.id for row in ADDED]
EVERYBODY = [*(f"liste:{key}" for key in PEOPLE), *NEWCOMERS]
CODES = ("CODEADA1", "CODEGRACE2", "NEUF")
START = 1 << 62
"""A clock behind all that the lists' own records have."""

ids = st.sampled_from(EVERYBODY)
sessions = st.sampled_from([session.id for session in SESSIONS])
codes = st.sampled_from(CODES)
deeds = st.one_of(
    st.tuples(st.just(RecordKind.MERGE), ids, ids),
    st.tuples(st.just(RecordKind.REPLACE), ids, st.sampled_from(NEWCOMERS)),
    st.tuples(
        st.just(RecordKind.CORRECT),
        ids,
        st.sampled_from(Corrected),
        st.sampled_from(["Neuf", "Œuf", None]),
    ),
    st.tuples(st.just(RecordKind.HANDED_OVER), ids, ids),
    st.tuples(st.just(RecordKind.WITHDRAW), st.sampled_from(NEWCOMERS)),
    st.tuples(st.just(RecordKind.CHECK_IN), ids, sessions),
    st.tuples(st.just(RecordKind.CHECK_OUT), ids, sessions),
    st.tuples(st.just(RecordKind.TIE), ids, codes),
    st.tuples(st.just(RecordKind.VOID), ids, codes),
    st.tuples(st.just(RecordKind.UNDO), st.integers(0, 20)),
)


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    """Give what the small event's programme and list left in a journal, and who was added there."""
    with closing(small_desk(tmp_path_factory.mktemp("roster"), FixedClock())) as store:
        listed = list(store.journal.all())
    added = [
        a_record(
            number - len(ADDED),
            RecordKind.WALK_IN,
            {"registrant": row.id, "source": SOURCE},
            {"rows": {row.id: [0, as_text(row.cells)]}},
        )
        for number, row in enumerate(ADDED)
    ]
    return [*listed, *added]


def a_record(number: int, kind: RecordKind, body: Any, personal: Any = None) -> Record:
    """Give a record of one of two desks."""
    return Record(
        id=f"{kind}-{number}",
        desk=f"desk {number % 2}",
        epoch=1,
        seq=number,
        clock=START + number,
        at=1_751_610_600_000 + 60_000 * number,
        kind=kind,
        body=body,
        personal=personal or {},
    )


def records_of(wanted: Sequence[Any]) -> Iterator[Record]:
    """Give the records of these deeds."""
    made: list[Record] = []
    for number, (kind, who, *more) in enumerate(wanted):
        match kind:
            case RecordKind.MERGE if who != more[0]:
                made.append(a_record(number, kind, {"merged": {who: more[0]}}))
            case RecordKind.REPLACE if who != more[0]:
                made.append(a_record(number, kind, {"absent": who, "by": more[0]}))
            case RecordKind.CORRECT:
                new = {"old": {}, "new": {more[0].value: more[1]}}
                made.append(a_record(number, kind, {"registrant": who}, new))
            case RecordKind.HANDED_OVER:
                body = {"what": "badge", "registrants": sorted({who, more[0]})}
                made.append(a_record(number, kind, body, {"to": "X"}))
            case RecordKind.WITHDRAW | RecordKind.TIE | RecordKind.VOID:
                told = {"code": "".join(more), "codes": more}
                made.append(a_record(number, kind, {"registrant": who}, told))
            case RecordKind.CHECK_IN | RecordKind.CHECK_OUT:
                made.append(a_record(number, kind, {"registrant": who, "session": more[0]}))
            case RecordKind.UNDO if made and made[who % len(made)].kind != RecordKind.UNDO:
                undone = made[who % len(made)]
                body = {"undoes": [undone.id]}
                body |= {k: v for k, v in undone.body.items() if k == "session"}
                if "session" in body:
                    body["registrant"] = undone.body["registrant"]
                made.append(a_record(number, kind, body))
    yield from made


def known(store: DeskStore) -> dict[str, Any]:
    """Give all that a desk knows."""
    return {
        **tables(store, TABLES),
        "registrant": tables(store, ["registrant"])["registrant"],
        "words": search_words(store),
        "people": [store.registrants.get(one) for one in EVERYBODY],
        "badges": [store.people.handed_over(one, "badge") for one in EVERYBODY],
        "holders": [store.registrants.holders(code) for code in CODES],
        "counts": store.attendance.counts(store.event),
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(deeds, min_size=1, max_size=12), seed=st.integers(0, 2**31))
def test_any_order(
    roster: list[Record],
    tmp_path_factory: pytest.TempPathFactory,
    wanted: Sequence[Any],
    seed: int,
) -> None:
    """However they arrive, a desk knows what it would know had it folded them by their clocks."""
    chance, told = random.Random(seed), list(records_of(wanted))
    mixed = [*told, *chance.sample(told, k=len(told) // 2)]
    chance.shuffle(mixed)
    with DeskStore.open_for_writing(folder(tmp_path_factory), now=FixedClock()) as store:
        with store.transaction():
            for record in (*roster, *mixed):
                store.journal.keep(record)
                store.fold(record)
        arrived = known(store)
        store.fold_again()
        again = known(store)
    assert {name for name in again if again[name] != arrived[name]} == set()


def test_what_is_written_is_what_is_read(
    roster: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whom the tables expect and what they booked is what the card says of each person."""
    wanted = [
        (RecordKind.MERGE, EVERYBODY[0], EVERYBODY[4]),
        (RecordKind.REPLACE, EVERYBODY[1], NEWCOMERS[0]),
        (RecordKind.CORRECT, EVERYBODY[0], Corrected.FUNCTION, "Ministre"),
    ]
    with DeskStore.open_for_writing(folder(tmp_path_factory), now=FixedClock()) as store:
        with store.transaction():
            for record in (*roster, *records_of(wanted)):
                store.fold(record)
        people = list(store.registrants.all())
        expected = store.attendance.expected(store.event.by_id["ACC"])
        assert sum(person.is_expected for person in people) == expected
        for session in ("A1", "A2"):
            booked = sum(session in p.bookings for p in people if p.is_expected)
            assert store.attendance.booked(session) == booked
        (ministre,) = store.registrants.find("ministre", 5)
        assert ministre.registrant.id == EVERYBODY[4]


def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a fresh folder."""
    return tmp_path_factory.mktemp("again")
