"""What leaves for a hub, and how what comes from one is taken in."""

from dataclasses import replace
from typing import Any

from kiosk.core.columns import as_text
from kiosk.core.exchange import Fetched
from kiosk.core.journal import Record, RecordKind, line_of
from kiosk.store.desk import DeskStore
from kiosk.store.receiving import SLICE, slices_of
from kiosk.store.reserved import reserved_line
from tests.desk import COLUMNS
from tests.several_desks import HUB

MARKED = {**COLUMNS.as_json(), "marks": {"Structure": "organiser"}}


def leaves(store: DeskStore) -> tuple[str, str]:
    """Give all lines that leave, and all that leave for organisers alone."""
    outgoing = store.exchange.outgoing(HUB)
    lines = "".join(line for one in outgoing for line in one.lines)
    return lines, "".join(line for one in outgoing for line in one.reserved)


def test_rows_go_by_the_marks_of_the_list_they_came_with(store: DeskStore) -> None:
    """Rows of another desk's list, put right here, name that list: its marks hold, not this desk's own."""
    body = {
        "source": "liste",
        "file": "liste.csv",
        "version": "2",
        "columns": MARKED,
        "withdrawn": [],
        "returned": [],
    }
    own, store.journal.desk = store.journal.desk, "another"
    with store.transaction():
        load = store.journal.append(RecordKind.LOAD, body)
    store.journal.desk = own
    row = ("1", "LOVELACE", "Ada", "Le secret", *[""] * (len(COLUMNS.header) - 4))
    with store.transaction():
        store.journal.append_rows("liste", [{"liste:1": (1, as_text(row))}], load=load.id)
    lines, reserved = leaves(store)
    assert "Le secret" not in lines
    assert "Le secret" in reserved


def test_a_slice_is_some_rows_whatever_holds_them() -> None:
    """Records of a list hold 200 people each: a scan comes between any two of them."""
    rows = {f"liste:{n}": [n, "x"] for n in range(200)}
    lines = [a_line(n, RecordKind.ROWS, {"rows": rows}) for n in range(3)]
    lines += [a_line(n, RecordKind.CHECK_IN, {}) for n in range(3, 3 + 2 * SLICE)]
    fetched = Fetched(path="b/1", desk="b", epoch=1, lines=("no record", *lines))
    slices = list(slices_of(fetched, {}))
    assert [len(part.records) for part in slices] == [1, 1, 1, SLICE, SLICE]
    assert [part.is_last for part in slices] == [False] * 4 + [True]
    assert sum(part.unread for part in slices) == 1


def a_line(seq: int, kind: str, personal: dict[str, Any]) -> str:
    """Give the line of a record of another desk."""
    record = Record(
        id=str(seq), desk="b", epoch=1, seq=seq, clock=seq, at=1, kind=kind, personal=personal
    )
    return line_of(record)


def test_a_hollow_record_takes_nothing_from_a_whole_one(store: DeskStore) -> None:
    """What was read before is filled where it lacked something, and never emptied."""
    whole = next(record for record in store.journal.all() if record.kind == RecordKind.ROWS)
    rows = {one: [line, "x"] for one, (line, _) in whole.personal["rows"].items()}
    hollow = line_of(replace(whole, personal={"rows": rows}))
    reserved = reserved_line(whole.id, {next(iter(rows)): {1: "Autre"}})
    malformed = line_of(replace(whole, personal={"rows": 3}))
    for line in (hollow, malformed):
        fetched = Fetched(path=line, desk="b", epoch=1, lines=(line,), reserved=(reserved,))
        assert [received.new for received in store.receive_all(HUB, fetched)] == [0]
        (kept,) = store.journal.named(whole.id)
        assert line_of(kept) == line_of(whole)
