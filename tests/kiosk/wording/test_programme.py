"""A person's own sessions in words."""

from datetime import UTC, datetime, time

from kiosk.wording.programme import programme_lines
from tests.desk import SECOND_DAY, SESSIONS, a_session, an_event

EVENT = an_event(
    *SESSIONS,
    a_session("A9", start=time(9), room="Amphi Rochefoucault"),
    SECOND_DAY,
    a_session("B1", day=SECOND_DAY.start.date(), room="Salle 2"),
)
MORNING = datetime(2025, 7, 4, 6, 30, tzinfo=UTC)


def test_the_sessions_of_today() -> None:
    """A line each, by the time of day, with the room where there is one; nothing of another day."""
    lines = programme_lines(["A1", "A9", "B1", "gone"], EVENT, MORNING)
    assert lines == (
        "9 h 00 – 11 h 00 · Amphi Rochefoucault : Titre A9",
        "9 h 30 – 11 h 00 · Titre A1",
    )


def test_printed_the_evening_before() -> None:
    """A badge printed before the day says what its person does on the first of their days."""
    evening = datetime(2025, 7, 3, 18, tzinfo=UTC)
    assert programme_lines(["A1", "B1"], EVENT, evening) == ("9 h 30 – 11 h 00 · Titre A1",)
    assert programme_lines(["B1"], EVENT, evening) == ("9 h 30 – 11 h 00 · Salle 2 : Titre B1",)


def test_all_day_the_same() -> None:
    """What is over stays on the badge, so that one printed at noon says what one of the morning does."""
    night = datetime(2025, 7, 4, 20, tzinfo=UTC)
    assert programme_lines(["A1"], EVENT, night) == programme_lines(["A1"], EVENT, MORNING)


def test_nothing_booked() -> None:
    """Who booked nothing, or nothing that is still to come, has no lines."""
    after = datetime(2025, 8, 1, tzinfo=UTC)
    assert programme_lines([], EVENT, MORNING) == programme_lines(["A1"], EVENT, after) == ()
