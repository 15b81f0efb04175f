"""What of the badges is not out yet: each by itself, runs as one line, the rest counted."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.queue_view import view_queue
from kiosk.core.printjob import JobState, Priority
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinters


@pytest.fixture
def queue() -> FakePrinters:
    """Give a queue whose badges end as the test says."""
    return FakePrinters()


@pytest.fixture
def badges(store: DeskStore, clock: FixedClock, queue: FakePrinters) -> Badges:
    """Give the badges of a desk with one printer."""
    badges = Badges(store, queue=queue, now=clock)
    badges.choose_printer("system://P")
    return badges


def ask(badges: Badges, store: DeskStore, clock: FixedClock, which: str, run: str = "") -> str:
    """Ask for somebody's badge, and give the job's id."""
    person = store.registrants.person(f"liste:{which}")
    priority = Priority.RUN if run else Priority.DESK
    clock.advance(seconds=1)
    with store.transaction():
        return badges.order(person, code=person.code, at=clock(), priority=priority, run=run)


def test_nothing_waits(badges: Badges, store: DeskStore) -> None:
    """A desk whose badges are all out has an empty queue."""
    view = view_queue(store)
    assert (view.lines, view.runs, view.more, sum(view.counts.values())) == ((), (), 0, 0)


def test_what_wants_somebody_comes_first(
    badges: Badges, store: DeskStore, clock: FixedClock, queue: FakePrinters
) -> None:
    """Before what waits there stand the one in doubt and the one at its printer; behind it what is held."""
    for which in ("1", "2", "5", "6"):
        ask(badges, store, clock, which)
    badges.start()
    queue.ends(JobState.UNKNOWN)
    badges.pool.forgive()
    held, _ = (job.id for job in badges.waiting())
    badges.hold(held)
    states = [(line.name, line.job.state) for line in view_queue(store).lines]
    assert states == [
        ("Ada LOVELACE", JobState.UNKNOWN),
        ("Grace HOPPER", JobState.PRINTING),
        ("Keiko OTSUKA", JobState.WAITING),
        ("Chloé ÉLU", JobState.HELD),
    ]


def test_a_run_is_one_line(badges: Badges, store: DeskStore, clock: FixedClock) -> None:
    """Whoever is at the desk is shown; those of a run are counted, unless staff let one come first."""
    badges.pool.hold("system://P")
    ask(badges, store, clock, "1")
    run = [ask(badges, store, clock, which, run="soir") for which in ("2", "4", "5", "6")]
    badges.hold(run[0])
    badges.hurry(run[3])
    view = view_queue(store)
    assert [line.name for line in view.lines] == ["Ada LOVELACE"]
    (line,) = view.runs
    assert (line.run, line.waiting + line.held, line.held) == ("soir", 4, 1)
    assert not line.is_stopped
    badges.hold(*run)
    assert view_queue(store).runs[0].is_stopped


def test_more_than_are_shown(badges: Badges, store: DeskStore, clock: FixedClock) -> None:
    """Only so many rows are made; the others are counted, and a run's are not counted twice."""
    badges.pool.hold("system://P")
    for which in ("1", "2", "5"):
        ask(badges, store, clock, which)
    ask(badges, store, clock, "6", run="soir")
    view = view_queue(store, shown=2)
    assert [line.name for line in view.lines] == ["Ada LOVELACE", "Grace HOPPER"]
    assert view.more == 1
    assert view.counts[JobState.WAITING] == 4
