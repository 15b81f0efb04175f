"""Label printers: what is said of a badge is what came out of the machine, whatever happens to it."""

from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address, read_address
from printing.dots import dots
from printing.drivers.link import Link, Patience
from printing.drivers.zpl import ZplPrinter
from printing.page import PageMaker
from tests.printing.machines.wires import CutLink, DirectLink, SerialWire, TcpWire, until
from tests.printing.machines.zpl import ZplMachine
from tests.printing.orders import order_for

SOON = Patience(connecting=2.0, answer=0.3, printing=0.5, glance=0.1)
AT_ONCE = Patience(connecting=2.0, answer=0.05, printing=0.3, glance=0.05)
"""For wires of no length: what is not answered at once never is."""
BRIEF = Patience(connecting=2.0, answer=0.05, printing=0.1, glance=0.02)
MIDDLE = 200
"""A row in the middle of a badge."""
ANSWER = (
    "\x02030,{paper},0,1245,{formats},0,0,{part},000,0,0,0\x03\r\n"
    "\x02000,0,0,0,0,2,6,0,{labels},1,000\x03\r\n\x021234,0\x03\r\n"
)
"""What `~HS` is answered by."""
IDLE = {"paper": "0", "formats": "000", "part": "0", "labels": "00000000"}


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge for a label printer."""
    return maker.page(order_for(), 203)


@pytest.fixture(scope="module")
def badge(page: bytes) -> "Image.Image":
    """Give its dots."""
    return dots(page, 203)


@pytest.fixture
def machine() -> ZplMachine:
    """Give a printer of the maker's own."""
    return ZplMachine()


@pytest.fixture
def wire(machine: ZplMachine) -> Iterator[TcpWire]:
    """Give the wire that leads to it."""
    with TcpWire(machine) as wire:
        yield wire


def printer_at(place: str, settings: str = "", way: str = "tcp") -> ZplPrinter:
    """Give the driver for the machine at *place*."""
    address = read_address(f"zpl+{way}://{place}{settings}")
    return ZplPrinter(address, patience=SOON, settling=0.03)


def outs(machine: ZplMachine, badge: Image.Image) -> list[bool]:
    """Say of each label that came out whether it is *badge*."""
    return [
        label.crop((0, 0, *badge.size)).tobytes() == badge.tobytes() for label in machine.printed
    ]


def kind_of(trouble: Trouble | None) -> TroubleKind | None:
    """Give the kind of a trouble."""
    return trouble.kind if trouble else None


def test_a_badge_comes_out_as_it_was_seen(
    machine: ZplMachine, wire: TcpWire, page: bytes, badge: Image.Image
) -> None:
    """Dot for dot, and known to be out."""
    outcome = printer_at(wire.place).send(page, job="7")
    assert outcome == JobOutcome(job="7", state=JobState.DONE)
    assert outs(machine, badge) == [True]
    assert b"^PW687^LL432" in machine.received


@pytest.mark.parametrize("clone", [True, False])
@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (lambda machine: machine.run_out(), TroubleKind.PRINTER_PAPER_OUT),
        (lambda machine: machine.open_cover(), TroubleKind.PRINTER_COVER_OPEN),
        (lambda machine: setattr(machine, "has_ribbon", False), TroubleKind.PRINTER_INK_OUT),
        (lambda machine: setattr(machine, "is_hot", True), TroubleKind.PRINTER_HOT),
    ],
)
def test_stopped_in_the_middle(
    page: bytes,
    badge: Image.Image,
    clone: bool,
    happens: Callable[[ZplMachine], None],
    said: TroubleKind,
) -> None:
    """The maker's own fall silent, a clone says why: either way nobody knows, and it comes out later."""
    machine = ZplMachine(answers_in_trouble=clone)
    machine.at_row(MIDDLE, lambda: happens(machine))
    with TcpWire(machine) as wire:
        outcome = printer_at(wire.place).send(page, job="7")
        assert outcome.state is JobState.UNKNOWN
        assert kind_of(outcome.trouble) is (said if clone else TroubleKind.PRINTER_SILENT)
        assert machine.printed == []
        until(lambda: wire.is_free)
        machine.mend()
        assert outs(machine, badge) == [True]


def test_paused_with_a_label_in_it(
    machine: ZplMachine, wire: TcpWire, page: bytes, badge: Image.Image
) -> None:
    """Somebody leans on its button: it says so, and the label comes out when it goes on."""
    machine.at_row(MIDDLE, lambda: setattr(machine, "is_paused", True))
    outcome = printer_at(wire.place).send(page, job="7")
    assert (outcome.state, kind_of(outcome.trouble)) == (
        JobState.UNKNOWN,
        TroubleKind.PRINTER_PAUSED,
    )
    until(lambda: wire.is_free)
    machine.mend()
    assert outs(machine, badge) == [True]


