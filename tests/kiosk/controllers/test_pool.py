"""Several printers serve one queue; one in trouble is left out, and comes back by itself."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.pool import Pool
from kiosk.core.printjob import JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeQueue, FixedClock

ONE, TWO = "escpos+tcp://10.0.0.5:9100#Imprimante%201", "zpl+tcp://10.0.0.6:9100#Imprimante%202"
PDF = "file:///badges.pdf"
CODES = ("CODEADA1", "CODEGRACE2", "CODECHLO5")


@pytest.fixture
def pool(badges: Badges) -> Pool:
    """Give the pool of a desk with two printers."""
    badges.pool.choose([ONE, TWO])
    return badges.pool


def states(store: DeskStore) -> dict[str, str]:
    """Give the state of each person's newest badge."""
    jobs = {who: store.jobs.newest_of(f"liste:{who}") for who in "125"}
    return {who: job.state.value for who, job in jobs.items() if job is not None}


def scan(welcome: CheckIn, *codes: str) -> None:
    """Let people come, one after the other."""
    for code in codes:
        welcome.scan(code)


def test_the_printers_are_kept(pool: Pool, store: DeskStore, queue: FakeQueue) -> None:
    """The next start knows the desk's printers, in their order, and which of them is held."""
    pool.hold(TWO)
    again = Pool(store, queue=queue)
    assert again.printers == (ONE, TWO)
    assert (again.is_held(ONE), again.is_held(TWO)) == (False, True)


def test_the_printer_of_an_earlier_version(store: DeskStore) -> None:
    """A desk that had one printer has it still; who said that there is none is believed."""
    pool = Pool(store, queue=None)
    assert (pool.printers, pool.is_settled) == ((), False)
    store.keep_setting("printer", ONE)
    assert (pool.printers, pool.is_settled) == ((ONE,), True)
    pool.add(TWO)
    assert pool.printers == (ONE, TWO)
    pool.choose([])
    assert (pool.printers, pool.is_settled) == ((), True)


def test_printers_come_go_and_change(pool: Pool) -> None:
    """A printer is added once, renamed in its place, replaced by another, and taken away."""
    renamed = ONE.replace("Imprimante%201", "Porte")
    pool.add(renamed)
    assert pool.printers == (renamed, TWO)
    pool.replace(renamed, f"{ONE.partition('#')[0]}?dpi=300#Porte")
    assert pool.printers == ("escpos+tcp://10.0.0.5:9100?dpi=300#Porte", TWO)
    pool.replace("escpos+tcp://10.0.0.5:9100?dpi=300", TWO)
    assert pool.printers == (TWO,)
    pool.remove(TWO)
    assert pool.printers == ()


def test_two_at_once(welcome: CheckIn, pool: Pool, queue: FakeQueue, store: DeskStore) -> None:
    """Each free printer takes the next badge, and the record says at which it was."""
    scan(welcome, *CODES)
    assert [order.printer for order in queue.orders] == [ONE, TWO]
    assert states(store) == {"1": "printing", "2": "printing", "5": "waiting"}
    queue.prints(TWO)
    assert queue.at(TWO) == ["CODECHLO5"]
    queue.prints(TWO)
    queue.prints(ONE)
    told = [r.body["printer"] for r in store.journal.all() if r.kind == "printed"]
    assert told == [TWO, TWO, ONE]


def test_one_in_trouble_is_left_out(
    welcome: CheckIn, badges: Badges, pool: Pool, queue: FakeQueue, store: DeskStore
) -> None:
    """What a printer did not take comes out at the other, once; the desk goes on, and is told of one."""
    scan(welcome, *CODES)
    queue.fails(printer=ONE)
    assert badges.trouble is None
    assert told_of(pool, ONE) is TroubleKind.PRINTER_FAILED
    assert queue.at(ONE) == []
    queue.prints(TWO)
    assert queue.at(TWO) == ["CODEADA1"]
    queue.prints(TWO)
    queue.prints(TWO)
    assert states(store) == {"1": "done", "2": "done", "5": "done"}
    assert len(queue.orders) == 4


