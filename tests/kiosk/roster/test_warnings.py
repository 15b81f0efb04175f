"""What a list holds that will hurt tomorrow, and what will not."""

from collections import Counter

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import RemarkKind
from kiosk.core.session import Event
from kiosk.roster.warnings import Bookings, cancelled_among, code_warnings, status_warnings

COLUMNS = Columns(
    header=("Nom", "Code", "Statut", "Matin", "Après-midi", "Plénière 11h30"),
    fields={Field.FAMILY: 0, Field.CODE: 1, Field.STATUS: 2},
    bookings=(3, 4),
)


def test_a_room_just_full(event: Event) -> None:
    """A room with as many bookings as places is not told; one more is."""
    bookings = Bookings(event)
    bookings.count(COLUMNS, [("N", "", "", "A3", "", "")] * 90)
    assert list(bookings.overbooked()) == []
    bookings.count(COLUMNS, [("N", "", "", "", "A3", "")])
    (remark,) = bookings.overbooked()
    assert remark.facts == {"session": "A3", "booked": 91, "capacity": 90}


def test_who_counts(event: Event) -> None:
    """The cancelled do not count, and who booked a room twice counts once; who waits counts."""
    bookings = Bookings(event)
    bookings.count(COLUMNS, [("N", "", "Annulé", "A3", "", "")] * 91)
    bookings.count(COLUMNS, [("N", "", "En attente", "A3", "A3", "")] * 60)
    assert list(bookings.overbooked()) == []


def test_bookings_by_a_rule_of_the_programme(event: Event) -> None:
    """Who says Oui to the plenary counts there, in whichever case."""
    bookings = Bookings(event)
    bookings.count(COLUMNS, [("N", "", "", "", "", "OUI")] * 451)
    bookings.count(COLUMNS, [("N", "", "", "", "", "Non")] * 451)
    (remark,) = bookings.overbooked()
    assert remark.facts == {"session": "PL1", "booked": 451, "capacity": 450}


def test_a_list_without_bookings(event: Event) -> None:
    """A list that books nothing tells nothing."""
    bookings = Bookings(event)
    bookings.count(Columns(header=("Nom",), fields={Field.FAMILY: 0}), [("A",), ("B",)])
    assert [*bookings.overbooked(), *bookings.unknown()] == []


def test_codes_that_are_all_right() -> None:
    """Codes of one bearer each are not worth a word."""
    rows = [("A", "X", "", "", "", ""), ("B", "Y", "", "", "", "")]
    assert list(code_warnings(Counter("XY"), rows, COLUMNS, {})) == []
    (remark,) = code_warnings(Counter("XY"), rows, COLUMNS, {"Y": "Léa"})
    assert (remark.kind, remark.facts["names"]) == (RemarkKind.CODE_TWICE, "B, Léa")


def test_a_status_that_nobody_knows() -> None:
    """An unknown word admits and is told once with how many; the usual words are not."""
    usual = (
        *("Confirmé", "confirmed", "payé", "Validée", "inscrit", "PRESENT", "ok", "Oui", ""),
        *("Annulé", "En attente", "Checked In", "Attending"),
    )
    said = (*usual, "Bizarre", "bizarre", "BIZARRE", "Drôle")
    found = [r.facts for r in status_warnings(COLUMNS, [("N", "", one) for one in said])]
    assert found == [{"status": "Bizarre", "people": 3}, {"status": "Drôle", "people": 1}]
    none = Columns(header=("Nom",), fields={Field.FAMILY: 0})
    assert list(status_warnings(none, [("A",)])) == []


def test_how_many_are_cancelled() -> None:
    """Cancelled, in whichever of the tools' words, is counted; waiting is not."""
    said = ("Annulé", "CANCELLED", "Remboursé", "En attente", "Confirmé", "")
    assert cancelled_among(COLUMNS, [("N", "", status) for status in said]) == 3
