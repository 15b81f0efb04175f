"""A printer's URI, read once: what it speaks, where it is, and its own settings.

    escpos+tcp://10.0.0.5:9100?width=576&shift=1,-0.5#Imprimante%202
    language+way://place?settings#its name for people

The string itself is what the desk keeps; this value is what the printing room reads in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from kiosk.core.printer_place import Language, PrinterPlace, read_place
from kiosk.core.printer_uri import given_name, options_of
from kiosk.core.trouble import Trouble, TroubleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(PrinterPlace):
    """Where a printer is, and how it is set.

    *dpi* and *width* (printable dots) are None where the driver is to know; *shift* is in mm to the
    right and down. *layout* is this printer's own, *sheet* the labels in it, *first* the first free one.
    A printer without *has_status* never answers. *options* are those of its language alone.
    """

    uri: str
    name: str = ""
    dpi: int | None = None
    width: int | None = None
    shift: tuple[float, float] = (0.0, 0.0)
    layout: str = ""
    sheet: str = ""
    first: int = 1
    has_status: bool = True
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


COMMON = {
    "dpi": "203",
    "width": "576",
    "shift": "1,-0.5",
    "layout": "card",
    "sheet": "dataline-57125",
    "first": "3",
    "status": "none",
}
"""The settings that all printers know, each with an example."""
OWN: Mapping[Language, Mapping[str, str]] = {
    Language.ESCPOS: {"baud": "115200", "flow": "rts"},
    Language.ZPL: {"baud": "9600", "flow": "xon"},
    Language.BROTHER: {"media": "62x100", "model": "QL-820NWB"},
}
"""The settings of one language, each with an example."""
FLOWS = ("none", "rts", "dsr", "xon")
"""How a serial printer says that it takes no more for now."""
_NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,3})?", re.ASCII)
_DPI = range(72, 1201)
_WIDTH = range(64, 10_001)
_FIRST = range(1, 201)
_BAUD = range(300, 4_000_001)


def read_address(uri: str) -> Address:
    """Read a printer's URI.

    Raises:
        Trouble: it names no printer (PRINTER_UNKNOWN), or a setting in it is wrong (PRINTER_OPTION).
    """
    try:
        place = read_place(uri)
    except ValueError:
        raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri) from None
    where = {one.name: getattr(place, one.name) for one in fields(place)}
    return Address(uri=uri, name=given_name(uri), **where, **_settings(uri, place.language))


def _settings(uri: str, language: Language) -> dict[str, Any]:
    """Give the settings as `Address` holds them.

    Raises:
        Trouble: one is not known, or its value is none (PRINTER_OPTION).
    """
    own = OWN.get(language, {})
    settings: dict[str, Any] = {}
    options: dict[str, str] = {}
    for name, value in options_of(uri):
        try:
            if name in own:
                options[name] = _own(name, value)
            else:
                settings |= _common(name, value)
        except ValueError:
            example = (COMMON | dict(own)).get(name)
            known = {name: example} if example is not None else COMMON | dict(own)
            raise Trouble(
                TroubleKind.PRINTER_OPTION,
                uri=uri,
                option=f"{name}={value}",
                expected="; ".join(f"{key}={value}" for key, value in known.items()),
            ) from None
    return settings | {"options": MappingProxyType(options)}


def _common(name: str, value: str) -> dict[str, Any]:
    match name:
        case "dpi":
            return {"dpi": _within(_DPI, value)}
        case "width":
            return {"width": _within(_WIDTH, value)}
        case "first":
            return {"first": _within(_FIRST, value)}
        case "shift":
            return {"shift": _shift(value)}
        case "layout" | "sheet":
            return {name: _some(value)}
        case "status" if value == "none":
            return {"has_status": False}
    raise ValueError(name)


def _own(name: str, value: str) -> str:
    match name:
        case "baud":
            return str(_within(_BAUD, value))
        case "flow" if value not in FLOWS:
            raise ValueError(value)
    return _some(value)


def _within(known: range, value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() else -1
    if number not in known:
        raise ValueError(value)
    return number


def _shift(value: str) -> tuple[float, float]:
    right, comma, down = value.partition(",")
    if not comma or not all(_NUMBER.fullmatch(side) for side in (right, down)):
        raise ValueError(value)
    return float(right), float(down)


def _some(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text
