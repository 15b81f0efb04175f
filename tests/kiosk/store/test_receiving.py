"""Records of other desks arrive: folded at once, in any order, and whatever they hold."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.exchange import Fetched
from kiosk.core.journal import Record, RecordKind, line_of, record_of
from kiosk.core.programme import event_as_json
from kiosk.core.session import Mark
from kiosk.store.desk import DeskStore
from kiosk.store.receiving import SLICE
from tests.desk import COLUMNS, PEOPLE, SESSIONS, an_event, attended, list_people, small_desk
from tests.fakes import FixedClock
from tests.several_desks import (
    HUB,
    Hub,
    differences,
    dump,
    fetch_all,
    meet,
    other_desk,
    publish,
    unread,
)

MOVED = [replace(one, title="Ailleurs") if one.id == "A1" else one for one in SESSIONS]


@pytest.fixture
def first(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give the desk that loaded the small event."""
    with small_desk(tmp_path / "first", clock) as store:
        yield store


@pytest.fixture
def second(first: DeskStore, tmp_path: Path) -> Iterator[DeskStore]:
    """Give another desk, which knows nothing yet."""
    with other_desk(first, tmp_path / "second") as store:
        yield store


def come(store: DeskStore, key: str = "1", session: str = "ACC") -> Record:
    """Let somebody in."""
    with store.transaction():
        return store.journal.append(
            RecordKind.CHECK_IN, {"registrant": f"liste:{key}", "session": session}
        )


def all_of(store: DeskStore) -> list[Record]:
    """Give the journal of a desk, by number."""
    return sorted(store.journal.all(), key=lambda record: (record.desk, record.seq))


def test_what_one_did_the_other_shows(first: DeskStore, second: DeskStore) -> None:
    """A desk that knew nothing has the event, the people and who came."""
    come(first)
    received = second.receive(all_of(first))
    assert (received.new, received.is_late, received.unread) == (4, False, 0)
    assert received.kinds == {"programme", "load", "rows", "check-in"}
    assert attended(second) == 1
    assert second.event == first.event
    assert differences(dump(first), dump(second)) == set()


def test_what_is_known_is_nothing_new(first: DeskStore, second: DeskStore) -> None:
    """The same records again change nothing and are counted as none."""
    second.receive(all_of(first))
    before = dump(second)
    again = second.receive(all_of(first))
    assert (again.new, again.kinds, again.is_late) == (0, frozenset(), False)
    assert differences(before, dump(second)) == set()


def test_a_segment_comes_in_slices(first: DeskStore, second: DeskStore) -> None:
    """A long segment is taken in some at a time; broken off it is read again, and then it is seen."""
    for _ in range(SLICE):
        come(first)
    hub = Hub()
    publish(first, hub)
    (segment,) = hub.segments.values()
    steps = second.receive_all(HUB, segment)
    first_part = next(steps).new
    assert 0 < first_part <= SLICE
    assert second.exchange.seen(HUB) == set()
    steps.close()
    again = [received.new for received in second.receive_all(HUB, segment)]
    assert again[0] == 0
    assert first_part + sum(again) == len(segment.lines)
    assert second.exchange.seen(HUB) == {segment.path}
    assert unread(second, hub) == []


def test_an_empty_segment_is_seen(second: DeskStore) -> None:
    """A segment without a line is read like any other."""
    nothing = Fetched(path="a/1", desk="a", epoch=1, lines=())
    assert [received.new for received in second.receive_all(HUB, nothing)] == [0]
    assert second.exchange.seen(HUB) == {"a/1"}


def test_the_list_comes_last(first: DeskStore, second: DeskStore) -> None:
    """Who came before any list had arrived is counted once it has."""
    come(first)
    programme, load, rows, entry = all_of(first)
    for part in ([entry], [rows], [load]):
        second.receive(part)
    assert second.is_behind
    assert second.receive([programme]).is_late
    second.fold_again()
    assert not second.is_behind
    assert attended(second) == 1
    assert differences(dump(first), dump(second)) == set()


def test_an_older_programme_comes_late(first: DeskStore, second: DeskStore) -> None:
    """The newer programme stays, and a desk that is behind says so until it has folded again."""
    for sessions in (MOVED, SESSIONS):
        with first.transaction():
            first.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(*sessions)))
    records = all_of(first)
    second.receive([*records[:3], records[4]])
    assert second.receive([records[3]]).is_late
    assert second.event == first.event
    second.fold_again()
    assert second.event == first.event


