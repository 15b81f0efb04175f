"""Badges printed one after the other."""

import logging
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread, current_thread
from threading import enumerate as threads
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.ports import Condition, Driver
from printing.queue import PrintQueue
from tests.printing.orders import order_for


class FakePages:
    """Pages that say whose they are and for which dots."""

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give a page."""
        if order.job == "undrawn":
            raise ZeroDivisionError
        return f"{order.job}@{dpi}".encode()

    def sheet(self, orders: Sequence[BadgeOrder], uri: str) -> bytes:
        """Give a sheet."""
        if any(order.job == "undrawn" for order in orders):
            raise ZeroDivisionError
        if any(order.job == "large" for order in orders):
            raise Trouble(TroubleKind.SHEET_TOO_SMALL, layout="a6", sheet="x", needs="y")
        return "+".join(order.job for order in orders).encode()


class FakePrinter:
    """Remembers what it was sent, and fails as its URI tells it."""

    dpi = 203

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, str, str]] = []
        self.may_print = Event()
        self.may_print.set()
        self.has_begun = Event()
        self.is_broken = False

    def driver_for(self, uri: str) -> Driver:
        """Give this printer, or fail."""
        if uri == "off:":
            raise Trouble(TroubleKind.PRINTER_FAILED, printer=uri, detail="off")
        return cast(Driver, None) if uri == "broken:" else self

    def breaks(self) -> None:
        """Break at the next page, once it may be on its way."""
        self.is_broken = True

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print a page."""
        self.has_begun.set()
        assert self.may_print.wait(10)
        if self.is_broken:
            raise ZeroDivisionError
        self.sent.append((page, job, current_thread().name))
        return JobOutcome(job=job, state=JobState.DONE)

    def condition(self) -> Condition:
        """Say that the paper is low, or break."""
        if self.is_broken:
            raise ZeroDivisionError
        return Condition(is_low=True)


@pytest.fixture
def printer() -> FakePrinter:
    """Give a printer that prints."""
    return FakePrinter()


@pytest.fixture
def queue(printer: FakePrinter, qtbot: QtBot) -> Iterator[PrintQueue]:
    """Give a queue, closed at the end."""
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for)
    yield queue
    queue.close()


def collecting(into: list[JobOutcome]) -> Callable[[JobOutcome], None]:
    """Give a callback that checks its thread."""
    here = current_thread()

    def finished(outcome: JobOutcome) -> None:
        assert current_thread() is here
        into.append(outcome)

    return finished


def test_jobs_are_printed_in_order_and_told_here(
    queue: PrintQueue, printer: FakePrinter, qtbot: QtBot
) -> None:
    """One after the other on one other thread, for the printer's dots; the desk hears on its own."""
    outcomes: list[JobOutcome] = []
    for job in "abc":
        queue.submit(order_for(job=job, printer="fake:"), collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == 3)
    assert outcomes == [JobOutcome(job=job, state=JobState.DONE) for job in "abc"]
    assert [page for page, _, _ in printer.sent] == [b"a@203", b"b@203", b"c@203"]
    (thread,) = {name for _, _, name in printer.sent}
    assert thread != current_thread().name


