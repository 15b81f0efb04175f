"""Brother's QL label printers, in their raster language: rows of dots of the whole head.

On USB they say how they are, which roll is in them, and that a label is printed. At port 9100 of the
network they say nothing at all: what they are given there is sent, no more is known.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.core.printer_place import Way
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address
from printing.dots import dots
from printing.drivers.brother_answers import Answer, next_answer
from printing.drivers.brother_media import DEFAULT, MEDIA, Media, head_of
from printing.drivers.link import PATIENCE, Link, Patience, hear_out, open_link
from printing.drivers.raster import WHITE, black_bits, dots_of, shift_of, turned
from printing.ports import Condition
from printing.unsent import unsent

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
_INVALIDATE = bytes(400)
_RESET = b"\x1b@"
_ASK = b"\x1biS"
_RASTER_MODE = b"\x1bia\x01"
_WITHOUT_MODES = {"QL-500", "QL-550", "QL-560", "QL-570", "QL-700"}
_MARGIN = 35
_LEAST_ROWS = 150


class BrotherPrinter:
    """A QL printer at an address."""

    dpi = DPI

    def __init__(
        self,
        address: Address,
        *,
        patience: Patience = PATIENCE,
        connect: Callable[[Address, Patience], Link] = open_link,
    ) -> None:
        self._address = address
        self._patience = patience
        self._connect = connect
        self._unheard = b""
        self._answers = address.has_status and address.way in {Way.USB, Way.DEVICE}

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print *page*; DONE where the printer answers that it has, SENT where it never answers.

        Raises:
            Trouble: the badge does not fit, another roll is in it, or it cannot print; nothing was sent.
        """
        uri = self._address.uri
        with unsent(uri):
            badge, wanted = dots(page, DPI), self._wanted()
            ready = b"" if self._answers else self._job(badge, wanted or DEFAULT)
            link = self._connect(self._address, self._patience)
        try:
            with unsent(uri):
                data = ready or self._job(badge, self._proven(link, wanted))
            trouble = self._given(link, data)
            if self._answers and not trouble:
                trouble = self._watched(link)
        finally:
            link.close()
        state = JobState.DONE if self._answers else JobState.SENT
        return JobOutcome(job=job, state=JobState.UNKNOWN if trouble else state, trouble=trouble)

    def condition(self) -> Condition:
        """Ask the printer how it is; in the network only whether it is there."""
        try:
            link = self._connect(self._address, self._patience)
            try:
                if self._answers:
                    self._proven(link, self._wanted())
            finally:
                link.close()
        except Trouble as trouble:
            return Condition(trouble=trouble)
        return Condition()

    def raster(self, badge: "Image", media: Media) -> "Image":
        """Give the dots that *media* can print of *badge*, which lies in the middle of the paper."""
        from PIL import Image

        width, height = (dots_of(side, DPI) for side in media.size)
        badge = turned(badge, self._address, DPI, width, height or None)
        right, down = shift_of(self._address, DPI)
        rows = height or max(badge.height, _LEAST_ROWS)
        above = (rows - badge.height) // 2 if height else 0
        paper = Image.new("1", (width, rows), WHITE)
        paper.paste(badge, ((width - badge.width) // 2 + right, above + down))
        across, along = media.printable[0], media.printable[1] or rows
        left, top = (width - across) // 2, (rows - along) // 2
        return paper.crop((left, top, left + across, top + along))

    def _wanted(self) -> Media | None:
        """Give the roll that the address names.

        Raises:
            Trouble: there is no such (PRINTER_OPTION).
        """
        name = self._address.options.get("media")
        if name is None or name in MEDIA:
            return MEDIA[name] if name else None
        raise Trouble(
            TroubleKind.PRINTER_OPTION,
            uri=self._address.uri,
            option=f"media={name}",
            expected="; ".join(f"media={known}" for known in MEDIA),
        )

    def _proven(self, link: Link, wanted: Media | None) -> Media:
        """Make sure that the printer can print on the roll that is *wanted*, and give the one it has.

        Raises:
            Trouble: it cannot, or does not answer.
        """
        try:
            hear_out(link)
            self._unheard = b""
            link.write(_INVALIDATE + _RESET + _ASK, self._patience.answer)
            answer = self._heard(link, self._patience.answer)
        except OSError as error:
            raise self._trouble(TroubleKind.PRINTER_UNREACHABLE) from error
        if answer is None:
            raise self._trouble(TroubleKind.PRINTER_MUTE)
        if trouble := answer.trouble(self._address.uri):
            raise trouble
        return self._media_in(answer, wanted)

    def _media_in(self, answer: Answer, wanted: Media | None) -> Media:
        known = [media for media in MEDIA.values() if media.code == answer.media]
        if wanted in known or (wanted is None and known):
            return wanted or known[0]
        width, height = answer.media
        has = f"{width} × {height} mm" if height else f"{width} mm"
        raise Trouble(
            TroubleKind.PRINTER_WRONG_MEDIA,
            printer=self._address.uri,
            needs=(wanted or DEFAULT).text,
            has=has,
        )

    def _given(self, link: Link, data: bytes) -> Trouble | None:
        try:
            link.write(data, self._patience.printing)
        except TimeoutError:
            return self._trouble(TroubleKind.PRINTER_SILENT)
        except OSError:
            return self._trouble(TroubleKind.PRINTER_UNREACHABLE)
        return None

    def _watched(self, link: Link) -> Trouble | None:
        """Wait until the printer says that the label is printed; else give why nobody knows."""
        until = time.monotonic() + self._patience.printing
        try:
            while (left := until - time.monotonic()) > 0:
                answer = self._heard(link, left)
                if answer is None:
                    break
                if answer.is_printed:
                    return None
                if trouble := answer.trouble(self._address.uri):
                    return trouble
        except OSError:
            return self._trouble(TroubleKind.PRINTER_UNREACHABLE)
        return self._trouble(TroubleKind.PRINTER_SILENT)

    def _heard(self, link: Link, patience: float) -> Answer | None:
        """Give the next thing the printer says, None after *patience* seconds of silence."""
        until, said = time.monotonic() + patience, self._unheard
        while True:
            found, self._unheard = next_answer(said)
            if found:
                return found
            left = until - time.monotonic()
            if left <= 0:
                return None
            said = self._unheard + link.read(left)

    def _job(self, badge: "Image", media: Media) -> bytes:
        """Give the commands that print *badge* on *media* and cut."""
        image = self.raster(badge, media)
        model = self._address.options.get("model", "").upper()
        return b"".join(
            (
                _INVALIDATE + _RESET,
                b"" if model in _WITHOUT_MODES else _RASTER_MODE,
                _print_information(media, image.height),
                b"\x1biM\x40\x1biA\x01",
                bytes((0x1B, 0x69, 0x4B, 0x09 if media.has_red else 0x08)),
                b"\x1bid" + (0 if media.size[1] else _MARGIN).to_bytes(2, "little"),
                raster_rows(image, *head_of(media, model), has_red=media.has_red),
                b"\x1a",
            )
        )

    def _trouble(self, kind: TroubleKind) -> Trouble:
        return Trouble(kind, printer=self._address.uri)


def raster_rows(image: "Image", pins: int, offset: int, *, has_red: bool = False) -> bytes:
    """Give *image* as rows of a head of *pins* dots, of which *offset* lie to the right of it."""
    from PIL import Image, ImageOps

    head = Image.new("1", (pins, image.height), WHITE)
    head.paste(image, (pins - image.width - offset, 0))
    bits, row = black_bits(ImageOps.mirror(head)), pins // 8
    black, red = (b"w\x01", b"w\x02") if has_red else (b"g\x00", b"")
    length = bytes((row,))
    behind = red + length + bytes(row) if red else b""
    return b"".join(
        black + length + bits[start : start + row] + behind for start in range(0, len(bits), row)
    )


def _print_information(media: Media, rows: int) -> bytes:
    """Say which roll is expected, so that another is refused rather than printed on."""
    width, height = media.code
    kind = 0x0B if height else 0x0A
    flags = 0xC6 | (0x08 if height else 0)
    return (
        bytes((0x1B, 0x69, 0x7A, flags, kind, width, height)) + rows.to_bytes(4, "little") + b"\0\0"
    )
