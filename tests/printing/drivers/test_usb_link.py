"""Printers on USB, as pyusb sees them."""

import errno

import pytest

from kiosk.core.printer_place import UsbId
from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording.troubles import trouble_text
from printing.address import Address, read_address
from printing.drivers.escpos import EscPosPrinter
from printing.drivers.link import Link, Patience, opening_trouble
from printing.drivers.usb_link import UsbLink, libusb
from printing.page import PageMaker
from tests.printing.machines.escpos import EscPosMachine
from tests.printing.machines.usb import UsbBus
from tests.printing.orders import order_for

SOON = Patience(connecting=2.0, answer=0.3, printing=0.6, glance=0.1)
MIDDLE = 300
"""A row in the middle of a badge."""
EPSON = UsbId(vendor=0x04B8, product=0x0E1F)


@pytest.fixture
def bus() -> UsbBus:
    """Give a bus with a receipt printer on it."""
    return UsbBus(EscPosMachine())


def printer_on(bus: UsbBus, uri: str = "escpos+usb://04b8:0e1f") -> EscPosPrinter:
    """Give the driver of the printer on *bus*."""

    def connect(address: Address, patience: Patience) -> Link:
        assert address.usb
        try:
            return UsbLink(address.usb, bus)
        except OSError as error:
            raise opening_trouble(address.uri, error) from error

    return EscPosPrinter(read_address(uri), patience=SOON, connect=connect)


def test_a_badge_over_usb(bus: UsbBus, maker: PageMaker) -> None:
    """The printer is taken from the system, spoken to at its own endpoints, and given back."""
    printer = printer_on(bus)
    assert printer.send(maker.page(order_for(), 203), job="7").state is JobState.DONE
    assert len(bus.machine.printed) == 1
    assert bus.is_with_system


def test_the_plug_is_pulled_in_the_middle(bus: UsbBus, maker: PageMaker) -> None:
    """What has become of that badge nobody knows."""
    bus.machine.at_row(MIDDLE, lambda: setattr(bus, "is_plugged", False))
    outcome = printer_on(bus).send(maker.page(order_for(), 203), job="7")
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble
    assert outcome.trouble.kind is TroubleKind.PRINTER_UNREACHABLE


def test_a_printer_that_takes_no_more(bus: UsbBus, maker: PageMaker) -> None:
    """Full in the middle of a badge, and silent: unknown, within the patience."""
    bus.machine.at_row(MIDDLE, lambda: setattr(bus, "is_full", True))
    bus.machine.at_row(MIDDLE + 1, bus.machine.fall_silent)
    outcome = printer_on(bus).send(maker.page(order_for(), 203), job="7")
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble
    assert outcome.trouble.kind is TroubleKind.PRINTER_SILENT


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        (errno.EACCES, TroubleKind.PRINTER_DENIED),
        (errno.EBUSY, TroubleKind.PRINTER_DENIED),
        (errno.ENODEV, TroubleKind.PRINTER_UNREACHABLE),
    ],
)
def test_a_printer_that_is_not_ours(
    bus: UsbBus, maker: PageMaker, denied: int, said: TroubleKind
) -> None:
    """Without the right to open it that is what is said, not that its cable is loose."""
    bus.denied = denied
    with pytest.raises(Trouble) as told:
        printer_on(bus).send(maker.page(order_for(), 203), job="7")
    assert told.value.kind is said


def test_a_printer_that_windows_keeps(bus: UsbBus) -> None:
    """While the maker's driver has it nobody else may; the documentation says what to do."""
    bus.is_of_windows = True
    trouble = printer_on(bus).condition().trouble
    assert trouble
    assert trouble.kind is TroubleKind.PRINTER_DENIED


def test_two_of_one_make_are_told_apart(bus: UsbBus) -> None:
    """The serial number chooses; of none such it is said that it is not there."""
    assert printer_on(bus, "escpos+usb://04b8:0e1f/A1").condition().trouble is None
    trouble = printer_on(bus, "escpos+usb://04b8:0e1f/B2").condition().trouble
    assert trouble
    assert trouble.kind is TroubleKind.PRINTER_UNREACHABLE


def test_libusb_comes_with_accueil() -> None:
    """What pyusb needs of the system is found without installing anything."""
    assert libusb("escpos+usb://04b8:0202") is not None


def test_no_libusb_at_all() -> None:
    """Where none loads that is said in a sentence, with the printer's name."""
    with pytest.raises(Trouble) as told:
        libusb("escpos+usb://04b8:0202#Bureau", [lambda: None])
    assert told.value.kind is TroubleKind.USB_LIBRARY_MISSING
    assert "libusb" in trouble_text(told.value)


def test_nothing_on_the_bus() -> None:
    """A printer that is not plugged in is no device, which is an error of the system's kind."""
    bus = UsbBus(EscPosMachine())
    bus.is_plugged = False
    with pytest.raises(OSError, match="No such device"):
        UsbLink(EPSON, bus)
