"""The system's printers, with a CUPS on loopback and a print system that is a script."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import dots
from printing.drivers import cups
from printing.drivers.cups import CupsPrinter
from printing.drivers.ipp_message import Tag
from printing.drivers.ipp_state import JobStage
from printing.drivers.qt_printer import QtPrinter
from printing.page import PageMaker
from printing.printers import driver_for, system_printers
from tests.printing.machines.ipp import IppMachine, switched_on
from tests.printing.orders import order_for
from tests.printing.pace import Hours

Tool = Callable[[str, str], None]
StartCups = Callable[..., IppMachine]


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Put scripts on an otherwise empty PATH; CUPS itself is not there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no.sock"))

    def make(name: str, body: str) -> None:
        script = folder / name
        script.write_text(f"#!{sys.executable}\nimport sys, pathlib, time\n{body}\n")
        script.chmod(0o755)

    return make


@pytest.fixture
def printer_behind() -> Iterator[IppMachine]:
    """Give the printer that a queue of CUPS leads to."""
    with switched_on(IppMachine()) as machine:
        yield machine


@pytest.fixture
def start_cups(
    tool: Tool, printer_behind: IppMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StartCups]:
    """Give what starts a CUPS with the queue Bureau 2, at a socket in the file system."""
    with ExitStack() as stack:

        def start(*, socket: Path | None = tmp_path / "cups.sock", **how: Any) -> IppMachine:
            how.setdefault("queues", ["Bureau%202", "Hall"])
            device = {"device-uri": (Tag.URI, printer_behind.uri)}
            machine = IppMachine(**({"about": device} | how))
            stack.enter_context(switched_on(machine, socket=socket))
            place = str(socket) if socket else f"127.0.0.1:{machine.port}"
            monkeypatch.setenv("CUPS_SERVER", place)
            return machine

        yield start


def queue(name: str = "Bureau 2", hours: Hours | None = None) -> CupsPrinter:
    """Give the driver of a queue, for whom time passes only while it waits."""
    return CupsPrinter(uri=f"system://{name}", queue=name, pace=(hours or Hours()).pace)


def test_cups_tells_the_end_of_a_job(start_cups: StartCups, maker: PageMaker) -> None:
    """The queue named in the URI gets the vector page, and the badge is done when it is printed."""
    machine = start_cups()
    page = maker.page(order_for())
    driver = driver_for("system://Bureau%202")
    assert driver.send(page, job="7").state is JobState.DONE
    assert machine.printed == [page]
    assert driver.condition().trouble is None
    assert driver.dpi is None


def test_whoever_prints_may_cancel(start_cups: StartCups, maker: PageMaker) -> None:
    """CUPS is told through its own socket who asks; without that it lets nobody cancel a job."""
    machine = start_cups(holds=True)
    with pytest.raises(Trouble) as caught:
        queue().send(maker.page(order_for()), job="7")
    assert caught.value.kind is TroubleKind.PRINTER_PAUSED
    assert machine.jobs[0].stage is JobStage.CANCELED
    assert all(user.startswith("PeerCred ") for user in machine.users)


def test_cups_somewhere_else(start_cups: StartCups, maker: PageMaker) -> None:
    """CUPS_SERVER names the machine that prints for this one, as for all programs."""
    machine = start_cups(socket=None)
    assert queue("Hall").send(maker.page(order_for()), job="7").state is JobState.DONE
    assert len(machine.printed) == 1
    assert set(machine.users) == {""}


def test_the_default_queue(tool: Tool, start_cups: StartCups, maker: PageMaker) -> None:
    """An empty name is the user's own default, else that of CUPS."""
    start_cups(queues=["Hall"])
    page = maker.page(order_for())
    assert queue("").send(page, job="7").state is JobState.DONE
    tool("lpstat", "print('system default destination: Bureau' if '-d' in sys.argv else 'Bureau')")
    machine = start_cups(queues=["Hall", "Bureau"], socket=None)
    assert queue("").send(page, job="8").state is JobState.DONE
    assert [job.name for job in machine.jobs] == ["badge 8"]


