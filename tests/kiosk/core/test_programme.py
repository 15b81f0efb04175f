"""A programme's plain data, from a file or from the journal, is one and the same event."""

import json
import tomllib
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.counting import Counting
from kiosk.core.programme import ProgrammeError, event_as_json, event_from
from kiosk.core.refusal import Insister, Refusal
from kiosk.core.session import CodePlace, ColumnRule, Mark, SessionKind, WalkInPolicy

DEMO = Path(__file__).parents[3] / "resources" / "demo"
PARIS = ZoneInfo("Europe/Paris")
PLAIN: dict[str, Any] = {
    "event": {"id": "e", "name": "Rencontres", "date": "2025-07-04"},
    "session": [
        {"id": "A1", "title": "Eau", "kind": "workshop", "start": "09:30", "end": "11:00"},
        {"id": "N", "title": "Nuit", "kind": "social", "start": "22:00", "end": "02:00"},
    ],
}


def test_the_reference_programme() -> None:
    """The organiser's file gives its sessions, with their places, rules and hours in Paris."""
    event = event_from(tomllib.loads((DEMO / "programme.toml").read_text("utf-8")))
    assert (event.short_name, event.date) == ("RAICT 2025", date(2025, 7, 4))
    assert event.languages == ("fr", "en", "es")
    plenary, area = event.by_id["PL1"], event.by_id["B2B"]
    assert plenary.booked == ColumnRule(column="Plénière 11h30", equals="Oui")
    assert plenary.start == datetime(2025, 7, 4, 11, 30, tzinfo=PARIS)
    assert (area.kind, area.capacity, area.exits) == (SessionKind.AREA, 40, True)
    assert area.access == ColumnRule(column="Adhérent CUF", equals="Oui")


@pytest.mark.parametrize("name", ["programme.toml", "programme-early.toml"])
def test_what_the_journal_keeps(name: str) -> None:
    """A programme written to the journal and read back is the same event."""
    event = event_from(tomllib.loads((DEMO / name).read_text("utf-8")))
    assert event_from(json.loads(json.dumps(event_as_json(event)))) == event


def test_all_that_a_programme_may_say() -> None:
    """Marks, moved bookings, who may insist and who may be added survive the journal too."""
    said = PLAIN | {
        "event": PLAIN["event"] | {"codes": "url", "timezone": "America/Bogota"},
        "columns": {"Régime": "not-loaded", "Table": "desk"},
        "moved": {"A2": "A1"},
        "insist": {"full": "staff"},
        "walk-ins": {"Presse": "supervisor", "*": "organiser"},
    }
    event = event_from(said)
    assert event.codes is CodePlace.URL
    assert event.marks == {"Régime": Mark.NOT_LOADED, "Table": Mark.DESK}
    assert event.insisters == {Refusal.FULL: Insister.STAFF}
    assert event.walk_ins == {"Presse": WalkInPolicy.SUPERVISOR, "*": WalkInPolicy.ORGANISER}
    assert event_from(event_as_json(event)) == event


def test_a_programme_of_before_walk_in_policies() -> None:
    """What the journal of an earlier version holds is read; everybody may be added, as then."""
    old = event_as_json(event_from(PLAIN))
    del old["walk-ins"]
    event = event_from(old)
    assert event == event_from(PLAIN)
    assert event.walk_in_policy("Presse") is WalkInPolicy.FREE


def test_a_session_after_midnight() -> None:
    """An end before its start is the next day."""
    night = event_from(PLAIN).by_id["N"]
    assert night.end == datetime(2025, 7, 5, 2, 0, tzinfo=PARIS)


def test_a_session_of_another_day() -> None:
    """A session may have a date of its own."""
    said = deepcopy(PLAIN)
    said["session"][0]["date"] = "2025-07-06"
    event = event_from(said)
    assert event.by_id["A1"].start == datetime(2025, 7, 6, 9, 30, tzinfo=PARIS)
    assert event_from(event_as_json(event)) == event


