"""Label printers of Zebra and the many that speak their language: one picture a label.

They are asked how they are by `~HS`. By the maker's own word nothing is answered while media or ribbon
is out or the head is open: silence is a state. There is no answer that names a label, so a badge is
out when all that was received is worked off and stays so for a moment: the counters fall to nothing
when a label begins to move, and it is half a second on its way.
"""

import binascii
import re
import time
import zlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address
from printing.dots import dots
from printing.drivers.link import PATIENCE, Link, Patience, hear_out, open_link
from printing.drivers.raster import black_bits, moved, turned
from printing.ports import Condition
from printing.unsent import unsent

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 203
_HEAD = 104
"""The mm that a desktop printer's head is wide."""
_MM_PER_INCH = 25.4
_ASK = b"~HS"
_ANSWER = re.compile(
    rb"\x02(\w{3}(?:,\w+){3},\d+(?:,\w+){2},\d(?:,\w+){4})\x03\s*"
    rb"\x02(\w{3}(?:,\w+){7},\d+(?:,\w+){2})\x03\s*\x02\w{4},\w\x03"
)
"""Three lines; what is counted in them are numbers, or it is no answer that can be relied on."""
_LONGEST = 1024
"""Bytes in which an answer is looked for: it has a tenth of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a printer says of itself; *is_busy* while anything it was sent is not printed yet."""

    kind: TroubleKind | None
    is_busy: bool


class ZplPrinter:
    """A label printer at an address; *settling* seconds without work make a label known to be out."""

    def __init__(
        self,
        address: Address,
        *,
        patience: Patience = PATIENCE,
        settling: float = 0.6,
        connect: Callable[[Address, Patience], Link] = open_link,
    ) -> None:
        self._address = address
        self._patience = patience
        self._settling = settling
        self._connect = connect

    @property
    def dpi(self) -> int:
        """The dots an inch of its head."""
        return self._address.dpi or DPI

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print *page*; DONE once the printer has nothing left to do.

        Raises:
            Trouble: the badge does not fit, or the printer cannot print; nothing was sent.
        """
        with unsent(self._address.uri):
            data = label_bytes(self.raster(page), self._address.width)
            link = self._connect(self._address, self._patience)
        try:
            with unsent(self._address.uri):
                if self._address.has_status and (kind := self._asked(link)):
                    raise self._trouble(kind)
            trouble, state = self._given(link, data), JobState.SENT
            if self._address.has_status and not trouble:
                trouble, state = self._watched(link), JobState.DONE
        finally:
            link.close()
        return JobOutcome(job=job, state=JobState.UNKNOWN if trouble else state, trouble=trouble)

    def condition(self) -> Condition:
        """Ask the printer how it is; of one that never answers only whether it is there."""
        try:
            link = self._connect(self._address, self._patience)
            try:
                kind = self._asked(link) if self._address.has_status else None
            finally:
                link.close()
        except Trouble as trouble:
            return Condition(trouble=trouble)
        return Condition(trouble=self._trouble(kind) if kind else None)

    def raster(self, page: bytes) -> "Image":
        """Give *page* as the dots that go on the label."""
        width = self._address.width or _HEAD * round(self.dpi / _MM_PER_INCH)
        badge = turned(dots(page, self.dpi), self._address, self.dpi, width)
        return moved(badge, self._address, self.dpi, width)

    def _asked(self, link: Link) -> TroubleKind | None:
        """Give what keeps an idle printer from printing; silence is that, too.

        Raises:
            Trouble: it is not there any more.
        """
        try:
            hear_out(link)
            told = ask(link, self._patience.answer)
        except OSError as error:
            raise self._trouble(TroubleKind.PRINTER_UNREACHABLE) from error
        return told.kind if told else TroubleKind.PRINTER_MUTE

    def _given(self, link: Link, data: bytes) -> Trouble | None:
        try:
            link.write(data, self._patience.printing)
        except TimeoutError:
            return self._trouble(TroubleKind.PRINTER_SILENT)
        except OSError:
            return self._trouble(TroubleKind.PRINTER_UNREACHABLE)
        return None

    def _watched(self, link: Link) -> Trouble | None:
        """Wait until the printer has nothing left to do; else give why nobody knows."""
        now = time.monotonic()
        until, free_since, told = now + self._patience.printing, None, None
        try:
            while (now := time.monotonic()) < until:
                told = ask(link, min(self._patience.answer, until - now))
                if told is None:
                    break
                if told.kind:
                    return self._trouble(told.kind)
                free_since = None if told.is_busy else free_since or now
                if free_since and now - free_since >= self._settling:
                    return None
                link.read(self._patience.glance / 5)
        except OSError:
            return self._trouble(TroubleKind.PRINTER_UNREACHABLE)
        return self._trouble(TroubleKind.PRINTER_SILENT)

    def _trouble(self, kind: TroubleKind) -> Trouble:
        return Trouble(kind, printer=self._address.uri)


def label_bytes(badge: "Image", width: int | None = None) -> bytes:
    """Give what prints *badge* on a label, *width* dots wide if not as wide as the badge.

    It begins by taking back a format that a pulled cable left open.
    """
    bits = black_bits(badge)
    packed = b64encode(zlib.compress(bits))
    row = (badge.width + 7) // 8
    return b"~JX^XA^PW%d^LL%d^FO0,0^GFA,%d,%d,%d,:Z64:%s:%04X^FS^XZ" % (
        width or badge.width,
        badge.height,
        len(bits),
        len(bits),
        row,
        packed,
        binascii.crc_hqx(packed, 0),
    )


def ask(link: Link, patience: float) -> Told | None:
    """Ask the printer at *link* how it is; None where it is silent for *patience* seconds."""
    link.write(_ASK, patience)
    until, said = time.monotonic() + patience, b""
    while (left := until - time.monotonic()) > 0:
        said = (said + link.read(left))[-_LONGEST:]
        if answers := _ANSWER.findall(said):
            return _told(*(line.split(b",") for line in answers[-1]))
    return None


def _told(first: list[bytes], second: list[bytes]) -> Told:
    """Read the two lines of an answer; the third is of no use here."""
    troubles = (
        (second[2], TroubleKind.PRINTER_COVER_OPEN),
        (first[1], TroubleKind.PRINTER_PAPER_OUT),
        (second[3], TroubleKind.PRINTER_INK_OUT),
        (first[11], TroubleKind.PRINTER_HOT),
        (first[2], TroubleKind.PRINTER_PAUSED),
    )
    kind = next((kind for flag, kind in troubles if flag == b"1"), None)
    formats, is_in_format, labels = first[4], first[7], second[8]
    is_busy = any(int(count) for count in (formats, is_in_format, labels))
    return Told(kind=kind, is_busy=is_busy)
