"""Receipt printers: what is said of a badge is what came out of the machine, whatever happens to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event

import pytest
from PIL import Image

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address, read_address
from printing.dots import dots
from printing.drivers.escpos import EscPosPrinter
from printing.drivers.link import Link, Patience
from printing.page import PageMaker
from tests.printing.machines.escpos import EscPosMachine
from tests.printing.machines.wires import CutLink, DirectLink, SerialWire, TcpWire, until
from tests.printing.orders import order_for

SOON = Patience(connecting=2.0, answer=0.3, printing=0.5, glance=0.1)
AT_ONCE = Patience(connecting=2.0, answer=0.05, printing=0.3, glance=0.05)
"""For wires of no length: what is not answered at once never is."""
WORKED_OFF = b"\x1dr\x01"
MIDDLE = 300
"""A row in the middle of a badge."""


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge for a receipt printer."""
    return maker.page(order_for(), 203)


@pytest.fixture(scope="module")
def badge(page: bytes) -> bytes:
    """Give its dots, as they lie on the roll."""
    return dots(page, 203).transpose(Image.Transpose.ROTATE_90).tobytes()


@pytest.fixture
def machine() -> EscPosMachine:
    """Give a printer of the good makers."""
    return EscPosMachine()


@pytest.fixture
def wire(machine: EscPosMachine) -> Iterator[TcpWire]:
    """Give the wire that leads to it."""
    with TcpWire(machine) as wire:
        yield wire


def printer_at(wire: TcpWire, settings: str = "") -> EscPosPrinter:
    """Give the driver for the machine at *wire*."""
    return EscPosPrinter(read_address(f"escpos+tcp://{wire.place}{settings}"), patience=SOON)


def pictures(machine: EscPosMachine) -> list[bytes]:
    """Give what came out, each piece of paper."""
    return [piece.tobytes() for piece in machine.printed]


def pause(seconds: float) -> None:
    """Do nothing for a while, as a slow machine does."""
    Event().wait(seconds)


def kind_of(outcome: JobOutcome) -> TroubleKind | None:
    """Give the kind of trouble an outcome tells of."""
    return outcome.trouble.kind if outcome.trouble else None


def test_a_badge_comes_out_as_it_was_seen(wire: TcpWire, page: bytes, badge: bytes) -> None:
    """The card lies on the roll, dot for dot, is cut off, and known to be out."""
    outcome = printer_at(wire).send(page, job="7")
    assert outcome == JobOutcome(job="7", state=JobState.DONE)
    assert pictures(wire.machine) == [badge]


@pytest.mark.parametrize("knows_names", [True, False])
@pytest.mark.parametrize("tells", [True, False])
def test_clones_are_known_to_be_done_too(
    page: bytes, badge: bytes, knows_names: bool, tells: bool
) -> None:
    """What a clone does not know is not asked for twice, and leaves no text on the badge."""
    machine = EscPosMachine(knows_names=knows_names, tells=tells)
    with TcpWire(machine) as wire:
        assert printer_at(wire).send(page, job="7").state is JobState.DONE
    assert pictures(machine) == [badge]
    assert machine.text == ""


