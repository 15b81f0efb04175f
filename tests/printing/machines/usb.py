"""What libusb is to pyusb, with one printer on the bus that is a machine."""

import errno
from array import array
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

from tests.printing.machines.machine import Machine

_OUT, _IN = 0x03, 0x84
_BULK = 2
_PRINTER = 7


class UsbBus(IBackend):
    """A bus with *machine* on it; *denied* is the system's number for who may not have it."""

    def __init__(
        self, machine: Machine, *, ids: tuple[int, int] = (0x04B8, 0x0E1F), serial: str = "A1"
    ) -> None:
        super().__init__()
        self.machine = machine
        self.denied = 0
        self.is_of_windows = False
        self.is_plugged = True
        self.is_full = False
        self.is_with_system = True
        self._ids = ids
        self._serial = serial
        self._answers = bytearray()
        machine.connect(self._answers.extend)

    def enumerate_devices(self) -> list[int]:
        """Give what is on the bus."""
        return [1] if self.is_plugged else []

    def get_device_descriptor(self, dev: int) -> SimpleNamespace:
        """Describe the printer."""
        vendor, product = self._ids
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=vendor, idProduct=product,
            bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=3, bNumConfigurations=1,
            address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: int, config: int) -> SimpleNamespace:
        """Describe its one configuration."""
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1,
            iConfiguration=0, bmAttributes=0x80, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(
        self, dev: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        """Describe its one interface."""
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2,
            bInterfaceClass=_PRINTER, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
            extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: int, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        """Describe where bytes go in and come out: not at the numbers that are usually guessed."""
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_OUT, _IN)[ep], bmAttributes=_BULK,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: int) -> int:
        """Open it, if that is allowed."""
        if self.is_of_windows:
            raise NotImplementedError("libusb: operation not supported")
        if self.denied:
            raise USBError("denied", -3, self.denied)
        return dev

    def close_device(self, dev_handle: int) -> None:
        """Close it."""

    def get_configuration(self, dev_handle: int) -> int:
        """Give the number of the configuration that is set."""
        return 1

    def is_kernel_driver_active(self, dev_handle: int, intf: int) -> bool:
        """Say whether the system's own driver has it."""
        return self.is_with_system

    def detach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        """Take it from the system."""
        self.is_with_system = False

    def attach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        """Give it back."""
        self.is_with_system = True

    def claim_interface(self, dev_handle: int, intf: int) -> None:
        """Have it alone."""

    def release_interface(self, dev_handle: int, intf: int) -> None:
        """Have it no more."""

    def ctrl_transfer(self, dev_handle: int, *request: Any) -> int:
        """Tell the serial number."""
        index, buffer = request[2] & 0xFF, request[4]
        text = self._serial.encode("utf-16-le") if index else b"\x09\x04"
        said = array("B", bytes([len(text) + 2, 3]) + text)
        buffer[: len(said)] = said
        return len(said)

    def bulk_write(self, dev_handle: int, ep: int, intf: int, data: Any, timeout: int) -> int:
        """Hand bytes to the machine, until the plug is pulled."""
        assert (ep, timeout > 0) == (_OUT, True)
        if not self.is_plugged:
            raise USBError("gone", -4, errno.ENODEV)
        if self.is_full:
            raise USBTimeoutError("full", -7, errno.ETIMEDOUT)
        self.machine.receive(bytes(data))
        return len(data)

    def bulk_read(self, dev_handle: int, ep: int, intf: int, buff: Any, timeout: int) -> int:
        """Give what the machine has said."""
        assert (ep, timeout > 0) == (_IN, True)
        if not self.is_plugged:
            raise USBError("gone", -4, errno.ENODEV)
        if not self._answers:
            raise USBTimeoutError("nothing", -7, errno.ETIMEDOUT)
        count = min(len(buff), len(self._answers))
        buff[:count] = array("B", self._answers[:count])
        del self._answers[:count]
        return count
