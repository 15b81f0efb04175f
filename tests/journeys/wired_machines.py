"""Machines that a desk reaches over a wire and in their own language, for the journeys."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Event

from kiosk.core.printjob import BadgeOrder
from printing.address import read_address
from printing.drivers.escpos import EscPosPrinter
from printing.drivers.link import Patience
from printing.drivers.zpl import ZplPrinter
from printing.page import PageMaker
from printing.ports import Driver
from printing.text import Typesetter
from tests.journeys.machines import MachineRoom
from tests.printing.machines.escpos import EscPosMachine
from tests.printing.machines.machine import Machine
from tests.printing.machines.wires import TcpWire
from tests.printing.machines.zpl import ZplMachine
from tests.printing.scanner import codes_on

RESOURCES = Path(__file__).parents[2] / "resources"
SOON = Patience(connecting=5.0, answer=0.2, printing=0.5, glance=0.05)
MIDDLE = 100
"""A row in the middle of a badge."""


class WiredMachine:
    """A machine at the end of a wire; its badges are read as a scanner reads them."""

    def __init__(self, scheme: str, machine: Machine, wire: TcpWire) -> None:
        self.explains = scheme != "zpl"
        self.uri = f"{scheme}+tcp://{wire.place}"
        self._machine = machine
        self._may_go_on = Event()
        self._read: list[str] = []

    @property
    def codes(self) -> list[str]:
        """What has come out of it."""
        for image in self._machine.printed[len(self._read) :]:
            (code,) = codes_on(image)
            self._read.append(code)
        return list(self._read)

    def runs_out(self) -> None:
        """Let the paper end."""
        self._machine.run_out()

    def runs_out_in_next(self) -> None:
        """Let the paper end in the middle of the next badge."""
        self._machine.at_row(MIDDLE, self._machine.run_out)

    def opens(self) -> None:
        """Open the cover."""
        self._machine.open_cover()

    def is_cut_off_in_next(self, *, comes_out: bool) -> None:
        """Let it print and never say so, or lose its power in the middle."""
        if comes_out:
            self._machine.at_row(MIDDLE, self._lose_its_voice)
        else:
            self._machine.at_row(MIDDLE, self._machine.power_off)

    def hesitates(self) -> None:
        """Stop in the next badge."""
        self._may_go_on.clear()
        self._machine.at_row(1, self._may_go_on.wait)

    def answers(self) -> None:
        """Go on."""
        self._may_go_on.set()

    def is_seen_to(self) -> None:
        """Be mended."""
        self._machine.mend()

    def _lose_its_voice(self) -> None:
        self._machine.is_mute = True


@cache
def _maker() -> PageMaker:
    """Give what draws the badges of all rooms: fonts and layouts are slow to read."""
    return PageMaker(layouts=RESOURCES / "badges", typesetter=Typesetter(RESOURCES / "fonts"))


class QueuePages:
    """The pages of the desk's layouts; nobody has sheets here."""

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give a page."""
        return _maker().page(order, dpi)

    def sheet(self, orders: Sequence[BadgeOrder], uri: str) -> bytes:
        """Nobody has sheets here."""
        raise NotImplementedError


def escpos_machines() -> MachineRoom:
    """Give receipt printers in the network."""
    return _wired(
        "escpos", EscPosMachine, lambda uri: EscPosPrinter(read_address(uri), patience=SOON)
    )


def zpl_machines() -> MachineRoom:
    """Give label printers in the network."""
    return _wired(
        "zpl", ZplMachine, lambda uri: ZplPrinter(read_address(uri), patience=SOON, settling=0.0)
    )


WIRED = {"escpos": escpos_machines, "zpl": zpl_machines}
"""Each kind of machine that is spoken to in its own language."""


def _wired(
    scheme: str, make: Callable[[], Machine], driver_for: Callable[[str], Driver]
) -> MachineRoom:
    wires = ExitStack()
    machines = []
    for _ in range(3):
        machine = make()
        wire = wires.enter_context(TcpWire(machine))
        machines.append(WiredMachine(scheme, machine, wire))
    return MachineRoom(
        machines=machines, pages=QueuePages(), driver_for=driver_for, close=wires.close
    )
