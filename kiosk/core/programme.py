"""The programme as plain data: what a TOML file says, and what the journal keeps of it.

One reader serves both, so that what a desk folds from the journal is what it would read from the file.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from kiosk.core.counting import Counting, Counts
from kiosk.core.refusal import Insister, Refusal
from kiosk.core.session import (
    CodePlace,
    ColumnRule,
    Event,
    Mark,
    Session,
    SessionKind,
    WalkInPolicy,
    local_span,
)
from kiosk.core.text import fold

T = TypeVar("T")

_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_EVENT = "[event]"
_TEXTS = {"id": "A1", "timezone": "Europe/Paris"}
"""What to write as an example, where a key says little."""


class Mistake(StrEnum):
    """What is wrong with a programme; each has a sentence that says what to write instead."""

    MISSING = "missing"  # place, key, expected (an example)
    WRONG_TYPE = "wrong-type"  # place, key, value, expected (an example)
    BAD_CHOICE = "bad-choice"  # place, key, value, expected (the choices)
    MISSPELT_KEY = "misspelt-key"  # place, key, expected (the nearest key)
    UNKNOWN_KEY = "unknown-key"  # place, key, expected (the keys there are)
    UNKNOWN_ZONE = "unknown-zone"  # place, key, value, expected (a zone)
    REPEATED_SESSION = "repeated-session"  # value (the id)
    ID_WITH_COMMA = "id-with-comma"  # value (the id)
    NO_TABLE = "no-table"  # place
    NO_SESSION = "no-session"
    NOT_TOML = "not-toml"  # value (the line)
    NOT_TEXT = "not-text"
    NO_PROGRAMME = "no-programme"
    EMPTY = "empty"
    A_LIST = "a-list"


class ProgrammeError(ValueError):
    """The programme says something that cannot be: in which *place*, under which *key*.

    A place is written as in the file ("[event]"), or is "session A2"; *value* is what stands there.
    """

    def __init__(
        self,
        mistake: Mistake,
        place: str = "",
        key: str = "",
        *,
        value: str = "",
        expected: str = "",
    ) -> None:
        super().__init__(f"{mistake}: {place} {key} {value}")
        self.mistake = mistake
        self.place = place
        self.key = key
        self.value = value
        self.expected = expected


def event_from(data: Mapping[str, Any]) -> Event:
    """Read a programme: ``{"event": {…}, "session": [{…}, …], "columns": {…}}``.

    Raises:
        ProgrammeError: a value is missing or impossible.
    """
    head = _table(data, "event")
    zone_name = _text(head, "timezone", _EVENT, default="Europe/Paris")
    zone = _zone(zone_name)
    day = _typed(head, "date", date, date.fromisoformat, _EVENT, "2025-07-04")
    sessions = data.get("session")
    if not isinstance(sessions, list) or not sessions:
        raise ProgrammeError(Mistake.NO_SESSION)
    read = tuple(_session(item, number, day, zone) for number, item in enumerate(sessions, 1))
    _refuse_ids(read)
    name = _text(head, "name", _EVENT)
    return Event(
        id=_text(head, "id", _EVENT),
        name=name,
        short_name=_text(head, "short_name", _EVENT, default=name),
        timezone=zone_name,
        date=day,
        sessions=read,
        venue=_text(head, "venue", _EVENT, default=""),
        languages=_languages(head),
        codes=_choice(head, "codes", CodePlace, _EVENT, default=CodePlace.EXACT),
        marks={
            column: _one_of(Mark, mark, "[columns]", column)
            for column, mark in _table(data, "columns", default={}).items()
        },
        moved=_moved(data),
        insisters={
            _reason(reason): _one_of(Insister, who, "[insist]", reason)
            for reason, who in _table(data, "insist", default={}).items()
        },
        walk_ins={
            category: _one_of(WalkInPolicy, policy, "[walk-ins]", category)
            for category, policy in _table(data, "walk-ins", default={}).items()
        },
        counting=_counting(data),
    )


def event_as_json(event: Event) -> dict[str, Any]:
    """Give the form that the journal keeps; `event_from` reads it back to an equal event."""
    return {
        "event": {
            "id": event.id,
            "name": event.name,
            "short_name": event.short_name,
            "timezone": event.timezone,
            "date": event.date.isoformat(),
            "venue": event.venue,
            "languages": list(event.languages),
            "codes": event.codes.value,
        },
        "session": [_session_as_json(session, event.zone) for session in event.sessions],
        "columns": {column: mark.value for column, mark in event.marks.items()},
        "moved": dict(event.moved),
        "insist": {reason.value: who.value for reason, who in event.insisters.items()},
        "walk-ins": {category: policy.value for category, policy in event.walk_ins.items()},
        "counting": {
            which.value: list(said)
            for which in Counts
            if (said := getattr(event.counting, which.value))
        },
    }


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # "Europe" is a folder of zones
        raise ProgrammeError(
            Mistake.UNKNOWN_ZONE, _EVENT, "timezone", value=name, expected=_near_zone(name)
        ) from error


def _near_zone(name: str) -> str:
    return next(iter(get_close_matches(name, sorted(available_timezones()), 1)), "Europe/Paris")


def _reason(key: str) -> Refusal:
    try:
        return Refusal(key)
    except ValueError:
        raise unknown_key("[insist]", key, map(str, Refusal)) from None


def _languages(head: Mapping[str, Any]) -> tuple[str, ...]:
    languages = head.get("languages", ["fr"])
    if not isinstance(languages, list) or not all(isinstance(name, str) for name in languages):
        raise _wrong(_EVENT, "languages", languages, '["fr", "en"]')
    return tuple(languages)


def _counting(data: Mapping[str, Any]) -> Counting:
    """Read ``[counting]``: for each of `Counts` the words of the list that are meant."""
    place, said = "[counting]", _table(data, "counting", default={})
    for key, names in said.items():
        if key not in list(Counts):
            raise unknown_key(place, key, map(str, Counts))
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise _wrong(place, key, names, '["Commune", "Région"]')
    return Counting(**{key: tuple(names) for key, names in said.items()})


def _moved(data: Mapping[str, Any]) -> dict[str, str]:
    moved = dict(_table(data, "moved", default={}))
    for session, now in moved.items():
        if not isinstance(now, str):
            raise _wrong("[moved]", session, now, '"A4"')
    return moved


def moved_to(event: Event, day: date) -> Event:
    """Give *event* with its day moved to *day*; local times of day stay as they are."""
    shift = day - event.date
    data = event_as_json(event)
    data["event"]["date"] = day.isoformat()
    for session in data["session"]:
        session["date"] = (date.fromisoformat(session["date"]) + shift).isoformat()
    return event_from(data)


def _session_as_json(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    start, end = session.start.astimezone(zone), session.end.astimezone(zone)
    plain: dict[str, Any] = {
        "id": session.id,
        "title": session.title,
        "kind": session.kind.value,
        "room": session.room,
        "date": start.date().isoformat(),
        "start": start.time().isoformat(),
        "end": end.time().isoformat(),
        "exits": session.exits,
    }
    if session.capacity is not None:
        plain["capacity"] = session.capacity
    for name, rule in (("access", session.access), ("booked", session.booked)):
        if rule is not None:
            plain[name] = {"column": rule.column, "equals": rule.equals}
    return plain


def _session(data: object, number: int, event_day: date, zone: ZoneInfo) -> Session:
    if not isinstance(data, Mapping):
        raise ProgrammeError(Mistake.NO_TABLE, "[[session]]")
    where = f"session {data.get('id', number)}"
    day = event_day
    if "date" in data:
        day = _typed(data, "date", date, date.fromisoformat, where, "2025-07-04")
    start = _typed(data, "start", time, time.fromisoformat, where, "09:30:00")
    end = _typed(data, "end", time, time.fromisoformat, where, "11:00:00")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise _wrong(where, "date", day, "2025-07-04")
    begins, ends = local_span(day, start, end, zone)
    capacity = data.get("capacity")
    if capacity is not None and (type(capacity) is not int or capacity < 0):
        raise _wrong(where, "capacity", capacity, "120")
    exits = data.get("exits", False)
    if not isinstance(exits, bool):
        raise _wrong(where, "exits", exits, "true")
    return Session(
        id=_text(data, "id", where),
        title=_text(data, "title", where),
        kind=_choice(data, "kind", SessionKind, where),
        room=_text(data, "room", where, default=""),
        start=begins,
        end=ends,
        capacity=capacity,
        exits=exits,
        access=_rule(data, "access", where),
        booked=_rule(data, "booked", where),
    )


def _refuse_ids(sessions: tuple[Session, ...]) -> None:
    seen: set[str] = set()
    for session in sessions:
        if session.id in seen:
            raise ProgrammeError(Mistake.REPEATED_SESSION, value=session.id)
        if "," in session.id or ";" in session.id:  # they part the ids in a list's cell
            raise ProgrammeError(Mistake.ID_WITH_COMMA, value=session.id)
        seen.add(session.id)


def unknown_key(place: str, key: str, known: Iterable[str]) -> ProgrammeError:
    """Say that a programme has no such *key* there, and which of the *known* is meant, if any is."""
    names = list(known)
    plain = {fold(name): name for name in names}
    for near in get_close_matches(fold(key), plain, 1):
        return ProgrammeError(Mistake.MISSPELT_KEY, place, key, expected=plain[near])
    return ProgrammeError(Mistake.UNKNOWN_KEY, place, key, expected=", ".join(names))


def _wrong(place: str, key: str, value: object, like: str) -> ProgrammeError:
    """Say that *value* is none of its kind, or that there is none, with what to write instead."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return ProgrammeError(Mistake.MISSING, place, key, expected=like)
    return ProgrammeError(Mistake.WRONG_TYPE, place, key, value=_as_written(value), expected=like)


