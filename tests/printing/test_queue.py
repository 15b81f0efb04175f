"""Badges printed one after the other."""

import logging
from collections.abc import Callable, Iterator
from threading import Event, current_thread
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.ports import Condition, Driver
from printing.queue import PrintQueue
from tests.printing.orders import order_for


class FakePages:
    """Pages that say whose they are and for which dots."""

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give a page."""
        return f"{order.job}@{dpi}".encode()


class FakePrinter:
    """Remembers what it was sent, and fails as its URI tells it."""

    dpi = 203

    def __init__(self) -> None:
        self.sent: list[tuple[bytes, str, str]] = []
        self.may_print = Event()
        self.may_print.set()
        self.has_begun = Event()

    def driver_for(self, uri: str) -> Driver:
        """Give this printer, or fail."""
        if uri == "off:":
            raise Trouble(TroubleKind.PRINTER_FAILED, printer=uri, detail="off")
        return cast(Driver, None) if uri == "broken:" else self

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print a page."""
        self.has_begun.set()
        assert self.may_print.wait(10)
        self.sent.append((page, job, current_thread().name))
        return JobOutcome(job=job, state=JobState.DONE)

    def condition(self) -> Condition:
        """Say that all is well."""
        return Condition()


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
    assert {name for _, _, name in printer.sent} == {"printing_0"}


def test_a_printer_that_fails_says_why(queue: PrintQueue, qtbot: QtBot) -> None:
    """The trouble of the printer is in the outcome, and the next job is printed."""
    outcomes: list[JobOutcome] = []
    queue.submit(order_for(job="a", printer="off:"), collecting(outcomes))
    queue.submit(order_for(job="b", printer="fake:"), collecting(outcomes))
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert [outcome.state for outcome in outcomes] == [JobState.FAILED, JobState.DONE]
    assert outcomes[0].trouble is not None
    assert outcomes[0].trouble.facts == {"printer": "off:", "detail": "off"}


def test_a_bug_in_a_driver_is_answered_and_logged(
    queue: PrintQueue, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """An unexpected exception fails the job, leaves its traceback in the log, and stops nothing."""
    outcomes: list[JobOutcome] = []
    with caplog.at_level(logging.ERROR):
        queue.submit(order_for(job="a", printer="broken:"), collecting(outcomes))
        queue.submit(order_for(job="b", printer="fake:"), collecting(outcomes))
        qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert [outcome.state for outcome in outcomes] == [JobState.FAILED, JobState.DONE]
    trouble = outcomes[0].trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.PRINTER_FAILED
    assert "AttributeError" in str(trouble.facts["detail"])
    assert "Traceback" in caplog.text
    assert "LOVELACE" not in caplog.text


def test_closing_waits_for_the_job_that_runs(printer: FakePrinter, qtbot: QtBot) -> None:
    """The running job ends and is told; the one behind it is not printed, and told to wait still."""
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for)
    outcomes: list[JobOutcome] = []
    printer.may_print.clear()
    for job in "ab":
        queue.submit(order_for(job=job, printer="fake:"), collecting(outcomes))
    assert printer.has_begun.wait(10)
    queue._executor.shutdown(wait=False, cancel_futures=True)
    printer.may_print.set()
    queue.close()
    assert [job for _, job, _ in printer.sent] == ["a"]
    fates = {outcome.job: outcome.state for outcome in outcomes}
    assert fates == {"a": JobState.DONE, "b": JobState.WAITING}


def test_a_closed_queue_says_so(printer: FakePrinter, qtbot: QtBot) -> None:
    """Whoever hears of the last job's fate while the queue closes knows that it takes no other."""
    queue = PrintQueue(pages=FakePages(), driver_for=printer.driver_for)
    assert queue.is_open
    seen: list[bool] = []
    queue.submit(order_for(job="a", printer="fake:"), lambda outcome: seen.append(queue.is_open))
    queue.close()
    assert seen == [False]
