"""The ways of a badge to a machine of each kind, and back to a picture."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from kiosk.core.printjob import BadgeOrder, JobState
from printing.address import read_address
from printing.dots import dots
from printing.drivers.brother import BrotherPrinter
from printing.drivers.escpos import EscPosPrinter
from printing.drivers.link import Patience
from printing.drivers.zpl import ZplPrinter
from printing.page import PageMaker
from printing.ports import Driver
from tests.printing.machines.brother import BrotherMachine, under_the_head
from tests.printing.machines.escpos import EscPosMachine
from tests.printing.machines.machine import Machine
from tests.printing.machines.wires import DirectLink
from tests.printing.machines.zpl import ZplMachine
from tests.printing.scanner import codes_on

PATIENCE = Patience(connecting=2.0, answer=2.0, printing=10.0, glance=0.05)


@dataclass(frozen=True, kw_only=True)
class Path:
    """A driver joined to a machine; *seen* gives of what came out where the page must be."""

    machine: Machine
    driver: Driver
    is_lying: bool
    seen: Callable[[Image.Image, tuple[int, int]], Image.Image]


def escpos() -> Path:
    """Give the way to a receipt printer: the card lies on the roll, from its left edge."""
    machine = EscPosMachine()
    driver = EscPosPrinter(
        read_address("escpos+usb://04b8:0202"),
        patience=PATIENCE,
        connect=lambda address, patience: DirectLink(machine),
    )
    return Path(machine=machine, driver=driver, is_lying=True, seen=_from_the_corner)


def zpl() -> Path:
    """Give the way to a label printer: the card stands as it is."""
    machine = ZplMachine()
    driver = ZplPrinter(
        read_address("zpl+usb://0a5f:0166"),
        patience=PATIENCE,
        settling=0.0,
        connect=lambda address, patience: DirectLink(machine),
    )
    return Path(machine=machine, driver=driver, is_lying=False, seen=_from_the_corner)


def brother() -> Path:
    """Give the way to a QL printer: the card lies in the middle of a roll of 62 mm."""
    machine = BrotherMachine()
    driver = BrotherPrinter(
        read_address("brother+usb://04f9:209d"),
        patience=PATIENCE,
        connect=lambda address, patience: DirectLink(machine),
    )
    return Path(machine=machine, driver=driver, is_lying=True, seen=_in_the_middle)


PATHS = {"escpos": escpos, "zpl": zpl, "brother": brother}


def what_is_wrong(path: Path, maker: PageMaker, order: BadgeOrder) -> str:
    """Print *order* and say what of it did not come out as it was seen; empty where all did."""
    page = maker.page(order, path.driver.dpi)
    outcome = path.driver.send(page, job=order.job)
    if outcome.state is not JobState.DONE or len(path.machine.printed) != 1:
        return f"{order.job}: {outcome}, {len(path.machine.printed)} out"
    expected = dots(page, path.driver.dpi or 0)
    if path.is_lying:
        expected = expected.transpose(Image.Transpose.ROTATE_90)
    seen = path.seen(path.machine.printed.pop(), expected.size)
    if seen.tobytes() != expected.tobytes():
        return f"{order.job}: other dots"
    codes = codes_on(seen)
    return "" if codes == [order.code] else f"{order.job}: reads {codes}"


def _from_the_corner(out: Image.Image, size: tuple[int, int]) -> Image.Image:
    return out.crop((0, 0, *size))


def _in_the_middle(out: Image.Image, size: tuple[int, int]) -> Image.Image:
    roll = under_the_head(out, 696, 12)
    left = (732 - size[0]) // 2 - 18
    return roll.crop((left, 0, left + size[0], size[1]))
