"""What the figures are, of people who are written out here."""

from datetime import time

import pytest

from kiosk.core.attendance import SessionCount
from kiosk.core.counting import Counting
from kiosk.core.figures import (
    SLOT_MS,
    Alarm,
    Crowd,
    DeskMinute,
    Figures,
    Opening,
    Part,
    Slot,
    Traits,
    alarm_of,
    awaited_of,
    brought_up_to,
    crowd_of,
    day_shown,
    no_shows_of,
    paces_of,
    slots_of,
)
from kiosk.core.moment import to_ms
from tests.desk import DAY, SECOND_DAY, WELCOME, a_session, an_event, at

VANNES = Traits("Élu·e", "Ville de Vannes", "Commune", "France", "Halal")
VANNES_TOO = Traits("Technicien·ne", "VILLE DE VANNES", "Commune", "France", "")
SUD = Traits("Élu·e", "Région Sud", "Région", "France", "")
BOGOTA = Traits("Délégation étrangère", "Alcaldía de Bogotá", "Étrangère", "Colombie", "halal")
NOON = to_ms(at(12))


def a_count(
    *, present: int, expected: int | None = None, capacity: int | None = 10
) -> SessionCount:
    """Give the figures of a workshop from half past nine to eleven, as of ten."""
    session = a_session("A1", capacity=capacity)
    return SessionCount(
        session=session, expected=expected, attended=present, present=present, as_of=to_ms(at(10))
    )


def test_a_crowd() -> None:
    """Local authorities are organisations, each once however it is spelt; countries count people."""
    assert crowd_of([VANNES, VANNES_TOO, SUD, BOGOTA], Counting()) == Crowd(
        people=4,
        elected=2,
        authorities=(Part(label="Commune", people=1), Part(label="Région", people=1)),
        countries=(Part(label="France", people=3), Part(label="Colombie", people=1)),
        parts=(Part(label="", people=2), Part(label="halal", people=2)),
    )


def test_who_says_nothing_is_of_no_country() -> None:
    """An empty country or organisation is none that somebody came from."""
    crowd = crowd_of([Traits("", "", "", "")], Counting())
    assert (crowd.people, crowd.countries, crowd.authority_count) == (1, (), 0)


def test_no_shows_are_told_of_all_awaited() -> None:
    """Each part says how many are missing of how many, and a part that is whole says nothing."""
    no_shows = no_shows_of([SUD, VANNES_TOO], awaited_of([VANNES, VANNES_TOO, SUD, BOGOTA]))
    assert (no_shows.people, no_shows.awaited) == (2, 4)
    assert no_shows.by_category == (
        Part(label="Élu·e", people=1, of=2),
        Part(label="Technicien·ne", people=1, of=1),
    )
    assert no_shows.by_organisation == (
        Part(label="Région Sud", people=1, of=1),
        Part(label="VILLE DE VANNES", people=1, of=2),
    )
    assert no_shows.by_country == (Part(label="France", people=2, of=3),)


def test_arrivals_by_five_minutes() -> None:
    """Five minutes in which nobody came stand there too."""
    start = to_ms(at(9))
    moments = [start, start + SLOT_MS - 1, start + 2 * SLOT_MS]
    assert [(slot.at - start, slot.people) for slot in slots_of(moments)] == [
        (0, 2),
        (SLOT_MS, 0),
        (2 * SLOT_MS, 1),
    ]
    assert slots_of([]) == ()


@pytest.mark.parametrize(
    ("hour", "minute", "needed"), [(9, 0, 10), (9, 20, 30), (9, 29, 60), (9, 30, 0), (11, 0, 0)]
)
def test_what_is_needed_by_the_opening(hour: int, minute: int, needed: int) -> None:
    """Sixty people are to come: the later it is, the more in each five minutes."""
    opening = Opening(at=to_ms(at(9, 30)), people=100, arrived=40)
    assert opening.needed(to_ms(at(hour, minute))) == needed


def test_the_pace_of_desks() -> None:
    """The last ten minutes are a mean; the busiest one is told however long ago it was."""
    minutes = [
        DeskMinute(desk="a", at=NOON - 30 * 60_000, people=9),
        DeskMinute(desk="a", at=NOON - 60_000, people=4),
        DeskMinute(desk="b", at=NOON - 9 * 60_000, people=8),
        DeskMinute(desk="b", at=NOON - 10 * 60_000, people=3),
    ]
    paces = [(pace.desk, pace.recent, pace.peak) for pace in paces_of(minutes, NOON)]
    assert paces == [("b", 0.8, 8), ("a", 0.4, 9)]


@pytest.mark.parametrize(
    ("present", "expected", "alarm"),
    [(11, 5, Alarm.OVER), (10, 5, Alarm.FULL), (9, 11, Alarm.OVERBOOKED), (9, 10, None)],
)
def test_rooms_to_look_at(present: int, expected: int, alarm: Alarm | None) -> None:
    """A room is too full, full, or will be."""
    assert alarm_of(a_count(present=present, expected=expected)) is alarm


def test_a_room_without_limit_is_never_too_full() -> None:
    """Nor is one whose session has ended."""
    assert alarm_of(a_count(present=500, expected=500, capacity=None)) is None
    over = a_count(present=0, expected=500)
    late = SessionCount(
        session=over.session, expected=500, attended=0, present=0, as_of=to_ms(at(11))
    )
    assert alarm_of(late) is None


def test_figures_are_brought_up_to_now() -> None:
    """Once a session has ended nobody is in it, and once all have nobody is in the building."""
    sessions = (a_count(present=7),)
    figures = Figures(
        event="E",
        short_name="E",
        timezone="Europe/Paris",
        day=DAY,
        as_of=to_ms(at(10)),
        sessions=sessions,
        expected=9,
        here_now=Crowd(people=7),
        arrived=Crowd(people=7),
        at_most=True,
        arrivals=(Slot(at=to_ms(at(9)), people=7),),
    )
    assert brought_up_to(figures, to_ms(at(9))) is figures
    still = brought_up_to(figures, to_ms(at(10, 59)))
    assert (still.sessions[0].present, still.here_now.people) == (7, 7)
    over = brought_up_to(figures, to_ms(at(11)))
    assert (over.sessions[0].present, over.here_now.people, over.arrived.people) == (0, 0, 7)
    assert over.as_of == over.sessions[0].as_of == to_ms(at(11))


def test_the_day_that_is_shown() -> None:
    """The evening before it is tomorrow, between two days the next one, afterwards the last."""
    event = an_event(WELCOME, a_session("A1", start=time(9)), SECOND_DAY)
    days = [day_shown(event, to_ms(at(20, day=day))).day for day in (1, 4, 5, 9)]
    assert days == [4, 4, 5, 5]
