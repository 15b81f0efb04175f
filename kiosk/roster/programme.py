"""A programme file, read or refused in one sentence, and what a new one does to those who booked."""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from kiosk.core.programme import ProgrammeError, event_from
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import reading, size_of
from kiosk.roster.revision import compare_programmes, talk_moves

__all__ = ["compare_programmes", "read_programme", "talk_moves"]

_LARGEST = 16 * 1024 * 1024
_AT = re.compile(r"\(at line (\d+), column \d+\)")


def read_programme(path: Path) -> Event:
    """Read the programme at *path*, a TOML file.

    Raises:
        Trouble: it cannot be read, or says something that cannot be.
    """
    if size_of(path) > _LARGEST:
        raise Trouble(TroubleKind.FILE_TOO_LARGE, path=str(path))
    with reading(path):
        raw = path.read_bytes()
    try:
        return event_from(_parsed(raw, path))
    except ProgrammeError as error:
        raise _invalid(path, error.where, error.expected) from error


def _parsed(raw: bytes, path: Path) -> dict[str, Any]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _invalid(path, _line(raw[: error.start].count(b"\n") + 1), "UTF-8") from error
    if not text.strip():
        raise Trouble(TroubleKind.FILE_EMPTY, path=str(path))
    try:
        return tomllib.loads(unicodedata.normalize("NFC", text))
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise _invalid(path, _line(line), "TOML") from error
    except (ValueError, RecursionError) as error:  # a number, or brackets, beyond all measure
        raise _invalid(path, "", "TOML") from error


def _line(number: int) -> str:
    return f"l. {number}"


def _invalid(path: Path, where: str, expected: str) -> Trouble:
    return Trouble(
        TroubleKind.PROGRAMME_INVALID, path=str(path), where=where or path.name, expected=expected
    )
