"""A printer's URI becomes a driver."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit
from urllib.request import url2pathname

from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.ipp import IppPrinter
from printing.drivers.ipp_server import IppServer, place_of
from printing.drivers.pages import UNSHIFTED, Shift
from printing.drivers.pdf_file import PdfFile
from printing.drivers.system import system_printer, system_queues
from printing.ports import Driver


def driver_for(uri: str) -> Driver:
    """Give the driver of the printer that *uri* names.

    Raises:
        Trouble: no driver prints there (PRINTER_UNKNOWN).
    """
    try:
        parts = urlsplit(uri)
        make = _DRIVERS.get(parts.scheme)
        driver = make(uri, parts) if make else None
    except ValueError:
        driver = None
    if driver is None:
        raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri)
    return driver


def system_printers() -> tuple[str, ...]:
    """Give the URIs of the printers that the system knows."""
    return tuple(f"system://{quote(name, safe='')}" for name in system_queues())


def _file(uri: str, parts: SplitResult) -> Driver | None:
    if parts.netloc not in ("", "localhost") or parts.path in ("", "/"):
        return None
    path = Path(url2pathname(parts.path))
    return PdfFile(uri=uri, path=path, is_folder=parts.path.endswith("/") or path.is_dir())


def _system(uri: str, parts: SplitResult) -> Driver | None:
    if parts.path not in ("", "/"):
        return None
    settings = parse_qs(parts.query)
    return system_printer(
        uri,
        unquote(parts.netloc),
        dpi=_dpi(settings),
        shift=_shift(settings),
        answers=settings.get("status") != ["none"],
    )


def _ipp(uri: str, parts: SplitResult) -> Driver | None:
    place = place_of(parts)
    if place is None:
        return None
    settings = parse_qs(parts.query)
    return IppPrinter(
        uri=uri,
        server=IppServer(place),
        dpi=_dpi(settings),
        shift=_shift(settings),
        answers=settings.get("status") != ["none"],
    )


def _dpi(settings: Mapping[str, list[str]]) -> int | None:
    return int(settings["dpi"][0]) if "dpi" in settings else None


def _shift(settings: Mapping[str, list[str]]) -> Shift:
    """Give how far a page is moved; a sheet is moved by whoever fills it."""
    if "shift" not in settings or "sheet" in settings:
        return UNSHIFTED
    right, down = map(float, settings["shift"][0].split(","))
    return right, down


_DRIVERS: Mapping[str, Callable[[str, SplitResult], Driver | None]] = {
    "file": _file,
    "ipp": _ipp,
    "ipps": _ipp,
    "system": _system,
}
