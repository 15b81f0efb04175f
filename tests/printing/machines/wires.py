"""The wires that lead to a machine: a TCP port, a serial port, and one without a system in between."""

import contextlib
import os
import socket
import struct
import time
import tty
from collections.abc import Callable
from functools import partial
from threading import Event, Thread
from types import TracebackType
from typing import Self

from tests.printing.machines.machine import Machine

_LINGER_NOT = struct.pack("ii", 1, 0)


def until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something holds that another thread brings about: what was sent is still on its way."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came"
        Event().wait(0.002)


class TcpWire:
    """Puts *machine* at a port of this computer, for one caller at a time, as most printers do.

    *is_free* once the last caller has hung up, and all that it sent is with the machine.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._server = socket.create_server(("127.0.0.1", 0))
        self._caller: socket.socket | None = None
        self.is_free = True
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def place(self) -> str:
        """Where it is, as a URI says it."""
        return f"127.0.0.1:{self._server.getsockname()[1]}"

    def pull(self) -> None:
        """Pull the cable: the caller sees the connection reset, the machine has what it has."""
        self.machine.connect(None)
        if self._caller:
            self._caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
            self._caller.close()
            self._caller = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._server.accept()
            except OSError:
                return
            if not self.machine.is_on:
                caller.close()
                continue
            # Without this an answer behind another waits for 40 ms.
            caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._caller, self.is_free = caller, False
            self.machine.connect(partial(_answered, caller))
            self._listen(caller)
            self.machine.connect(None)
            self.is_free = True

    def _listen(self, caller: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := caller.recv(1024):
                self.machine.receive(data)
                until(lambda: self.machine.has_room or not self.machine.is_on)
                if not self.machine.is_on:
                    self.pull()
        caller.close()


class SerialWire:
    """Puts *machine* at a pseudo-terminal, which is a serial port and a device file."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._own, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.place = os.ttyname(self._theirs)
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.close(self._theirs)
        self._thread.join(5)
        assert not self._thread.is_alive()
        os.close(self._own)

    def _listen(self) -> None:
        self.machine.connect(lambda answer: _write_all(self._own, answer))
        with contextlib.suppress(OSError):  # an EIO says that the last one has closed the other end
            while data := os.read(self._own, 4096):
                self.machine.receive(data)


class DirectLink:
    """A link to *machine* as if the wire had no length; `pull` breaks it."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.is_open = True
        self._answers = bytearray()
        self._is_whole = True
        machine.connect(self._answers.extend)

    def write(self, data: bytes, patience: float) -> None:
        """Hand *data* to the machine, a portion at a time."""
        for start in range(0, len(data), 4096):
            self._check()
            self.machine.receive(data[start : start + 4096])

    def read(self, patience: float) -> bytes:
        """Give what the machine has said."""
        self._check()
        said = bytes(self._answers)
        self._answers.clear()
        return said

    def close(self) -> None:
        """Hang up."""
        self.is_open = False
        self.machine.connect(None)

    def pull(self) -> None:
        """Break the wire."""
        self._is_whole = False
        self.machine.connect(None)

    def _check(self) -> None:
        if not self._is_whole or not self.machine.is_on:
            raise ConnectionResetError


class CutLink(DirectLink):
    """A wire that breaks once *after* bytes have gone through it."""

    def __init__(self, machine: Machine, after: int) -> None:
        super().__init__(machine)
        self._left = after

    def write(self, data: bytes, patience: float) -> None:
        """Let through what may still go."""
        super().write(data[: self._left], patience)
        self._left -= len(data)
        if self._left < 0:
            self.pull()
            raise ConnectionResetError


def _answered(caller: socket.socket, answer: bytes) -> None:
    """Answer; who has hung up hears nothing."""
    with contextlib.suppress(OSError):
        caller.sendall(answer)


def _write_all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
