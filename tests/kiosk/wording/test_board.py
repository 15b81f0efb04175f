"""The board's words of desks and of who is missing."""

import pytest

from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.figures import Missing, Pace
from kiosk.core.moment import to_ms
from kiosk.wording.board import (
    Way,
    due_text,
    heard_text,
    pace_text,
    printer_text,
    settle_text,
    way_text,
)
from tests.desk import PARIS, at

NOW = to_ms(at(9, 12))


@pytest.mark.parametrize(
    ("ago", "is_silent", "text"),
    [
        (None, True, "jamais entendu"),
        (4, False, "entendu à l’instant"),
        (240, False, "entendu il y a 4 min"),
        (70, True, "muet depuis 1 min"),
        (420, True, "muet depuis 7 min"),
        (5400, True, "muet depuis 7 h 42"),
        (-30, False, "entendu à l’instant"),
    ],
)
def test_when_a_desk_was_heard(ago: int | None, is_silent: bool, text: str) -> None:
    """In words; of what is long ago the time of day."""
    said = None if ago is None else NOW - ago * 1000
    desk = DeskWord(id="2", name="Bureau 2", at=said, is_silent=is_silent)
    assert heard_text(desk, NOW, PARIS) == text


def test_what_ails_a_printer() -> None:
    """In two words; a trouble that only a later version knows is one too."""
    paper = PrinterWord(place="p", name="Imprimante 2", trouble="printer-paper-out")
    assert printer_text(paper) == "Imprimante 2 : Plus de papier"
    assert printer_text(PrinterWord(place="p", name="Imprimante 2")) == ""
    assert printer_text(PrinterWord(place="p", name="X", trouble="of-tomorrow")).startswith("X : ")


def test_the_pace_of_a_desk() -> None:
    """With a comma, as numbers are written; a desk that admitted nobody has none."""
    assert pace_text(Pace(desk="a", recent=3.3, peak=9)) == "3,3 pers./min · pic 9"
    assert pace_text(Pace(desk="a", recent=4.0, peak=9)) == "4 pers./min · pic 9"
    assert pace_text(None) == ""


def test_when_somebody_is_due() -> None:
    """The time, and the sessions that they booked; of some nobody knows."""
    somebody = {"id": "1", "name": "A", "organisation": "", "category": "", "is_speaker": True}
    known = Missing(**somebody, due=to_ms(at(9, 30)), sessions=("A1", "PL1"))
    assert due_text(known, PARIS) == "9 h 30 · A1, PL1"
    assert due_text(Missing(**somebody, due=None, sessions=()), PARIS) == ""


@pytest.mark.parametrize("way", Way)
def test_each_way_to_count_is_called(way: Way) -> None:
    """The chooser names all."""
    assert way_text(way).startswith("par ")


def test_what_is_to_settle() -> None:
    """The number comes first."""
    assert settle_text(3) == "3 cas à régler"