def test_a_printer_that_fails_says_why(queue: PrintQueue, qtbot: QtBot) -> None:
    """The trouble of the printer is in the outcome, and the next job is printed."""
    outcomes: list[JobOutcome] = []
    queue.submit(order_for(job="a", printer="off:"), collecting(outcomes))
    queue.submit(order_for(job="b", printer="fake:"), collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    failed, done = sorted(outcomes, key=lambda outcome: outcome.job)
    assert (failed.state, done.state) == (JobState.FAILED, JobState.DONE)
    assert failed.trouble is not None
    assert failed.trouble.facts == {"printer": "off:", "detail": "off"}


def test_a_bug_in_a_driver_is_answered_and_logged(
    queue: PrintQueue, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """An unexpected exception fails the job, leaves its traceback in the log, and stops nothing."""
    outcomes: list[JobOutcome] = []
    with caplog.at_level(logging.ERROR):
        queue.submit(order_for(job="a", printer="broken:"), collecting(outcomes))
        queue.submit(order_for(job="b", printer="fake:"), collecting(outcomes))
        qtbot.waitUntil(lambda: len(outcomes) == 2)
    outcomes.sort(key=lambda outcome: outcome.job)  # two printers, and either may be first
    assert [outcome.state for outcome in outcomes] == [JobState.FAILED, JobState.DONE]
    trouble = outcomes[0].trouble
    assert trouble is not None
    assert (trouble.kind, trouble.facts) == (TroubleKind.DRIVER_FAILED, {"printer": "broken:"})
    assert "AttributeError" in caplog.text
    assert "Traceback" in caplog.text
    assert "LOVELACE" not in caplog.text


def test_a_bug_once_the_page_is_on_its_way(
    queue: PrintQueue, printer: FakePrinter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Of a badge that a driver broke over while it sent it, nobody knows whether it came out."""
    printer.breaks()
    outcomes: list[JobOutcome] = []
    with caplog.at_level(logging.ERROR):
        queue.submit(order_for(job="a", printer="fake:"), collecting(outcomes))
        qtbot.waitUntil(lambda: len(outcomes) == 1)
    assert outcomes[0].state is JobState.UNKNOWN
    assert "ZeroDivisionError" in caplog.text


def test_a_badge_that_cannot_be_drawn(
    queue: PrintQueue, printer: FakePrinter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A page that breaks is that badge's own trouble, not the printer's: nothing was sent."""
    outcomes: list[JobOutcome] = []
    with caplog.at_level(logging.ERROR):
        queue.submit(order_for(job="undrawn", printer="fake:"), collecting(outcomes))
        qtbot.waitUntil(lambda: len(outcomes) == 1)
    trouble = outcomes[0].trouble
    assert trouble is not None
    assert (outcomes[0].state, trouble.kind) == (JobState.FAILED, TroubleKind.PAGE_FAILED)
    assert printer.sent == []


def test_each_printer_has_a_thread(queue: PrintQueue, printer: FakePrinter, qtbot: QtBot) -> None:
    """Two printers print at once; under another name, or with a sheet half used, it is the same printer."""
    outcomes: list[JobOutcome] = []
    printers = ("fake:1", "fake:2", "fake:1#Imprimante%201", "fake:1?first=3")
    for number, uri in enumerate(printers):
        queue.submit(order_for(job=str(number), printer=uri), collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == len(printers))
    thread = {job: name for _, job, name in printer.sent}
    assert thread["0"] == thread["2"] == thread["3"] != thread["1"]


def test_a_slow_printer_keeps_no_other_waiting(printer: FakePrinter, qtbot: QtBot) -> None:
    """While one printer says nothing, the badges of another come out."""
    slow, quick = FakePrinter(), printer
    slow.may_print.clear()
    drivers: dict[str, Driver] = {"slow:": slow, "quick:": quick}
    queue = PrintQueue(pages=FakePages(), driver_for=drivers.__getitem__)
    outcomes: list[JobOutcome] = []
    queue.submit(order_for(job="a", printer="slow:"), collecting(outcomes))
    queue.submit(order_for(job="b", printer="quick:"), collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == 1)
    assert outcomes[0].job == "b"
    slow.may_print.set()
    queue.close()
    assert [outcome.job for outcome in outcomes] == ["b", "a"]


def test_a_sheet_of_labels(queue: PrintQueue, printer: FakePrinter, qtbot: QtBot) -> None:
    """Several badges are one page, and the fate of each is told."""
    outcomes: list[JobOutcome] = []
    orders = [order_for(job=job, printer="fake:") for job in "abc"]
    queue.submit_sheet(orders, collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == 3)
    assert [page for page, _, _ in printer.sent] == [b"a+b+c"]
    assert outcomes == [JobOutcome(job=job, state=JobState.DONE) for job in "abc"]


def test_a_page_that_is_no_badge(queue: PrintQueue, printer: FakePrinter, qtbot: QtBot) -> None:
    """A test page is made for the printer's dots, and its fate is told."""
    outcomes: list[JobOutcome] = []
    queue.submit_page("fake:", lambda dpi: f"test@{dpi}".encode(), collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == 1)
    assert [page for page, _, _ in printer.sent] == [b"test@203"]
    assert outcomes == [JobOutcome(job="", state=JobState.DONE)]


def test_how_a_printer_is(queue: PrintQueue, printer: FakePrinter, qtbot: QtBot) -> None:
    """A look tells what the printer says of itself, or why it says nothing."""
    told: list[PrinterState] = []
    queue.look("fake:", told.append)
    queue.look("off:", told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    states = {state.printer: state for state in told}
    assert states["fake:"] == PrinterState(printer="fake:", is_low=True)
    assert states["off:"].trouble is not None
    assert states["off:"].trouble.facts["detail"] == "off"


def test_a_look_that_breaks(
    queue: PrintQueue, printer: FakePrinter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug in a driver's look is logged, and is a trouble of its printer."""
    printer.breaks()
    told: list[PrinterState] = []
    with caplog.at_level(logging.ERROR):
        queue.look("fake:", told.append)
        qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].trouble is not None
    assert told[0].trouble.kind is TroubleKind.DRIVER_FAILED


def test_closing_waits_for_the_job_that_runs(printer: FakePrinter, qtbot: QtBot) -> None:
    """The running job ends and is told; the one behind it is not printed, and told to wait still."""
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for)
    fates: dict[str, JobState] = {}
    printer.may_print.clear()

    def told(outcome: JobOutcome) -> None:
        fates[outcome.job] = outcome.state

    for job in "ab":
        queue.submit(order_for(job=job, printer="fake:"), told)
    assert printer.has_begun.wait(10)
    releaser = Thread(target=let_print_once_closing, args=(queue, printer))
    releaser.start()
    queue.close()
    releaser.join()
    assert [job for _, job, _ in printer.sent] == ["a"]
    assert fates == {"a": JobState.DONE, "b": JobState.WAITING}


def let_print_once_closing(queue: PrintQueue, printer: FakePrinter) -> None:
    """Hold the printer up until the queue begins nothing more."""
    while not all(owner.is_closing for owner in queue._owners.values()):
        pass
    printer.may_print.set()


def test_a_printer_that_never_lets_go(printer: FakePrinter, qtbot: QtBot) -> None:
    """Closing, even twice, waits no longer than it must; of the badge in a printer that hangs nobody knows.

    What the printer says after all is told to nobody.
    """
    before = set(threads())
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for, patience_s=0.05)
    outcomes: list[JobOutcome] = []
    printer.may_print.clear()
    for job in "ab":
        queue.submit(order_for(job=job, printer="fake:"), collecting(outcomes))
    assert printer.has_begun.wait(10)
    hanging = set(threads()) - before
    queue.close()
    queue.close()
    fates = [(outcome.job, outcome.state) for outcome in outcomes]
    assert sorted(fates) == [("a", JobState.UNKNOWN), ("b", JobState.WAITING)]
    printer.may_print.set()
    for thread in hanging:
        thread.join(10)
    qtbot.waitUntil(lambda: len(printer.sent) == 1)
    QCoreApplication.sendPostedEvents()
    assert len(outcomes) == 2


def test_no_thread_stays(printer: FakePrinter, qtbot: QtBot) -> None:
    """A closed queue has ended the thread of each of its printers."""
    before = set(threads())
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for)
    outcomes: list[JobOutcome] = []
    for number in range(3):
        order = order_for(job=str(number), printer=f"fake:{number}")
        queue.submit(order, collecting(outcomes))
    queue.close()
    assert set(threads()) == before
    assert len(outcomes) == 3


def test_a_closed_queue_says_so(printer: FakePrinter, qtbot: QtBot) -> None:
    """Whoever hears of the last job's fate while the queue closes knows that it takes no other."""
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for)
    assert queue.is_open
    seen: list[bool] = []
    queue.submit(order_for(job="a", printer="fake:"), lambda outcome: seen.append(queue.is_open))
    queue.close()
    assert seen == [False]