def test_a_desk_that_was_behind_when_it_stopped(
    first: DeskStore, second: DeskStore, clock: FixedClock
) -> None:
    """It catches up by itself when it starts again."""
    second.receive(all_of(first)[1:])
    second.receive(all_of(first)[:1])
    assert second.is_behind
    second.close()
    with DeskStore.open_for_writing(second.folder, now=clock) as again:
        assert not again.is_behind
        assert again.registrants.count() == len(PEOPLE)


def test_somebody_added_before_there_was_a_programme(first: DeskStore, second: DeskStore) -> None:
    """Who was added at another desk is known here, be it that its record came before the event."""
    row = {"walk-in:X": [0, "\t".join(["CURIE", "Marie", *[""] * 6, "CODE", ""])]}
    with first.transaction():
        first.journal.append(
            RecordKind.WALK_IN, {"registrant": "walk-in:X", "source": "walk-in"}, {"rows": row}
        )
    records = all_of(first)
    assert second.receive(records[3:]).is_late
    second.receive(records[:3])
    second.fold_again()
    assert second.registrants.person("walk-in:X").name == "Marie CURIE"


def test_two_desks_load_at_once(first: DeskStore, second: DeskStore) -> None:
    """Two that load the same list apart, with other columns, end with one list, and read it rightly."""
    second.receive(all_of(first))
    other = replace(COLUMNS, header=(*COLUMNS.header[:8], "Langue"))
    for store, columns in ((first, COLUMNS), (second, other)):
        with store.transaction():
            load = store.journal.append(
                RecordKind.LOAD,
                {
                    "source": "liste",
                    "file": "liste.csv",
                    "version": "2",
                    "columns": columns.as_json(),
                    "withdrawn": [],
                    "returned": [],
                },
                after=store.journal.last_of_lists(),
            )
            rows = {"liste:1": (2, "\t".join([*PEOPLE["1"][:8], columns.header[8]]))}
            store.journal.append_rows("liste", [rows], load=load.id)
    meet(first, second)
    assert differences(dump(first), dump(second)) == set()
    ada = first.registrants.person("liste:1")
    keiko = first.registrants.person("liste:6")
    last = first.roster.columns("liste").header[8]
    assert (ada.columns[last], keiko.name) == (last, "Keiko OTSUKA")
    assert keiko.columns["Code"] == "CODEKEIK6"


@pytest.mark.parametrize("hours", [-1, 0, 1])
def test_the_last_list_counts_whatever_the_clock(
    first: DeskStore, second: DeskStore, clock: FixedClock, hours: int
) -> None:
    """Who loads the late list with a clock that is wrong is heard all the same."""
    second.receive(all_of(first))
    clock.advance(hours=hours)
    with first.transaction():
        first.journal.append(
            RecordKind.PROGRAMME,
            event_as_json(an_event(*MOVED)),
            after=first.journal.last_of_lists(),
        )
    meet(first, second)
    for store in (first, second):
        assert store.event.by_id["A1"].title == "Ailleurs"


def odd_records() -> list[Record]:
    """Give records that no desk of this version would write."""
    plain = Record(id="", desk="evil", epoch=1, seq=1, clock=1 << 40, at=1, kind="")
    odd: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("check-in", {}, {}),
        ("check-in", {"registrant": 5, "session": "ACC"}, {}),
        ("rows", {"source": "nowhere"}, {"rows": {"x": [1, "a"]}}),
        ("load", {"source": "liste"}, {}),
        ("programme", {"event": {"id": "x"}}, {}),
        ("printed", {"job": "j", "state": "eaten"}, {}),
        ("correct", {"registrant": "liste:1"}, {"new": {"height": "x"}}),
        ("print", {"job": "j"}, {}),
        ("spare", {}, {"codes": {"C": 1 << 70}}),
        ("undo", {"undoes": 5}, {}),
        ("walk-in", {"source": "walk-in"}, {"rows": {"walk-in:Y": [1 << 70, "a"]}}),
    ]
    return [
        replace(plain, id=f"{n:032x}", seq=n, kind=kind, body=body, personal=personal)
        for n, (kind, body, personal) in enumerate(odd, 1)
    ]


def test_what_makes_no_sense_is_kept_and_not_folded(first: DeskStore, second: DeskStore) -> None:
    """A desk of a later version, or somebody who means harm, stops nobody: it is counted."""
    come(first)
    odd = odd_records()
    received = second.receive([*all_of(first), *odd, replace(odd[0], id="f" * 32, kind="soon")])
    assert received.new == len(odd) + 5
    second.fold_again()
    assert attended(second) == 1
    assert second.event == first.event
    assert [person.name for person in second.registrants.all()] == [
        person.name for person in first.registrants.all()
    ]
    assert set(second.journal.held().values()) == {4, len(odd) + 1}


