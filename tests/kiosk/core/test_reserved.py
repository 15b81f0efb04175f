"""What only organisers may read leaves a list's rows, and comes back into them whole."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.columns import Columns, Field, as_text
from kiosk.core.journal import Record, RecordKind, line_of, record_of
from kiosk.core.reserved import filled, joined, open_to_desks, reserved_places, split_rows
from kiosk.core.session import ColumnRule, Mark
from tests.desk import WELCOME, an_event

COLUMNS = Columns(
    header=("N°", "Nom", "Courriel", "Régime", "Atelier", "Statut"),
    fields={
        Field.ID: 0,
        Field.FAMILY: 1,
        Field.EMAIL: 2,
        Field.DIET: 3,
        Field.STATUS: 5,
    },
    bookings=(4,),
    marks=dict.fromkeys(("N°", "Nom", "Courriel", "Régime", "Atelier", "Statut"), Mark.ORGANISER),
)
PLACES = reserved_places(COLUMNS)


def rows(*cells: tuple[str, ...], kind: str = RecordKind.ROWS) -> Record:
    """Give the record of a list's rows."""
    people = {f"liste:{n}": (n, as_text(row)) for n, row in enumerate(cells)}
    return Record(
        id="r",
        desk="d",
        epoch=1,
        seq=1,
        clock=1,
        at=1,
        kind=kind,
        body={"source": "liste"},
        personal={"rows": people},
    )


ADA = ("1", "LOVELACE", "ada@vannes.example", "Sans gluten", "A1", "Confirmé")
PAUL = ("2", "PENDING", "", "", "", "")


def test_what_is_marked_leaves_the_rows() -> None:
    """E-mail and diet go; who somebody is, how they stand and what they booked stays."""
    record, reserved = split_rows(rows(ADA, PAUL), PLACES)
    assert reserved == {"liste:0": {2: "ada@vannes.example", 3: "Sans gluten"}}
    assert record.personal["rows"]["liste:0"] == (0, "1\tLOVELACE\t\t\tA1\tConfirmé")
    assert record.personal["rows"]["liste:1"] == (1, as_text(PAUL))


@given(st.lists(st.tuples(*[st.text("aé\u2028 ", max_size=3)] * 6), max_size=4))
def test_it_comes_back_whole(people: list[tuple[str, ...]]) -> None:
    """Whatever the cells hold, what was taken out and put back is the record it was."""
    record = record_of(line_of(rows(*people)))
    assert line_of(joined(*split_rows(record, PLACES))) == line_of(record)


def test_other_records_stay_as_they_are() -> None:
    """Somebody added at a desk has no columns of a list."""
    record = rows(ADA, kind=RecordKind.WALK_IN)
    assert split_rows(record, PLACES) == (record, {})


def test_a_rule_is_judged_alike_on_every_desk() -> None:
    """A column that decides who may come in, or who booked, is every desk's, whatever its mark."""
    session = replace(WELCOME, access=ColumnRule(column="Régime", equals="Sans gluten"))
    assert reserved_places(COLUMNS) == {2, 3}
    assert reserved_places(open_to_desks(COLUMNS, an_event(session))) == {2}
    booked = replace(WELCOME, booked=ColumnRule(column="Courriel", equals="x"))
    assert reserved_places(open_to_desks(COLUMNS, an_event(booked))) == {3}


def test_an_organisers_pack_fills_what_a_desks_lacked() -> None:
    """Cells that are there stay; cells that were left out are filled."""
    record, _ = split_rows(rows(ADA), PLACES)
    assert filled(record, rows(ADA)) == rows(ADA)
    assert filled(rows(ADA), record) == rows(ADA)
