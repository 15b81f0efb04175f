"""Records are numbered, timed and read back as they were written."""

from datetime import timedelta

from kiosk.core.columns import as_text
from kiosk.core.journal import RecordKind
from kiosk.core.moment import to_ms
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock


def test_a_record_comes_back_whole(store: DeskStore, clock: FixedClock) -> None:
    """Who, when, what: a record read is the record written."""
    store.journal.operator = "VL"
    with store.transaction():
        record = store.journal.append(
            "odd", {"b": [1, None, "é"]}, {"name": "大塚"}, at=123, after="r0"
        )
    assert list(store.journal.named(record.id)) == [record]
    assert (record.operator, record.after, record.at, record.v) == ("VL", "r0", 123, 1)
    assert record.desk == store.setting("id")
    assert len(bytes.fromhex(record.id)) == 16


def test_numbers_run_and_clocks_rise(store: DeskStore, clock: FixedClock) -> None:
    """Numbers have no gap; the clock rises even when the machine's time is set back an hour."""
    with store.transaction():
        for _ in range(3):
            store.journal.append("odd", {})
            clock.advance(hours=-1)
    records = list(store.journal.all())
    assert [record.seq for record in records] == list(range(1, len(records) + 1))
    clocks = [record.clock for record in records]
    assert clocks == sorted(set(clocks))
    assert records[-1].at == to_ms(clock() + timedelta(hours=1))


def test_numbers_go_on_after_a_restart(store: DeskStore, clock: FixedClock) -> None:
    """A desk that starts again goes on counting where it stopped."""
    last = list(store.journal.all())[-1]
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again, again.transaction():
        record = again.journal.append("odd", {})
    assert record.seq == last.seq + 1
    assert record.clock > last.clock


def test_the_newest_of_some_kinds(store: DeskStore) -> None:
    """The last deeds are read newest first, only of the kinds asked for, and no more than asked."""
    with store.transaction():
        made = [
            store.journal.append(kind, {"session": "ACC"}, {"code": "x"})
            for kind in (RecordKind.UNKNOWN, "odd", RecordKind.UNKNOWN, RecordKind.UNKNOWN)
        ]
    newest = store.journal.newest((RecordKind.UNKNOWN,), limit=2)
    assert [record.id for record in newest] == [made[3].id, made[2].id]
    assert len(list(store.journal.newest((RecordKind.UNKNOWN, "odd"), limit=None))) == 4


def test_names_are_kept_apart(store: DeskStore) -> None:
    """What must be forgettable stands in `personal`: no body of a load or a scan names anybody."""
    with store.transaction():
        store.journal.append(
            RecordKind.CHECK_IN, {"registrant": "liste:1", "session": "ACC"}, {"code": "CODEADA1"}
        )
    bodies = [str(record.body) for record in store.journal.all()]
    assert [body for body in bodies if "LOVELACE" in body or "CODEADA1" in body] == []


def test_rows_written_together(store: DeskStore) -> None:
    """Batches of rows that are folded as one are still a record each, numbered one after the other."""
    (known,) = store.roster.versions()
    first, *_ = store.roster.rows(known)
    batches = [{f"{known}:new-{n}": (n, as_text(first.cells))} for n in (90, 91, 92)]
    people = store.registrants.count()
    with store.transaction():
        store.journal.append_rows(known, batches, load=store.journal.last_of_lists() or "")
    *_, one, two, three = store.journal.all()
    assert [list(record.personal["rows"]) for record in (one, two, three)] == list(
        map(list, batches)
    )
    assert [record.kind for record in (one, two, three)] == [RecordKind.ROWS] * 3
    assert [two.seq, three.seq] == [one.seq + 1, one.seq + 2]
    assert store.registrants.count() == people + 3
