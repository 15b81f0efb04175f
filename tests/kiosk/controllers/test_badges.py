"""Badges go to the printer one after the other, and what became of each is kept and told."""

from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.printjob import Job, JobState
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
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


def test_print_again(welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore) -> None:
    """Another badge of somebody is printed, and recorded as one more."""
    welcome.scan("CODEADA1")
    queue.prints()
    badges.print_again("liste:1")
    queue.prints()
    assert [order.code for order in queue.orders] == ["CODEADA1", "CODEADA1"]
    asked = [record.body["again"] for record in store.journal.all() if record.kind == "print"]
    assert asked == [False, True]


def test_print_again_without_a_printer_or_a_person(
    badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """Nobody's badge is not printed, nor anybody's without a printer."""
    badges.print_again("liste:99")
    badges.choose_printer("")
    badges.print_again("liste:1")
    assert queue.orders == []


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
