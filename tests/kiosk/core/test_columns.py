"""One row of a list, read as the person it stands for."""

import json
from dataclasses import replace

import pytest

from kiosk.core.columns import (
    Columns,
    Field,
    Row,
    bookings_of,
    registrant_from,
    seen_at_desk,
    standing_of,
)
from kiosk.core.programme import event_from
from kiosk.core.registrant import Standing
from kiosk.core.session import Event, Mark

COLUMNS = Columns(
    header=("N°", "Nom", "Prénom", "Statut", "Matin", "Plénière", "Table"),
    fields={Field.ID: 0, Field.FAMILY: 1, Field.GIVEN: 2, Field.STATUS: 3},
    bookings=(4,),
    marks={"Table": Mark.ORGANISER},
)


@pytest.fixture
def event() -> Event:
    """Give an event of two workshops and a plenary that a column books."""
    times = {"start": "09:00", "end": "10:00"}
    rule = {"column": "Plénière", "equals": "Oui"}
    return event_from(
        {
            "event": {"id": "e", "name": "E", "date": "2025-07-04"},
            "session": [
                {"id": "A1", "title": "1", "kind": "workshop", **times},
                {"id": "A2", "title": "2", "kind": "workshop", **times},
                {"id": "PL", "title": "P", "kind": "plenary", "booked": rule, **times},
            ],
        }
    )


def test_a_row_as_a_person(event: Event) -> None:
    """A row gives who it is, what they booked, and every column under its own name."""
    cells = ("7", "ROUX", "Léa", "Annulé", "A1", "Oui", "T4")
    row = Row(id="l:7", line=8, cells=cells, withdrawn=True)
    registrant = registrant_from(row, COLUMNS, event, source="l")
    assert (registrant.id, registrant.list_id, registrant.source) == ("l:7", "7", "l")
    assert registrant.name == "Léa ROUX"
    assert registrant.standing is Standing.CANCELLED
    assert registrant.withdrawn
    assert registrant.bookings == {"A1", "PL"}
    assert registrant.columns["Table"] == "T4"
    assert (registrant.code, registrant.country, registrant.note) == ("", "", "")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("A1, A2", "Non"), {"A1", "A2"}),
        (("A1;A2", "oui "), {"A1", "A2", "PL"}),
        (("Z9", ""), set()),
        (("", ""), set()),
    ],
)
def test_bookings(event: Event, cells: tuple[str, str], expected: set[str]) -> None:
    """Bookings come from ids, several in a cell, and from rules; unknown ids book nothing."""
    assert bookings_of(COLUMNS, ("1", "A", "B", "", *cells, ""), event) == expected


def test_bookings_that_follow_the_talk(event: Event) -> None:
    """Where talks have changed places, a booking goes where its talk went."""
    moved = replace(event, moved={"A1": "A2", "A2": "A1"})
    assert bookings_of(COLUMNS, ("1", "A", "B", "", "A1", "", ""), moved) == {"A2"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({Field.FAMILY: 0, Field.GIVEN: 1}, ("A", "B")),
        ({Field.GIVEN: 1}, ("B", "")),
        ({Field.NAME: 2}, ("A B", "")),
        ({Field.FAMILY: 3, Field.GIVEN: 3, Field.NAME: 2}, ("A B", "")),
    ],
)
def test_the_parts_of_a_name(fields: dict[Field, int], expected: tuple[str, str]) -> None:
    """Whatever a list gives of a name, something stands in the place of the family name."""
    columns = Columns(header=("f", "g", "n", "x"), fields=fields)
    assert columns.name_parts(("A", "B", "A B", "")) == expected


def test_a_reader_of_one_field() -> None:
    """Reading a field of many rows gives what reading it of one gives."""
    cells = ("7", "ROUX", "Léa", "", "", "", "")
    for field in Field:
        assert COLUMNS.reader(field)(cells) == COLUMNS.value(field, cells)


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("Annulé", Standing.CANCELLED),
        ("CANCELED", Standing.CANCELLED),
        ("Not attending", Standing.CANCELLED),
        ("Cancelada", Standing.CANCELLED),
        ("En attente", Standing.PENDING),
        ("Liste d’attente", Standing.PENDING),
        ("unpaid", Standing.PENDING),
        ("Confirmé", Standing.CONFIRMED),
        ("", Standing.CONFIRMED),
        ("présent", Standing.CONFIRMED),
    ],
)
def test_the_word_for_a_standing(word: str, standing: Standing) -> None:
    """The words of registration tools are read in any case and accents; an unknown one admits."""
    assert standing_of(word) is standing


OWN_WORDS = replace(
    COLUMNS,
    standings={
        "Statut": {"valide": Standing.CONFIRMED, "annule": Standing.PENDING, "*": Standing.PENDING},
        "Table": {"1": Standing.CANCELLED},
    },
)


@pytest.mark.parametrize(
    ("status", "other", "standing"),
    [
        ("Validé", "", Standing.CONFIRMED),
        ("", "0", Standing.CONFIRMED),
        ("Contesté", "", Standing.PENDING),
        ("ANNULÉ", "", Standing.PENDING),
        ("Remboursé", "", Standing.CANCELLED),
        ("Validé", "1", Standing.CANCELLED),
        ("Contesté", "1", Standing.CANCELLED),
        ("Validé", "annulé", Standing.CONFIRMED),
    ],
)
def test_a_tool_with_words_of_its_own(status: str, other: str, standing: Standing) -> None:
    """A tool's own words win, the usual ones still count, and of two columns the stricter does."""
    cells = ("7", "ROUX", "Léa", status, "", "", other)
    assert OWN_WORDS.standing(cells) is standing
    assert OWN_WORDS.standing_reader()(cells) is standing


def test_the_standing_of_many_rows() -> None:
    """Where a list has the usual words or no status, many rows are read as one is."""
    for columns in (COLUMNS, Columns(header=COLUMNS.header, fields={Field.FAMILY: 1})):
        for status in ("Annulé", "En attente", "Validé", ""):
            cells = ("7", "ROUX", "Léa", status, "", "", "")
            assert columns.standing_reader()(cells) is columns.standing(cells)


def test_what_the_journal_keeps() -> None:
    """Columns written to the journal and read back are the same columns."""
    for columns in (COLUMNS, OWN_WORDS):
        kept = json.loads(json.dumps(columns.as_json()))
        assert Columns.from_json(kept) == columns


def test_what_an_earlier_version_kept() -> None:
    """Columns that were written before tools had words of their own are read all the same."""
    kept = COLUMNS.as_json()
    del kept["standings"]
    assert Columns.from_json(kept) == COLUMNS


def test_what_is_not_a_desks_business(event: Event) -> None:
    """A note marked as the organisers' is not seen at a desk; the name always is."""
    columns = replace(
        COLUMNS,
        fields={**COLUMNS.fields, Field.NOTE: 6},
        marks={"Table": Mark.ORGANISER, "Nom": Mark.ORGANISER},
    )
    row = Row(id="l:7", line=8, cells=("7", "ROUX", "Léa", "", "", "", "fragile"))
    registrant = registrant_from(row, columns, event, source="l")
    assert registrant.note == "fragile"
    seen = seen_at_desk(registrant, columns)
    assert (seen.note, seen.name) == ("", "Léa ROUX")
    assert seen_at_desk(registrant, replace(columns, marks={})) == registrant
