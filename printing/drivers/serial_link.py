"""A printer at a serial port, real or of a USB or Bluetooth adapter."""

import errno
import os
from collections.abc import Mapping

_BAUD = 9600
_PORTION = 1024


class SerialLink:
    """An open serial port; its settings are *baud*, and *flow* (none, rts, dsr or xon)."""

    def __init__(self, port: str, options: Mapping[str, str]) -> None:
        import serial

        flow = options.get("flow", "none")
        try:
            self._port = serial.Serial(
                port,
                int(options.get("baud", _BAUD)),
                exclusive=True,
                rtscts=flow == "rts",
                dsrdtr=flow == "dsr",
                xonxoff=flow == "xon",
            )
        except ValueError as error:  # a speed that this port does not have
            raise OSError(errno.EINVAL, str(error)) from error

    def write(self, data: bytes, patience: float) -> None:
        """Send *data*, a portion at a time."""
        import serial

        self._port.write_timeout = patience
        for start in range(0, len(data), _PORTION):
            try:
                self._port.write(data[start : start + _PORTION])
            except serial.SerialTimeoutException as error:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from error

    def read(self, patience: float) -> bytes:
        """Give what has come."""
        self._port.timeout = patience
        first = bytes(self._port.read(1))
        return first + bytes(self._port.read(self._port.in_waiting)) if first else b""

    def close(self) -> None:
        """Let go of the port."""
        self._port.close()