@pytest.mark.parametrize(
    ("device", "state"),
    [
        ("dnssd://Canon._ipp._tcp.local/", JobState.DONE),
        ("implicitclass://Canon/", JobState.DONE),
        ("usb://EPSON/TM-T20?serial=1", JobState.SENT),
        ("socket://10.0.0.5:9100", JobState.SENT),
        ("file:///dev/null", JobState.SENT),
    ],
)
def test_what_cups_cannot_know(
    start_cups: StartCups, maker: PageMaker, device: str, state: JobState
) -> None:
    """Of a printer that takes bytes and says nothing, CUPS' "completed" means sent, not printed."""
    start_cups(about={"device-uri": (Tag.URI, device)})
    assert queue().send(maker.page(order_for()), job="7").state is state


def test_the_trap_of_cups(start_cups: StartCups, maker: PageMaker) -> None:
    """It takes the job and ends it later, as when a filter is missing: no badge, and why."""
    start_cups(ends=JobStage.ABORTED, ends_for="document-unprintable-error")
    with pytest.raises(Trouble) as caught:
        queue().send(maker.page(order_for()), job="7")
    assert caught.value.facts["detail"] == "document-unprintable-error"


def test_what_cups_heard_long_ago_keeps_nobody(start_cups: StartCups, maker: PageMaker) -> None:
    """CUPS hears of its printer only while it prints: the reasons of an idle queue may be old."""
    start_cups(warns=["media-empty-error"])
    assert queue().condition().trouble is None
    assert queue().send(maker.page(order_for()), job="7").state is JobState.DONE


def test_a_queue_that_is_stopped(start_cups: StartCups, maker: PageMaker) -> None:
    """A paused queue would hold the badge until it comes out at the wrong time: it gets none."""
    machine = start_cups(lacks=["paused"])
    trouble = queue().condition().trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.PRINTER_PAUSED
    with pytest.raises(Trouble):
        queue().send(maker.page(order_for()), job="7")
    assert machine.jobs == []


def test_a_queue_that_stops_under_the_badge(start_cups: StartCups, maker: PageMaker) -> None:
    """The printer's paper ends: the job is taken back from CUPS, and may go to another printer."""
    machine = start_cups(lacks=["media-empty-warning"], when=lambda machine: bool(machine.jobs))
    with pytest.raises(Trouble) as caught:
        queue().send(maker.page(order_for()), job="7")
    assert caught.value.kind is TroubleKind.PRINTER_PAPER_OUT
    assert machine.jobs[0].stage is JobStage.CANCELED


def test_a_printer_that_is_off_behind_its_queue(start_cups: StartCups, maker: PageMaker) -> None:
    """CUPS would try for ever and say nothing: the printer is called first."""
    with switched_on(IppMachine()) as off:
        pass
    machine = start_cups(about={"device-uri": (Tag.URI, off.uri)})
    trouble = queue().condition().trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.PRINTER_UNREACHABLE
    with pytest.raises(Trouble) as caught:
        queue().send(maker.page(order_for()), job="7")
    assert caught.value.kind is TroubleKind.PRINTER_UNREACHABLE
    assert machine.jobs == []


def test_a_queue_that_cups_does_not_know(start_cups: StartCups) -> None:
    """It is told as that, with those there are; not as a printer without paper."""
    start_cups(queues=["Hall", "Bureau"])
    assert system_printers() == ("system://Hall", "system://Bureau")
    trouble = queue("Nope").condition().trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.PRINTER_UNKNOWN_QUEUE
    with pytest.raises(Trouble) as caught:
        queue("Nope").send(b"%PDF", job="1")
    assert caught.value.facts == {"name": "Nope", "known": "Hall, Bureau"}


