"""A printer that speaks IPP, and what is known of each badge after each of its troubles."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import picture
from printing.drivers.ipp import IppPrinter
from printing.drivers.ipp_server import IppServer, Place, Status
from printing.drivers.ipp_state import JobStage
from printing.page import PageMaker
from printing.printers import driver_for
from tests.printing.hardest import hardest
from tests.printing.machines.ipp import IppMachine, switched_on
from tests.printing.orders import order_for
from tests.printing.pace import Hours
from tests.printing.scanner import codes_on

SwitchOn = Callable[..., IppMachine]


@pytest.fixture
def switch_on() -> Iterator[SwitchOn]:
    """Give what switches a printer on, which is off again at the end."""
    with ExitStack() as stack:

        def on(**how: Any) -> IppMachine:
            return stack.enter_context(switched_on(IppMachine(**how)))

        yield on


@pytest.fixture(scope="module")
def page(maker: PageMaker) -> bytes:
    """Give a badge."""
    return maker.page(order_for())


MIDWAY = {"lacks": ["cover-open"], "when": lambda machine: bool(machine.jobs)}
"""A printer whose cover is opened once it has taken a badge."""


def printer(machine: IppMachine, hours: Hours | None = None, **how: Any) -> IppPrinter:
    """Give the driver of *machine*, for whom time passes only while it waits."""
    server = IppServer(Place(host="127.0.0.1", port=machine.port, path="/ipp/print"), patience=0.3)
    pace = (hours or Hours()).pace
    return IppPrinter(uri="ipp://p/#Imprimante%202", server=server, pace=pace, **how)


def trouble_of(machine: IppMachine, page: bytes, hours: Hours | None = None) -> TroubleKind:
    """Send *page* and give the trouble that keeps it from coming out."""
    with pytest.raises(Trouble) as caught:
        printer(machine, hours).send(page, job="7")
    assert caught.value.facts["printer"] == "ipp://p/#Imprimante%202"
    return caught.value.kind


def unknown(outcome: JobOutcome) -> TroubleKind:
    """Make sure that nobody knows, and give why."""
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble is not None
    return outcome.trouble.kind


def test_a_badge_comes_out(switch_on: SwitchOn, page: bytes) -> None:
    """The vector page itself gets there, at its true size, once; the badge is done when it is printed."""
    machine = switch_on()
    driver = driver_for(machine.uri)
    assert driver.dpi is None
    assert driver.send(page, job="7") == JobOutcome(job="7", state=JobState.DONE)
    assert machine.printed == [page]
    (job,) = machine.jobs
    assert (job.name, job.format) == ("badge 7", "application/pdf")
    assert job.attributes == {"copies": [1], "sides": ["one-sided"], "print-scaling": ["none"]}
    assert driver.condition().trouble is None


def test_everybody_hard_gets_there_whole(
    switch_on: SwitchOn, maker: PageMaker, everybody: tuple[BadgeOrder, ...]
) -> None:
    """Forty long badges and twelve scripts: the page got is the page sent, and its code can be read."""
    machine = switch_on()
    orders = hardest(everybody)
    pages = [maker.page(order) for order in orders]
    driver = printer(machine)
    for order, page in zip(orders, pages, strict=True):
        assert driver.send(page, job=order.job).state is JobState.DONE
    assert machine.printed == pages
    for order, page in zip(orders, machine.printed, strict=True):
        assert codes_on(picture(page, 300)) == [order.code]


def test_a_printer_of_long_ago(switch_on: SwitchOn, page: bytes) -> None:
    """A printer of before 2009 that speaks IPP 1.1 alone is spoken to in that."""
    machine = switch_on(only_old=True)
    assert printer(machine).send(page, job="7").state is JobState.DONE


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("media-empty-error", TroubleKind.PRINTER_PAPER_OUT),
        ("media-needed", TroubleKind.PRINTER_PAPER_OUT),
        ("cover-open", TroubleKind.PRINTER_COVER_OPEN),
        ("door-open-report", TroubleKind.PRINTER_COVER_OPEN),
        ("media-jam-warning", TroubleKind.PRINTER_JAMMED),
        ("toner-empty", TroubleKind.PRINTER_INK_OUT),
        ("marker-supply-empty-warning", TroubleKind.PRINTER_INK_OUT),
        ("paused", TroubleKind.PRINTER_PAUSED),
        ("offline-report", TroubleKind.PRINTER_UNREACHABLE),
        ("timed-out", TroubleKind.PRINTER_UNREACHABLE),
        ("vendor-blinks", TroubleKind.PRINTER_PAUSED),
    ],
)
def test_a_printer_that_stands_still_is_given_nothing(
    switch_on: SwitchOn, page: bytes, reason: str, kind: TroubleKind
) -> None:
    """What is wrong is said in the desk's own words, and nothing is left in the printer."""
    machine = switch_on(lacks=[reason])
    trouble = printer(machine).condition().trouble
    assert trouble is not None
    assert trouble.kind is kind
    assert trouble_of(machine, page) is kind
    assert machine.jobs == []


