"""A second badge wants a reason; a first one, one that is coming, or one that did not come out does not."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.reprinting import Before, Reprinting
from kiosk.core.checkin import Admitted, Refused
from kiosk.core.correction import Corrected
from kiosk.core.journal import Record, RecordKind
from kiosk.core.printjob import JobState, Priority, Reason
from kiosk.core.refusal import Refusal
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeQueue, FixedClock
from tests.kiosk.controllers.conftest import PRINTER

ADA = "liste:1"


def last_print(store: DeskStore) -> Record:
    """Give the record of the badge asked for last."""
    return next(store.journal.newest([RecordKind.PRINT], limit=1))


def kind_of(told: pytest.ExceptionInfo[Trouble]) -> TroubleKind:
    """Give which trouble was met."""
    return told.value.kind


def test_a_first_badge_wants_no_reason(
    store: DeskStore, reprinting: Reprinting, queue: FakeQueue
) -> None:
    """Somebody who has none, or whose badge failed, is printed one at once, and only one."""
    assert reprinting.before(ADA) is Before.NONE
    reprinting.print_badge(ADA)
    assert last_print(store).body["again"] is False
    queue.fails()
    reprinting.print_badge(ADA)
    assert len({order.job for order in queue.orders}) == 1


@pytest.mark.parametrize("reason", Reason)
def test_a_second_badge_wants_one(
    store: DeskStore, reprinting: Reprinting, welcome: CheckIn, queue: FakeQueue, reason: Reason
) -> None:
    """Without a reason nothing is printed; with one it is in the journal, with who and when."""
    welcome.scan("CODEADA1")
    queue.prints()
    assert reprinting.before(ADA) is Before.OUT
    with pytest.raises(Trouble) as told:
        reprinting.print_badge(ADA)
    assert (kind_of(told), len(queue.orders)) == (TroubleKind.BADGE_REASON, 1)
    store.journal.operator = "VL"
    reprinting.print_badge(ADA, reason)
    record = last_print(store)
    assert (record.body["reason"], record.body["again"], record.operator) == (reason, True, "VL")
    assert len(queue.orders) == 2


def test_one_that_is_coming(
    store: DeskStore, badges: Badges, reprinting: Reprinting, clock: FixedClock, queue: FakeQueue
) -> None:
    """A badge of a stopped run comes now, before all others; no second one is asked for."""
    person = store.registrants.person(ADA)
    with store.transaction():
        job = badges.order(person, code=person.code, at=clock(), priority=Priority.RUN, run="r")
    badges.hold(job)
    coming = reprinting.print_badge(ADA)
    assert coming is not None
    assert coming.state is JobState.HELD
    assert [order.job for order in queue.orders] == [job]


@pytest.mark.parametrize("fails", [False, True])
def test_before_all_that_wait(
    badges: Badges, reprinting: Reprinting, welcome: CheckIn, queue: FakeQueue, fails: bool
) -> None:
    """A badge that waits behind others, or failed, is the first to come once it is asked for again."""
    if fails:
        welcome.scan("CODECHLO5")
        queue.fails()
    badges.pool.hold(PRINTER)
    for code in ("CODEADA1", "CODEGRACE2", "CODECHLO5"):
        welcome.scan(code)
    coming = reprinting.print_badge("liste:5")
    assert coming is not None
    assert coming.state is (JobState.FAILED if fails else JobState.WAITING)
    badges.pool.release(PRINTER)
    assert queue.orders[-1].code == "CODECHLO5"


def test_one_that_did_not_come_out(
    store: DeskStore, badges: Badges, reprinting: Reprinting, welcome: CheckIn, queue: FakeQueue
) -> None:
    """After the answer “it did not come out” the badge comes without a reason being asked."""
    welcome.scan("CODEADA1")
    job = queue.orders[0].job
    queue.ends(JobState.UNKNOWN)
    badges.resolve(job, came_out=False)
    assert [record.body.get("reason") for record in prints(store)] == [None]
    assert [order.job for order in queue.orders] == [job] * len(queue.orders)


def test_one_that_may_have_come_out(
    badges: Badges, reprinting: Reprinting, welcome: CheckIn, queue: FakeQueue
) -> None:
    """While nobody knows whether theirs came out nobody gets a second: that is answered first."""
    welcome.scan("CODEADA1")
    job = queue.orders[0].job
    queue.ends(JobState.UNKNOWN)
    badges.retry()
    assert reprinting.before(ADA) is Before.DOUBTFUL
    with pytest.raises(Trouble) as told:
        reprinting.print_badge(ADA, Reason.LOST)
    assert kind_of(told) is TroubleKind.BADGE_DOUBTFUL
    doubtful = reprinting.doubt_about(ADA)
    assert doubtful is not None
    reprinting.did_not_come_out(doubtful)
    assert [order.job for order in queue.orders] == [job, job]
    queue.prints()
    assert (reprinting.before(ADA), badges.doubts.all()) == (Before.OUT, [])


def test_a_doubtful_one_of_a_run(
    store: DeskStore, badges: Badges, reprinting: Reprinting, clock: FixedClock, queue: FakeQueue
) -> None:
    """Asked for at the desk, a badge of a run that did not come out comes before the rest of the run."""
    with store.transaction():
        jobs = [
            badges.order(
                store.registrants.person(who), code=who, at=clock(), priority=Priority.RUN, run="r"
            )
            for who in (ADA, "liste:2", "liste:5")
        ]
    badges.start()
    queue.ends(JobState.UNKNOWN)
    doubtful = reprinting.doubt_about(ADA)
    assert doubtful is not None
    reprinting.did_not_come_out(doubtful)
    badges.retry()
    assert [order.job for order in queue.orders] == [jobs[0], jobs[0]]


def test_one_at_the_printer(
    reprinting: Reprinting, welcome: CheckIn, badges: Badges, queue: FakeQueue
) -> None:
    """Whose badge is in the printer now is told that it comes: no reason is asked, none follows."""
    welcome.scan("CODEADA1")
    assert reprinting.before(ADA) is Before.COMING
    coming = reprinting.print_badge(ADA, Reason.DAMAGED)
    assert coming is not None
    assert coming.state is JobState.PRINTING
    queue.fails()
    badges.retry()
    queue.prints()
    assert badges.waiting() == []
    assert len({order.job for order in queue.orders}) == 1


def test_a_second_that_was_cancelled(
    badges: Badges, reprinting: Reprinting, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Whose second badge was taken out of the queue has the first: a reason is asked again."""
    welcome.scan("CODEADA1")
    queue.prints()
    badges.pool.hold(badges.printer)
    reprinting.print_badge(ADA, Reason.DAMAGED)
    badges.cancel(badges.waiting()[0].id)
    assert reprinting.before(ADA) is Before.OUT


