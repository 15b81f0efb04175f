"""A record of another desk is folded only if it holds what its kind needs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.journal import Record, RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.record_shape import is_well_formed
from tests.desk import COLUMNS, an_event

LOAD = {
    "source": "liste",
    "version": "1",
    "file": "liste.csv",
    "columns": COLUMNS.as_json(),
    "withdrawn": [],
    "returned": ["liste:1"],
}
PRINT = {"job": "j", "registrant": "x", "layout": "card", "printer": "", "queued": True}
SOUND: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (RecordKind.PROGRAMME, event_as_json(an_event()), {}),
    (RecordKind.LOAD, LOAD, {}),
    (RecordKind.ROWS, {"source": "liste"}, {"rows": {"liste:1": [2, "a\tb"]}}),
    (RecordKind.WALK_IN, {"source": "walk-in"}, {"rows": {"walk-in:1": [0, "a"]}}),
    (RecordKind.MERGE, {"merged": {"a": "b"}}, {}),
    (RecordKind.WITHDRAW, {"registrant": "a"}, {}),
    (RecordKind.REPLACE, {"absent": "a", "by": "b"}, {}),
    (RecordKind.CORRECT, {"registrant": "a"}, {"new": {"family": "X", "given": None}}),
    (RecordKind.HANDED_OVER, {"what": "badge", "registrants": ["a"]}, {"to": "X"}),
    (RecordKind.CHECK_IN, {"registrant": "a", "session": "ACC"}, {}),
    (RecordKind.UNDO, {"undoes": ["r"]}, {}),
    (RecordKind.PRINT, PRINT, {"code": "C"}),
    (RecordKind.PRINTED, {"job": "j", "state": "done"}, {"text": {"name": "X"}}),
    (RecordKind.SPARE, {}, {"codes": {"C": 1}}),
    (RecordKind.TIE, {"registrant": "a"}, {"code": "C"}),
    (RecordKind.VOID, {"registrant": "a"}, {"codes": ["C"]}),
    (RecordKind.DESK, {"name": "Porte"}, {}),
    ("tomorrow", {}, {}),
]
ODD: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (RecordKind.PROGRAMME, {"event": {}}, {}),
    (RecordKind.LOAD, LOAD | {"columns": {}}, {}),
    (RecordKind.LOAD, LOAD | {"columns": COLUMNS.as_json() | {"bookings": [99]}}, {}),
    (RecordKind.LOAD, LOAD | {"source": "walk-in"}, {}),
    (RecordKind.ROWS, {"source": "walk-in"}, {"rows": {}}),
    (RecordKind.ROWS, {"source": "liste"}, {"rows": {"liste:1": "a\tb"}}),
    (RecordKind.WALK_IN, {"source": "liste"}, {"rows": {"liste:1": [0, "a"]}}),
    (RecordKind.MERGE, {"merged": ["a", "b"]}, {}),
    (RecordKind.CORRECT, {"registrant": "a"}, {"new": {"height": "X"}}),
    (RecordKind.HANDED_OVER, {"what": "badge", "registrants": "a"}, {"to": "X"}),
    (RecordKind.CHECK_IN, {"registrant": "a"}, {}),
    (RecordKind.CHECK_IN, {"registrant": ["a"], "session": "ACC"}, {}),
    (RecordKind.UNDO, {"undoes": "r"}, {}),
    (RecordKind.UNDO, {"undoes": ["r"], "session": "ACC"}, {}),
    (RecordKind.PRINT, PRINT | {"reason": "fun"}, {"code": "C"}),
    (RecordKind.PRINT, PRINT | {"priority": 7}, {"code": "C"}),
    (RecordKind.PRINT, PRINT | {"place": {"tray": "A"}}, {"code": "C"}),
    (RecordKind.PRINTED, {"job": "j", "state": "eaten"}, {}),
    (RecordKind.PRINTED, {"job": "j", "state": "done", "trouble": "moths"}, {}),
    (RecordKind.PRINTED, {"job": "j", "state": "done", "facts": {"kind": "x"}}, {}),
    (RecordKind.SPARE, {}, {"codes": {"C": "one"}}),
    (RecordKind.TIE, {"registrant": "a"}, {}),
    (RecordKind.VOID, {"registrant": "a"}, {"codes": [1]}),
    (RecordKind.DESK, {}, {}),
]


def a_record(kind: str, body: Any, personal: Any) -> Record:
    """Give a record that says so."""
    return Record(
        id="r", desk="d", epoch=1, seq=1, clock=1, at=1, kind=kind, body=body, personal=personal
    )


@pytest.mark.parametrize(("kind", "body", "personal"), SOUND)
def test_what_desks_write(kind: str, body: Any, personal: Any) -> None:
    """What a desk writes is folded, and what no version knows yet is not judged."""
    assert is_well_formed(a_record(kind, body, personal))


@pytest.mark.parametrize(("kind", "body", "personal"), ODD)
def test_what_no_desk_writes(kind: str, body: Any, personal: Any) -> None:
    """What lacks something, or holds what could never be read back, is not folded."""
    assert not is_well_formed(a_record(kind, body, personal))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
known = st.sampled_from(SOUND)


@given(known, st.data())
def test_it_never_stumbles(sound: tuple[str, dict[str, Any], dict[str, Any]], data: Any) -> None:
    """Whatever stands in whichever field, it is judged and raises nothing."""
    kind, body, personal = sound
    odd = [
        {**values, data.draw(st.sampled_from(sorted(values))): data.draw(anything)}
        if values
        else data.draw(st.dictionaries(st.text(max_size=3), anything))
        for values in (body, personal)
    ]
    assert is_well_formed(a_record(kind, *odd)) in {True, False}
