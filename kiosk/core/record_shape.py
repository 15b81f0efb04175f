"""Whether a record holds what its kind needs.

Records come from other desks: of a later version, or of somebody who means harm. What is not as it
should be is kept and passed on, but nothing is folded from it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from kiosk.core import walkin
from kiosk.core.columns import Columns
from kiosk.core.correction import Corrected
from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import JobState, Priority, Reason
from kiosk.core.programme import event_from
from kiosk.core.trouble import TroubleKind

Values = Mapping[str, Any]
_STATES = frozenset(state.value for state in JobState)
_PRIORITIES = frozenset(priority.value for priority in Priority)
_REASONS = frozenset({"", *(reason.value for reason in Reason)})
_TROUBLES = frozenset({"", *(kind.value for kind in TroubleKind)})
_FIELDS = frozenset(field.value for field in Corrected)


def is_well_formed(record: Record) -> bool:
    """Say whether *record* can be folded; a kind this version does not know is none of its business."""
    shape = _SHAPES.get(record.kind)
    return shape is None or shape(record.body, record.personal)


def _are_texts(values: Any) -> bool:
    return isinstance(values, list | tuple) and all(type(value) is str for value in values)


def _has_texts(values: Values, names: Iterable[str]) -> bool:
    return all(type(values.get(name)) is str for name in names)


def _is_map(values: Any, *types: type) -> bool:
    return isinstance(values, Mapping) and all(type(value) in types for value in values.values())


def _is_one_of(values: Values, name: str, known: Collection[Any], default: Any) -> bool:
    value = values.get(name, default)
    return type(value) in {str, int} and value in known


def _with_texts(*names: str) -> Callable[[Values, Values], bool]:
    return lambda body, personal: _has_texts(body, names)


def _is_programme(body: Values, personal: Values) -> bool:
    try:
        event_from(body)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return False
    return True


def _is_load(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("source", "version", "file"))
        and body["source"] != walkin.SOURCE
        and _are_texts(body.get("withdrawn"))
        and _are_texts(body.get("returned"))
        and _is_map(body.get("mapping", {}), str)
        and _are_columns(body.get("columns"))
    )


def _are_columns(said: Any) -> bool:
    try:
        columns = Columns.from_json(said)
        places = [*columns.fields.values(), *columns.bookings]
        return (
            _are_texts(columns.header)
            and len(set(columns.header)) == len(columns.header)
            and all(type(p) is int and 0 <= p < len(columns.header) for p in places)
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        return False


def _are_rows(rows: Any) -> bool:
    return isinstance(rows, Mapping) and all(
        isinstance(row, list | tuple)
        and len(row) == 2
        and type(row[0]) is int
        and type(row[1]) is str
        for row in rows.values()
    )


def _are_listed(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("source",))
        and body["source"] != walkin.SOURCE
        and _are_rows(personal.get("rows"))
    )


def _is_walk_in(body: Values, personal: Values) -> bool:
    return body.get("source") == walkin.SOURCE and _are_rows(personal.get("rows"))


def _is_correction(body: Values, personal: Values) -> bool:
    new = personal.get("new")
    return (
        _has_texts(body, ("registrant",))
        and isinstance(new, Mapping)
        and _is_map(new, str, type(None))
        and new.keys() <= _FIELDS
    )


def _is_handed_over(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("what",))
        and _are_texts(body.get("registrants"))
        and _has_texts(personal, ("to",))
    )


def _is_undo(body: Values, personal: Values) -> bool:
    is_of_a_stay = "session" in body
    return _are_texts(body.get("undoes")) and (
        not is_of_a_stay or _has_texts(body, ("registrant", "session"))
    )


def _is_print(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("job", "registrant", "layout", "printer"))
        and type(body.get("queued")) is bool
        and type(body.get("addressed", False)) is bool
        and _has_texts(personal, ("code",))
        and type(body.get("run", "")) is str
        and _is_one_of(body, "priority", _PRIORITIES, Priority.DESK.value)
        and _is_one_of(body, "reason", _REASONS, "")
        and _is_place(body.get("place", {}))
    )


def _is_place(place: Any) -> bool:
    return isinstance(place, Mapping) and (
        not place or (_has_texts(place, ("tray", "envelope")) and type(place.get("number")) is int)
    )


def _is_printed(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("job",))
        and _is_one_of(body, "state", _STATES, "")
        and _is_one_of(body, "trouble", _TROUBLES, "")
        and _are_facts(body.get("facts", {}))
        and type(body.get("printer", "")) is str
        and type(body.get("layout", "")) is str
        and type(body.get("addressed", False)) is bool
        and type(body.get("hurried", False)) is bool
        and _is_one_of(body, "priority", _PRIORITIES, Priority.DESK.value)
        and isinstance(body.get("place", {}), Mapping)
        and _is_map(personal.get("text", {}), str)
    )


def _are_facts(facts: Any) -> bool:
    return _is_map(facts, str, int) and not facts.keys() & {"self", "kind"}


def _is_pass(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("job", "to"))
        and type(body.get("printer", "")) is str
        and type(body.get("asks", False)) is bool
    )


def _is_settled(body: Values, personal: Values) -> bool:
    return (
        _has_texts(body, ("clash", "how"))
        and type(body.get("kind", "")) is str
        and _are_texts(body.get("records", []))
        and _are_texts(body.get("deeds", []))
    )


_SHAPES: Mapping[str, Callable[[Values, Values], bool]] = {
    RecordKind.PROGRAMME: _is_programme,
    RecordKind.LOAD: _is_load,
    RecordKind.ROWS: _are_listed,
    RecordKind.WALK_IN: _is_walk_in,
    RecordKind.MERGE: lambda body, personal: _is_map(body.get("merged"), str),
    RecordKind.WITHDRAW: _with_texts("registrant"),
    RecordKind.REPLACE: _with_texts("absent", "by"),
    RecordKind.CORRECT: _is_correction,
    RecordKind.HANDED_OVER: _is_handed_over,
    RecordKind.CHECK_IN: _with_texts("registrant", "session"),
    RecordKind.CHECK_OUT: _with_texts("registrant", "session"),
    RecordKind.REFUSED: _with_texts("registrant", "session"),
    RecordKind.UNDO: _is_undo,
    RecordKind.PRINT: _is_print,
    RecordKind.PRINTED: _is_printed,
    RecordKind.SPARE: lambda body, personal: _is_map(personal.get("codes"), int),
    RecordKind.TIE: lambda body, personal: (
        _has_texts(body, ("registrant",)) and _has_texts(personal, ("code",))
    ),
    RecordKind.VOID: lambda body, personal: (
        _has_texts(body, ("registrant",)) and _are_texts(personal.get("codes"))
    ),
    RecordKind.DESK: _with_texts("name"),
    RecordKind.PASS: _is_pass,
    RecordKind.SETTLE: _is_settled,
}
