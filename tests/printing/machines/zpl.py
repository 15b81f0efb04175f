"""A label printer: it decodes ^GFA with Z64 and its check sum, and answers ~HS."""

import binascii
import re
import zlib
from base64 import b64decode

from tests.printing.machines.machine import Machine

_FORMAT = re.compile(
    rb"\^XA\^PW(\d+)\^LL(\d+)\^FO0,0\^GFA,(\d+),(\d+),(\d+),:Z64:([^:]+):([0-9A-F]{4})\^FS\^XZ"
)


class ZplMachine(Machine):
    """*answers_in_trouble*: a clone that answers when the maker's own printers are silent."""

    def __init__(self, *, answers_in_trouble: bool = False) -> None:
        super().__init__()
        self.has_ribbon = True
        self.is_paused = False
        self.is_hot = False
        self._answers_in_trouble = answers_in_trouble
        self._label: list[bytes] = []

    @property
    def can_print(self) -> bool:
        """Whether nothing keeps it from printing."""
        return super().can_print and self.has_ribbon and not self.is_paused and not self.is_hot

    def mend(self) -> None:
        """Take its pause off, too, put a ribbon in, let it cool."""
        self.has_ribbon, self.is_paused, self.is_hot = True, False, False
        super().mend()

    def forget(self) -> None:
        """Lose the label that had begun."""
        self._label.clear()

    def receive(self, data: bytes) -> None:
        """Take ~HS out of the data: it is answered before anything that waits."""
        with self.lock:
            if not self.is_on:
                return
            self.received += data
            self._buffer += data
            asked = self._buffer.count(b"~HS")
            self._buffer[:] = self._buffer.replace(b"~HS", b"")
            self.work()
            for _ in range(asked):
                self._answer()

    def step(self) -> bool:
        """Print the next row of a label, or read the next label."""
        if self._label:
            self.print_row(self._label.pop(0))
            if not self._label:
                self.cut()
            return True
        before, cancel, after = bytes(self._buffer).partition(b"~JX")
        if cancel and b"^XZ" not in before:
            self._buffer[:] = after
            return True
        found = _FORMAT.match(bytes(self._buffer))
        if not found:
            return False
        self.take(found.end())
        self._label = _rows_of(*found.groups())
        return True

    def _answer(self) -> None:
        is_fine = self.has_paper and self.is_closed and self.has_ribbon and not self.is_hot
        if not is_fine and not self._answers_in_trouble:
            return
        formats = self._buffer.count(b"^XZ")
        partial = int(self._buffer.count(b"^XA") > formats)
        paper, pause, head, ribbon, hot = (
            int(flag)
            for flag in (
                not self.has_paper,
                self.is_paused,
                not self.is_closed,
                not self.has_ribbon,
                self.is_hot,
            )
        )
        labels = int(bool(self._label))
        self.say(
            f"\x02030,{paper},{pause},1245,{formats:03},0,0,{partial},000,0,0,{hot}\x03\r\n"
            f"\x02000,0,{head},{ribbon},0,2,6,0,{labels:08},1,000\x03\r\n\x021234,0\x03\r\n".encode()
        )


def _rows_of(
    width: bytes, height: bytes, total: bytes, count: bytes, row: bytes, packed: bytes, crc: bytes
) -> list[bytes]:
    """Give the rows of a label, once all that is said of it holds."""
    assert binascii.crc_hqx(packed, 0) == int(crc, 16)
    bits = zlib.decompress(b64decode(packed, validate=True))
    step = int(row)
    assert len(bits) == int(total) == int(count) == step * int(height)
    assert int(width) > 8 * (step - 1)
    return [bits[start : start + step] for start in range(0, len(bits), step)]
