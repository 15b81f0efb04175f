"""Label and receipt printers on USB; others are the system's, which has drivers for them."""

import contextlib
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from threading import Event
from typing import Any
from urllib.parse import quote

from kiosk.core.printer_place import Language
from kiosk.core.trouble import Trouble
from printing.discovery_kind import language_of, printer_uri

_log = logging.getLogger(__name__)
_PRINTER = 7
_ZEBRA, _BROTHER, _EPSON = 0x0A5F, 0x04F9, 0x04B8
_EPSON_RECEIPT = {0x0202, *range(0x0E00, 0x0F00)}
"""Epson's numbers for TM printers; its others are inkjets."""
_RECEIPT_MAKERS = {
    0x0416: "POS",
    0x0483: "POS",
    0x0519: "Star",
    0x0DD4: "Custom",
    0x0FE6: "POS",
    0x1504: "Bixolon",
    0x20D1: "POS",
    0x2730: "Citizen",
    0x28E9: "POS",
}
"""Makers of receipt printers, and of the chips that nameless ones have."""


def usb_printers(stopped: Event) -> Iterator[tuple[str, ...]]:
    """Give the printers on USB; none where libusb is missing."""
    import usb.core

    from printing.drivers.usb_link import libusb

    try:
        yield printers_among(usb.core.find(find_all=True, backend=libusb("")))
    except (Trouble, usb.core.USBError):
        _log.warning("USB cannot be looked at", exc_info=True)


def printers_among(devices: Iterable[Any]) -> tuple[str, ...]:
    """Give the URIs of those *devices* of pyusb that are label or receipt printers."""
    printers = [device for device in devices if _is_printer(device)]
    alike = Counter((device.idVendor, device.idProduct) for device in printers)
    uris = []
    for device in printers:
        called = _text(device, "product")
        kind = _language(device, called)
        if kind is None:
            continue
        language, settings = kind
        place = f"{device.idVendor:04x}:{device.idProduct:04x}"
        serial = _text(device, "serial_number")
        if serial and alike[device.idVendor, device.idProduct] > 1:
            place += f"/{quote(serial, safe='')}"
        name = called or f"{_RECEIPT_MAKERS.get(device.idVendor, language.upper())} USB"
        uris.append(printer_uri(f"{language}+usb", place, name, settings))
    return tuple(uris)


def _language(device: Any, called: str) -> tuple[Language, dict[str, str]] | None:
    maker, product = device.idVendor, device.idProduct
    if maker == _ZEBRA:
        return language_of(f"Zebra {called}")
    if maker in _RECEIPT_MAKERS or (maker == _EPSON and product in _EPSON_RECEIPT):
        return Language.ESCPOS, {}
    return language_of(called)


def _is_printer(device: Any) -> bool:
    if device.bDeviceClass == _PRINTER:
        return True
    interfaces = (interface for configuration in device for interface in configuration)
    return any(interface.bInterfaceClass == _PRINTER for interface in interfaces)


def _text(device: Any, name: str) -> str:
    """Give what the device says of itself, empty where this program may not ask."""
    with contextlib.suppress(OSError, ValueError, NotImplementedError):
        return str(getattr(device, name) or "").strip()
    return ""
