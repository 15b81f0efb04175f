"""Receipt printers: they speak ESC/POS, print dots on a roll and cut after each badge.

Sent is not printed: a printer swallows badges while it has no paper, and prints them once it has. So it
is asked how it is before anything is sent (DLE EOT), and proves that it has worked off all before and
answers. The request behind the badge is answered when the badge is out; where it is not, nobody knows.

Two requests ask whether all is worked off. `GS ( H` is answered once the printing itself is over, and
with the job's own name, so that no late answer is taken for another's: by the makers' manuals the
better one, which clones do not have. `GS r 1` all have, and is answered with one byte when its turn
comes. The proof before the badge asks both, and the badge is asked for by the best that was answered;
what a clone takes the unknown request for is text in its line buffer, wiped by the `ESC @` that follows.
"""

import secrets
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address
from printing.dots import dots
from printing.drivers.escpos_answers import Heard, Status
from printing.drivers.link import PATIENCE, Link, Patience, hear_out, open_link
from printing.drivers.raster import moved, turned
from printing.ports import Condition
from printing.unsent import unsent

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 203
WIDTH = 576
"""The dots of the 72 mm that a roll of 80 mm has for printing."""
BAND = 128
"""Rows a raster command: a cable pulled in the middle leaves the printer waiting for no more."""
_RESET = b"\x1b@"
_TELL_CHANGES = b"\x1da\x0e"
_WORKED_OFF = b"\x1dr\x01"
_CUT = b"\x1dV\x42\x00"
_NAME = range(33, 126)


