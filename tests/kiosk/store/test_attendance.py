"""Counts are what the records add up to."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.attendance import counted
from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import to_ms
from kiosk.core.programme import event_as_json
from kiosk.core.session import ColumnRule
from kiosk.store.desk import DeskStore
from tests.desk import (
    PEOPLE,
    SECOND_DAY,
    SESSIONS,
    WELCOME,
    a_session,
    an_event,
    at,
    list_people,
    small_desk,
)
from tests.fakes import FixedClock

KINDS = (RecordKind.CHECK_IN, RecordKind.CHECK_OUT)


def move(
    store: DeskStore, who: str, session: str = "ACC", *, minute: int = 0, leaving: bool = False
) -> str:
    """Record that somebody comes or goes some minutes after nine, and give the record's id."""
    with store.transaction():
        record = store.journal.append(
            KINDS[leaving],
            {"registrant": f"liste:{who}", "session": session},
            at=to_ms(at(9)) + minute * 60_000,
        )
    return record.id


def undo(store: DeskStore, *records: str) -> None:
    """Take records back."""
    for id_ in records:
        (record,) = store.journal.named(id_)
        where = {name: record.body[name] for name in ("registrant", "session")}
        with store.transaction():
            store.journal.append(RecordKind.UNDO, {"undoes": [id_], **where})


def figures(store: DeskStore, moment: int | None = None) -> dict[str, tuple[int, int]]:
    """Give (attended, present) of each session that anybody attended."""
    return {
        count.session.id: (count.attended, count.present)
        for count in store.attendance.counts(store.event, moment)
        if count.attended or count.present
    }


def recounted(store: DeskStore) -> dict[str, tuple[int, int]]:
    """Count everybody anew from their stays."""
    people = [counted(store.attendance.stays(f"liste:{who}"), store.event) for who in PEOPLE]
    return {
        session: (sum(session in p.attended for p in people), present)
        for session in store.event.by_id
        if (present := sum(session in p.present for p in people))
        or any(session in p.attended for p in people)
    }


def tallied(store: DeskStore) -> dict[str, tuple[int, int]]:
    """Give what the rules and the strip read."""
    return {
        session: (store.attendance.attended(session), store.attendance.present(session))
        for session in store.event.by_id
        if store.attendance.attended(session) or store.attendance.present(session)
    }


def test_expected(store: DeskStore) -> None:
    """At the welcome all but the cancelled; elsewhere who booked and comes; None where nobody can."""
    expected = {c.session.id: c.expected for c in store.attendance.counts(store.event)}
    assert expected == {"ACC": 5, "A1": 2, "A2": 1, "PL": None, "REPAS": None, "B2B": None}


def test_a_session_the_programme_lets_people_book(store: DeskStore) -> None:
    """A rule of the programme makes a session bookable, though nobody has booked it."""
    ruled = a_session("PL2", booked=ColumnRule(column="Adhérent", equals="Peut-être"))
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(*SESSIONS, ruled)))
    assert store.attendance.expected(store.event.by_id["PL2"]) == 0


def test_places_held(store: DeskStore) -> None:
    """Places wait for those who booked, should come, and are not in."""
    assert store.attendance.places_held("A1") == 2
    move(store, "1", "A1")
    move(store, "2", "A1")
    assert store.attendance.places_held("A1") == 1


def test_places_held_follow_the_list(store: DeskStore) -> None:
    """Who is withdrawn, inside or not, holds no place; who comes onto the list or books does."""
    move(store, "1", "A1")
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:1", "liste:4"))
    assert store.attendance.places_held("A1") == 0
    with store.transaction():
        booked = ("7", "NEUF", "Nina", "", "Confirmé", "A1", "", "CODENINA7", "")
        list_people(store, {"7": booked})
    assert store.attendance.places_held("A1") == 1


def test_places_held_after_a_load_is_taken_back(store: DeskStore) -> None:
    """A list that was taken back holds no places."""

    def load_and_fail() -> None:
        with store.transaction():
            list_people(store, {}, withdrawn=("liste:1", "liste:4"))
            assert store.attendance.places_held("A1") == 0
            raise RuntimeError("cancelled")

    with pytest.raises(RuntimeError, match="cancelled"):
        load_and_fail()
    assert store.attendance.places_held("A1") == 2


