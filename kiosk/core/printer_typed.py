"""What people type as a printer's address: often only a host, and sometimes one that cannot be."""

import re
from urllib.parse import quote

from kiosk.core.printer_place import Language, read_place

_NUMBERS = re.compile(r"[\d.]+", re.ASCII)
_WORD = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_OCTETS = 4


def host_of(typed: str) -> str:
    """Give *typed* where it is a host and perhaps a port and nothing more, else ""."""
    host, colon, port = typed.strip().partition(":")
    has_sound_port = port.isascii() and port.isdigit() if colon else True
    return typed.strip() if has_sound_port and is_host(host) else ""


def is_sound(uri: str) -> bool:
    """Say whether *uri* can name a printer: its host can be one, its file is named from the root on."""
    try:
        place = read_place(uri)
    except ValueError:
        return False
    if place.host:
        return ":" in place.host or is_host(place.host)
    if place.language is not Language.FILE:
        return True
    return place.path.startswith(("/", "\\")) or place.path[1:2] == ":"


def is_host(text: str) -> bool:
    """Say whether *text* can be a host: four numbers up to 255, or words of letters, digits and hyphens."""
    if _NUMBERS.fullmatch(text):
        numbers = text.split(".")
        return len(numbers) == _OCTETS and all(n.isdigit() and int(n) <= 255 for n in numbers)
    return all(_WORD.fullmatch(word) for word in text.removesuffix(".").split("."))


def uris_at(host: str) -> dict[str, str]:
    """Give what a network printer at *host* may be spoken to in, each with its URI."""
    name = quote(host.partition(":")[0])
    return {
        "escpos": f"escpos+tcp://{host}",
        "zpl": f"zpl+tcp://{host}",
        "brother": f"brother+tcp://{host}",
        "ipp": f"ipp://{name}/ipp/print",
    }
