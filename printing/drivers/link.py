"""The wire to a printer that is spoken to directly: network, USB, serial port or device file.

One link for all languages and ways, instead of the library's own classes for each: those open a
device file for writing alone, guess a USB printer's endpoints, and wait on USB without an end.
"""

import contextlib
import errno
import os
import select
import socket
import time
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote

from kiosk.core.printer_place import Way
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address

_PORTION = 4096
"""Bytes after which a printer that takes them is seen to take them: a badge is ten of these."""
_LEFT_OVER = 16
"""Portions of what a printer said to others that are heard out: it is asked a few bytes at a time."""


class Link(Protocol):
    """An open wire; all its errors are OSErrors, that of a printer which takes nothing a TimeoutError."""

    def write(self, data: bytes, patience: float) -> None:
        """Send *data*; give up where the printer takes none of it for *patience* seconds."""

    def read(self, patience: float) -> bytes:
        """Give what the printer says, as soon as it says anything; nothing after *patience* seconds."""

    def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds a printer is waited for: to connect, to answer when idle, and to print a badge.

    *glance* is how often one that prints is asked how it is.
    """

    connecting: float = 3.0
    answer: float = 2.0
    printing: float = 20.0
    glance: float = 1.0


PATIENCE = Patience()


def open_link(address: Address, patience: Patience = PATIENCE) -> Link:
    """Open the wire to the printer at *address*.

    Raises:
        Trouble: it cannot be reached, or this machine may not (PRINTER_UNREACHABLE, PRINTER_DENIED,
            USB_LIBRARY_MISSING), or no printer can be there (PRINTER_UNKNOWN).
    """
    try:
        match address.way:
            case Way.TCP:
                return TcpLink(unquote(address.host), address.port or 0, patience.connecting)
            case Way.DEVICE:
                return DeviceLink(address.path)
            case Way.SERIAL:
                from printing.drivers.serial_link import SerialLink

                return SerialLink(address.path, dict(address.options))
            case Way.USB if address.usb is not None:
                from printing.drivers.usb_link import UsbLink, libusb

                return UsbLink(address.usb, libusb(address.uri))
        raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=address.uri)
    except OSError as error:
        raise opening_trouble(address.uri, error) from error
    except ValueError as error:  # a name that no host and no file can have
        raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=address.uri) from error


def hear_out(link: Link, patience: float = 0) -> bytes:
    """Give what the printer still says until it is quiet for *patience* seconds.

    That may be answers to somebody who has hung up. One that never stops talking is cut short.
    """
    heard = b""
    for _ in range(_LEFT_OVER):
        said = link.read(patience)
        if not said:
            break
        heard += said
    return heard


def opening_trouble(uri: str, error: OSError) -> Trouble:
    """Give what keeps a printer from being opened: it is not there, or not for us."""
    denied = error.errno in {errno.EACCES, errno.EPERM, errno.EBUSY, errno.EAGAIN}
    denied = denied or "PermissionError" in str(error)  # pyserial's word of it on Windows
    kind = TroubleKind.PRINTER_DENIED if denied else TroubleKind.PRINTER_UNREACHABLE
    return Trouble(kind, printer=uri)


class TcpLink:
    """A connection to a network printer, usually at port 9100."""

    def __init__(self, host: str, port: int, patience: float) -> None:
        self._socket = socket.create_connection((host, port), patience)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: bytes, patience: float) -> None:
        """Send *data*, a portion at a time."""
        self._socket.settimeout(patience)
        rest = memoryview(data)
        while rest:
            rest = rest[self._socket.send(rest[:_PORTION]) :]

    def read(self, patience: float) -> bytes:
        """Give what has come; a printer that hung up is a ConnectionResetError."""
        self._socket.settimeout(max(patience, 0.001))
        try:
            said = self._socket.recv(_PORTION)
        except TimeoutError:
            return b""
        if not said:
            raise ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))
        return said

    def close(self) -> None:
        """Hang up; what was sent still arrives, unless something said is left unheard."""
        with contextlib.suppress(OSError):  # it has hung up itself, or has nothing more to say
            self._socket.shutdown(socket.SHUT_WR)
            hear_out(self)
        self._socket.close()


class DeviceLink:
    """A printer that is a file to the system, such as /dev/usb/lp0."""

    def __init__(self, path: str) -> None:
        flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        self._file = os.open(path, flags | getattr(os, "O_NOCTTY", 0))

    def write(self, data: bytes, patience: float) -> None:
        """Send *data*, as much at a time as the device takes."""
        rest = memoryview(data)
        while rest:
            if not self._is_ready(patience, to_write=True):
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
            rest = rest[os.write(self._file, rest[:_PORTION]) :]

    def read(self, patience: float) -> bytes:
        """Give what has come; a device that never says anything is waited for all the same."""
        until = time.monotonic() + patience
        while True:
            left = max(0.0, until - time.monotonic())
            if self._is_ready(left) and (said := os.read(self._file, _PORTION)):
                return said
            if not left:
                return b""
            time.sleep(min(0.01, left))

    def close(self) -> None:
        """Let go of the device."""
        os.close(self._file)

    def _is_ready(self, patience: float, *, to_write: bool = False) -> bool:
        if (
            os.name != "posix"
        ):  # Windows can wait for sockets alone: it writes, and is not listened to
            return to_write
        mine = [self._file]
        reading, writing, _ = select.select(
            [] if to_write else mine, mine if to_write else [], [], patience
        )
        return bool(reading or writing)