def prints(store: DeskStore) -> list[Record]:
    """Give every record of a badge asked for."""
    return list(store.journal.newest([RecordKind.PRINT], limit=None))


def test_a_reason_that_is_plain(
    store: DeskStore, reprinting: Reprinting, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Of a badge that bears an old name nobody asks why there must be another."""
    welcome.scan("CODEADA1")
    queue.prints()
    assert reprinting.evident_reason(ADA) is None
    Correcting(store).correct(ADA, {Corrected.FAMILY: "LOVELASSE"})
    assert reprinting.evident_reason(ADA) is Reason.CORRECTED


def test_lost_and_all_as_before(
    reprinting: Reprinting, welcome: CheckIn, door: CheckIn, queue: FakeQueue
) -> None:
    """Unless the organiser says otherwise, a lost badge and the ticket go on opening doors."""
    welcome.scan("CODEADA1")
    queue.prints()
    assert not reprinting.voids_lost
    reprinting.print_badge(ADA, Reason.LOST)
    assert queue.orders[-1].code == "CODEADA1"
    assert isinstance(door.scan("CODEADA1").verdict, Admitted)


def test_lost_and_voided(
    store: DeskStore, reprinting: Reprinting, welcome: CheckIn, door: CheckIn, queue: FakeQueue
) -> None:
    """Where it says so, the new badge alone opens doors: the old code is refused as void."""
    welcome.scan("CODEADA1")
    queue.prints()
    reprinting.let_void_lost(voids=True)
    reprinting.print_badge(ADA, Reason.LOST)
    new = queue.orders[-1].code
    assert new != "CODEADA1"
    verdict = door.scan("CODEADA1").verdict
    assert isinstance(verdict, Refused)
    assert verdict.reason is Refusal.VOID_CODE
    assert isinstance(door.scan(new).verdict, Admitted)
    queue.prints()
    reprinting.print_badge(ADA, Reason.DAMAGED)
    assert queue.orders[-1].code == new
