"""A printer's URI becomes a driver."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from kiosk.core.printer_place import Language
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address, read_address
from printing.drivers.pages import page_shift
from printing.drivers.pdf_file import PdfFile
from printing.ports import Driver


def driver_for(uri: str) -> Driver:
    """Give the driver of the printer that *uri* names.

    Raises:
        Trouble: no driver prints there (PRINTER_UNKNOWN), or a setting in it is wrong (PRINTER_OPTION).
    """
    address = read_address(uri)
    make = _DRIVERS.get(address.language)
    if make is None:
        raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri)
    return make(address)


def system_printers() -> tuple[str, ...]:
    """Give the URIs of the printers that the system knows."""
    from printing.drivers.system import system_queues

    return tuple(f"system://{quote(name, safe='')}" for name in system_queues())


def labels_on(uri: str, stocks: Path) -> int:
    """Give how many badges the printer at *uri* takes at once, its sheet being one of *stocks*.

    Raises:
        Trouble: it names no printer, or no sheet (SHEET_UNKNOWN).
    """
    # Sheets draw, and what draws is slow to import.
    from printing.stock import find_stock, load_sheets

    sheet = read_address(uri).sheet
    return len(find_stock(sheet, load_sheets(stocks)).labels) if sheet else 1


def _file(address: Address) -> Driver:
    path = Path(address.path)
    is_folder = address.path.endswith(("/", "\\")) or path.is_dir()
    return PdfFile(uri=address.uri, path=path, is_folder=is_folder, shift=page_shift(address))


def _system(address: Address) -> Driver:
    from printing.drivers.system import system_printer

    return system_printer(address)


def _ipp(address: Address) -> Driver:
    from printing.drivers.ipp import ipp_printer

    return ipp_printer(address)


def _escpos(address: Address) -> Driver:
    from printing.drivers.escpos import EscPosPrinter

    return EscPosPrinter(address)


def _zpl(address: Address) -> Driver:
    from printing.drivers.zpl import ZplPrinter

    return ZplPrinter(address)


def _brother(address: Address) -> Driver:
    from printing.drivers.brother import BrotherPrinter

    return BrotherPrinter(address)


_DRIVERS: Mapping[Language, Callable[[Address], Driver]] = {
    Language.ESCPOS: _escpos,
    Language.ZPL: _zpl,
    Language.BROTHER: _brother,
    Language.FILE: _file,
    Language.IPP: _ipp,
    Language.IPPS: _ipp,
    Language.SYSTEM: _system,
}
