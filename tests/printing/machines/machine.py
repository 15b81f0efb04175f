"""A printer without a body: it takes bytes as the real ones do, and keeps what comes out of it.

What it was sent while it could not print stays in its buffer and comes out later. `at_row` makes
something happen in the middle of a badge: the paper ends, the cover opens, the cable is pulled.
"""

from collections.abc import Callable
from threading import RLock

from PIL import Image


class Machine:
    """What all printers have; one protocol a subclass."""

    def __init__(self, *, room: int = 1_000_000) -> None:
        self._room = room
        self.lock = RLock()
        self.printed: list[Image.Image] = []
        self.received = bytearray()
        self.has_paper = True
        self.is_closed = True
        self.is_mute = False
        self.is_on = True
        self._buffer = bytearray()
        self._strip: list[bytes] = []
        self._rows = 0
        self._triggers: dict[int, Callable[[], None]] = {}
        self._say: Callable[[bytes], None] | None = None

    def connect(self, say: Callable[[bytes], None] | None) -> None:
        """Say all answers to *say* from now on; None where nobody listens any more."""
        self._say = say

    def receive(self, data: bytes) -> None:
        """Take in *data*, answer what is to be answered at once, and print what can be printed."""
        with self.lock:
            if not self.is_on:
                return
            self.received += data
            self._buffer += data
            self.answer_at_once(data)
            self.work()

    def work(self) -> None:
        """Go on with what is in the buffer."""
        while self.can_print and self.step():
            pass

    @property
    def can_print(self) -> bool:
        """Whether nothing keeps it from printing."""
        return self.has_paper and self.is_closed and self.is_on

    @property
    def has_room(self) -> bool:
        """Whether it takes more: real ones have room for as little as 4 KB."""
        return len(self._buffer) < self._room

    def say(self, answer: bytes) -> None:
        """Answer whoever listens."""
        if self._say and not self.is_mute and self.is_on:
            self._say(answer)

    def at_row(self, row: int, happens: Callable[[], None]) -> None:
        """Let something happen once so many rows are printed, counted from now."""
        self._triggers[self._rows + row] = happens

    def run_out(self) -> None:
        """Let the paper end."""
        self.has_paper = False
        self.changed()

    def open_cover(self) -> None:
        """Open the cover."""
        self.is_closed = False
        self.changed()

    def fall_silent(self) -> None:
        """Neither print nor answer any more."""
        self.is_mute = True
        self.has_paper = False

    def mend(self) -> None:
        """Put paper in, close the cover, answer again, and go on where it stopped."""
        with self.lock:
            self.has_paper = self.is_closed = self.is_on = True
            self.is_mute = False
            self.changed()
            self.work()

    def power_off(self) -> None:
        """Pull its plug: what it had not printed is lost, what is half printed comes out so."""
        with self.lock:
            self.is_on = False
            self._buffer.clear()
            self._strip.clear()
            self.forget()

    def print_row(self, bits: bytes) -> None:
        """Print one row of dots, the first of them its highest bit."""
        self._strip.append(bits)
        self._rows += 1
        if happens := self._triggers.pop(self._rows, None):
            happens()

    def cut(self) -> None:
        """Let what is printed come out."""
        if self._strip:
            width = 8 * max(map(len, self._strip))
            bits = b"".join(row.ljust(width // 8, b"\0") for row in self._strip)
            image = Image.frombytes("1", (width, len(self._strip)), bits, "raw", "1;I")
            self.printed.append(image)
            self._strip.clear()

    def take(self, count: int) -> bytes:
        """Take the first bytes out of the buffer."""
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        return taken

    def changed(self) -> None:
        """Tell unasked that its state is another, if the protocol has such."""

    def forget(self) -> None:
        """Forget what the protocol keeps from one command to the next."""

    def answer_at_once(self, data: bytes) -> None:
        """Answer what of *data* is not put into the buffer's order."""

    def step(self) -> bool:
        """Do the next thing in the buffer; say whether there was one, whole."""
        raise NotImplementedError
