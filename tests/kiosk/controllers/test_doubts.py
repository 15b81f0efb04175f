"""Which doubtful badges staff are asked about: not one that its printer still holds and will finish."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeQueue, FixedClock

ONE, TWO = "escpos+tcp://10.0.0.5:9100", "zpl+tcp://10.0.0.6:9100"
GOES_ON = (
    TroubleKind.PRINTER_PAPER_OUT,
    TroubleKind.PRINTER_COVER_OPEN,
    TroubleKind.PRINTER_PAUSED,
    TroubleKind.PRINTER_JAMMED,
    TroubleKind.PRINTER_INK_OUT,
    TroubleKind.PRINTER_HOT,
)


def ends_in_doubt(queue: FakeQueue, printer: str, kind: TroubleKind) -> None:
    """Let a printer stop in the middle of its badge."""
    queue.breaks(printer, kind)
    queue.ends(JobState.UNKNOWN, Trouble(kind, printer=printer), printer=printer)


@pytest.mark.parametrize("kind", GOES_ON)
def test_a_printer_that_will_finish_it(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, kind: TroubleKind
) -> None:
    """Nobody is asked until a look says that the printer is well."""
    badges.pool.choose([ONE])
    welcome.scan("CODEADA1")
    ends_in_doubt(queue, ONE, kind)
    assert badges.doubts.asked() is None
    assert [job.code for job in badges.doubts.stuck()] == ["CODEADA1"]
    queue.is_mended(ONE)
    badges.pool.look()
    assert badges.doubts.stuck() == []
    assert badges.doubts.asked() is not None


@pytest.mark.parametrize("kind", [TroubleKind.PRINTER_UNREACHABLE, TroubleKind.PRINTER_SILENT])
def test_a_printer_of_which_nothing_is_known(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, kind: TroubleKind
) -> None:
    """Of a printer that says nothing staff are asked at once; it may print the badge yet."""
    badges.pool.choose([ONE])
    welcome.scan("CODEADA1")
    ends_in_doubt(queue, ONE, kind)
    doubtful = badges.doubts.asked()
    assert doubtful is not None
    assert badges.doubts.may_come_yet(doubtful)
    queue.is_mended(ONE)
    badges.pool.look()
    assert not badges.doubts.may_come_yet(doubtful)


def test_after_a_start(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """What the printer told before the desk stopped holds until it is looked at."""
    badges.pool.choose([ONE])
    welcome.scan("CODEADA1")
    ends_in_doubt(queue, ONE, TroubleKind.PRINTER_PAPER_OUT)
    again = Badges(store, queue=FakeQueue(), now=clock)
    assert again.doubts.asked() is None
    again.pool.look()
    assert again.doubts.asked() is not None


def test_a_printer_that_is_taken_off(welcome: CheckIn, badges: Badges, queue: FakeQueue) -> None:
    """Of a printer that the desk has no more nothing will ever be told: staff are asked."""
    badges.pool.choose([ONE, TWO])
    welcome.scan("CODEADA1")
    ends_in_doubt(queue, ONE, TroubleKind.PRINTER_PAPER_OUT)
    badges.pool.remove(ONE)
    assert badges.doubts.asked() is not None


def test_the_one_that_is_shown(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, clock: FixedClock
) -> None:
    """As long as it is in doubt the badge that is shown is the one asked about."""
    badges.pool.choose([ONE, TWO])
    welcome.scan("CODEADA1")
    clock.advance(seconds=20)
    welcome.scan("CODEGRACE2")
    queue.ends(JobState.UNKNOWN, printer=TWO)
    shown = badges.doubts.asked()
    assert shown is not None
    queue.ends(JobState.UNKNOWN, printer=ONE)
    still = badges.doubts.asked(shown.id)
    assert still is not None
    assert still.id == shown.id
    badges.resolve(shown.id, came_out=True)
    other = badges.doubts.asked(shown.id)
    assert other is not None
    assert other.code == "CODEADA1"
