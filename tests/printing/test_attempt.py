"""What is said of a badge when something breaks: by the moment at which it broke."""

from collections.abc import Callable

import pytest

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import TroubleKind
from kiosk.wording.troubles import trouble_text
from printing.address import Address, read_address
from printing.attempt import attempt, condition_at
from printing.drivers.brother import BrotherPrinter
from printing.drivers.escpos import EscPosPrinter
from printing.drivers.link import PATIENCE, Link, Patience
from printing.drivers.zpl import ZplPrinter
from printing.page import PageMaker
from printing.ports import Driver
from printing.printers import driver_for
from tests.printing.machines.brother import BrotherMachine
from tests.printing.machines.escpos import EscPosMachine
from tests.printing.machines.machine import Machine
from tests.printing.machines.wires import DirectLink
from tests.printing.machines.zpl import ZplMachine
from tests.printing.orders import order_for

Connect = Callable[[Address, Patience], Link]
Made = Callable[[Address, Connect], Driver]
KINDS: dict[str, tuple[Callable[[], Machine], Made]] = {
    "escpos": (EscPosMachine, lambda at, to: EscPosPrinter(at, patience=PATIENCE, connect=to)),
    "zpl": (ZplMachine, lambda at, to: ZplPrinter(at, patience=PATIENCE, connect=to)),
    "brother": (BrotherMachine, lambda at, to: BrotherPrinter(at, patience=PATIENCE, connect=to)),
}
LONG = 300
"""Bytes that no question has, and every badge."""


class BrokenLink(DirectLink):
    """A wire with a bug in it, that shows at a question or at the badge."""

    def __init__(self, machine: Machine, *, at_badge: bool) -> None:
        super().__init__(machine)
        self._at_badge = at_badge

    def write(self, data: bytes, patience: float) -> None:
        """Write, or break."""
        if not self._at_badge or len(data.strip(b"\0")) > LONG:
            raise ZeroDivisionError
        super().write(data, patience)


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge."""
    return maker.page(order_for(), 203)


def outcome_of(kind: str, page: bytes, *, at_badge: bool) -> JobOutcome:
    """Print *page* at a printer whose driver breaks."""
    make, driver = KINDS[kind]
    machine = make()

    def broken(uri: str) -> Driver:
        return driver(read_address(uri), lambda *_: BrokenLink(machine, at_badge=at_badge))

    return attempt(f"{kind}+usb://04f9:209d", broken, lambda _: page, job="7")


@pytest.mark.parametrize("kind", KINDS)
def test_a_bug_before_anything_was_sent(kind: str, page: bytes) -> None:
    """Nobody is asked whether a badge came out of which the printer has got nothing."""
    outcome = outcome_of(kind, page, at_badge=False)
    assert outcome.state is JobState.FAILED
    assert outcome.trouble
    assert outcome.trouble.kind is TroubleKind.DRIVER_FAILED


@pytest.mark.parametrize("kind", KINDS)
def test_a_bug_once_the_badge_is_on_its_way(kind: str, page: bytes) -> None:
    """The desk asks, and what staff read is no line of code."""
    outcome = outcome_of(kind, page, at_badge=True)
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble
    assert "ZeroDivisionError" not in trouble_text(outcome.trouble)


@pytest.mark.parametrize("scheme", ["escpos+tcp", "zpl+tcp", "brother+tcp"])
@pytest.mark.parametrize("host", ["a..b", "x" * 64])
def test_a_name_that_no_host_has(scheme: str, host: str, page: bytes) -> None:
    """An address with a slip in it is told as one: no badge, and no question whether it came out."""
    uri = f"{scheme}://{host}:9"
    outcome = attempt(uri, driver_for, lambda _: page, job="7")
    assert outcome.state is JobState.FAILED
    assert outcome.trouble
    assert outcome.trouble.kind is TroubleKind.PRINTER_UNKNOWN
    told = condition_at(uri, driver_for).trouble
    assert told
    assert told.kind is TroubleKind.PRINTER_UNKNOWN


@pytest.mark.parametrize("host", ["a..b", "x" * 64, "a b"])
def test_a_name_that_no_ipp_printer_has(host: str, page: bytes) -> None:
    """Nor is it one that is reached by IPP."""
    outcome = attempt(f"ipp://{host}:9/", driver_for, lambda _: page, job="7")
    assert outcome.state is JobState.FAILED
    assert outcome.trouble
    assert outcome.trouble.kind is TroubleKind.PRINTER_UNREACHABLE
