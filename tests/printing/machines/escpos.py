"""A receipt printer: it decodes GS v 0, and answers as the makers' manuals say."""

import re

from tests.printing.machines.machine import Machine

_RASTER = re.compile(rb"\x1dv0\x00(..)(..)", re.DOTALL)
_COMMANDS = {
    "reset": re.compile(rb"\x1b@"),
    "cut": re.compile(rb"\x1dV\x42\x00"),
    "state": re.compile(rb"\x1dr\x01"),
    "named": re.compile(rb"\x1d\(H\x06\x0000(....)", re.DOTALL),
    "unasked": re.compile(rb"\x1da(.)", re.DOTALL),
    "real_time": re.compile(rb"\x10\x04."),
    "raster": _RASTER,
    "nothing": re.compile(rb"\x00"),
    "text": re.compile(rb"[\x01-\x0f\x20-\xff]"),
}
_LONGEST = 11
_PART = re.compile(rb"\x1b|\x10.?|\x1d([Var(v].{0,9})?", re.DOTALL)


class EscPosMachine(Machine):
    """*knows_names*: it has `GS ( H`, *tells*: it has `GS a`; a clone of clones has neither."""

    def __init__(
        self, *, knows_names: bool = True, tells: bool = True, room: int = 1_000_000
    ) -> None:
        super().__init__(room=room)
        self.is_low = False
        self.text = ""
        self._knows_names = knows_names
        self._knows_unasked = tells
        self._tells = False
        self._line = ""
        self._raster = (0, 0)
        self._asked = b""

    def answer_at_once(self, data: bytes) -> None:
        """Answer DLE EOT, wherever in the data it stands, as real ones do."""
        seen = self._asked + data
        for asked in re.finditer(rb"\x10\x04([\x01-\x04])", seen):
            self.say(bytes([self._real_time(asked[1][0])]))
        self._asked = seen[-2:] if seen[-2:-1] == b"\x10" or seen.endswith(b"\x10") else b""

    def changed(self) -> None:
        """Tell how it is, in four bytes."""
        if self._tells:
            first = 0x10 | (0x28 if not self.is_closed else 0) | (0x08 if not self.can_print else 0)
            third = (0x0C if not self.has_paper else 0) | (0x03 if self.is_low else 0)
            self.say(bytes([first, 0, third, 0]))

    def forget(self) -> None:
        """Lose what is in the line, and the raster that had begun."""
        self._line, self._raster, self._tells, self._asked = "", (0, 0), False, b""

    def step(self) -> bool:
        """Print the next row of a raster, or do the next command."""
        width, rows = self._raster
        if rows:
            if len(self._buffer) < width:
                return False
            self._raster = (width, rows - 1)
            self.print_row(self.take(width))
            return True
        next_bytes = bytes(self._buffer[:_LONGEST])
        for name, pattern in _COMMANDS.items():
            if found := pattern.match(next_bytes):
                self.take(found.end())
                getattr(self, f"_do_{name}")(*found.groups())
                return True
        if next_bytes and not _PART.fullmatch(next_bytes):
            raise ValueError(next_bytes.hex(" "))
        return False

    def _real_time(self, number: int) -> int:
        can = self.can_print
        paper_out = not self.has_paper
        return (
            0x12
            | {
                1: 0 if can else 0x08,
                2: (0x20 if paper_out else 0) | (0x04 if not self.is_closed else 0),
                3: 0,
                4: (0x6C if paper_out else 0) | (0x0C if self.is_low else 0),
            }[number]
        )

    def _do_reset(self) -> None:
        self._line = ""

    def _do_cut(self) -> None:
        self.text += self._line
        self._line = ""
        self.cut()

    def _do_state(self) -> None:
        self.say(b"\x03" if self.is_low else b"\x00")

    def _do_named(self, name: bytes) -> None:
        if self._knows_names:
            self.say(b'7"' + name + b"\0")
        else:
            self._line += "(H00" + name.decode("ascii")

    def _do_unasked(self, _: bytes) -> None:
        self._tells = self._knows_unasked
        self.changed()

    def _do_real_time(self) -> None:
        """Nothing: it was answered when it came."""

    def _do_raster(self, width: bytes, rows: bytes) -> None:
        self.text += self._line
        self._line = ""
        self._raster = (int.from_bytes(width, "little"), int.from_bytes(rows, "little"))

    def _do_nothing(self) -> None:
        """Nothing, as the manuals say."""

    def _do_text(self) -> None:
        self._line += "?"