def test_low_paper_and_small_talk_keep_nobody_waiting(switch_on: SwitchOn, page: bytes) -> None:
    """A printer whose paper ends soon says so and prints; what it only reports is no trouble."""
    machine = switch_on(warns=["media-low-warning", "cover-open-report", "com.maker-hello"])
    driver = printer(machine)
    condition = driver.condition()
    assert (condition.trouble, condition.is_low) == (None, True)
    assert driver.send(page, job="7").state is JobState.DONE
    assert not printer(switch_on()).condition().is_low


def test_paper_out_in_the_middle_of_a_queue(switch_on: SwitchOn, page: bytes) -> None:
    """After two badges the paper ends: the third is taken back from the printer and may go elsewhere.

    Once there is paper again nothing comes out by itself.
    """
    machine = switch_on(lacks=["media-empty-error"], when=lambda machine: len(machine.jobs) > 2)
    driver = printer(machine)
    for job in "12":
        assert driver.send(page, job=job).state is JobState.DONE
    assert trouble_of(machine, page) is TroubleKind.PRINTER_PAPER_OUT
    assert machine.jobs[-1].stage is JobStage.CANCELED
    machine.lacks = []
    assert driver.condition().trouble is None
    assert len(machine.printed) == 2
    assert driver.send(page, job="3").state is JobState.DONE
    assert len(machine.printed) == 3


def test_paper_put_in_while_it_waits(switch_on: SwitchOn, page: bytes) -> None:
    """Whoever is quick needs no second print: the badge comes out, and is done."""
    machine = switch_on(**MIDWAY)

    def put_paper_in() -> None:
        if hours.now > 3:
            machine.lacks = []

    hours = Hours(meanwhile=put_paper_in)
    assert printer(machine, hours).send(page, job="7").state is JobState.DONE
    assert machine.printed == [page]


def test_a_job_that_is_stuck_is_taken_back(switch_on: SwitchOn, page: bytes) -> None:
    """The cover opens under the badge: it is cancelled before any page, and for certain not out."""
    machine = switch_on(**MIDWAY)
    assert trouble_of(machine, page) is TroubleKind.PRINTER_COVER_OPEN
    assert machine.jobs[0].stage is JobStage.CANCELED


@pytest.mark.parametrize("how", [{"pages_before": 1}, {"counts": False}, {"cancels": False}])
def test_a_stuck_job_of_which_something_may_be_out(
    switch_on: SwitchOn, page: bytes, how: dict[str, Any]
) -> None:
    """A page was counted, or none is ever counted, or it cannot be cancelled: staff are asked."""
    outcome = printer(switch_on(**MIDWAY, **how)).send(page, job="7")
    assert unknown(outcome) is TroubleKind.PRINTER_COVER_OPEN