def test_counts_are_of_one_moment(
    store: DeskStore, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is recorded while the figures are read is in none of them."""
    with DeskStore.open_for_reading(store.folder, now=clock) as reader:
        newest = reader.attendance.newest

        def somebody_comes() -> int:
            as_of = newest()
            move(store, "1", minute=5)
            return as_of

        monkeypatch.setattr(reader.attendance, "newest", somebody_comes)
        assert figures(reader) == {}
        monkeypatch.undo()
        assert figures(reader) == {"ACC": (1, 1)}


def test_counting_a_morning(store: DeskStore) -> None:
    """Two come by the welcome, one straight to a workshop and over to the plenary: three arrived."""
    move(store, "1")
    move(store, "2")
    move(store, "5", "A2", minute=31)
    move(store, "5", "PL", minute=50)
    assert figures(store) == {"ACC": (3, 2), "A2": (1, 0), "PL": (1, 1)}


def test_counts_at_a_time(store: DeskStore) -> None:
    """As of nine minutes past nine the later ones have not come, and who left later was in."""
    move(store, "1", "A1", minute=5)
    move(store, "1", "A1", minute=10, leaving=True)
    move(store, "2", "A1", minute=20)
    assert figures(store, to_ms(at(9, 9))) == {"ACC": (1, 0), "A1": (1, 1)}
    assert figures(store, to_ms(at(9, 10))) == {"ACC": (1, 0), "A1": (1, 0)}
    assert figures(store, to_ms(at(9, 20))) == {"ACC": (2, 0), "A1": (2, 1)}
    assert figures(store, to_ms(at(9, 4))) == {}


def test_nobody_is_present_after_the_end(store: DeskStore) -> None:
    """At eleven the workshop is over: nobody is present, whoever attended has."""
    move(store, "1", "A1", minute=45)
    assert figures(store, to_ms(at(10, 59)))["A1"] == (1, 1)
    assert figures(store, to_ms(at(11)))["A1"] == (1, 0)


def test_figures_are_as_of_the_newest_record(store: DeskStore) -> None:
    """Without a time the figures say of when they are."""
    move(store, "1", minute=7)
    assert {c.as_of for c in store.attendance.counts(store.event)} == {to_ms(at(9, 7))}
    assert {c.as_of for c in store.attendance.counts(store.event, 5)} == {5}


def test_an_undo_that_comes_first(store: DeskStore) -> None:
    """An undo may reach a desk before what it takes back, which then never counts."""
    late = Record(
        id="0123",
        desk="d2",
        epoch=1,
        seq=1,
        clock=5 << 16,
        at=5,
        kind=RecordKind.CHECK_IN,
        body={"registrant": "liste:1", "session": "ACC"},
    )
    with store.transaction():
        undone = store.journal.append(RecordKind.UNDO, {"undoes": ["0123"], **late.body})
        store.fold(late)
    assert figures(store) == {}
    assert store.attendance.is_undone("0123")
    assert store.attendance.newest_movement("liste:1", "ACC") == undone.id


def test_after_names_the_newest_of_that_person_and_session(store: DeskStore) -> None:
    """A record says what this desk had seen of the person in that session."""
    assert store.attendance.newest_movement("liste:1", "ACC") is None
    first = move(store, "1")
    move(store, "1", "A1", minute=1)
    assert store.attendance.newest_movement("liste:1", "ACC") == first
    with store.transaction():
        refused = store.journal.append(
            RecordKind.REFUSED, {"registrant": "liste:1", "session": "ACC", "reason": "already-in"}
        )
    assert store.attendance.newest_movement("liste:1", "ACC") == refused.id
    undo(store, first)
    newest = next(store.journal.newest((RecordKind.UNDO,), limit=1))
    assert store.attendance.newest_movement("liste:1", "ACC") == newest.id


def test_the_newest_is_looked_up_by_an_index(store: DeskStore) -> None:
    """Each scan asks for it, among the movements of all."""
    plan = store._database.execute(
        "EXPLAIN QUERY PLAN SELECT record FROM movement WHERE registrant = '1' AND session = 'A1' "
        "ORDER BY clock DESC, record DESC LIMIT 1"
    ).fetchall()
    assert [
        "SEARCH movement USING COVERING INDEX movement_of_person" in row[3] for row in plan
    ] == [True]


def test_a_programme_that_makes_two_days(store: DeskStore) -> None:
    """When the programme gets a second day with its own welcome, arrivals are counted anew by day."""
    move(store, "1")
    move(store, "2", minute=24 * 60)
    assert figures(store) == {"ACC": (2, 0)}
    with store.transaction():
        event = an_event(*SESSIONS, SECOND_DAY)
        store.journal.append(RecordKind.PROGRAMME, event_as_json(event))
    assert tallied(store) == {"ACC": (1, 2), "ACC2": (1, 0)}


def test_a_programme_in_another_time_zone(store: DeskStore) -> None:
    """When an event of two days moves to another zone, each arrival counts on its day over there."""
    days = [WELCOME, SECOND_DAY]
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(*days)))
    move(store, "1", minute=16 * 60)
    assert tallied(store) == {"ACC": (0, 1), "ACC2": (1, 0)}
    elsewhere = event_as_json(an_event(*days)) | {}
    elsewhere["event"]["timezone"] = "America/Lima"
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, elsewhere)
    move(store, "2", minute=16 * 60)
    assert tallied(store) == {"ACC": (2, 2)}


def test_a_withdrawn_person_stays_counted(store: DeskStore) -> None:
    """Who has come and is taken off the list has still come; they are no longer expected."""
    move(store, "1")
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:1",))
    welcome = store.attendance.counts(store.event)[0]
    assert (welcome.expected, welcome.attended) == (4, 1)


@settings(max_examples=15)
@given(st.integers(0, 10**9))
def test_the_tally_is_always_a_recount(seed: int) -> None:
    """After any run of comings, goings and undos the figures kept are those counted anew, never negative."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, small_desk(Path(folder), FixedClock()) as store:
        records: list[str] = []
        for minute in range(30):
            if records and chance.random() < 0.25:
                undo(store, *chance.sample(records, k=min(len(records), chance.randint(1, 2))))
            else:
                who, session = chance.choice(list(PEOPLE)), chance.choice(list(store.event.by_id))
                shift = chance.randint(-5, 5)
                leaving = chance.random() < 0.3
                records.append(move(store, who, session, minute=minute + shift, leaving=leaving))
        assert tallied(store) == recounted(store)
        assert min((min(pair) for pair in tallied(store).values()), default=0) >= 0
