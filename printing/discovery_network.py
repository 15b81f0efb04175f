"""Printers of the network: they tell their names, their languages and where they are (mDNS, DNS-SD).

A printer that speaks a label language is spoken to in that, any other by IPP; the ways to one printer
bear the same name and are joined.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event
from typing import TYPE_CHECKING

from kiosk.core.printer_place import Language
from printing.discovery_kind import language_of, printer_uri
from printing.drivers.ipp_page import PDF
from printing.drivers.ipp_raster import PWG, URF
from printing.drivers.ipp_server import PORT

if TYPE_CHECKING:
    from zeroconf import ServiceInfo, Zeroconf

_log = logging.getLogger(__name__)
IPP = "_ipp._tcp.local."
IPPS = "_ipps._tcp.local."
RAW = "_pdl-datastream._tcp.local."
LPD = "_printer._tcp.local."
_SECONDS = 5.0
_MOMENT = 0.2
_ANSWER_MS = 1500
_RAW_PORT = 9100
_TELLING = ("ty", "usb_MFG", "usb_MDL", "product")
"""The entries in which a printer says what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One way to a printer: it is called *name*, and is at *host* and *port* as *service*."""

    name: str
    service: str
    host: str
    port: int
    says: Mapping[str, str] = field(default_factory=dict)


def open_network() -> "Zeroconf":
    """Listen in all networks that this machine is in.

    Raises:
        OSError: it is in none.
    """
    from zeroconf import IPVersion, Zeroconf

    return Zeroconf(ip_version=IPVersion.V4Only)


def network_printers(
    stopped: Event,
    *,
    opened: Callable[[], "Zeroconf"] = open_network,
    seconds: float = _SECONDS,
) -> Iterator[tuple[str, ...]]:
    """Listen for some seconds; give all that was heard each time there is more."""
    heard: dict[tuple[str, str], Heard] = {}
    told: tuple[str, ...] = ()
    for one in _listening(stopped, opened, seconds):
        heard[one.service, one.name] = one
        known = printers_of(heard.values())
        if known != told:
            told = known
            yield told


def printers_of(heard: Iterable[Heard]) -> tuple[str, ...]:
    """Give the best way to each printer, by name."""
    ways: dict[str, list[Heard]] = {}
    for one in heard:
        ways.setdefault(one.name, []).append(one)
    uris = (_best(name, ways[name]) for name in sorted(ways, key=str.casefold))
    return tuple(uri for uri in uris if uri)


def _best(name: str, ways: list[Heard]) -> str | None:
    called = " ".join([*(one.says.get(key, "") for one in ways for key in _TELLING), name]).strip()
    label = language_of(called)
    if label is not None:
        language, settings = label
        port = next((one.port for one in ways if one.service == RAW), _RAW_PORT)
        place = _place(ways[0].host, port, _RAW_PORT)
        return printer_uri(f"{language}+tcp", place, name, settings)
    for service, language in ((IPP, Language.IPP), (IPPS, Language.IPPS)):
        for one in ways:
            if one.service == service and _prints(one.says.get("pdl", "")):
                path = one.says.get("rp", "ipp/print").strip("/")
                return printer_uri(language, f"{_place(one.host, one.port, PORT)}/{path}", name)
    return None


def _prints(formats: str) -> bool:
    return any(one in formats.lower().split(",") for one in (PDF, PWG, URF))


def _place(host: str, port: int, usual: int) -> str:
    return host if port == usual else f"{host}:{port}"


def _listening(stopped: Event, opened: Callable[[], "Zeroconf"], seconds: float) -> Iterator[Heard]:
    try:
        from zeroconf import Error, ServiceBrowser

        network = opened()
    except (ImportError, OSError):
        _log.warning("The network cannot be listened to for printers", exc_info=True)
        return
    names: SimpleQueue[tuple[str, str]] = SimpleQueue()
    browser = ServiceBrowser(network, [IPP, IPPS, RAW, LPD], handlers=[_noting(names)])
    with closing(network), browser:
        until = time.monotonic() + seconds
        while not stopped.is_set() and (left := until - time.monotonic()) > 0:
            try:
                service, name = names.get(timeout=min(left, _MOMENT))
                info = network.get_service_info(service, name, timeout=_ANSWER_MS)
            except (Empty, Error):
                continue
            if info is not None:
                yield _heard(info)


def _noting(names: "SimpleQueue[tuple[str, str]]") -> Callable[..., None]:
    def note(*, service_type: str, name: str, **others: object) -> None:
        names.put((service_type, name))

    return note


def _heard(info: "ServiceInfo") -> Heard:
    addresses = info.parsed_addresses()
    return Heard(
        name=info.name.removesuffix(f".{info.type}"),
        service=info.type,
        host=addresses[0] if addresses else (info.server or "").rstrip("."),
        port=info.port or 0,
        says={key: value or "" for key, value in info.decoded_properties.items()},
    )