def test_a_badge_that_does_not_fit_is_left_out_of_its_sheet(
    queue: PrintQueue, printer: FakePrinter, qtbot: QtBot
) -> None:
    """The others of the sheet come out; of each badge it is told what became of it."""
    outcomes: list[JobOutcome] = []
    jobs = ("large", "b", "undrawn", "c")
    queue.submit_sheet([order_for(job=job, printer="fake:") for job in jobs], outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 4)
    assert [page for page, _, _ in printer.sent] == [b"b+c"]
    told = {one.job: (one.state, one.trouble and one.trouble.kind) for one in outcomes}
    assert told == {
        "large": (JobState.FAILED, TroubleKind.SHEET_TOO_SMALL),
        "undrawn": (JobState.FAILED, TroubleKind.PAGE_FAILED),
        "b": (JobState.DONE, None),
        "c": (JobState.DONE, None),
    }


def test_a_sheet_of_which_nothing_fits(
    queue: PrintQueue, printer: FakePrinter, qtbot: QtBot
) -> None:
    """Nothing is sent, and each badge says why."""
    outcomes: list[JobOutcome] = []
    queue.submit_sheet(
        [order_for(job=job, printer="fake:") for job in ("large", "undrawn")], outcomes.append
    )
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert printer.sent == []
    assert [one.trouble and one.trouble.kind for one in outcomes] == [
        TroubleKind.SHEET_TOO_SMALL,
        TroubleKind.PAGE_FAILED,
    ]


def test_one_thread_for_one_place(queue: PrintQueue, printer: FakePrinter, qtbot: QtBot) -> None:
    """However a printer is written and set, one thread speaks to it."""
    outcomes: list[JobOutcome] = []
    uris = ["zpl+tcp://h", "zpl+tcp://H:9100", "zpl+tcp://h/?shift=1,0", "zpl+tcp://h#A"]
    for uri in uris:
        queue.submit(order_for(job=uri, printer=uri), outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == len(uris))
    assert len({thread for _, _, thread in printer.sent}) == 1


def test_a_page_for_a_closed_desk(queue: PrintQueue, printer: FakePrinter, qtbot: QtBot) -> None:
    """What is asked for too late is told at once: nothing is on its way for ever, no thread begins."""
    queue.close()
    outcomes: list[JobOutcome] = []
    before = len(threads())
    queue.submit_page("fake:", lambda dpi: b"x", outcomes.append, job="essai")
    queue.submit_sheet([order_for(job="a", printer="fake:")], outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert [one.state for one in outcomes] == [JobState.WAITING] * 2
    assert (printer.sent, len(threads())) == ([], before)
