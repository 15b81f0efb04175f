"""Where a printer is, read from its URI: what it is spoken to in, on which way, to whom.

    language+way://place?settings#its name for people

However a place is written, it has one `key`: two of the same are one machine.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit
from urllib.request import url2pathname

from kiosk.core.printer_uri import address


class Language(StrEnum):
    """What a printer is spoken to in."""

    ESCPOS = "escpos"
    ZPL = "zpl"
    BROTHER = "brother"
    IPP = "ipp"
    IPPS = "ipps"
    SYSTEM = "system"
    FILE = "file"
    DESK = "desk"
    """Another desk's printer: that desk speaks to it, and is asked by records."""


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
class PrinterPlace:
    """Where a printer is.

    *host* and *port* are of a network printer, *path* is a serial port, a device, a file or what an
    IPP printer is called on its host, *queue* a name that the system knows, empty for its default. Of
    another desk's printer the *host* is that desk's id, the *path* the printer's place there, "" for any.
    """

    language: Language
    way: Way | None = None
    host: str = ""
    port: int | None = None
    path: str = ""
    queue: str = ""
    usb: UsbId | None = None

    @property
    def is_in_network(self) -> bool:
        """Whether any computer may speak to it: two at once get in each other's way."""
        is_host = self.way is Way.TCP or self.language in {Language.IPP, Language.IPPS}
        return is_host and self.host not in {"localhost", *_THIS_MACHINE}

    @property
    def key(self) -> str:
        """The place as a URI, spelled the one way."""
        if self.language is Language.DESK:
            return f"{self.language}://{self.host}/{quote(self.path, safe='')}"
        scheme = f"{self.language}+{self.way}" if self.way else self.language.value
        name = "localhost" if self.host in _THIS_MACHINE else self.host
        host = f"[{name}]" if ":" in name else name
        where = f"{host}:{self.port}" if host else ""
        if self.usb is not None:
            serial = quote(self.usb.serial, safe="")
            where = f"{self.usb.vendor:04x}:{self.usb.product:04x}/{serial}".rstrip("/")
        path = self.path.rstrip("/") if self.language is Language.FILE else self.path
        return f"{scheme}://{where}{quote(path)}{quote(self.queue, safe='')}"


_THIS_MACHINE = {"127.0.0.1", "::1"}
_RAW_PORT = 9100
_IPP_PORT = 631
_DIRECT = {Language.ESCPOS, Language.ZPL, Language.BROTHER}
_USB = re.compile(r"([0-9a-f]{4}):([0-9a-f]{4})", re.IGNORECASE)


def read_place(uri: str) -> PrinterPlace:
    """Read where the printer at *uri* is; a ValueError where it names none."""
    parts = urlsplit(uri)
    language, way = _spoken(parts.scheme)
    match language, way:
        case _, Way.TCP:
            if parts.path not in ("", "/"):
                raise ValueError(parts.path)
            host, port = _host(parts, _RAW_PORT)
            return PrinterPlace(language=language, way=way, host=host, port=port)
        case _, Way.USB:
            return PrinterPlace(language=language, way=way, usb=_usb(parts))
        case _, Way.SERIAL:
            path = _some(parts.netloc or url2pathname(parts.path))
            return PrinterPlace(language=language, way=way, path=path)
        case (_, Way.DEVICE) | (Language.FILE, _):
            if parts.netloc not in ("", "localhost") or parts.path == "/":
                raise ValueError(parts.netloc)
            return PrinterPlace(language=language, way=way, path=_some(url2pathname(parts.path)))
        case Language.SYSTEM, _:
            if parts.path not in ("", "/"):
                raise ValueError(parts.path)
            return PrinterPlace(language=language, queue=unquote(parts.netloc))
        case Language.DESK, _:
            there = unquote(parts.path.removeprefix("/"))
            return PrinterPlace(language=language, host=_some(parts.netloc), path=there)
    host, port = _host(parts, _IPP_PORT)
    return PrinterPlace(language=language, host=host, port=port, path=parts.path or "/")


@lru_cache(maxsize=256)
def place_of(uri: str) -> str:
    """Give the key of the place of the printer at *uri*; what names none is its own."""
    try:
        return read_place(uri).key
    except ValueError:
        return address(uri)


def _spoken(scheme: str) -> tuple[Language, Way | None]:
    """Give language and way of *scheme*; a ValueError where there are none such."""
    spoken, plus, way = scheme.partition("+")
    language = Language(spoken)
    if (language in _DIRECT) != bool(plus):
        raise ValueError(scheme)
    return language, Way(way) if plus else None


def _host(parts: SplitResult, port: int) -> tuple[str, int]:
    return _some(parts.hostname or ""), parts.port or port


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
