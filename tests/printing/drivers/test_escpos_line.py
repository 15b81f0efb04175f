"""Receipt printers on a line that brings what was said to others, late, or byte by byte."""

from collections.abc import Callable

import pytest
from PIL import Image

from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import read_address
from printing.dots import dots
from printing.drivers.escpos import EscPosPrinter, badge_bytes
from printing.drivers.link import Link, Patience
from printing.page import PageMaker
from tests.printing.machines.escpos import EscPosMachine
from tests.printing.machines.wires import DirectLink
from tests.printing.orders import order_for

AT_ONCE = Patience(connecting=2.0, answer=0.05, printing=0.3, glance=0.05)
WORKED_OFF = b"\x1dr\x01"
MIDDLE = 300
"""A row in the middle of a badge."""


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge for a receipt printer."""
    return maker.page(order_for(), 203)


class SlowLink(DirectLink):
    """A wire that brings one byte at a time, first what was *left* in it; *meanwhile* at each request."""

    def __init__(
        self,
        machine: EscPosMachine,
        *,
        left: bytes = b"",
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(machine)
        self._said = bytearray(left)
        self._meanwhile = meanwhile

    def write(self, data: bytes, patience: float) -> None:
        """Send."""
        super().write(data, patience)
        if WORKED_OFF in data:
            self._meanwhile()

    def read(self, patience: float) -> bytes:
        """Give the next byte."""
        self._said += super().read(patience)
        said = bytes(self._said[:1])
        del self._said[:1]
        return said


def printer_over(link: Link) -> EscPosPrinter:
    """Give the driver at the other end of *link*."""
    address = read_address("escpos+usb://04b8:0202")
    return EscPosPrinter(address, patience=AT_ONCE, connect=lambda *_: link)


def told_by(link: Link) -> TroubleKind | None:
    """Give the kind of trouble that the printer at the other end of *link* is in."""
    trouble = printer_over(link).condition().trouble
    return trouble.kind if trouble else None


def test_what_it_said_before_is_not_how_it_is() -> None:
    """Somebody asked while all was well and hung up unheard; now the paper is out, and that is told."""
    machine = EscPosMachine()
    machine.run_out()
    link = SlowLink(machine, left=b"\x12\x12\x12\x12")
    assert told_by(link) is TroubleKind.PRINTER_PAPER_OUT


class BusyMachine(EscPosMachine):
    """A clone that takes, and answers at once how it is, but has not come to print yet."""

    def __init__(self) -> None:
        super().__init__(knows_names=False, tells=False)
        self.is_busy = True

    def work(self) -> None:
        """Wait."""
        if not self.is_busy:
            super().work()

    def go_on(self) -> None:
        """Print what there is."""
        self.is_busy = False
        self.work()


def test_the_answer_to_an_earlier_job_is_not_the_proof(page: bytes) -> None:
    """It still has an earlier badge to work off, so two answers come: neither is this badge's."""
    machine = BusyMachine()
    link = SlowLink(machine, meanwhile=machine.go_on)
    earlier = badge_bytes(dots(page, 203).transpose(Image.Transpose.ROTATE_90), 576)
    machine.receive(earlier + WORKED_OFF)
    machine.at_row(687 + MIDDLE, machine.run_out)
    outcome = printer_over(link).send(page, job="8")
    assert outcome.state is JobState.UNKNOWN
    assert len(machine.printed) == 1


class TalkingLink(DirectLink):
    """A wire on which something is said all the time that means nothing."""

    def read(self, patience: float) -> bytes:
        """Give it."""
        return b"\x11" * 100


def test_a_printer_that_never_stops_talking(page: bytes) -> None:
    """Nothing it says is an answer: it is given up after the time that one may take."""
    link = TalkingLink(EscPosMachine())
    with pytest.raises(Trouble) as told:
        printer_over(link).send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_MUTE
