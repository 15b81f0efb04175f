"""How the commands write: one JSON document, one a line, or words; UTF-8 whatever the console."""

import json
import sys
from datetime import datetime
from typing import Any, TextIO

from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind


def speak_utf8() -> None:
    """Make standard input and output UTF-8: a French Windows console is not."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str, *, to: TextIO | None = None) -> None:
    """Write one line at once."""
    stream = to or sys.stdout
    stream.write(f"{text}\n")
    stream.flush()


def say_json(value: Any, *, indent: int | None = None) -> None:
    """Write one JSON document at once, on one line unless *indent* is given."""
    say(json.dumps(value, ensure_ascii=False, indent=indent))


def person_json(registrant: Registrant) -> dict[str, Any]:
    """Give what a scan's answer tells of a person."""
    return {
        "id": registrant.id,
        "name": registrant.name,
        "organisation": registrant.organisation,
        "category": registrant.category,
    }


def moment_from(text: str) -> datetime:
    """Read a time with its offset.

    Raises:
        Trouble: it is none.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Trouble(TroubleKind.BAD_TIME, value=text) from None
    if moment.tzinfo is None:
        raise Trouble(TroubleKind.BAD_TIME, value=text)
    return moment