def test_a_held_job_is_taken_back(switch_on: SwitchOn, page: bytes) -> None:
    """A printer that holds jobs until somebody types a number prints nothing, and never would."""
    machine = switch_on(holds=True, counts=False)
    assert trouble_of(machine, page) is TroubleKind.PRINTER_PAUSED
    assert machine.jobs[0].stage is JobStage.CANCELED


@pytest.mark.parametrize("stage", [JobStage.ABORTED, JobStage.CANCELED])
def test_taken_and_then_cancelled(switch_on: SwitchOn, page: bytes, stage: JobStage) -> None:
    """CUPS' trap: the job is taken, and ended later without a page. That is no badge."""
    machine = switch_on(ends=stage)
    with pytest.raises(Trouble) as caught:
        printer(machine).send(page, job="7")
    assert caught.value.kind is TroubleKind.PRINTER_FAILED
    assert caught.value.facts["detail"] == "aborted-by-system"
    machine = switch_on(ends=stage, warns=["media-jam-warning"])
    assert trouble_of(machine, page) is TroubleKind.PRINTER_JAMMED


def test_cancelled_after_a_page(switch_on: SwitchOn, page: bytes) -> None:
    """A job ended when a page was already out is not printed again by itself."""
    outcome = printer(switch_on(ends=JobStage.CANCELED, pages_before=1)).send(page, job="7")
    assert unknown(outcome) is TroubleKind.PRINTER_FAILED


def test_the_line_is_cut_after_the_page(switch_on: SwitchOn, page: bytes) -> None:
    """The answer is lost, but the printer has the job: it is found by its name, and done."""
    machine = switch_on(cuts=True)
    assert printer(machine).send(page, job="7").state is JobState.DONE
    assert machine.printed == [page]


def test_the_page_is_lost_on_the_line(switch_on: SwitchOn, page: bytes) -> None:
    """The printer hung up and knows no such job: it may have thrown its list away, so staff are asked."""
    outcome = printer(switch_on(swallows=True)).send(page, job="7")
    assert unknown(outcome) is TroubleKind.PRINTER_UNREACHABLE


def test_the_cable_is_pulled_while_it_prints(page: bytes) -> None:
    """Nobody answers any more: nobody knows."""
    with ExitStack() as stack:
        machine = stack.enter_context(switched_on(IppMachine(never_ends=True)))
        hours = Hours(meanwhile=stack.close)
        assert unknown(printer(machine, hours).send(page, job="7")) is (
            TroubleKind.PRINTER_UNREACHABLE
        )


def test_the_network_is_back_in_time(page: bytes) -> None:
    """A hole in the network in the middle of a job costs nothing."""
    machine = IppMachine()
    with ExitStack() as first, ExitStack() as second:
        first.enter_context(switched_on(machine))

        def come_and_go() -> None:
            if hours.now < 1:
                first.close()
            elif hours.now > 4 and machine.closing.is_set():
                machine.closing.clear()
                second.enter_context(switched_on(machine))

        hours = Hours(meanwhile=come_and_go)
        assert printer(machine, hours).send(page, job="7").state is JobState.DONE
        assert machine.printed == [page]


def test_off_or_gone(page: bytes) -> None:
    """A printer that is off, or whose name nobody knows, has nothing of it."""
    with switched_on(IppMachine()) as machine:
        pass
    assert trouble_of(machine, page) is TroubleKind.PRINTER_UNREACHABLE
    trouble = printer(machine).condition().trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.PRINTER_UNREACHABLE
    with pytest.raises(Trouble) as caught:
        driver_for("ipp://printer.invalid/ipp/print").send(page, job="7")
    assert caught.value.kind is TroubleKind.PRINTER_UNREACHABLE


def test_a_printer_that_never_answers(switch_on: SwitchOn, page: bytes) -> None:
    """It picks up and says nothing when asked how it is: it is given nothing."""
    machine = switch_on(is_silent=True)
    assert trouble_of(machine, page) is TroubleKind.PRINTER_SILENT
    assert machine.jobs == []


