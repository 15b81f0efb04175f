"""A printer that the system knows: by CUPS where that is, by Qt and the spooler on Windows."""

import shutil
import sys

from printing.address import Address
from printing.drivers.cups import CupsPrinter, cups_place, system_queue_names
from printing.drivers.pages import page_shift
from printing.drivers.qt_printer import QtPrinter, qt_queues
from printing.drivers.winspool import WindowsSpooler


def system_printer(address: Address) -> CupsPrinter | QtPrinter:
    """Give the system's printer of that name, or its default one for an empty name."""
    uri, queue, shift = address.uri, address.queue, page_shift(address)
    if _has_cups():
        return CupsPrinter(
            uri=uri, queue=queue, dpi=address.dpi, shift=shift, answers=address.has_status
        )
    spooler = WindowsSpooler if sys.platform == "win32" and address.has_status else None
    return QtPrinter(uri=uri, queue=queue, dpi=address.dpi, shift=shift, spooler=spooler)


def system_queues() -> tuple[str, ...]:
    """Give the names of the printers that the system knows."""
    return (system_queue_names() or ()) if _has_cups() else qt_queues()


def _has_cups() -> bool:
    return shutil.which("lp") is not None or cups_place() is not None
