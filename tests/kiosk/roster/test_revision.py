"""A new programme says what it changes, and whom, before it changes anybody's day."""

from dataclasses import replace
from datetime import timedelta

from kiosk.core.remark import RemarkKind
from kiosk.core.session import ColumnRule, Event
from kiosk.roster.programme import compare_programmes, read_programme, talk_moves
from tests.kiosk.roster.conftest import DEMO


def early() -> Event:
    """Give the programme as it was printed three weeks before."""
    return read_programme(DEMO / "programme-early.toml")


def with_session(event: Event, which: str, **changes: object) -> Event:
    """Give *event* with one session changed."""
    sessions = tuple(replace(s, **changes) if s.id == which else s for s in event.sessions)
    return replace(event, sessions=sessions)


def told(old: Event, new: Event) -> list[tuple[object, ...]]:
    """Give each remark as its kind and facts."""
    remarks = compare_programmes(old, new, {"A2": 129, "A4": 137}.get)
    return [(remark.kind, *remark.facts.values()) for remark in remarks]


def test_two_workshops_that_swapped_places(event: Event) -> None:
    """Between the two announcements A2 and A4 exchange their talks: 129 and 137 people learn it."""
    kind, session, old, new, people = told(early(), event)[0]
    assert (kind, session, people) == (RemarkKind.TITLE_CHANGED, "A2", 129)
    assert old == "Quelle AICT dans un climat transformé ?"
    assert new.startswith("Coopération décentralisée et sécurité alimentaire")
    assert [remark[1] for remark in told(early(), event)] == ["A2", "A4"]
    assert talk_moves(early(), event) == {"A2": "A4", "A4": "A2"}


def test_a_programme_that_says_the_same(event: Event) -> None:
    """Loading the same programme again tells nothing."""
    assert told(event, event) == []
    assert talk_moves(event, event) == {}


def test_each_difference(event: Event) -> None:
    """Room, time, capacity and rules are told one by one, as a person reads them."""
    a2 = event.by_id["A2"]
    new = with_session(
        event,
        "A2",
        room="Salon Magne",
        start=a2.start + timedelta(minutes=15),
        capacity=None,
        access=ColumnRule(column="Pays", equals="France"),
    )
    assert told(event, new) == [
        (RemarkKind.ROOM_CHANGED, "A2", "Amphi Rochefoucault", "Salon Magne", 129),
        (RemarkKind.TIME_CHANGED, "A2", "09:30–11:00", "09:45–11:00", 129),
        (RemarkKind.CAPACITY_CHANGED, "A2", 320, "", 129),
        (RemarkKind.RULE_CHANGED, "A2", 129),
    ]


def test_another_day(event: Event) -> None:
    """A session that moves to another day is told with both days."""
    a2, day = event.by_id["A2"], timedelta(days=1)
    new = with_session(event, "A2", start=a2.start + day, end=a2.end + day)
    assert told(event, new) == [
        (RemarkKind.TIME_CHANGED, "A2", "2025-07-04 09:30–11:00", "2025-07-05 09:30–11:00", 129)
    ]


def test_sessions_that_come_and_go(event: Event) -> None:
    """A new session is told by its title, a removed one with those who booked it."""
    less = replace(event, sessions=tuple(s for s in event.sessions if s.id != "A4"))
    assert told(event, less) == [
        (RemarkKind.SESSION_REMOVED, "A4", "Quelle AICT dans un climat transformé ?", 137)
    ]
    assert told(less, event) == [
        (RemarkKind.SESSION_ADDED, "A4", "Quelle AICT dans un climat transformé ?")
    ]


def test_a_title_that_is_only_mended(event: Event) -> None:
    """A comma put right in a title moves no talk."""
    new = with_session(event, "A6", title="Financer l'AICT, autrement")
    assert [remark[0] for remark in told(event, new)] == [RemarkKind.TITLE_CHANGED]
    assert talk_moves(event, new) == {}


def test_a_talk_that_is_replaced(event: Event) -> None:
    """A talk that is nowhere in the new programme has moved nowhere."""
    new = with_session(event, "A6", title="Jumelages : cent ans et après ?")
    assert talk_moves(event, new) == {}


def test_a_talk_that_moves_to_a_new_session(event: Event) -> None:
    """A talk that comes under a new id is found by its title, whatever its case and accents."""
    title = event.by_id["A6"].title
    new = with_session(event, "A6", id="A7", title=title.upper())
    assert talk_moves(event, new) == {"A6": "A7"}


def test_two_sessions_of_one_talk(event: Event) -> None:
    """A talk that was given twice and is now given once elsewhere takes one session's people."""
    title = "Financer l’AICT autrement"
    twice = with_session(event, "A1", title=title)
    once = with_session(with_session(event, "A6", title="Climat"), "A5", title=title)
    assert talk_moves(twice, once) == {"A1": "A5"}
