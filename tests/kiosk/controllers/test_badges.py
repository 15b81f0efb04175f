"""Badges go to the printer one after the other, and what became of each is kept and told."""

import time

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.printjob import BadgeOrder, Job, JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from printing.ports import Condition
from printing.queue import PrintQueue
from tests.fakes import FakeQueue, FixedClock

CODES = ("CODEADA1", "CODEGRACE2", "CODECHLO5")


def states(store: DeskStore) -> dict[str, str]:
    """Give the state of each person's newest badge."""
    jobs = {who: store.jobs.newest_of(f"liste:{who}") for who in "125"}
    return {who: job.state.value for who, job in jobs.items() if job is not None}


def test_what_the_printer_is_given(welcome: CheckIn, queue: FakeQueue) -> None:
    """An order has the person, the code that was scanned, the event's short name and the printer."""
    welcome.scan("CODEADA1")
    order = queue.orders[0]
    assert (order.registrant.name, order.code, order.event_name, order.layout, order.printer) == (
        "Ada LOVELACE",
        "CODEADA1",
        "Petit",
        "card",
        "file:///badges.pdf",
    )


def test_a_badge_that_comes_out(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """It is told first as at the printer, then as done."""
    told: list[Job] = []
    badges.changed.connect(told.append)
    welcome.scan("CODEADA1")
    assert states(store) == {"1": "printing"}
    queue.prints()
    assert [(job.registrant, job.state) for job in told] == [
        ("liste:1", JobState.PRINTING),
        ("liste:1", JobState.DONE),
    ]
    assert states(store) == {"1": "done"}


def test_one_after_the_other(welcome: CheckIn, queue: FakeQueue, store: DeskStore) -> None:
    """The next badge is handed over only once the one before has come out."""
    for code in CODES:
        welcome.scan(code)
    assert [order.code for order in queue.orders] == ["CODEADA1"]
    assert states(store) == {"1": "printing", "2": "waiting", "5": "waiting"}
    queue.prints()
    queue.prints()
    assert [order.code for order in queue.orders] == list(CODES)


def test_a_printer_that_fails(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, qtbot: QtBot
) -> None:
    """The trouble is told and kept; the others wait until somebody has seen to the printer."""
    for code in CODES:
        welcome.scan(code)
    with qtbot.waitSignal(badges.changed) as told:
        queue.fails("plus de papier")
    job = told.args[0]
    assert (job.registrant, job.state) == ("liste:1", JobState.FAILED)
    assert job.trouble.kind is TroubleKind.PRINTER_FAILED
    assert job.trouble.facts["detail"] == "plus de papier"
    assert badges.trouble is not None
    assert states(store) == {"1": "failed", "2": "waiting", "5": "waiting"}
    assert len(queue.orders) == 1


def test_retry(welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore) -> None:
    """Once the paper is in, the failed badge comes first, then those that waited."""
    for code in CODES:
        welcome.scan(code)
    queue.fails()
    badges.retry()
    assert badges.trouble is None
    for _ in CODES:
        queue.prints()
    assert [order.code for order in queue.orders] == ["CODEADA1", *CODES]
    assert states(store) == {"1": "done", "2": "done", "5": "done"}


def test_check_ins_go_on_without_the_printer(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A printer in trouble holds up no arrival."""
    welcome.scan("CODEADA1")
    queue.fails()
    welcome.scan("CODEGRACE2")
    assert store.attendance.attended("ACC") == 2
    assert len(queue.orders) == 1


def test_after_a_crash(welcome: CheckIn, queue: FakeQueue, store: DeskStore) -> None:
    """At the next start nobody knows of the badge at the printer; those that waited are printed."""
    welcome.scan("CODEADA1")
    welcome.scan("CODEGRACE2")
    store.close()
    clock, fresh = FixedClock(), FakeQueue()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        badges = Badges(again, queue=fresh, now=clock)
        badges.recover()
        assert states(again) == {"1": "unknown", "2": "printing"}
        assert [order.code for order in fresh.orders] == ["CODEGRACE2"]
        fresh.prints()
        badges.recover()
        assert states(again) == {"1": "unknown", "2": "done"}


def test_the_printer_of_the_desk(badges: Badges, store: DeskStore, clock: FixedClock) -> None:
    """The printer is kept from one start to the next, and only the welcome prints of itself."""
    assert Badges(store, queue=None, now=clock).printer == "file:///badges.pdf"
    sessions = store.event.by_id
    assert badges.prints_on_admission(sessions["ACC"])
    assert not badges.prints_on_admission(sessions["A1"])
    assert not Badges(store, queue=None, now=clock).prints_on_admission(sessions["ACC"])


def test_another_printer_takes_what_comes(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A printer chosen in place of a broken one prints what is asked for from then on."""
    welcome.scan("CODEADA1")
    queue.fails()
    badges.choose_printer("file:///other.pdf")
    welcome.scan("CODEGRACE2")
    assert queue.orders[-1].printer == "file:///other.pdf"
    assert badges.newest_of("liste:1") is not None


def test_no_printer_stops_the_printing(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """Without a printer what waits is kept and not sent, not even at a start; one chosen later prints it."""
    for code in CODES:
        welcome.scan(code)
    badges.choose_printer("")
    queue.prints()
    badges.retry()
    Badges(store, queue=queue, now=clock).recover()
    assert [order.code for order in queue.orders] == ["CODEADA1"]
    assert states(store) == {"1": "done", "2": "waiting", "5": "waiting"}
    badges.choose_printer("file:///other.pdf")
    queue.prints()
    queue.prints()
    assert [order.printer for order in queue.orders[1:]] == ["file:///other.pdf"] * 2
    assert states(store) == {"1": "done", "2": "done", "5": "done"}


def test_closing_sends_no_other(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A queue that closes tells the fate of the running badge; the next is not marked as sent."""
    for code in CODES:
        welcome.scan(code)
    queue.is_open = False
    queue.prints()
    assert len(queue.orders) == 1
    assert states(store) == {"1": "done", "2": "waiting", "5": "waiting"}


def test_a_real_queue_closes(store: DeskStore, clock: FixedClock, qtbot: QtBot) -> None:
    """Of badges asked for while the window closes, each came out or waits for the next start."""
    printer = SlowPrinter()
    queue = PrintQueue(pages=printer, driver_for=lambda uri: printer)
    badges = Badges(store, queue=queue, now=clock)
    badges.choose_printer("file:///badges.pdf")
    welcome = CheckIn(store, badges, session="ACC", now=clock)
    for code in CODES:
        welcome.scan(code)
    queue.close()
    told = list(states(store).values())
    assert told.count("done") == len(printer.sent)
    assert told.count("waiting") == len(CODES) - len(printer.sent)


class SlowPrinter:
    """A printer that takes a moment for each badge, and its pages."""

    dpi = None

    def __init__(self) -> None:
        self.sent: list[str] = []

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give a page."""
        return b""

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print a page."""
        time.sleep(0.05)
        self.sent.append(job)
        return JobOutcome(job=job, state=JobState.DONE)

    def condition(self) -> Condition:
        """Say that all is well."""
        return Condition()


def test_an_outcome_that_cannot_be_kept(
    welcome: CheckIn,
    badges: Badges,
    queue: FakeQueue,
    store: DeskStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk is told as the badges' trouble; nothing more is sent, and nothing was raised."""
    for code in CODES:
        welcome.scan(code)
    told: list[Job] = []
    badges.changed.connect(told.append)
    with monkeypatch.context() as patched:
        patched.setattr(store.jobs, "unmark", full_disk)
        queue.prints()
    assert badges.trouble is not None
    assert badges.trouble.kind is TroubleKind.DISK_FULL
    assert [job.registrant for job in told] == ["liste:1"]
    assert len(queue.orders) == 1
    badges.retry()
    assert [order.code for order in queue.orders] == ["CODEADA1", "CODEGRACE2"]


def full_disk(job: str) -> None:
    """Fail as a full disk does."""
    raise Trouble(TroubleKind.DISK_FULL, path="x")


def test_one_badge_past_the_queue(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge printed apart is sent alone, and is none of the queue's business when it fails."""
    ada = store.registrants.get("liste:1")
    assert ada is not None
    job = badges.print_apart(ada, printer="file:///apart.pdf", layout="card")
    assert [(order.job, order.printer) for order in queue.orders] == [(job, "file:///apart.pdf")]
    queue.fails()
    badges.choose_printer("file:///other.pdf")
    badges.retry()
    assert len(queue.orders) == 1
    assert states(store) == {"1": "failed"}
