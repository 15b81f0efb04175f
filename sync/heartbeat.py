"""What a desk last said of itself, as bytes. Pure.

Each is a new file with a number above those that lie there; the highest number is the newest, since
clocks jump.
"""

import json
from dataclasses import fields
from typing import Any

from kiosk.core.exchange import Heartbeat, PrinterWord
from kiosk.core.journal import canonical

_FIELDS = frozenset(each.name for each in fields(Heartbeat))
_LARGEST = 1 << 53
_PRINTER_FIELDS = frozenset(each.name for each in fields(PrinterWord))


def heartbeat_payload(number: int, heartbeat: Heartbeat) -> bytes:
    """Give *heartbeat* as bytes."""
    said = {name: getattr(heartbeat, name) for name in _FIELDS}
    said["heard"], said["ahead"] = dict(heartbeat.heard), dict(heartbeat.ahead)
    said["printers"] = [_said(printer) for printer in heartbeat.printers]
    return canonical({"n": number, **said}).encode()


def read_heartbeat(payload: bytes) -> tuple[int, Heartbeat]:
    """Read what `heartbeat_payload` wrote; what a later version says besides is left out.

    Raises:
        ValueError: it is none.
    """
    try:
        said = json.loads(payload)
        number = int(said["n"])
        known = {name: value for name, value in said.items() if name in _FIELDS}
        known["printers"] = tuple(_printer(each) for each in said.get("printers", ()))
        known["damaged"] = tuple(said.get("damaged", ()))
        heartbeat = Heartbeat(**known)
        canonical(said).encode()  # half a character has no bytes, and no database takes it
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("not a heartbeat") from error
    if not _is_sound(heartbeat):
        raise ValueError("not a heartbeat that can be used")
    return number, heartbeat


def _is_sound(beat: Heartbeat) -> bool:
    """Say whether each field is of its type: it may be a later version's, or of somebody who means harm."""
    texts = (beat.desk, beat.name, beat.session, beat.version, *beat.damaged)
    return (
        all(type(text) is str for text in texts)
        and 0 <= _number(beat.at) < _LARGEST
        and 0 <= _number(beat.waiting) < _LARGEST
        and type(beat.is_organiser) is bool
        and all(_are_numbers(said) for said in (beat.heard, beat.ahead))
        and all(_is_printer(printer) for printer in beat.printers)
    )


def _number(value: object) -> int:
    return value if type(value) is int else -1


def _are_numbers(said: object) -> bool:
    return isinstance(said, dict) and all(
        type(number) is int and abs(number) < _LARGEST for number in said.values()
    )


def _is_printer(word: PrinterWord) -> bool:
    return (
        all(type(text) is str for text in (word.place, word.name, word.trouble))
        and isinstance(word.facts, dict)
        and all(type(fact) in {str, int} for fact in word.facts.values())
        and not word.facts.keys() & {"self", "kind"}
    )


def _said(printer: PrinterWord) -> dict[str, Any]:
    said = {name: getattr(printer, name) for name in _PRINTER_FIELDS}
    return {**said, "facts": dict(printer.facts)}


def _printer(said: dict[str, Any]) -> PrinterWord:
    return PrinterWord(**{name: value for name, value in said.items() if name in _PRINTER_FIELDS})
