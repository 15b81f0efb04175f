"""A programme file, read or refused in one sentence, and what a new one does to those who booked."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kiosk.core.programme import Mistake, ProgrammeError, event_from, unknown_key
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import Shape, reading, shape_of, size_of
from kiosk.roster.revision import compare_programmes, talk_moves

__all__ = ["compare_programmes", "read_programme", "talk_moves"]

_LARGEST = 16 * 1024 * 1024
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_LIST_HEADER = re.compile(r"[^=\[#;,\t]+(?:[;\t][^=\[]*|,[^=\[]*)")

_TABLES = ("event", "session", "columns", "insist", "walk-ins", "moved", "counting")
_EVENT_KEYS = (
    *("id", "name", "short_name", "date", "timezone", "venue", "languages", "codes"),
    "expected_participants",  # for people to read
)
_SESSION_KEYS = (
    *("id", "title", "kind", "room", "date", "start", "end", "capacity", "exits"),
    *("booked", "access"),
)
_RULE_KEYS = ("column", "equals")


def read_programme(path: Path) -> Event:
    """Read the programme at *path*, a TOML file.

    Raises:
        Trouble: it cannot be read, or says something that cannot be.
    """
    try:
        data = _parsed(_content(path), path)
        _refuse_unknown_keys(data, path.name)
        return event_from(data)
    except ProgrammeError as error:
        raise Trouble(
            TroubleKind.PROGRAMME_INVALID,
            path=str(path),
            mistake=error.mistake.value,
            place=error.place,
            key=error.key,
            value=error.value,
            expected=error.expected,
        ) from error


def _content(path: Path) -> bytes:
    try:
        size = size_of(path)
    except Trouble as trouble:
        if trouble.kind is TroubleKind.FILE_EMPTY:  # its sentence is of a list
            raise ProgrammeError(Mistake.EMPTY) from trouble
        raise
    if size > _LARGEST:
        raise Trouble(TroubleKind.FILE_TOO_LARGE, path=str(path))
    with reading(path):
        return path.read_bytes()


def _parsed(raw: bytes, path: Path) -> dict[str, Any]:
    if _is_list(raw, path):
        raise ProgrammeError(Mistake.A_LIST)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProgrammeError(Mistake.NOT_TEXT) from error
    if not text.strip():
        raise ProgrammeError(Mistake.EMPTY)
    try:
        return tomllib.loads(unicodedata.normalize("NFC", text))
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ProgrammeError(Mistake.NOT_TOML, value=str(line)) from error
    except (ValueError, RecursionError) as error:  # a number, or brackets, beyond all measure
        raise ProgrammeError(Mistake.NO_PROGRAMME) from error


def _is_list(raw: bytes, path: Path) -> bool:
    """Say whether it is a workbook, or begins with names parted as a list's header parts them."""
    try:
        if shape_of(path) is Shape.WORKBOOK:
            return True
    except Trouble:  # what else it is, is told by its text
        return False
    utf_16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = raw[:4096].decode("utf-16" if utf_16 else "utf-8-sig", "replace").lstrip()
    return bool(_LIST_HEADER.fullmatch(text.partition("\n")[0].strip()))


def _refuse_unknown_keys(data: Mapping[str, Any], file: str) -> None:
    """Refuse what a person wrote and nobody reads; the journal, not written by hand, may say more."""
    for key in data:
        if key not in _TABLES:
            raise unknown_key(file, key, _TABLES)
    _refuse_others("[event]", data.get("event"), _EVENT_KEYS)
    sessions = data.get("session")
    for number, session in enumerate(sessions if isinstance(sessions, list) else (), 1):
        if isinstance(session, Mapping):
            place = f"session {session.get('id', number)}"
            _refuse_others(place, session, _SESSION_KEYS)
            for rule in ("access", "booked"):
                _refuse_others(f"{place}, {rule}", session.get(rule), _RULE_KEYS)


def _refuse_others(place: str, table: object, known: Iterable[str]) -> None:
    for key in table if isinstance(table, Mapping) else ():
        if key not in known:
            raise unknown_key(place, key, known)
