"""What a round's report changes, and what it must not."""

from dataclasses import replace

import pytest

from kiosk.controllers.rounds import Rounds, Taken
from kiosk.controllers.speaking import Speaking
from kiosk.core.exchange import Heartbeat, Published, RoundReport
from kiosk.core.moment import to_ms
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock


@pytest.fixture
def rounds(store: DeskStore) -> Rounds:
    """Give the rounds of a desk at a hub."""
    return Rounds(store, "hub")


def taken(rounds: Rounds, report: RoundReport, clock: FixedClock) -> Taken:
    """Take in all of a report."""
    taking = rounds.take(report, now=to_ms(clock()))
    while True:
        try:
            next(taking)
        except StopIteration as end:
            done: Taken = end.value
            return done


def said(store: DeskStore, clock: FixedClock) -> Heartbeat:
    """Give what the desk says of itself now."""
    return Speaking(store, session=lambda: "ACC").word("hub", to_ms(clock()))


def test_its_own_word_of_before_a_clock_was_set_back(
    rounds: Rounds, store: DeskStore, clock: FixedClock
) -> None:
    """A desk spoke an hour ahead, its clock was put right, and a slow drive gives that word back: no copy."""
    clock.advance(hours=1)
    early = said(store, clock)
    rounds.order(early)
    clock.advance(hours=-1)
    rounds.order(said(store, clock))
    assert taken(rounds, RoundReport(heartbeats=(early,)), clock).renewal is None


def test_a_word_it_never_said_is_a_copys(
    rounds: Rounds, store: DeskStore, clock: FixedClock
) -> None:
    """Somebody speaks under this desk's name, later than it ever did."""
    own = said(store, clock)
    rounds.order(own)
    report = RoundReport(heartbeats=(replace(own, at=own.at + 1),))
    assert taken(rounds, report, clock).renewal is not None
    assert taken(rounds, report, clock).renewal is None


def test_a_round_that_brought_nothing_writes_nothing(
    rounds: Rounds, store: DeskStore, clock: FixedClock
) -> None:
    """Every few seconds a round goes by: the disk is asked to flush only where there is something to keep."""
    other = replace(said(store, clock), desk="b" * 32)
    published = Published(path="a/1", size=1, records=("r",))
    taken(rounds, RoundReport(heartbeats=(other,), published=(published,)), clock)
    before = store._database.conn.total_changes
    taken(rounds, RoundReport(heartbeats=(other,)), clock)
    assert store._database.conn.total_changes == before


def test_a_list_that_came_late_is_told_when_all_has_come(
    rounds: Rounds, store: DeskStore, clock: FixedClock
) -> None:
    """All is folded again once the last part is there: the desk then shows anew what came rounds ago."""
    store.keep_setting("behind", "1")
    assert not taken(rounds, RoundReport(has_more=True), clock).is_anew
    assert store.is_behind
    assert taken(rounds, RoundReport(), clock).is_anew
    assert not store.is_behind
    assert not taken(rounds, RoundReport(), clock).is_anew
