"""The wire to a printer."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import read_address
from printing.drivers.link import (
    DeviceLink,
    Patience,
    TcpLink,
    hear_out,
    open_link,
    opening_trouble,
)

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


def test_what_was_sent_arrives_whatever_the_printer_said(server: socket.socket) -> None:
    """To hang up on somebody who is unheard would reset the line, and lose what is still on its way."""
    server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    badge = bytes(100_000)
    link = TcpLink("127.0.0.1", server.getsockname()[1], 1.0)
    caller, _ = server.accept()
    with caller:
        caller.sendall(b"paper near its end")
        link.write(badge, 1.0)
        link.close()
        with caller.makefile("rb") as arrived:
            assert arrived.read() == badge


class Talker:
    """A printer that only talks."""

    def __init__(self) -> None:
        self.portions = 0

    def read(self, patience: float) -> bytes:
        """Talk."""
        self.portions += 1
        assert self.portions < 100, "it is heard out for ever"
        return bytes(4096)

    def write(self, data: bytes, patience: float) -> None:
        """Do not listen."""

    def close(self) -> None:
        """Go on all the same."""


def test_a_printer_that_only_talks() -> None:
    """It is cut short: nobody waits for it before a question, nor to hang up."""
    talker = Talker()
    assert len(hear_out(talker, 0.1)) == 4096 * talker.portions


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine knows no such addresses")
@pytest.mark.parametrize(("host", "escaped"), [("::1", "[::1%251]"), ("127.0.0.1", "127%2E0.0.1")])
def test_a_host_is_what_its_escapes_mean(host: str, escaped: str) -> None:
    """The `%25` of a URI is the `%` before the wire that an address is on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        uri = f"zpl+tcp://{escaped}:{server.getsockname()[1]}"
        open_link(read_address(uri), SOON).close()


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
