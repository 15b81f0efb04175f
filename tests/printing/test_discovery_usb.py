"""Which devices on USB are label or receipt printers."""

from dataclasses import dataclass
from typing import Any

import pytest

from printing.address import read_address
from printing.discovery_usb import printers_among


@dataclass(kw_only=True)
class Interface:
    """An interface of a device."""

    bInterfaceClass: int = 7  # noqa: N815 - as pyusb calls it


class Device:
    """A device as pyusb shows it; one that may not be opened does not say its names."""

    bDeviceClass = 0  # noqa: N815

    def __init__(
        self,
        vendor: int,
        product: int,
        called: str | None = None,
        *,
        serial: str = "",
        kind: int = 7,
    ) -> None:
        self.idVendor, self.idProduct = vendor, product
        self._called, self._serial, self._kind = called, serial, kind

    def __iter__(self) -> Any:
        """Give the configurations, each of some interfaces."""
        return iter([[Interface(bInterfaceClass=3), Interface(bInterfaceClass=self._kind)]])

    @property
    def product(self) -> str:
        """Say what it is."""
        return self._told(self._called)

    @property
    def serial_number(self) -> str:
        """Say which of its kind it is."""
        return self._told(self._serial)

    def _told(self, text: str | None) -> str:
        if text is None:
            raise ValueError("The device has no langid (permission issue, no string descriptors)")
        return text


@pytest.mark.parametrize(
    ("device", "uri"),
    [
        (Device(0x04B8, 0x0E1F, "TM-m30"), "escpos+usb://04b8:0e1f#TM-m30"),
        (Device(0x04B8, 0x0202), "escpos+usb://04b8:0202#ESCPOS%20USB"),
        (Device(0x1504, 0x0011), "escpos+usb://1504:0011#Bixolon%20USB"),
        (Device(0x0A5F, 0x0166, "ZTC ZD421-300dpi ZPL"), None),
        (
            Device(0x04F9, 0x20A7, "QL-820NWB"),
            "brother+usb://04f9:20a7?model=QL-820NWB#QL-820NWB",
        ),
        (
            Device(0x0525, 0xA4A8, "USB Receipt Printer"),
            "escpos+usb://0525:a4a8#USB%20Receipt%20Printer",
        ),
    ],
)
def test_label_and_receipt_printers(device: Device, uri: str | None) -> None:
    """Each gets the language it speaks, and a name."""
    (found,) = printers_among([device])
    assert uri is None or found == uri
    assert read_address(found).usb is not None


def test_a_zebra_says_its_dots() -> None:
    """The name of a Zebra often tells its resolution."""
    (found,) = printers_among([Device(0x0A5F, 0x0166, "ZTC ZD421-300dpi ZPL")])
    address = read_address(found)
    assert (address.language, address.dpi, address.name) == ("zpl", 300, "ZTC ZD421-300dpi ZPL")


def test_what_the_system_prints_on(capsys: pytest.CaptureFixture[str]) -> None:
    """Lasers, inkjets and what is no printer are left to the system."""
    laser, inkjet = Device(0x03F0, 0x2B17, "HP LaserJet 1020"), Device(0x04B8, 0x0841, "XP-4100")
    mouse, nameless = Device(0x046D, 0xC077, "Receipt mouse", kind=3), Device(0x04F9, 0x0042)
    assert printers_among([laser, inkjet, mouse, nameless]) == ()


def test_two_of_a_kind_are_told_apart() -> None:
    """Their serial numbers are in the URI; that of a single one is not, so that it can be replaced."""
    first = Device(0x04F9, 0x20A7, "QL-820NWB", serial="000K1Z")
    second = Device(0x04F9, 0x20A7, "QL-820NWB", serial="000K2Z")
    found = [read_address(uri).usb for uri in printers_among([first, second])]
    assert [each.serial for each in found if each] == ["000K1Z", "000K2Z"]
    (alone,) = [read_address(uri).usb for uri in printers_among([first])]
    assert alone is not None
    assert alone.serial == ""
