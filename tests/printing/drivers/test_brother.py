"""QL label printers: what is said of a badge is what came out of the machine, whatever happens to it."""

from collections.abc import Callable

import pytest
from PIL import Image

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address, read_address
from printing.dots import dots
from printing.drivers.brother import BrotherPrinter
from printing.drivers.link import Link, Patience
from printing.page import PageMaker
from tests.printing.machines.brother import BrotherMachine, under_the_head
from tests.printing.machines.wires import CutLink, DirectLink, SerialWire, TcpWire, until
from tests.printing.orders import order_for

SOON = Patience(connecting=2.0, answer=0.3, printing=0.8, glance=0.1)
AT_ONCE = Patience(connecting=2.0, answer=0.05, printing=0.3, glance=0.05)
"""For wires of no length: what is not answered at once never is."""
MIDDLE = 400
"""A row in the middle of a badge."""


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge for a printer of 300 dots an inch."""
    return maker.page(order_for(), 300)


@pytest.fixture(scope="module")
def badge(page: bytes) -> Image.Image:
    """Give its dots lying on the roll: 638 of the 696 across."""
    return dots(page, 300).transpose(Image.Transpose.ROTATE_90)


def on_roll(badge: Image.Image, *, width: int = 696, paper: int = 732) -> Image.Image:
    """Give *badge* in the middle of the paper, as far as the printer can print."""
    whole = Image.new("1", (paper, badge.height), 255)
    whole.paste(badge, ((paper - badge.width) // 2, 0))
    left = (paper - width) // 2
    return whole.crop((left, 0, left + width, badge.height))


def printer_on_usb(machine: BrotherMachine, settings: str = "", *links: Link) -> BrotherPrinter:
    """Give the driver for *machine*; the first conversations go over *links*."""
    others = list(links)

    def connect(address: Address, patience: Patience) -> Link:
        return others.pop(0) if others else DirectLink(machine)

    address = read_address(f"brother+usb://04f9:209d{settings}")
    return BrotherPrinter(address, patience=AT_ONCE, connect=connect)


def outs(machine: BrotherMachine, expected: Image.Image, *, offset: int = 12) -> list[bool]:
    """Say of each label that came out whether it is what was *expected*."""
    seen = (under_the_head(label, expected.width, offset) for label in machine.printed)
    return [label.tobytes() == expected.tobytes() for label in seen]


def kind_of(trouble: Trouble | None) -> TroubleKind | None:
    """Give the kind of a trouble."""
    return trouble.kind if trouble else None


def test_a_badge_comes_out_as_it_was_seen(page: bytes, badge: Image.Image) -> None:
    """On USB: in the middle of the roll, dot for dot, cut, and known to be out."""
    machine = BrotherMachine()
    outcome = printer_on_usb(machine).send(page, job="7")
    assert outcome == JobOutcome(job="7", state=JobState.DONE)
    assert outs(machine, on_roll(badge)) == [True]
    assert (machine.modes[b"\x1biM"], machine.modes[b"\x1biK"]) == (b"\x40", b"\x08")
    assert machine.modes[b"\x1biz"][:4] == bytes((0xC6, 0x0A, 62, 0))


def test_a_badge_in_the_network_is_sent_and_no_more_is_known(
    page: bytes, badge: Image.Image
) -> None:
    """Port 9100 answers nothing, so nothing is asked there but whether it is there."""
    machine = BrotherMachine()
    machine.is_mute = True
    with TcpWire(machine) as wire:
        printer = BrotherPrinter(read_address(f"brother+tcp://{wire.place}"), patience=SOON)
        assert printer.send(page, job="7") == JobOutcome(job="7", state=JobState.SENT)
        assert printer.condition().trouble is None
        until(lambda: bool(machine.printed))
    assert outs(machine, on_roll(badge)) == [True]
    assert b"\x1biS" not in machine.received
    assert kind_of(printer.condition().trouble) is TroubleKind.PRINTER_UNREACHABLE


def test_a_device_file_answers_as_usb_does(page: bytes, badge: Image.Image) -> None:
    """What the system shows as /dev/usb/lp0 says that the label is printed."""
    machine = BrotherMachine()
    with SerialWire(machine) as wire:
        printer = BrotherPrinter(read_address(f"brother+file://{wire.place}"), patience=SOON)
        assert printer.send(page, job="7").state is JobState.DONE
    assert outs(machine, on_roll(badge)) == [True]


@pytest.mark.parametrize(
    ("media", "settings", "printable", "offset"),
    [
        ((62, 100), "?media=62x100", (696, 1109), 12),
        ((60, 87), "?media=60x86", (672, 954), 18),
        ((102, 153), "?media=102x152", (1164, 1660), 56),
    ],
)
def test_labels_are_filled_from_their_middle(
    maker: PageMaker,
    media: tuple[int, int],
    settings: str,
    printable: tuple[int, int],
    offset: int,
) -> None:
    """A cut label has its own printable dots; the badge is in the middle, whole, and reads."""
    machine = BrotherMachine(media=media, pins=1296 if media[0] > 62 else 720)
    page = maker.page(order_for(), 300)
    assert printer_on_usb(machine, settings).send(page, job="7").state is JobState.DONE
    label = under_the_head(machine.printed[0], printable[0], offset)
    assert label.size == printable
    assert label.convert("L").point(lambda dot: 255 - dot).getbbox() is not None
    assert machine.modes[b"\x1bid"] == b"\0\0"
    assert machine.modes[b"\x1biz"][:4] == bytes((0xCE, 0x0B, *media))


def test_what_is_in_the_printer_is_found_out(page: bytes) -> None:
    """Where the address names no roll, the one that is in the printer is printed on."""
    machine = BrotherMachine(media=(62, 100))
    assert printer_on_usb(machine).send(page, job="7").state is JobState.DONE
    assert machine.printed[0].height == 1109


def test_another_roll_is_refused(page: bytes) -> None:
    """It says which roll is wanted and which is there; nothing was sent."""
    machine = BrotherMachine(media=(29, 90))
    with pytest.raises(Trouble) as told:
        printer_on_usb(machine, "?media=62x100").send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_WRONG_MEDIA
    assert (told.value.facts["needs"], told.value.facts["has"]) == ("62 × 100 mm", "29 × 90 mm")
    assert machine.printed == []


def test_a_roll_that_does_not_exist(page: bytes) -> None:
    """A misspelt roll is told with those there are."""
    with pytest.raises(Trouble) as told:
        printer_on_usb(BrotherMachine(), "?media=63").send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_OPTION
    assert "media=62x100" in str(told.value.facts["expected"])


def test_the_roll_of_two_colours(page: bytes, badge: Image.Image) -> None:
    """The black and red roll wants both planes; the red one stays empty."""
    machine = BrotherMachine()
    assert printer_on_usb(machine, "?media=62red").send(page, job="7").state is JobState.DONE
    assert outs(machine, on_roll(badge)) == [True]
    assert len(machine.red) == badge.height
    assert not any(machine.red)
    assert machine.modes[b"\x1biK"] == b"\x09"


def test_a_wide_head_with_a_narrow_roll(page: bytes, badge: Image.Image) -> None:
    """The QL-1110NWB has 1296 dots, and the roll lies elsewhere under them."""
    machine = BrotherMachine(pins=1296)
    assert printer_on_usb(machine, "?model=QL-1110NWB").send(page, job="7").state is JobState.DONE
    assert outs(machine, on_roll(badge), offset=56) == [True]


def test_a_badge_moved_on_the_roll(page: bytes, badge: Image.Image) -> None:
    """The printer's shift moves all dots by whole ones."""
    machine = BrotherMachine()
    printer_on_usb(machine, "?shift=1,0").send(page, job="7")
    moved = Image.new("1", (732, badge.height), 255)
    moved.paste(badge, (47 + 12, 0))
    assert outs(machine, moved.crop((18, 0, 714, badge.height))) == [True]


