"""Whom the journeys meet, and how they are looked up."""

from tests.volunteer import Volunteer

PAUL = "BMN3CSHMXA"


def open_paul(volunteer: Volunteer) -> None:
    """Look for Paul Maury and open his card."""
    volunteer.press("Alt+R")
    volunteer.type("maury paul")
    volunteer.tap_result(0)
    assert volunteer.card[0] == "Paul MAURY"


def fill_in(volunteer: Volunteer, *texts: str) -> None:
    """Type *texts* into one field after the other."""
    for text in texts:
        volunteer.press("Ctrl+A")
        volunteer.type(text)
        volunteer.press("Tab")
