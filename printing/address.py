"""A printer's URI, read once: what it speaks, where it is, and its own settings.

    escpos+tcp://10.0.0.5:9100?width=576&shift=1,-0.5#Imprimante%202
    language+way://place?settings#its name for people

The string itself is what the desk keeps; this value is what the printing room reads in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from urllib.request import url2pathname

from kiosk.core.trouble import Trouble, TroubleKind


class Language(StrEnum):
    """What a printer is spoken to in."""

    ESCPOS = "escpos"
    ZPL = "zpl"
    BROTHER = "brother"
    IPP = "ipp"
    IPPS = "ipps"
    SYSTEM = "system"
    FILE = "file"


class Way(StrEnum):
    """How bytes get to a printer that is spoken to directly."""

    TCP = "tcp"
    USB = "usb"
    SERIAL = "serial"
    DEVICE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbId:
    """A device on USB; *serial* empty is the first of its kind."""

    vendor: int
    product: int
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a printer is, and how it is set.

    *host* and *port* are of a network printer, *path* is a serial port, a device, a file or what an
    IPP printer is called on its host, *queue* a name that the system knows, empty for its default.
    *dpi* and *width* (printable dots) are None where the driver is to know; *shift* is in mm to the
    right and down. *layout* is this printer's own, *sheet* the labels in it, *first* the first free one.
    A printer without *has_status* never answers. *options* are those of its language alone.
    """

    uri: str
    language: Language
    way: Way | None = None
    name: str = ""
    host: str = ""
    port: int | None = None
    path: str = ""
    queue: str = ""
    usb: UsbId | None = None
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
_RAW_PORT = 9100
_USB = re.compile(r"([0-9a-f]{4}):([0-9a-f]{4})", re.IGNORECASE)
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
        parts = urlsplit(uri)
        language, way = _spoken(parts.scheme)
        place = _place(parts, language, way)
    except ValueError:
        raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri) from None
    return Address(
        uri=uri,
        language=language,
        way=way,
        name=unquote(parts.fragment),
        **place,
        **_settings(uri, parts.query, language),
    )


def _spoken(scheme: str) -> tuple[Language, Way | None]:
    """Give language and way of *scheme*; a ValueError where there are none such."""
    spoken, plus, way = scheme.partition("+")
    language = Language(spoken)
    if (language in _DIRECT) != bool(plus):
        raise ValueError(scheme)
    return language, Way(way) if plus else None


_DIRECT = {Language.ESCPOS, Language.ZPL, Language.BROTHER}


def _place(parts: SplitResult, language: Language, way: Way | None) -> dict[str, Any]:
    """Give where the printer is; a ValueError where that is nowhere."""
    match language, way:
        case _, Way.TCP:
            if not parts.hostname or parts.path not in ("", "/"):
                raise ValueError(parts.netloc)
            return {"host": parts.hostname, "port": parts.port or _RAW_PORT}
        case _, Way.USB:
            return {"usb": _usb(parts)}
        case _, Way.SERIAL:
            return {"path": _some(parts.netloc or url2pathname(parts.path))}
        case (_, Way.DEVICE) | (Language.FILE, _):
            if parts.netloc not in ("", "localhost") or parts.path == "/":
                raise ValueError(parts.netloc)
            return {"path": _some(url2pathname(parts.path))}
        case Language.SYSTEM, _:
            if parts.path not in ("", "/"):
                raise ValueError(parts.path)
            return {"queue": unquote(parts.netloc)}
    return {"host": _some(parts.hostname or ""), "port": parts.port, "path": parts.path or "/"}


def _some(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _usb(parts: SplitResult) -> UsbId:
    found = _USB.fullmatch(parts.netloc)
    if found is None:
        raise ValueError(parts.netloc)
    vendor, product = (int(digits, 16) for digits in found.groups())
    return UsbId(vendor=vendor, product=product, serial=unquote(parts.path.strip("/")))


def _settings(uri: str, query: str, language: Language) -> dict[str, Any]:
    """Give the settings as `Address` holds them.

    Raises:
        Trouble: one is not known, or its value is none (PRINTER_OPTION).
    """
    own = OWN.get(language, {})
    settings: dict[str, Any] = {}
    options: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
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