def test_it_comes_back_by_itself(welcome: CheckIn, pool: Pool, queue: FakeQueue) -> None:
    """Once a look says that the paper is in, the printer is given badges again."""
    queue.breaks(ONE)
    pool.look()
    assert told_of(pool, ONE) is TroubleKind.PRINTER_PAPER_OUT
    scan(welcome, *CODES)
    assert [order.printer for order in queue.orders] == [TWO]
    assert pool.looks_again_ms < 10_000
    queue.is_mended(ONE)
    pool.look()
    assert told_of(pool, ONE) is None
    assert queue.at(ONE) == ["CODEGRACE2"]
    assert pool.looks_again_ms == 10_000


def test_the_only_printer_comes_back(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """With one printer its trouble is the desk's; mended, what failed is sent again by itself, and first."""
    badges.choose_printer(ONE)
    scan(welcome, *CODES)
    queue.breaks(ONE)
    queue.fails()
    badges.pool.look()
    assert badges.trouble is not None
    assert states(store) == {"1": "failed", "2": "waiting", "5": "waiting"}
    queue.is_mended(ONE)
    badges.pool.look()
    assert badges.trouble is None
    assert queue.at(ONE) == ["CODEADA1"]


def test_nobody_knows_is_never_sent_again(
    welcome: CheckIn, badges: Badges, pool: Pool, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge whose fate is unknown waits for an answer, and its printer for a look."""
    scan(welcome, *CODES)
    queue.ends(JobState.UNKNOWN, printer=ONE)
    assert told_of(pool, ONE) is TroubleKind.PRINTER_SILENT
    queue.prints(TWO)
    queue.prints(TWO)
    pool.look()
    assert queue.at(ONE) == queue.at(TWO) == []
    assert states(store) == {"1": "unknown", "2": "done", "5": "done"}
    doubtful = badges.doubts.asked()
    assert doubtful is not None
    badges.resolve(doubtful.id, came_out=False)
    assert queue.at(ONE) == ["CODEADA1"]


def test_what_a_look_cannot_disprove(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A file that cannot be written stays told until a badge comes out; after each look one is tried, once.

    Tried again in vain, nothing is written anew.
    """
    badges.choose_printer(PDF)
    scan(welcome, *CODES)
    denied = Trouble(TroubleKind.WRITING_DENIED, path="badges.pdf")
    queue.ends(JobState.FAILED, denied)
    for tries in range(2, 5):
        badges.pool.look()
        assert badges.trouble is not None
        assert badges.trouble.kind is TroubleKind.WRITING_DENIED
        queue.ends(JobState.FAILED, denied)
        assert len(queue.orders) == tries
    assert sum(record.kind == "printed" for record in store.journal.all()) == 1
    badges.pool.look()
    queue.prints()
    assert badges.trouble is None
    assert states(store)["1"] == "done"


def test_a_badge_nobody_can_draw(
    welcome: CheckIn, badges: Badges, pool: Pool, queue: FakeQueue, store: DeskStore
) -> None:
    """One badge's own fault is told, keeps no printer busy, and is tried again only when staff say so."""
    scan(welcome, *CODES)
    queue.ends(JobState.FAILED, Trouble(TroubleKind.PAGE_FAILED), printer=ONE)
    assert told_of(pool, ONE) is None
    assert queue.at(ONE) == ["CODECHLO5"]
    queue.prints(ONE)
    queue.prints(TWO)
    pool.look()
    assert states(store) == {"1": "failed", "2": "done", "5": "done"}
    assert badges.trouble is not None
    badges.retry()
    assert queue.at(ONE) == ["CODEADA1"]
    queue.prints(ONE)
    assert badges.trouble is None


def test_a_held_printer(welcome: CheckIn, badges: Badges, pool: Pool, queue: FakeQueue) -> None:
    """A printer that staff hold takes no new badge until it is released, and is no trouble."""
    pool.hold(ONE)
    scan(welcome, *CODES)
    assert [order.printer for order in queue.orders] == [TWO]
    pool.hold(TWO)
    assert badges.trouble is None
    queue.prints(TWO)
    assert len(queue.orders) == 1
    pool.release(ONE)
    assert queue.at(ONE) == ["CODEGRACE2"]


def test_a_printer_removed_while_it_prints(
    welcome: CheckIn, pool: Pool, queue: FakeQueue, store: DeskStore
) -> None:
    """What is on its way comes out and is known; nothing more goes there."""
    scan(welcome, *CODES)
    pool.remove(ONE)
    queue.prints(ONE)
    assert queue.at(ONE) == []
    assert states(store) == {"1": "done", "2": "printing", "5": "waiting"}


def test_options_changed_while_it_prints(welcome: CheckIn, pool: Pool, queue: FakeQueue) -> None:
    """One printer under new options is not spoken to before it is done under the old ones."""
    pool.choose([ONE])
    scan(welcome, *CODES)
    other = "escpos+tcp://10.0.0.5:9100?shift=1,0"
    pool.replace(ONE, other)
    assert queue.at(other) == []
    queue.prints(ONE)
    assert queue.at(other) == ["CODEGRACE2"]


def test_looks_at_who_has_nothing_to_do(
    welcome: CheckIn, pool: Pool, queue: FakeQueue, qtbot: QtBot
) -> None:
    """A printer at work is not asked; what it said is the same as before, and is not told again."""
    queue.states[TWO] = PrinterState(printer=TWO, is_low=True)
    queue.breaks(ONE)
    scan(welcome, "CODEADA1")
    with qtbot.waitSignal(pool.changed):
        pool.look()
    assert (told_of(pool, ONE), pool.state_of(TWO)) == (None, queue.states[TWO])
    with qtbot.assertNotEmitted(pool.changed):
        pool.look()


def test_a_closing_desk_looks_at_nothing(pool: Pool, queue: FakeQueue, store: DeskStore) -> None:
    """Neither a desk that closes nor one that cannot print asks its printers anything."""
    queue.is_open = False
    queue.breaks(ONE)
    pool.look()
    Pool(store, queue=None).look()
    assert pool.state_of(ONE) is None


def test_a_printer_taken_away_says_nothing(pool: Pool, queue: FakeQueue) -> None:
    """What is told of a printer that the desk has no more is forgotten."""
    queue.breaks(ONE)
    pool.look()
    pool.remove(ONE)
    assert pool.state_of(ONE) is None
    pool._hear(queue.states[ONE])
    assert pool.state_of(ONE) is None


def told_of(pool: Pool, uri: str) -> TroubleKind | None:
    """Give the trouble of a printer."""
    state = pool.state_of(uri)
    return state.trouble.kind if state is not None and state.trouble is not None else None


def test_each_has_its_own_layout(store: DeskStore, queue: FakeQueue, clock: FixedClock) -> None:
    """A printer's own layout is taken for what comes out there, and kept; elsewhere it is the desk's."""
    badges = Badges(store, queue=queue, now=clock)
    badges.pool.choose([f"{ONE.partition('#')[0]}?layout=62x100", TWO])
    scan(CheckIn(store, badges, session="ACC", now=clock), *CODES)
    assert [order.layout for order in queue.orders] == ["62x100", "card"]
    queue.fails(printer=queue.orders[0].printer)
    queue.prints(TWO)
    assert [order.layout for order in queue.orders] == ["62x100", "card", "card"]
    badges.pool.remove(TWO)
    badges.retry()
    queue.prints(badges.printer)
    jobs = [store.jobs.newest_of(f"liste:{who}") for who in "25"]
    assert [job.layout for job in jobs if job is not None] == ["card", "62x100"]
