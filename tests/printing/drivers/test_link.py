"""The wire to a printer."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import read_address
from printing.drivers.link import DeviceLink, Patience, TcpLink, open_link, opening_trouble

SOON = Patience(connecting=0.5, answer=0.1, printing=0.2, glance=0.1)


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Give a port where nobody takes a call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_printer_that_takes_nothing(server: socket.socket) -> None:
    """Once all buffers on the way are full that is a time-out, not for ever."""
    link = TcpLink("127.0.0.1", server.getsockname()[1], 1.0)
    try:
        with pytest.raises(TimeoutError):
            link.write(bytes(50_000_000), 0.1)
    finally:
        link.close()


def test_a_printer_that_hangs_up(server: socket.socket) -> None:
    """It is told from one that says nothing."""
    link = TcpLink("127.0.0.1", server.getsockname()[1], 1.0)
    caller, _ = server.accept()
    assert link.read(0.01) == b""
    caller.close()
    with pytest.raises(ConnectionResetError):
        link.read(1.0)
    link.close()


@pytest.mark.parametrize("uri", ["escpos+file:///nowhere/lp0", "zpl+serial:///nowhere/tty"])
def test_a_device_that_is_not_there(uri: str) -> None:
    """A printer that is unplugged is no device any more."""
    with pytest.raises(Trouble) as told:
        open_link(read_address(uri), SOON)
    assert told.value.kind is TroubleKind.PRINTER_UNREACHABLE
    assert told.value.facts == {"printer": uri}


def test_a_device_that_is_not_ours() -> None:
    """Who may not open it is told so."""
    denied = OSError(errno.EACCES, os.strerror(errno.EACCES))
    assert opening_trouble("zpl+file:///dev/usb/lp0", denied).kind is TroubleKind.PRINTER_DENIED
    on_windows = OSError("could not open port 'COM3': PermissionError(13, 'Access is denied.')")
    assert opening_trouble("zpl+serial://COM3", on_windows).kind is TroubleKind.PRINTER_DENIED


def test_a_device_that_never_says_anything(tmp_path: Path) -> None:
    """It is waited for, and takes what it is given."""
    device = tmp_path / "lp0"
    device.touch()
    link = DeviceLink(str(device))
    assert link.read(0.02) == b""
    link.write(b"badge", 1.0)
    link.close()
    assert device.read_bytes() == b"badge"


def test_a_full_device() -> None:
    """A device that takes no more is a time-out."""
    reading, writing = os.pipe()
    link = DeviceLink(f"/proc/self/fd/{writing}")
    try:
        with pytest.raises(TimeoutError):
            link.write(bytes(1_000_000), 0.05)
    finally:
        link.close()
        os.close(reading)
        os.close(writing)


def test_a_port_that_somebody_else_has() -> None:
    """Two programs at one serial port would take each other's answers: the second is told."""
    own, theirs = os.openpty()
    address = read_address(f"escpos+serial://{os.ttyname(theirs)}")
    first = open_link(address, SOON)
    with pytest.raises(Trouble) as told:
        open_link(address, SOON)
    assert told.value.kind is TroubleKind.PRINTER_DENIED
    first.close()
    open_link(address, SOON).close()
    os.close(own)
    os.close(theirs)
