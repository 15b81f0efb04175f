"""Sessions stand at local times of the event; days are the event's own."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.moment import from_ms, to_ms
from kiosk.core.session import ColumnRule, SessionKind, WalkInPolicy, local_span
from tests.desk import DAY, PARIS, WELCOME, a_session, an_event

LAST_SUNDAY_OF_OCTOBER = date(2025, 10, 26)


def span(day: date, start: time, end: time) -> tuple[str, str]:
    """Give a session's start and end as they are in UTC."""
    begins, ends = local_span(day, start, end, PARIS)
    return tuple(f"{moment.astimezone(UTC):%m-%d %H:%M}" for moment in (begins, ends))  # type: ignore[return-value] # two


def test_a_session_of_the_day() -> None:
    """Half past nine in Paris in July is half past seven in UTC."""
    assert span(DAY, time(9, 30), time(11)) == ("07-04 07:30", "07-04 09:00")


@pytest.mark.parametrize(("end", "hours"), [(time(1), 3), (time(22), 24)])
def test_an_end_before_its_start_is_the_next_day(end: time, hours: int) -> None:
    """A party from ten at night until one ends on the morrow; until ten it lasts a whole day."""
    begins, ends = local_span(DAY, time(22), end, PARIS)
    assert (ends.date(), ends - begins) == (date(2025, 7, 5), timedelta(hours=hours))


def test_the_repeated_hour_means_the_first() -> None:
    """When the clocks go back, half past two comes twice: the first, in summer time, is meant."""
    assert span(LAST_SUNDAY_OF_OCTOBER, time(2, 30), time(4)) == ("10-26 00:30", "10-26 03:00")


def test_an_event_elsewhere() -> None:
    """A day belongs to the event's zone: late evening in Lima is the next day in Paris."""
    late = datetime(2025, 7, 5, 3, tzinfo=UTC)
    assert an_event(timezone="America/Lima").day_of(late) == date(2025, 7, 4)
    assert an_event().day_of(late) == date(2025, 7, 5)


def test_the_first_welcome_of_a_day_is_its_welcome() -> None:
    """Two welcomes on one day: the first of the programme counts the arrivals."""
    second = a_session("ACC2", kind=SessionKind.WELCOME)
    assert an_event(WELCOME, second).welcomes == {DAY: WELCOME}


def test_a_day_without_a_welcome() -> None:
    """Of an event of three days the middle one may have no welcome: nobody arrives then."""
    monday = a_session("M", kind=SessionKind.WELCOME, day=date(2025, 7, 7))
    event = an_event(WELCOME, monday)
    assert event.welcome_at(to_ms(datetime(2025, 7, 5, 9, tzinfo=PARIS))) is None
    assert event.welcome_at(to_ms(datetime(2025, 7, 7, 9, tzinfo=PARIS))) == monday


def test_a_rule_compares_as_people_write() -> None:
    """Case and outer spaces make no difference; a missing column never holds."""
    rule = ColumnRule(column="Cocktail", equals="Oui")
    assert rule.holds({"Cocktail": " OUI "})
    assert not rule.holds({"Cocktail": "Oui, merci"})
    assert not rule.holds({})


def test_moments_survive_the_journal() -> None:
    """A moment kept in milliseconds comes back as the same moment."""
    moment = datetime(2025, 7, 4, 8, 30, 0, 123000, tzinfo=PARIS)
    assert from_ms(to_ms(moment), ZoneInfo("Europe/Paris")) == moment


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        ("Presse", WalkInPolicy.SUPERVISOR),
        ("  PRESSÉ ", WalkInPolicy.SUPERVISOR),
        ("Exposant", WalkInPolicy.ORGANISER),
        ("Élu", WalkInPolicy.FREE),
        ("", WalkInPolicy.FREE),
    ],
)
def test_who_may_be_added(category: str, expected: WalkInPolicy) -> None:
    """A category is known however it is spelt; whoever is in none that is named is free."""
    walk_ins = {"Presse": WalkInPolicy.SUPERVISOR, "Exposant": WalkInPolicy.ORGANISER}
    assert an_event(walk_ins=walk_ins).walk_in_policy(category) is expected


def test_who_may_be_added_by_default() -> None:
    """The star stands for every other category, and for none."""
    event = an_event(walk_ins={"*": WalkInPolicy.ORGANISER, "Élu": WalkInPolicy.FREE})
    assert event.walk_in_policy("Presse") is WalkInPolicy.ORGANISER
    assert event.walk_in_policy("") is WalkInPolicy.ORGANISER
    assert event.walk_in_policy("elu") is WalkInPolicy.FREE