def test_a_printer_that_prints_for_ever(switch_on: SwitchOn, page: bytes) -> None:
    """It says that it prints and never that it has: nobody knows, and nothing is left to come later."""
    machine = switch_on(never_ends=True)
    assert unknown(printer(machine).send(page, job="7")) is TroubleKind.PRINTER_SILENT
    assert machine.jobs[0].stage is JobStage.CANCELED


def test_a_printer_that_only_warns(switch_on: SwitchOn, page: bytes) -> None:
    """It goes on "printing" without paper and merely warns: the badge is taken back all the same."""
    machine = switch_on(never_ends=True, warns=["media-empty-warning"])
    hours = Hours()
    assert trouble_of(machine, page, hours) is TroubleKind.PRINTER_PAPER_OUT
    assert machine.jobs[0].stage is JobStage.CANCELED
    assert hours.now == pytest.approx(25, abs=1)


def test_a_printer_that_never_begins(switch_on: SwitchOn, page: bytes) -> None:
    """Somebody's hundred pages are before the badge: it is taken back, and for certain not out."""
    machine = switch_on(never_begins=True)
    assert trouble_of(machine, page) is TroubleKind.PRINTER_SILENT
    assert machine.jobs[0].stage is JobStage.CANCELED


def test_a_printer_that_prints_for_somebody_else(switch_on: SwitchOn, page: bytes) -> None:
    """A busy printer is asked again; one that stays busy is left for another, with nothing in it."""
    machine = switch_on(refuses=[Status.BUSY] * 3)
    assert printer(machine).send(page, job="7").state is JobState.DONE
    assert len(machine.jobs) == 1
    machine = switch_on(refuses=[Status.BUSY] * 1000)
    assert trouble_of(machine, page) is TroubleKind.PRINTER_FAILED
    assert machine.jobs == []


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.NOT_ACCEPTING, TroubleKind.PRINTER_PAUSED),
        (Status.FORMAT_NOT_SUPPORTED, TroubleKind.PRINTER_FORMAT),
        (Status.NOT_AUTHORIZED, TroubleKind.PRINTER_FAILED),
    ],
)
def test_a_printer_that_says_no(
    switch_on: SwitchOn, page: bytes, status: int, kind: TroubleKind
) -> None:
    """A refusal is a failure for certain."""
    assert trouble_of(switch_on(refuses=[status]), page) is kind


def test_what_is_no_printer(switch_on: SwitchOn, page: bytes) -> None:
    """A web server that wants a password, or knows no printers, is told as a failure."""
    assert trouble_of(switch_on(http=401), page) is TroubleKind.PRINTER_FAILED
    assert trouble_of(switch_on(http=500), page) is TroubleKind.PRINTER_FAILED


def test_a_printer_that_forgets_what_it_printed(switch_on: SwitchOn, page: bytes) -> None:
    """It keeps no ended jobs and is well: the badge was sent. If it is not well, nobody knows."""
    assert printer(switch_on(forgets=True)).send(page, job="7").state is JobState.SENT
    machine = switch_on(forgets=True)
    machine.lacks, machine.when = ["media-empty"], lambda machine: bool(machine.printed)
    assert unknown(printer(machine).send(page, job="7")) is TroubleKind.PRINTER_PAPER_OUT


def test_a_printer_that_is_not_asked(switch_on: SwitchOn, page: bytes) -> None:
    """With `status=none` it is given the page whatever it says, and the badge was sent."""
    machine = switch_on(warns=["cover-open"], never_ends=True)
    driver = printer(machine, answers=False)
    assert driver.send(page, job="7").state is JobState.SENT
    assert driver.condition().trouble is None
    assert len(machine.jobs) == 1


def test_a_sealed_line(page: bytes) -> None:
    """`ipps` goes through TLS, to a certificate that the printer signed itself."""
    with switched_on(IppMachine(), is_secure=True) as machine:
        uri = machine.uri.replace("ipp:", "ipps:", 1)
        assert driver_for(uri).send(page, job="7").state is JobState.DONE
    assert machine.printed == [page]