@pytest.mark.parametrize("tells", [True, False])
def test_a_slow_printer_is_waited_for(page: bytes, badge: bytes, tells: bool) -> None:
    """It stops for a while and answers nothing meanwhile: in the end it is done, and says so."""
    machine = EscPosMachine(tells=tells)
    machine.at_row(MIDDLE, lambda: pause(0.2))
    with TcpWire(machine) as wire:
        assert printer_at(wire).send(page, job="7").state is JobState.DONE
    assert pictures(machine) == [badge]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What happens in the middle of a badge, what is said of it then, and how many are out in the end."""

    happens: Callable[[EscPosMachine, TcpWire], None]
    said: TroubleKind
    out: int


FAULTS = {
    "paper out": Fault(
        happens=lambda machine, wire: machine.run_out(), said=TroubleKind.PRINTER_PAPER_OUT, out=1
    ),
    "cover open": Fault(
        happens=lambda machine, wire: machine.open_cover(),
        said=TroubleKind.PRINTER_COVER_OPEN,
        out=1,
    ),
    "fallen silent": Fault(
        happens=lambda machine, wire: machine.fall_silent(), said=TroubleKind.PRINTER_SILENT, out=1
    ),
    "power cut": Fault(
        happens=lambda machine, wire: machine.power_off(),
        said=TroubleKind.PRINTER_UNREACHABLE,
        out=0,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("clone", [True, False])
def test_what_nobody_can_know_is_said_to_be_unknown(
    page: bytes, badge: bytes, fault: str, clone: bool
) -> None:
    """In the middle of a badge it stops: it may come out later, so it neither failed nor is done."""
    happening = FAULTS[fault]
    machine = EscPosMachine(knows_names=not clone, tells=not clone)
    with TcpWire(machine) as wire:
        machine.at_row(MIDDLE, lambda: happening.happens(machine, wire))
        outcome = printer_at(wire).send(page, job="7")
        assert (outcome.state, kind_of(outcome)) == (JobState.UNKNOWN, happening.said)
        assert machine.printed == []
        until(lambda: wire.is_free)
        machine.mend()
        assert pictures(machine) == [badge] * happening.out


@pytest.mark.parametrize(
    ("tells", "said"), [(True, TroubleKind.PRINTER_PAPER_OUT), (False, TroubleKind.PRINTER_SILENT)]
)
def test_a_printer_with_room_for_little(
    page: bytes, badge: bytes, tells: bool, said: TroubleKind
) -> None:
    """Out of paper it takes no more, so no question gets through; one that tells unasked still does."""
    machine = EscPosMachine(tells=tells, room=4096)
    with TcpWire(machine) as wire:
        machine.at_row(MIDDLE, machine.run_out)
        outcome = printer_at(wire).send(page, job="7")
        assert (outcome.state, kind_of(outcome)) == (JobState.UNKNOWN, said)
        machine.mend()
        until(lambda: wire.is_free)
        assert pictures(machine) == [badge]


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (EscPosMachine.run_out, TroubleKind.PRINTER_PAPER_OUT),
        (EscPosMachine.open_cover, TroubleKind.PRINTER_COVER_OPEN),
        (EscPosMachine.fall_silent, TroubleKind.PRINTER_MUTE),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    machine: EscPosMachine,
    wire: TcpWire,
    page: bytes,
    happens: Callable[[EscPosMachine], None],
    said: TroubleKind,
) -> None:
    """It failed for certain: once mended nothing comes out, and the next badge does."""
    happens(machine)
    with pytest.raises(Trouble) as told:
        printer_at(wire).send(page, job="7")
    assert told.value.kind is said
    machine.mend()
    assert machine.printed == []
    assert printer_at(wire).send(page, job="8").state is JobState.DONE
    assert len(machine.printed) == 1


def test_no_printer_there(page: bytes) -> None:
    """Where nobody listens nothing was sent."""
    with TcpWire(EscPosMachine()) as wire:
        printer = printer_at(wire)
    with pytest.raises(Trouble) as told:
        printer.send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_UNREACHABLE
    assert kind_of_condition(printer) is TroubleKind.PRINTER_UNREACHABLE


def kind_of_condition(printer: EscPosPrinter) -> TroubleKind | None:
    """Give the kind of trouble a printer is in."""
    trouble = printer.condition().trouble
    return trouble.kind if trouble else None


def test_after_a_pulled_cable_the_next_badge_is_whole(
    machine: EscPosMachine, wire: TcpWire, page: bytes, badge: bytes
) -> None:
    """The half badge is unknown and is cut off; the printer, in the middle of a raster, is set right."""
    machine.at_row(MIDDLE, wire.pull)
    outcome = printer_at(wire).send(page, job="7")
    assert (outcome.state, kind_of(outcome)) == (
        JobState.UNKNOWN,
        TroubleKind.PRINTER_UNREACHABLE,
    )
    assert printer_at(wire).send(page, job="8").state is JobState.DONE
    assert pictures(machine)[-1] == badge
    assert pictures(machine).count(badge) == 1


@pytest.mark.parametrize("after", [60, 5_000, 20_003, 37_000])
@pytest.mark.parametrize("knows_names", [True, False])
def test_a_cable_pulled_while_the_badge_is_sent(
    page: bytes, badge: bytes, after: int, knows_names: bool
) -> None:
    """Wherever it breaks, that badge is unknown, no whole one comes out twice, and the next is right."""
    machine = EscPosMachine(knows_names=knows_names)
    links: list[Link] = [CutLink(machine, after)]

    def connect(address: Address, patience: Patience) -> Link:
        return links.pop() if links else DirectLink(machine)

    printer = EscPosPrinter(
        read_address("escpos+usb://04b8:0202"), patience=AT_ONCE, connect=connect
    )
    assert printer.send(page, job="7").state is JobState.UNKNOWN
    assert printer.send(page, job="8").state is JobState.DONE
    assert pictures(machine).count(badge) == 1
    assert pictures(machine)[-1] == badge


def test_a_late_answer_is_not_taken_for_the_next_badges(page: bytes, badge: bytes) -> None:
    """Held while there was no paper, a badge comes out with its answer: the next is not done by that."""
    machine = EscPosMachine(knows_names=False)
    with SerialWire(machine) as wire:
        printer = EscPosPrinter(
            read_address(f"escpos+serial://{wire.place}?baud=115200"), patience=SOON
        )
        machine.at_row(MIDDLE, machine.run_out)
        assert printer.send(page, job="7").state is JobState.UNKNOWN
        until(lambda: machine.received.endswith(WORKED_OFF))
        machine.mend()
        machine.at_row(MIDDLE, machine.open_cover)
        assert printer.send(page, job="8").state is JobState.UNKNOWN
        until(lambda: machine.received.endswith(WORKED_OFF))
        machine.mend()
        assert pictures(machine) == [badge, badge]


@pytest.mark.parametrize("way", ["serial", "file"])
def test_a_serial_port_and_a_device_file(page: bytes, badge: bytes, way: str) -> None:
    """The same conversation goes over a port, and over what the system shows as a file."""
    machine = EscPosMachine()
    with SerialWire(machine) as wire:
        printer = EscPosPrinter(read_address(f"escpos+{way}://{wire.place}"), patience=SOON)
        assert printer.send(page, job="7").state is JobState.DONE
        machine.is_low = True
        assert printer.condition().is_low
    assert pictures(machine) == [badge]


def test_a_printer_that_never_answers_can_be_told_to_be_one(
    machine: EscPosMachine, wire: TcpWire, page: bytes, badge: bytes
) -> None:
    """With status=none nothing is asked, and all that is known is that it was sent."""
    machine.is_mute = True
    printer = printer_at(wire, "?status=none")
    assert printer.send(page, job="7") == JobOutcome(job="7", state=JobState.SENT)
    assert printer.condition().trouble is None
    until(lambda: bool(machine.printed))
    assert pictures(machine) == [badge]


def test_how_a_printer_is(machine: EscPosMachine, wire: TcpWire) -> None:
    """All well, paper low, cover open, paper out, and silent."""
    printer = printer_at(wire)
    assert (printer.condition().trouble, printer.condition().is_low) == (None, False)
    machine.is_low = True
    assert printer.condition().is_low
    machine.open_cover()
    assert kind_of_condition(printer) is TroubleKind.PRINTER_COVER_OPEN
    machine.mend()
    machine.run_out()
    assert kind_of_condition(printer) is TroubleKind.PRINTER_PAPER_OUT
    machine.is_mute = True
    assert kind_of_condition(printer) is TroubleKind.PRINTER_MUTE


def test_a_badge_moved_on_the_roll(wire: TcpWire, page: bytes) -> None:
    """The printer's shift moves all dots, by whole ones, to the right and down."""
    printer_at(wire, "?shift=2,1").send(page, job="7")
    straight = dots(page, 203).transpose(Image.Transpose.ROTATE_90)
    expected = Image.new("1", (straight.width + 16, straight.height + 8), 255)
    expected.paste(straight, (16, 8))
    out = wire.machine.printed[0].crop((0, 0, *expected.size))
    assert out.tobytes() == expected.tobytes()


def test_a_badge_that_fits_neither_way(wire: TcpWire, page: bytes) -> None:
    """It says what the badge needs and what the printer has; nothing was sent."""
    with pytest.raises(Trouble) as told:
        printer_at(wire, "?width=384").send(page, job="7")
    assert told.value.kind is TroubleKind.PAGE_TOO_WIDE
    assert (told.value.facts["needs"], told.value.facts["has"]) == ("86 × 54 mm", "48 mm")
    assert not wire.machine.received


def test_older_printers_have_fewer_dots(wire: TcpWire, maker: PageMaker) -> None:
    """180 dots an inch and 512 across: the page is made for these."""
    printer = printer_at(wire, "?dpi=180&width=512")
    page = maker.page(order_for(), printer.dpi)
    assert printer.send(page, job="7").state is JobState.DONE
    expected = dots(page, 180).transpose(Image.Transpose.ROTATE_90)
    out = wire.machine.printed[0].crop((0, 0, *expected.size))
    assert out.tobytes() == expected.tobytes()
