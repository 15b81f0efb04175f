"""A printer on USB, spoken to without the system's own printer driver."""

import errno
import os
import time
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.core.printer_place import UsbId
from kiosk.core.trouble import Trouble, TroubleKind

_PRINTER = 7
_PORTION = 16_384
_MS = 1000


def libusb(uri: str, finders: Sequence[Callable[[], Any]] = ()) -> Any:
    """Give what pyusb works with: by the first of *finders* that finds one.

    If not said otherwise these look for the libusb that ships with Accueil, then for the system's.

    Raises:
        Trouble: there is none (USB_LIBRARY_MISSING).
    """
    import libusb_package
    from usb.backend import libusb1

    for find in finders or (libusb_package.get_libusb1_backend, libusb1.get_backend):
        if (backend := find()) is not None:
            return backend
    raise Trouble(TroubleKind.USB_LIBRARY_MISSING, printer=uri)


class UsbLink:
    """The first printer of its kind on USB, taken from the system's driver and given back at the end."""

    def __init__(self, wanted: UsbId, backend: Any) -> None:
        import usb.core
        import usb.util

        self._util = usb.util
        self._device = _found(wanted, backend)
        interface = _printing_interface(self._device)
        self._number = interface.bInterfaceNumber
        self._was_taken = False
        try:
            self._was_taken = self._take_from_system()
            usb.util.claim_interface(self._device, self._number)
            self._to_printer = _endpoint(interface, usb.util.ENDPOINT_OUT)
            self._from_printer = _endpoint(interface, usb.util.ENDPOINT_IN)
            if self._to_printer is None:
                raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        except OSError:
            self.close()
            raise

    def write(self, data: bytes, patience: float) -> None:
        """Send *data*, a portion at a time."""
        import usb.core

        for start in range(0, len(data), _PORTION):
            portion = data[start : start + _PORTION]
            while portion:
                try:
                    taken = self._to_printer.write(portion, int(patience * _MS))
                except usb.core.USBTimeoutError as error:
                    raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from error
                portion = portion[taken:]

    def read(self, patience: float) -> bytes:
        """Give what has come; many printers answer an early question with an empty packet."""
        import usb.core

        until = time.monotonic() + patience
        while self._from_printer is not None:
            left = max(0.0, until - time.monotonic())
            try:
                said = self._from_printer.read(_PORTION, max(1, int(left * _MS)))
            except usb.core.USBTimeoutError:
                break
            if said or not left:
                return bytes(said)
            time.sleep(min(0.01, left))
        return b""

    def close(self) -> None:
        """Give the printer back to the system."""
        import usb.core

        try:
            self._util.release_interface(self._device, self._number)
            if self._was_taken:
                self._device.attach_kernel_driver(self._number)
        except (
            usb.core.USBError,
            NotImplementedError,
        ):  # it is unplugged, or the system has no such
            pass
        self._util.dispose_resources(self._device)

    def _take_from_system(self) -> bool:
        """Say whether the system's driver had the printer; other systems than Linux have no such."""
        try:
            if not self._device.is_kernel_driver_active(self._number):
                return False
            self._device.detach_kernel_driver(self._number)
        except NotImplementedError:
            return False
        return True


def _found(wanted: UsbId, backend: Any) -> Any:
    import usb.core

    def is_it(device: Any) -> bool:
        try:
            return not wanted.serial or device.serial_number == wanted.serial
        except (ValueError, usb.core.USBError):  # not ours to ask
            return False

    device = usb.core.find(
        idVendor=wanted.vendor, idProduct=wanted.product, custom_match=is_it, backend=backend
    )
    if device is None:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    return device


def _printing_interface(device: Any) -> Any:
    """Give the interface that prints: the printer class's, else the first.

    Raises:
        OSError: it is not ours, as on Windows while the maker's driver has it.
    """
    try:
        interfaces = tuple(device.get_active_configuration())
    except NotImplementedError as error:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES)) from error
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EBUSY}:
            raise
        device.set_configuration()
        interfaces = tuple(device.get_active_configuration())
    printing = (one for one in interfaces if one.bInterfaceClass == _PRINTER)
    return next(printing, interfaces[0])


def _endpoint(interface: Any, direction: int) -> Any:
    """Give the bulk endpoint of *interface* in that direction, None where it has none."""
    import usb.util

    return usb.util.find_descriptor(
        interface,
        custom_match=lambda one: (
            usb.util.endpoint_direction(one.bEndpointAddress) == direction
            and usb.util.endpoint_type(one.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ),
    )