class EscPosPrinter:
    """A receipt printer at an address; *connect* opens the wire to it."""

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

    @property
    def dpi(self) -> int:
        """The dots an inch of its head."""
        return self._address.dpi or DPI

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print *page* and cut; DONE once the printer says that all is worked off.

        Raises:
            Trouble: the badge does not fit, or the printer cannot print; nothing was sent.
        """
        with unsent(self._address.uri):
            data = badge_bytes(self.raster(page), self._width)
            link = self._connect(self._address, self._patience)
        try:
            talk = _Talk(link, self._address.uri, self._patience)
            if self._address.has_status:
                with unsent(self._address.uri):
                    is_named = talk.prove_idle(self._width)
                trouble, state = talk.print(data, is_named=is_named), JobState.DONE
            else:
                trouble, state = talk.give(_RESET + data), JobState.SENT
        finally:
            link.close()
        return JobOutcome(job=job, state=JobState.UNKNOWN if trouble else state, trouble=trouble)

    def condition(self) -> Condition:
        """Ask the printer how it is; of one that never answers only whether it is there."""
        try:
            link = self._connect(self._address, self._patience)
            try:
                if not self._address.has_status:
                    return Condition()
                status = _Talk(link, self._address.uri, self._patience).ask()
            finally:
                link.close()
        except Trouble as trouble:
            return Condition(trouble=trouble)
        return Condition(trouble=status.trouble(self._address.uri), is_low=status.is_low)

    def raster(self, page: bytes) -> "Image":
        """Give *page* as the dots that go on the roll."""
        badge = turned(dots(page, self.dpi), self._address, self.dpi, self._width)
        return moved(badge, self._address, self.dpi, self._width)

    @property
    def _width(self) -> int:
        return self._address.width or WIDTH


def badge_bytes(badge: "Image", width: int) -> bytes:
    """Give what prints *badge* on a roll of *width* dots, and cuts."""
    # The library is slow to import.
    from escpos.capabilities import Profile
    from escpos.printer import Dummy

    profile = Profile()
    profile.profile_data = {**profile.profile_data, "media": {"width": {"pixels": width}}}
    printer = Dummy(profile=profile)
    printer.image(badge, impl="bitImageRaster", fragment_height=BAND, center=False)
    printer.cut(feed=False)  # its name for "feed to the knife, and cut"
    data: bytes = printer.output
    return data


class _Talk:
    """One conversation with a printer over an open wire."""

    def __init__(self, link: Link, uri: str, patience: Patience) -> None:
        self._link = link
        self._uri = uri
        self._patience = patience
        self._heard = Heard()

    def ask(self) -> Status:
        """Ask how the printer is.

        Raises:
            Trouble: it does not answer, or is not there any more.
        """
        try:
            hear_out(self._link)
            return self._asked(self._patience.answer)
        except OSError as error:
            raise self._trouble(TroubleKind.PRINTER_UNREACHABLE) from error

    def prove_idle(self, width: int) -> bool:
        """Make sure that the printer can print and has nothing left to do; say whether it names jobs.

        Raises:
            Trouble: it cannot, or does not answer.
        """
        if trouble := self.ask().trouble(self._uri):
            raise trouble
        name = _new_name()
        try:
            if not self._is_worked_off(_named(name)) and not self._is_mended(width, name):
                raise self._trouble(TroubleKind.PRINTER_MUTE)
            is_named = name in self._heard.names
            # By the time this is answered, so is whatever an earlier job had asked.
            self._question(1, self._patience.answer)
        except OSError as error:
            raise self._trouble(TroubleKind.PRINTER_UNREACHABLE) from error
        return is_named

    def give(self, data: bytes) -> Trouble | None:
        """Send *data*, and give the trouble if the printer did not take it."""
        try:
            self._link.write(data, self._patience.printing)
        except TimeoutError:
            return self._trouble(TroubleKind.PRINTER_SILENT)
        except OSError:
            return self._trouble(TroubleKind.PRINTER_UNREACHABLE)
        return None

    def print(self, data: bytes, *, is_named: bool) -> Trouble | None:
        """Send *data* and wait until it is printed; else give why nobody knows."""
        name = _new_name()
        self._heard = Heard()
        tail = _named(name) if is_named else _WORKED_OFF
        trouble = self.give(_RESET + _TELL_CHANGES + data + tail)
        try:
            return self._awaited(name if is_named else None, trouble)
        except OSError:
            return self._trouble(TroubleKind.PRINTER_UNREACHABLE)

    def _awaited(self, name: bytes | None, trouble: Trouble | None) -> Trouble | None:
        """Wait for the answer; a printer that is in *trouble* already is only listened to once."""
        until = time.monotonic() + (0 if trouble else self._patience.printing)
        while True:
            left = until - time.monotonic()
            said = self._link.read(max(0.0, min(self._patience.glance, left)))
            self._heard.hear(said)
            if self._is_out(name):
                return None
            if self._heard.status and (known := self._heard.status.trouble(self._uri)):
                return known
            if left <= 0:
                return trouble or self._trouble(TroubleKind.PRINTER_SILENT)
            if not said and (known := self._glanced(left)):
                return known

    def _is_out(self, name: bytes | None) -> bool:
        return name in self._heard.names if name else self._heard.worked_off > 0

    def _glanced(self, left: float) -> Trouble | None:
        """Give what keeps a printer that prints for long from printing; it need not answer."""
        try:
            return self._asked(min(self._patience.glance, left)).trouble(self._uri)
        except Trouble:
            return None

    def _asked(self, patience: float) -> Status:
        printer = self._question(1, patience)
        if printer is None:
            raise self._trouble(TroubleKind.PRINTER_MUTE)
        offline, error, paper = (self._question(n, patience) or 0 for n in (2, 3, 4))
        return Status(printer=printer, offline=offline, error=error, paper=paper)

    def _question(self, number: int, patience: float) -> int | None:
        """Give the answer to DLE EOT *number*, None where there is none."""
        self._heard.real_time.clear()
        self._link.write(bytes((0x10, 0x04, number)), patience)
        until = time.monotonic() + patience
        while not self._heard.real_time and (left := until - time.monotonic()) > 0:
            self._heard.hear(self._link.read(left))
        return self._heard.real_time[-1] if self._heard.real_time else None

    def _is_worked_off(self, request: bytes) -> bool:
        self._heard = Heard()
        self._link.write(request + _WORKED_OFF, self._patience.answer)
        until = time.monotonic() + self._patience.answer
        while not self._heard.worked_off and (left := until - time.monotonic()) > 0:
            self._heard.hear(self._link.read(left))
        return bool(self._heard.worked_off or self._heard.names)

    def _is_mended(self, width: int, name: bytes) -> bool:
        """End the raster that a pulled cable left open, cut it off, and see whether that was it."""
        rest = bytes(
            (width + 7) // 8 * BAND
        )  # zeros: white dots in a raster, nothing outside of one
        if not self._is_worked_off(rest + _CUT + _named(name)):
            return False
        self._heard.hear(hear_out(self._link, self._patience.answer / 10))
        return True

    def _trouble(self, kind: TroubleKind) -> Trouble:
        return Trouble(kind, printer=self._uri)


def _named(name: bytes) -> bytes:
    return b"\x1d(H\x06\x0000" + name


def _new_name() -> bytes:
    return bytes(secrets.choice(_NAME) for _ in range(4))
