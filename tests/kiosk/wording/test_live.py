"""The words beside the figures."""

from datetime import time

import pytest

from kiosk.core.attendance import SessionCount
from kiosk.core.figures import Alarm, Opening
from kiosk.core.moment import to_ms
from kiosk.wording.live import Live, alarm_text, counts_text, live_text, opening_text, updated_text
from tests.desk import PARIS, a_session, at

OPENING = to_ms(at(9, 30))


def a_count(hour: int = 10) -> SessionCount:
    """Give the figures of a workshop that has too many."""
    session = a_session("A1", capacity=90, end=time(11))
    return SessionCount(
        session=session, expected=1128, attended=95, present=93, as_of=to_ms(at(hour))
    )


@pytest.mark.parametrize("word", Live)
def test_each_word_is_there(word: Live) -> None:
    """Nothing is left to fill in."""
    assert live_text(word)
    assert "{" not in live_text(word)


@pytest.mark.parametrize("alarm", Alarm)
def test_each_alarm_is_worded(alarm: Alarm) -> None:
    """A colour is never alone."""
    assert "{" not in alarm_text(alarm, a_count())


def test_a_session() -> None:
    """Its figures in a line; nobody is present once it has ended."""
    assert counts_text(a_count()) == "attendus 1\u202f128 · venus 95 · présents 93 · places 90"
    assert counts_text(a_count(12)) == "attendus 1\u202f128 · venus 95 · places 90"


@pytest.mark.parametrize(
    ("arrived", "hour", "text"),
    [
        (40, 9, "il en faut 10 par 5 min pour être prêts à 9 h 30"),
        (100, 9, "tous ceux de 9 h 30 sont là"),
        (97, 10, "3 des 100 attendus à 9 h 30 ne sont pas venus"),
    ],
)
def test_the_opening(arrived: int, hour: int, text: str) -> None:
    """Before it is told what is to be done, afterwards what was not."""
    opening = Opening(at=OPENING, people=100, arrived=arrived)
    said = opening_text(opening, to_ms(at(hour)), PARIS)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == text


def test_of_when_the_figures_are() -> None:
    """The time is said as French people say it, and no line ends in the middle of it."""
    assert (
        updated_text(to_ms(at(9, 42)), PARIS) == "à jour à 9\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}42"
    )
