"""Two desks that pass badges on, take them back, crash and hear of each other as chance has it."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.controllers.passing import TakenBack
from kiosk.core.printjob import JobState
from tests.fakes import FixedClock
from tests.passing_desks import ADA, CHLOE, GRACE, Desk, desks_of, exchange, some_of

PRINTER = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
OWN = "escpos+usb://04b8:0202#Imprimante%207"
DEEDS = ("scan", "scan", "tell", "tell", "hear", "silence", "take back", "prints", "fails", "crash")


class Morning:
    """A desk that asks another, and counts what comes out of each printer."""

    def __init__(self, asking: Desk, printing: Desk, clock: FixedClock, seed: int) -> None:
        self.desks = (asking, printing)
        self.asking, self.printing = asking, printing
        self.clock = clock
        self.chance = random.Random(seed)
        self.out: Counter[str] = Counter()
        self.taken_unheard: set[str] = set()
        asking.hear(printing)
        asking.badges.pool.choose([OWN, printing.printer_here()])
        asking.badges.pool.hold(OWN)

    def do(self, deed: str) -> None:
        """Let something happen."""
        self.clock.advance(seconds=7)
        match deed:
            case "scan":
                self.asking.scan(self.chance.choice((ADA, GRACE, CHLOE)))
            case "tell":
                exchange(*self.desks, choose=some_of(self.chance))
            case "hear" | "silence":
                self.asking.hear(self.printing, is_silent=deed == "silence")
            case "take back":
                self.take_back()
            case "prints" | "fails":
                self.at_a_printer(JobState.DONE if deed == "prints" else JobState.FAILED)
            case "crash":
                self.crash(self.chance.choice(self.desks))

    def take_back(self) -> None:
        """Take back one of those that the other desk is to print, and let the own printer print it."""
        there = self.asking.store.jobs.passed_on()
        if not there:
            return
        job = self.chance.choice(there)
        if self.asking.badges.passing.take_back(job.id) is TakenBack.HERE:
            self.taken_unheard.add(job.id)
        self.asking.badges.pool.release(OWN)

    def at_a_printer(self, state: JobState) -> None:
        """Let what is in a printer come out of it, or not; a printer that failed is seen to."""
        desk = self.chance.choice(self.desks)
        for printer in (PRINTER, OWN):
            if desk.queue.at(printer):
                if state is JobState.DONE:
                    self.count(desk, printer)
                    desk.queue.prints(printer)
                else:
                    desk.queue.fails(printer=printer)
                    desk.badges.retry()

    def count(self, desk: Desk, printer: str) -> None:
        """Count the badges that are in a printer as come out of it."""
        self.out.update(order.job for order in desk.queue._at[printer])

    def crash(self, desk: Desk) -> None:
        """Let a desk die with badges in its printers, which come out; somebody sees them afterwards."""
        for printer in (PRINTER, OWN):
            if desk.queue.at(printer):
                self.count(desk, printer)
        desk.start()
        for job in desk.badges.doubts.all():
            desk.badges.resolve(job.id, came_out=True)

    def ends(self) -> None:
        """Let the desks hear all there is to hear, and print all there is to print."""
        self.asking.badges.pool.release(OWN)
        self.asking.hear(self.printing)
        for _ in range(12):
            exchange(*self.desks)
            for desk in self.desks:
                for printer in (PRINTER, OWN):
                    if desk.queue.at(printer):
                        self.count(desk, printer)
                        desk.queue.prints(printer)


@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=25), seed=st.integers(0, 10_000))
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_one_wish_is_one_badge(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[str], seed: int
) -> None:
    """No badge comes out twice that was not taken back unheard; none is forgotten; both desks agree."""
    clock = FixedClock()
    with desks_of(tmp_path_factory.mktemp("race"), clock, [], [PRINTER]) as (asking, printing):
        morning = Morning(asking, printing, clock, seed)
        for deed in deeds:
            morning.do(deed)
        morning.ends()
        twice = {job for job, times in morning.out.items() if times > 1}
        assert twice <= morning.taken_unheard
        states = {job: stands(asking, job) for job in asked(asking)}
        assert {state for _, state in states.values()} <= {JobState.DONE}
        assert set(states) == set(morning.out)
        assert states == {job: stands(printing, job) for job in asked(printing)}


def asked(desk: Desk) -> list[str]:
    """Give every badge that was asked for."""
    return [job.id for who in (ADA, GRACE, CHLOE) for job in desk.store.jobs.of_person(who)]


def stands(desk: Desk, job_id: str) -> tuple[str, JobState]:
    """Give which desk has a badge, and where it is."""
    job = desk.store.jobs.get(job_id)
    assert job is not None
    return job.desk, job.state


@pytest.mark.parametrize("comes_out", [True, False])
def test_the_race_that_is_allowed(tmp_path: Path, clock: FixedClock, *, comes_out: bool) -> None:
    """Taken back while nothing is heard, a badge may come out at both desks: both say that it is out."""
    with desks_of(tmp_path, clock, [], [PRINTER]) as (asking, printing):
        morning = Morning(asking, printing, clock, 1)
        asking.scan(ADA)
        exchange(asking, printing)
        morning.do("silence")
        morning.take_back()
        if comes_out:
            printing.queue.prints()
        asking.queue.prints()
        exchange(asking, printing)
        assert asking.job(ADA).state is JobState.DONE
        told = [r.desk for r in asking.records() if r.kind == "printed"]
        assert set(told) == ({asking.id, printing.id} if comes_out else {asking.id})
