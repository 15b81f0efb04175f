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
        return number, Heartbeat(**known)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a heartbeat") from error


def _said(printer: PrinterWord) -> dict[str, Any]:
    said = {name: getattr(printer, name) for name in _PRINTER_FIELDS}
    return {**said, "facts": dict(printer.facts)}


def _printer(said: dict[str, Any]) -> PrinterWord:
    return PrinterWord(**{name: value for name, value in said.items() if name in _PRINTER_FIELDS})