@pytest.mark.parametrize("odd", odd_records(), ids=lambda record: f"{record.kind}-{record.seq}")
def test_each_of_them_alone(first: DeskStore, second: DeskStore, odd: Record) -> None:
    """Each is told as unread, or waits for a list that never comes, and changes no table."""
    second.receive(all_of(first))
    before = dump(second)
    received = second.receive([odd])
    assert received.unread == 1 or received.is_late
    second.fold_again()
    assert differences(before, dump(second)) == set()


def test_lines_that_are_no_records(first: DeskStore, second: DeskStore) -> None:
    """What is no record at all is counted, and what stands beside it is taken in."""
    lines = ("", "{}", "nonsense", *map(line_of, all_of(first)))
    (received,) = second.receive_all(HUB, Fetched(path="a/1", desk="a", epoch=1, lines=lines))
    assert (received.new, received.unread) == (3, 3)


SECRET = replace(COLUMNS, marks={"Structure": Mark.ORGANISER})


def secret_list(store: DeskStore) -> None:
    """Load the list again, with a column that only organisers may read."""
    with store.transaction():
        load = store.journal.append(
            RecordKind.LOAD,
            {
                "source": "autre",
                "file": "autre.csv",
                "version": "1",
                "columns": SECRET.as_json(),
                "withdrawn": [],
                "returned": [],
            },
        )
        rows = {f"autre:{key}": (2, "\t".join(cells)) for key, cells in PEOPLE.items()}
        store.journal.append_rows("autre", [rows], load=load.id)


def structure(store: DeskStore) -> str:
    """Give what stands in the column that only organisers may read."""
    return store.registrants.person("autre:1").columns["Structure"]


def test_an_organiser_reads_everything(first: DeskStore, second: DeskStore, tmp_path: Path) -> None:
    """Reserved cells come back for an organiser's desk, and for no other."""
    secret_list(first)
    with other_desk(first, tmp_path / "third", is_organiser=False) as third:
        meet(first, second, third)
        assert (structure(second), structure(third)) == ("Ville de Vannes", "")
        assert list(second.journal.all()) == list(first.journal.all())
        assert not [r for r in third.journal.all() if "autre" in str(r) and "Vannes" in str(r)]


def test_a_desk_that_becomes_an_organisers(
    first: DeskStore, tmp_path: Path, clock: FixedClock
) -> None:
    """What it held without the reserved cells is filled in when it comes with them."""
    secret_list(first)
    hub = Hub()
    publish(first, hub)
    with other_desk(first, tmp_path / "third", is_organiser=False) as third:
        fetch_all(third, hub)
        assert structure(third) == ""
        third.keep_keys(first.keys(lambda private: private))
        (segment,) = hub.segments.values()
        (received,) = third.receive_all(HUB, segment)
        assert (received.new, received.is_late) == (0, True)
        third.fold_again()
        assert structure(third) == "Ville de Vannes"
        assert differences(dump(first), dump(third)) == set()
        (again,) = third.receive_all(HUB, segment)
        assert not again.is_late


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        '{"id":"x"}',
        '{"id":"ID","rows":{"autre:1":{"3":5}}}',
        '{"id":"ID","rows":[]}',
        '{"id":"ID","rows":{"autre:1":{"99":"x","-1":"y"},"nobody":{"3":"z"}}}',
    ],
)
def test_reserved_lines_that_make_no_sense(first: DeskStore, second: DeskStore, line: str) -> None:
    """They are left out, and the rows come without."""
    secret_list(first)
    hub = Hub()
    publish(first, hub)
    (segment,) = hub.segments.values()
    rows = next(r.id for r in map(record_of, reversed(segment.lines)) if r.kind == RecordKind.ROWS)
    odd = replace(segment, reserved=(line.replace("ID", rows),))
    (received,) = second.receive_all(HUB, odd)
    assert received.unread == 0
    assert structure(second) == ""


def test_lists_of_a_table_that_is_another_size(first: DeskStore, second: DeskStore) -> None:
    """Rows with more or fewer cells than their list has columns can be read all the same."""
    with first.transaction():
        list_people(first, {"9": ("9", "COURT"), "10": ("10", "LONG", *["x"] * 12)})
    meet(first, second)
    names = {person.family for person in second.registrants.all()}
    assert {"COURT", "LONG"} <= names