def test_lp_is_the_way_round(tool: Tool, maker: PageMaker, tmp_path: Path) -> None:
    """Where CUPS does not answer by IPP, lp gets the page at its true size; it was sent, no more."""
    tool(
        "lp",
        f"there = pathlib.Path({str(tmp_path)!r})\n"
        "(there / 'args').write_text('|'.join(sys.argv[1:]))\n"
        "(there / 'page').write_bytes(sys.stdin.buffer.read())",
    )
    page = maker.page(order_for())
    outcome = driver_for("system://Bureau%202").send(page, job="7")
    assert outcome.state is JobState.SENT
    assert (tmp_path / "args").read_text() == "-d|Bureau 2|-t|badge 7|-o|print-scaling=none"
    assert (tmp_path / "page").read_bytes() == page
    driver = driver_for("system://?shift=2.54,0")
    driver.send(page, job="8")
    assert (tmp_path / "args").read_text() == "-t|badge 8|-o|print-scaling=none"
    moved = dots((tmp_path / "page").read_bytes(), 100)
    assert moved.crop((0, 0, 10, moved.height)).getcolors() == [(10 * moved.height, 255)]
    assert driver.condition().trouble is None
    driver_for("system://?shift=2.54,0&sheet=dataline-57125").send(page, job="9")
    assert (tmp_path / "page").read_bytes() == page


def test_a_cups_that_refuses(tool: Tool, start_cups: StartCups) -> None:
    """A CUPS that wants a password for IPP may still take the page from lp."""
    tool("lp", "sys.exit(0)")
    start_cups(http=401)
    assert queue().send(b"%PDF", job="7").state is JobState.SENT
    assert queue().condition().trouble is None


def test_what_lp_says_is_in_the_trouble(tool: Tool) -> None:
    """A failing lp's own words reach whoever stands at the desk; so does a silent failure."""
    for body, detail in (
        ("sys.exit('lp: The printer or class does not exist.')", "lp: The printer or class"),
        ("sys.exit(3)", "lp: 3"),
    ):
        tool("lp", body)
        with pytest.raises(Trouble) as caught:
            driver_for("system://Nowhere").send(b"%PDF", job="1")
        assert caught.value.kind is TroubleKind.PRINTER_FAILED
        assert caught.value.facts["printer"] == "system://Nowhere"
        assert str(caught.value.facts["detail"]).startswith(detail)


def test_a_print_system_that_hangs(tool: Tool, monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer within the patience is no frozen queue; whether lp took the page nobody knows."""
    monkeypatch.setattr(cups, "_PATIENCE", 0.2)
    tool("lp", "time.sleep(5)")
    outcome = queue().send(b"%PDF", job="1")
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble is not None
    assert outcome.trouble.kind is TroubleKind.PRINTER_SILENT


def test_the_system_s_printers_are_listed(tool: Tool) -> None:
    """Each queue becomes a URI that can be given back."""
    tool("lp", "")
    tool("lpstat", "print('Accueil_1\\nBureau/2')")
    assert system_printers() == ("system://Accueil_1", "system://Bureau%2F2")


def test_a_queue_that_lp_does_not_know(tool: Tool) -> None:
    """It is told as that, with those there are, unless the system does not say."""
    tool("lp", "sys.exit('lp: The printer or class does not exist.')")
    tool("lpstat", "print('Accueil_1\\nBureau')")
    with pytest.raises(Trouble) as caught:
        driver_for("system://Nope").send(b"%PDF", job="1")
    assert caught.value.kind is TroubleKind.PRINTER_UNKNOWN_QUEUE
    assert caught.value.facts == {"name": "Nope", "known": "Accueil_1, Bureau"}
    for said in ("print('Nope')", "sys.exit(1)"):  # it knows it; it does not answer
        tool("lpstat", said)
        with pytest.raises(Trouble) as caught:
            driver_for("system://Nope").send(b"%PDF", job="1")
        assert caught.value.kind is TroubleKind.PRINTER_FAILED


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Nowhere", TroubleKind.PRINTER_UNKNOWN_QUEUE), ("", TroubleKind.NO_PRINTER)],
)
def test_without_cups_qt_is_asked(
    tool: Tool,
    maker: PageMaker,
    name: str,
    kind: TroubleKind,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Where there is no lp, Qt prints; a queue it does not know is trouble, and Qt says nothing."""
    driver = driver_for(f"system://{name}")
    assert isinstance(driver, QtPrinter)
    with pytest.raises(Trouble) as caught:
        driver.send(maker.page(order_for()), job="1")
    assert caught.value.kind is kind
    assert driver.condition().trouble is not None
    assert "QPainter" not in capfd.readouterr().err
    assert system_printers() == ()