WRONG: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("[event]: timezone", {"timezone": "Europe/Pariss"}, {}),
    ("[event]: timezone", {"timezone": "Europe"}, {}),
    ("[event]: timezone", {"timezone": "../Paris"}, {}),
    ("[event]: date", {"date": "demain"}, {}),
    ("[event]: name", {"name": " "}, {}),
    ("[event]: languages", {"languages": "fr"}, {}),
    ("[event]: codes", {"codes": "nowhere"}, {}),
    ("session A1: kind", {}, {"kind": "party"}),
    ("session A1: start", {}, {"start": 9}),
    ("session A1: end", {}, {"end": "25:00"}),
    ("session A1: capacity", {}, {"capacity": -1}),
    ("session A1: capacity", {}, {"capacity": True}),
    ("session A1: exits", {}, {"exits": "oui"}),
    ("session A1: access", {}, {"access": {"column": "Pays"}}),
    ("session A1: date", {}, {"date": "9999-12-31"}),
    ("session A1: title", {}, {"title": 3}),
    (": ", {}, {"id": "N"}),
    (": ", {}, {"id": "A1, A2"}),
]


@pytest.mark.parametrize(("where", "head", "session"), WRONG)
def test_what_cannot_be(where: str, head: dict[str, Any], session: dict[str, Any]) -> None:
    """A value that cannot be is told by its place."""
    said = deepcopy(PLAIN)
    said["event"] |= head
    said["session"][0] |= session
    with pytest.raises(ProgrammeError) as caught:
        event_from(said)
    assert f"{caught.value.place}: {caught.value.key}" == where
    assert caught.value.expected or caught.value.value


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"event": 3},
        {"event": {}},
        PLAIN | {"session": []},
        PLAIN | {"session": "A1"},
        PLAIN | {"session": [3]},
        PLAIN | {"columns": {"Pays": "secret"}},
        PLAIN | {"columns": []},
        PLAIN | {"moved": {"A1": 3}},
        PLAIN | {"insist": {"full": "me"}},
        PLAIN | {"insist": {"bored": "staff"}},
        PLAIN | {"walk-ins": {"Presse": "me"}},
        PLAIN | {"walk-ins": {"Presse": 3}},
        PLAIN | {"walk-ins": []},
    ],
)
def test_a_programme_without_its_parts(said: dict[str, Any]) -> None:
    """A part that is missing or of another shape is told, whichever it is."""
    with pytest.raises(ProgrammeError):
        event_from(said)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.times(),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(deadline=None, database=None)
@given(
    place=st.sampled_from(
        ["event", "session", "columns", "moved", "insist", "walk-ins", "head", "first"]
    ),
    key=st.sampled_from(
        [
            "id",
            "name",
            "date",
            "timezone",
            "venue",
            "languages",
            "codes",
            "kind",
            "start",
            "end",
            "capacity",
            "exits",
            "access",
        ]
    ),
    value=ANYTHING,
)
def test_any_value_anywhere(place: str, key: str, value: object) -> None:
    """Whatever stands in whichever place, a programme is an event or is told where it is wrong."""
    said = deepcopy(PLAIN)
    if place == "head":
        said["event"][key] = value
    elif place == "first":
        said["session"][0][key] = value
    else:
        said[place] = value
    try:
        event = event_from(said)
    except ProgrammeError:
        return
    assert event_from(json.loads(json.dumps(event_as_json(event)))) == event


def test_whom_the_figures_count() -> None:
    """A programme's own words for the elected and the local authorities survive the journal."""
    said = PLAIN | {"counting": {"elected": ["Mandataire"], "authorities": ["Gemeinde", "Land"]}}
    event = event_from(said)
    assert event.counting == Counting(elected=("Mandataire",), authorities=("Gemeinde", "Land"))
    assert event_from(event_as_json(event)) == event


@pytest.mark.parametrize("wrong", [{"elu": ["x"]}, {"elected": "Élu·e"}, {"elected": [3]}])
def test_what_counting_cannot_say(wrong: dict[str, Any]) -> None:
    """A misspelt key, and words that are no list of texts, are refused."""
    with pytest.raises(ProgrammeError) as caught:
        event_from(PLAIN | {"counting": wrong})
    assert caught.value.place == "[counting]"