@pytest.mark.parametrize(
    ("happens", "out"), [("power", []), ("cable", [True])], ids=["power cut", "cable pulled"]
)
def test_the_wire_goes_dead(
    machine: ZplMachine,
    wire: TcpWire,
    page: bytes,
    badge: Image.Image,
    happens: str,
    out: list[bool],
) -> None:
    """Without power it is lost, without a cable it comes out: from here nobody can tell."""
    machine.at_row(MIDDLE, {"power": machine.power_off, "cable": wire.pull}[happens])
    outcome = printer_at(wire.place).send(page, job="7")
    assert (outcome.state, kind_of(outcome.trouble)) == (
        JobState.UNKNOWN,
        TroubleKind.PRINTER_UNREACHABLE,
    )
    until(lambda: wire.is_free)
    machine.mend()
    assert outs(machine, badge) == out


@pytest.mark.parametrize("after", [10, 500, 1_500])
def test_a_cable_pulled_while_the_badge_is_sent(
    machine: ZplMachine, page: bytes, badge: Image.Image, after: int
) -> None:
    """Half a label is unknown and never comes out; the next one is whole."""
    links: list[Link] = [CutLink(machine, after)]

    def connect(address: Address, patience: Patience) -> Link:
        return links.pop() if links else DirectLink(machine)

    address = read_address("zpl+usb://0a5f:0166")
    printer = ZplPrinter(address, patience=AT_ONCE, settling=0.03, connect=connect)
    assert printer.send(page, job="7").state is JobState.UNKNOWN
    assert printer.send(page, job="8").state is JobState.DONE
    assert outs(machine, badge) == [True]


@pytest.mark.parametrize("clone", [True, False])
def test_nothing_is_sent_to_a_printer_that_cannot_print(page: bytes, clone: bool) -> None:
    """It failed for certain: once mended nothing comes out, and the next badge does."""
    machine = ZplMachine(answers_in_trouble=clone)
    machine.run_out()
    with TcpWire(machine) as wire:
        with pytest.raises(Trouble) as told:
            printer_at(wire.place).send(page, job="7")
        said = TroubleKind.PRINTER_PAPER_OUT if clone else TroubleKind.PRINTER_MUTE
        assert told.value.kind is said
        assert kind_of(printer_at(wire.place).condition().trouble) is said
        machine.mend()
        assert machine.printed == []
        assert printer_at(wire.place).send(page, job="8").state is JobState.DONE
        assert printer_at(wire.place).condition().trouble is None
    assert len(machine.printed) == 1


def test_a_slow_printer_is_waited_for(page: bytes, badge: Image.Image) -> None:
    """It has work for a while, then it has none: done, not before."""
    machine = ZplMachine()
    machine.is_paused = True
    link = Slow(machine, questions=4)
    printer = ZplPrinter(
        read_address("zpl+usb://0a5f:0166"), patience=SOON, settling=0.03, connect=link.connect
    )
    assert printer.send(page, job="7").state is JobState.DONE
    assert outs(machine, badge) == [True]


class Slow:
    """A wire to a machine that begins to print only after so many questions, and says that it is busy."""

    def __init__(self, machine: ZplMachine, questions: int) -> None:
        self._machine = machine
        self._link = DirectLink(machine)
        self._left = questions

    def connect(self, address: Address, patience: Patience) -> Link:
        """Give the wire."""
        return self

    def write(self, data: bytes, patience: float) -> None:
        """Count the questions."""
        self._left -= data == b"~HS"
        if not self._left:
            self._machine.mend()
        self._link.write(data, patience)

    def read(self, patience: float) -> bytes:
        """Give the answer, in which it works rather than rests."""
        return self._link.read(patience).replace(b"\x02030,0,1,", b"\x02030,0,0,")

    def close(self) -> None:
        """Hang up."""
        self._link.close()


