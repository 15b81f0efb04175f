"""A QL label printer: it decodes the raster of the whole head, and answers in 32 bytes."""

from PIL import Image, ImageOps

from tests.printing.machines.machine import Machine

_FIXED = {
    b"\x1b@": 2,
    b"\x1biS": 3,
    b"\x1bia": 4,
    b"\x1biz": 13,
    b"\x1biM": 4,
    b"\x1biA": 4,
    b"\x1biK": 4,
    b"\x1bid": 5,
    b"\x1a": 1,
    b"\x00": 1,
}
_ROWS = {b"g\x00": 90, b"w\x01": 90, b"w\x02": 90}


class BrotherMachine(Machine):
    """*media* is the roll in it, as its width and length in mm; *pins* the dots of its head.

    It prints a label once all of it is there, and starts it again after paper was put in.
    """

    def __init__(self, *, media: tuple[int, int] = (62, 0), pins: int = 720) -> None:
        super().__init__()
        self.media = media
        self.red: list[bool] = []
        self.modes: dict[bytes, bytes] = {}
        self._row = pins // 8
        self._received: list[bytes] = []
        self._label: list[bytes] = []

    def forget(self) -> None:
        """Lose the label that had begun."""
        self._label.clear()
        self._received.clear()

    def changed(self) -> None:
        """Say that an error has occurred."""
        if not self.can_print:
            self._answer(2)

    def step(self) -> bool:
        """Print the next row of a label, or do the next command."""
        if self._label:
            self.print_row(self._label.pop(0))
            if not self._label:
                self.cut()
                self._answer(1)
                self._answer(6)
            return True
        start = bytes(self._buffer[:3])
        if start[:2] in _ROWS:
            return self._take_row(start)
        for command, length in _FIXED.items():
            if start.startswith(command):
                return self._take_command(command, length)
        if len(start) == 3:
            raise ValueError(bytes(self._buffer[:16]).hex(" "))
        return False

    def work(self) -> None:
        """Answer a question even when it cannot print."""
        super().work()
        if not self.can_print and self.is_on and self._buffer.endswith(b"\x1biS"):
            del self._buffer[-3:]
            self._answer(0)

    def _take_row(self, start: bytes) -> bool:
        if len(self._buffer) < 3 + self._row:
            return False
        assert start[2] == self._row
        row = self.take(3 + self._row)[3:]
        if start[:2] == b"w\x02":
            self.red.append(any(row))
        else:
            self._received.append(row)
        return True

    def _take_command(self, command: bytes, length: int) -> bool:
        if len(self._buffer) < length:
            return False
        whole = self.take(length)
        self.modes[command] = whole[len(command) :]
        if command == b"\x1b@":
            self._received.clear()
        elif command == b"\x1biS":
            self._answer(0)
        elif command == b"\x1a":
            self._begin()
        return True

    def _begin(self) -> None:
        """Begin the label that was received, unless it was made for another roll."""
        information = self.modes[b"\x1biz"]
        assert int.from_bytes(information[4:8], "little") == len(self._received)
        if (information[2], information[3]) != self.media:
            self._answer(2, wrong=True)
            return
        self._label, self._received = self._received, []
        self._answer(6)

    def _answer(self, kind: int, *, wrong: bool = False) -> None:
        first = 0 if self.has_paper else 0x02
        second = (0 if self.is_closed else 0x10) | (0x01 if wrong else 0)
        answer = bytearray(32)
        answer[:5] = b"\x80 B4A"
        answer[8:12] = bytes((first, second, self.media[0], 0x0B if self.media[1] else 0x0A))
        answer[17:19] = bytes((self.media[1], kind))
        self.say(bytes(answer))


def under_the_head(label: Image.Image, width: int, offset: int) -> Image.Image:
    """Give the *width* dots of a *label* that the roll lies under, as a reader sees them."""
    seen = ImageOps.mirror(label)
    left = seen.width - width - offset
    return seen.crop((left, 0, left + width, seen.height))
