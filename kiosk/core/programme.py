"""The programme as plain data: what a TOML file says, and what the journal keeps of it.

One reader serves both, so that what a desk folds from the journal is what it would read from the file.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.core.refusal import Insister, Refusal
from kiosk.core.session import (
    CodePlace,
    ColumnRule,
    Event,
    Mark,
    Session,
    SessionKind,
    local_span,
)

T = TypeVar("T")

_FIRST_YEAR, _LAST_YEAR = 1970, 2999


class ProgrammeError(ValueError):
    """The programme says something that cannot be: *where* ("session A2: start") and *expected*."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(f"{where}: {expected}")
        self.where = where
        self.expected = expected


def event_from(data: Mapping[str, Any]) -> Event:
    """Read a programme: ``{"event": {…}, "session": [{…}, …], "columns": {…}}``.

    Raises:
        ProgrammeError: a value is missing or impossible.
    """
    head = _table(data, "event", "event")
    zone_name = _text(head, "timezone", "event", default="Europe/Paris")
    zone = _zone(zone_name)
    day = _typed(head, "date", date, date.fromisoformat, "event", "2025-07-04")
    sessions = data.get("session")
    if not isinstance(sessions, list) or not sessions:
        raise ProgrammeError("[[session]]", "≥ 1")
    read = tuple(_session(item, number, day, zone) for number, item in enumerate(sessions, 1))
    _refuse_ids(read)
    name = _text(head, "name", "event")
    return Event(
        id=_text(head, "id", "event"),
        name=name,
        short_name=_text(head, "short_name", "event", default=name),
        timezone=zone_name,
        date=day,
        sessions=read,
        venue=_text(head, "venue", "event", default=""),
        languages=_languages(head),
        codes=_choice(head, "codes", CodePlace, "event", default=CodePlace.EXACT),
        marks={
            column: _one_of(Mark, mark, f"columns: {column}")
            for column, mark in _table(data, "columns", "columns", default={}).items()
        },
        moved=_moved(data),
        insisters={
            _one_of(Refusal, reason, "insist"): _one_of(Insister, who, f"insist: {reason}")
            for reason, who in _table(data, "insist", "insist", default={}).items()
        },
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
    }


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # "Europe" is a folder of zones
        raise ProgrammeError("event: timezone", f"« {name} » ?") from error


def _languages(head: Mapping[str, Any]) -> tuple[str, ...]:
    languages = head.get("languages", ["fr"])
    if not isinstance(languages, list) or not all(isinstance(name, str) for name in languages):
        raise ProgrammeError("event: languages", '["fr", "en"]')
    return tuple(languages)


def _moved(data: Mapping[str, Any]) -> dict[str, str]:
    moved = dict(_table(data, "moved", "moved", default={}))
    if not all(isinstance(now, str) for now in moved.values()):
        raise ProgrammeError("moved", 'A2 = "A4"')
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
        raise ProgrammeError(f"session {number}", "[[session]]")
    where = f"session {data.get('id', number)}"
    day = event_day
    if "date" in data:
        day = _typed(data, "date", date, date.fromisoformat, where, "2025-07-04")
    start = _typed(data, "start", time, time.fromisoformat, where, "09:30:00")
    end = _typed(data, "end", time, time.fromisoformat, where, "11:00:00")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ProgrammeError(f"{where}: date", f"{_FIRST_YEAR} – {_LAST_YEAR}")
    begins, ends = local_span(day, start, end, zone)
    capacity = data.get("capacity")
    if capacity is not None and (type(capacity) is not int or capacity < 0):
        raise ProgrammeError(f"{where}: capacity", "0, 1, 2 …")
    exits = data.get("exits", False)
    if not isinstance(exits, bool):
        raise ProgrammeError(f"{where}: exits", "true / false")
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
            raise ProgrammeError(f"session {session.id}", "id ≠")
        if "," in session.id or ";" in session.id:  # they part the ids in a list's cell
            raise ProgrammeError(f"session {session.id}: id", "A1")
        seen.add(session.id)


def _table(
    data: Mapping[str, Any], key: str, where: str, default: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    value = data.get(key, default)
    if not isinstance(value, Mapping):
        raise ProgrammeError(where, f"[{key}]")
    return value


def _text(data: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str) or not (value.strip() or default == value):
        raise ProgrammeError(f"{where}: {key}", '"…"')
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
        raise ProgrammeError(f"{where}: {key}", like) from None


def _choice(
    data: Mapping[str, Any], key: str, kind: type[T], where: str, default: T | None = None
) -> T:
    if key not in data and default is not None:
        return default
    return _one_of(kind, data.get(key), f"{where}: {key}")


def _one_of(kind: type[T], value: object, where: str) -> T:
    try:
        return kind(value)  # type: ignore[call-arg] # an enum looks its value up
    except ValueError:
        choices = " | ".join(map(str, kind))  # type: ignore[call-overload] # an enum lists its members
        raise ProgrammeError(where, choices) from None


def _rule(data: Mapping[str, Any], key: str, where: str) -> ColumnRule | None:
    if key not in data:
        return None
    rule = data[key]
    if not isinstance(rule, Mapping) or not {"column", "equals"} <= rule.keys():
        raise ProgrammeError(f"{where}: {key}", '{ column = "…", equals = "…" }')
    return ColumnRule(column=str(rule["column"]), equals=str(rule["equals"]))