def test_a_badge_that_fits_neither_way(page: bytes) -> None:
    """It says what the badge needs and what the roll has."""
    with pytest.raises(Trouble) as told:
        printer_on_usb(BrotherMachine(media=(29, 0)), "?media=29").send(page, job="7")
    assert told.value.kind is TroubleKind.PAGE_TOO_WIDE
    assert (told.value.facts["needs"], told.value.facts["has"]) == ("86 × 54 mm", "29 mm")


@pytest.mark.parametrize(
    ("happens", "said", "out"),
    [
        (BrotherMachine.run_out, TroubleKind.PRINTER_PAPER_OUT, [True]),
        (BrotherMachine.open_cover, TroubleKind.PRINTER_COVER_OPEN, [True]),
        (BrotherMachine.fall_silent, TroubleKind.PRINTER_SILENT, [True]),
        (BrotherMachine.power_off, TroubleKind.PRINTER_UNREACHABLE, []),
    ],
)
def test_stopped_in_the_middle(
    page: bytes,
    badge: Image.Image,
    happens: Callable[[BrotherMachine], None],
    said: TroubleKind,
    out: list[bool],
) -> None:
    """It says why, or nothing; whether the label comes out later nobody can tell from here."""
    machine = BrotherMachine()
    machine.at_row(MIDDLE, lambda: happens(machine))
    outcome = printer_on_usb(machine).send(page, job="7")
    assert (outcome.state, kind_of(outcome.trouble)) == (JobState.UNKNOWN, said)
    assert machine.printed == []
    machine.mend()
    assert outs(machine, on_roll(badge)) == out