class Saying:
    """A wire to a printer that answers `~HS` with one of *answers* after the other, then with the last.

    *left* in it is what the printer said before.
    """

    def __init__(self, *answers: dict[str, str], left: bytes = b"") -> None:
        self._answers = [ANSWER.format(**(IDLE | answer)).encode() for answer in answers]
        self._said = [left] if left else []
        self.is_sent = False

    def connect(self, address: Address, patience: Patience) -> Link:
        """Give the wire."""
        return self

    def write(self, data: bytes, patience: float) -> None:
        """Answer a question."""
        if data == b"~HS":
            self._said.append(self._answers.pop(0) if self._answers[1:] else self._answers[0])
        else:
            self.is_sent = True

    def read(self, patience: float) -> bytes:
        """Give the answer."""
        return self._said.pop(0) if self._said else b""

    def close(self) -> None:
        """Hang up."""


def printer_that_says(link: Saying, *, settling: float = 0.02) -> ZplPrinter:
    """Give the driver at the other end of *link*."""
    address = read_address("zpl+usb://0a5f:0166")
    return ZplPrinter(address, patience=BRIEF, settling=settling, connect=link.connect)


def test_what_it_said_before_is_not_how_it_is(page: bytes) -> None:
    """Somebody asked while all was well and hung up unheard; now the paper is out, and nothing is sent."""
    link = Saying({"paper": "1"}, left=ANSWER.format(**IDLE).encode())
    with pytest.raises(Trouble) as told:
        printer_that_says(link).send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_PAPER_OUT


def test_a_label_that_moves_is_not_out_yet(page: bytes) -> None:
    """Nothing is counted any more, the label is on its way, and then the paper ends: nobody knows."""
    outcome = printer_that_says(Saying({}, {}, {"paper": "1"})).send(page, job="7")
    assert outcome.state is JobState.UNKNOWN
    assert kind_of(outcome.trouble) is TroubleKind.PRINTER_PAPER_OUT


@pytest.mark.parametrize("busy", [{"formats": "001"}, {"part": "1"}, {"labels": "00000001"}])
def test_whatever_is_left_to_do_is_waited_for(page: bytes, busy: dict[str, str]) -> None:
    """A label that waits, half a label, one that is printed: while there is any the badge is not out."""
    outcome = printer_that_says(Saying({}, busy), settling=0.0).send(page, job="7")
    assert outcome.state is JobState.UNKNOWN
    assert kind_of(outcome.trouble) is TroubleKind.PRINTER_SILENT
    assert printer_that_says(Saying({}, busy, {}), settling=0.0).send(page, job="7").state is (
        JobState.DONE
    )


@pytest.mark.parametrize("counted", ["formats", "part", "labels"])
def test_an_answer_that_makes_no_sense(page: bytes, counted: str) -> None:
    """A clone that counts in letters cannot be relied on: it gets no badge, and nobody is asked."""
    link = Saying({counted: "abc"})
    with pytest.raises(Trouble) as told:
        printer_that_says(link).send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_MUTE
    assert not link.is_sent


def test_a_printer_that_never_answers_can_be_told_to_be_one(
    machine: ZplMachine, wire: TcpWire, page: bytes
) -> None:
    """With status=none nothing is asked, and all that is known is that it was sent."""
    assert printer_at(wire.place, "?status=none").send(page, job="7").state is JobState.SENT
    until(lambda: bool(machine.printed))
    assert b"~HS" not in machine.received
    assert printer_at(wire.place, "?status=none").condition().trouble is None


@pytest.mark.parametrize("way", ["serial", "file"])
def test_a_serial_port_and_a_device_file(page: bytes, badge: Image.Image, way: str) -> None:
    """The same conversation goes over a port, and over what the system shows as a file."""
    machine = ZplMachine()
    with SerialWire(machine) as wire:
        assert printer_at(wire.place, way=way).send(page, job="7").state is JobState.DONE
    assert outs(machine, badge) == [True]


def test_no_printer_there(page: bytes) -> None:
    """Where nobody listens nothing was sent."""
    with TcpWire(ZplMachine()) as wire:
        printer = printer_at(wire.place)
    with pytest.raises(Trouble) as told:
        printer.send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_UNREACHABLE
    assert kind_of(printer.condition().trouble) is TroubleKind.PRINTER_UNREACHABLE


def test_a_badge_that_is_wider_than_the_head(machine: ZplMachine, maker: PageMaker) -> None:
    """A badge of 86 mm on a head of 56 lies down; on one of 48 it fits neither way."""
    page = maker.page(order_for(), 203)
    with TcpWire(machine) as wire:
        printer_at(wire.place, "?width=448").send(page, job="7")
        assert machine.printed[0].size == (432, 687)
        with pytest.raises(Trouble) as told:
            printer_at(wire.place, "?width=384").send(page, job="7")
    assert told.value.kind is TroubleKind.PAGE_TOO_WIDE