def _as_written(value: object) -> str:
    """Give *value* as a person would find it in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split())


def _table(
    data: Mapping[str, Any], key: str, default: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    value = data.get(key, default)
    if not isinstance(value, Mapping):
        raise ProgrammeError(Mistake.NO_TABLE, f"[{key}]")
    return value


def _text(data: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str) or not (value.strip() or default == value):
        raise _wrong(where, key, value, f'"{_TEXTS.get(key, "…")}"')
    return value.strip()


def _typed(
    data: Mapping[str, Any],
    key: str,
    kind: type[T],
    parse: Callable[[str], T],
    where: str,
    like: str,
) -> T:
    value = data.get(key)
    if type(value) is kind:
        return value
    try:
        return parse(value)  # type: ignore[arg-type] # a wrong type is told like a wrong text
    except (TypeError, ValueError):
        raise _wrong(where, key, value, like) from None


def _choice(
    data: Mapping[str, Any], key: str, kind: type[T], where: str, default: T | None = None
) -> T:
    if key not in data and default is not None:
        return default
    return _one_of(kind, data.get(key), where, key)


def _one_of(kind: type[T], value: object, where: str, key: str) -> T:
    try:
        return kind(value)  # type: ignore[call-arg] # an enum looks its value up
    except ValueError:
        names = [str(one) for one in kind]  # type: ignore[attr-defined] # an enum lists its members
        if value is None:
            raise _wrong(where, key, value, f'"{names[0]}"') from None
        raise ProgrammeError(
            Mistake.BAD_CHOICE, where, key, value=_as_written(value), expected=", ".join(names)
        ) from None


def _rule(data: Mapping[str, Any], key: str, where: str) -> ColumnRule | None:
    if key not in data:
        return None
    rule = data[key]
    if not isinstance(rule, Mapping) or not {"column", "equals"} <= rule.keys():
        raise _wrong(where, key, rule, '{ column = "Adhérent", equals = "Oui" }')
    return ColumnRule(column=str(rule["column"]), equals=str(rule["equals"]))