@pytest.mark.parametrize("after", [500, 900, 40_000])
def test_a_cable_pulled_while_the_badge_is_sent(
    page: bytes, badge: Image.Image, after: int
) -> None:
    """Half a label is unknown and never comes out; the next one is whole."""
    machine = BrotherMachine()
    printer = printer_on_usb(machine, "", CutLink(machine, after))
    assert printer.send(page, job="7").state is JobState.UNKNOWN
    assert printer.send(page, job="8").state is JobState.DONE
    assert outs(machine, on_roll(badge)) == [True]


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (BrotherMachine.run_out, TroubleKind.PRINTER_PAPER_OUT),
        (BrotherMachine.open_cover, TroubleKind.PRINTER_COVER_OPEN),
        (BrotherMachine.fall_silent, TroubleKind.PRINTER_MUTE),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    page: bytes, happens: Callable[[BrotherMachine], None], said: TroubleKind
) -> None:
    """It failed for certain: once mended nothing comes out, and the next badge does."""
    machine = BrotherMachine()
    happens(machine)
    printer = printer_on_usb(machine)
    with pytest.raises(Trouble) as told:
        printer.send(page, job="7")
    assert told.value.kind is said
    assert kind_of(printer.condition().trouble) is said
    machine.mend()
    assert machine.printed == []
    assert printer.send(page, job="8").state is JobState.DONE
    assert printer.condition().trouble is None
    assert len(machine.printed) == 1


def test_what_it_said_before_is_not_how_it_is(page: bytes) -> None:
    """Somebody asked while all was well and hung up unheard; now the paper is out, and nothing is sent."""
    machine = BrotherMachine()
    link = DirectLink(machine)
    machine.receive(b"\x1biS")
    machine.run_out()
    with pytest.raises(Trouble) as told:
        printer_on_usb(machine, "", link).send(page, job="7")
    assert told.value.kind is TroubleKind.PRINTER_PAPER_OUT


def test_a_network_printer_whose_cable_is_pulled(page: bytes) -> None:
    """Half of it may be there: that is unknown."""
    machine = BrotherMachine()
    printer = BrotherPrinter(
        read_address("brother+tcp://10.0.0.5"),
        patience=SOON,
        connect=lambda address, patience: CutLink(machine, 20_000),
    )
    outcome = printer.send(page, job="7")
    assert (outcome.state, kind_of(outcome.trouble)) == (
        JobState.UNKNOWN,
        TroubleKind.PRINTER_UNREACHABLE,
    )
