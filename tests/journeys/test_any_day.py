"""Whatever printers, staff and plugs do: no badge comes out twice unasked, and none is lost."""

import contextlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.reprinting import Reprinting
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState, PrinterState, Reason
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import small_desk
from tests.fakes import FixedClock

PRINTERS = ("one:", "two:")
CODES = ("CODEADA1", "CODEGRACE2", "CODECHLO5", "CODEKEIK6")
OUT = TroubleKind.PRINTER_PAPER_OUT

Finished = Callable[[JobOutcome], None]


class Bench:
    """The printers and their queue: each has one badge at a time, and the test says what becomes of it.

    *tray* are the jobs that came out, whatever the desk was told of them.
    """

    def __init__(self, broken: set[str], tray: list[str]) -> None:
        self.is_open = True
        self.at: dict[str, tuple[BadgeOrder, Finished]] = {}
        self.broken = broken
        self.tray = tray

    def submit(self, order: BadgeOrder, finished: Finished) -> None:
        """Take a badge."""
        assert order.printer not in self.at
        self.at[order.printer] = (order, finished)

    def submit_sheet(self, orders: Sequence[BadgeOrder], finished: Finished) -> None:
        """Nobody has sheets here."""
        raise NotImplementedError

    def look(self, printer: str, told: Callable[[PrinterState], None]) -> None:
        """Say how a printer is."""
        trouble = Trouble(OUT, printer=printer) if printer in self.broken else None
        told(PrinterState(printer=printer, trouble=trouble))

    def ends(self, printer: str, *, comes_out: bool, says: bool = True) -> None:
        """Let the badge at *printer* come out or not, and the printer say so, or nothing."""
        order, finished = self.at.pop(printer)
        if comes_out:
            self.tray.append(order.job)
        else:
            self.broken.add(printer)
        state = JobState.DONE if comes_out else JobState.FAILED
        trouble = None if comes_out and says else Trouble(OUT, printer=printer)
        told = state if says else JobState.UNKNOWN
        finished(JobOutcome(job=order.job, state=told, trouble=trouble))


class AnyDay(RuleBasedStateMachine):
    """A desk with two printers; staff answer truly whether a badge came out."""

    @initialize()
    def open(self) -> None:
        """Open a desk nobody has been to."""
        self.folder = Path(tempfile.mkdtemp(prefix="any-day-"))
        self.clock = FixedClock()
        self.tray: list[str] = []
        self.broken: set[str] = set()
        self.store = small_desk(self.folder / "desk", self.clock)
        self.sit_down()
        self.badges.pool.choose(PRINTERS)

    def sit_down(self) -> None:
        """Begin to work at the desk as its folder is."""
        self.bench = Bench(self.broken, self.tray)
        self.badges = Badges(self.store, queue=self.bench, now=self.clock)
        self.welcome = CheckIn(self.store, self.badges, session="ACC", now=self.clock)

    @rule(code=st.sampled_from(CODES))
    def somebody_comes(self, code: str) -> None:
        """Let somebody in."""
        self.clock.advance(seconds=10)
        self.welcome.scan(code)

    @rule(code=st.sampled_from(CODES))
    def a_second_one(self, code: str) -> None:
        """Print somebody's badge again: that is a decision."""
        (holder,) = self.store.registrants.holders(code)
        self.clock.advance(seconds=10)
        with contextlib.suppress(Trouble):  # one is coming, or may have come
            Reprinting(self.store, self.badges, now=self.clock).print_badge(
                holder.registrant, Reason.LOST
            )

    @precondition(lambda self: self.bench.at)
    @rule(data=st.data(), comes_out=st.booleans(), says=st.booleans())
    def a_printer_ends(self, data: Any, comes_out: bool, says: bool) -> None:
        """Let a badge come out or not, told or untold."""
        printer = data.draw(st.sampled_from(sorted(self.bench.at)))
        self.bench.ends(printer, comes_out=comes_out, says=says)

    @rule(printer=st.sampled_from(PRINTERS))
    def is_mended(self, printer: str) -> None:
        """Put paper in; the next look sees it."""
        self.broken.discard(printer)
        self.badges.pool.look()

    @rule()
    def somebody_looks(self) -> None:
        """Look at the printers."""
        self.badges.pool.look()

    @rule()
    def somebody_retries(self) -> None:
        """Press the button that says once more."""
        self.badges.retry()

    @rule(data=st.data(), deed=st.sampled_from(("hold", "release", "cancel", "hurry", "move")))
    def staff_do(self, data: Any, deed: str) -> None:
        """Do something to a badge, be it too late."""
        jobs = self.asked()
        if not jobs:
            return
        job = data.draw(st.sampled_from(jobs))
        if deed == "move":
            self.badges.move(job, data.draw(st.sampled_from(("", *PRINTERS))))
        else:
            getattr(self.badges, deed)(job)

    @rule(printer=st.sampled_from(PRINTERS), holds=st.booleans())
    def a_printer_is_held(self, printer: str, holds: bool) -> None:
        """Hold a printer, or let it go."""
        (self.badges.pool.hold if holds else self.badges.pool.release)(printer)

    @precondition(lambda self: self.badges.doubts.asked() is not None)
    @rule()
    def somebody_answers(self) -> None:
        """Look into the tray."""
        doubtful = self.badges.doubts.asked()
        assert doubtful is not None
        self.badges.resolve(doubtful.id, came_out=doubtful.id in self.tray)

    @rule(data=st.data())
    def the_plug_is_pulled(self, data: Any) -> None:
        """Stop at once and start again; what was at the printers came out or not."""
        for printer in sorted(self.bench.at):
            order, _ = self.bench.at.pop(printer)
            if data.draw(st.booleans()):
                self.tray.append(order.job)
        self.store.close()
        self.store = DeskStore.open_for_writing(self.folder / "desk", now=self.clock)
        self.sit_down()
        self.badges.recover()

    @invariant()
    def none_is_printed_twice(self) -> None:
        """A job comes out once, and a person has as many badges as were decided on."""
        if not hasattr(self, "store"):
            return
        assert max(Counter(self.tray).values(), default=0) <= 1
        known = {job: self.store.jobs.get(job) for job in self.asked()}
        assert None not in known.values()
        for job in self.tray:
            assert known[job].state in {JobState.DONE, JobState.UNKNOWN, JobState.PRINTING}

    def asked(self) -> list[str]:
        """Give every badge that was asked for."""
        records = self.store.journal.all()
        return [r.body["job"] for r in records if r.kind == RecordKind.PRINT]

    def teardown(self) -> None:
        """At the end of the day everything is mended, let go and answered: none was lost."""
        if not hasattr(self, "store"):
            return
        for printer in PRINTERS:
            self.badges.pool.release(printer)
        self.badges.release(*self.asked())
        self.goes_on()
        while (doubtful := self.badges.doubts.asked()) is not None:
            self.badges.resolve(doubtful.id, came_out=doubtful.id in self.tray)
            self.goes_on()
        states = {job: self.store.jobs.get(job).state for job in self.asked()}
        self.store.close()
        shutil.rmtree(self.folder)
        assert set(states.values()) <= {JobState.DONE, JobState.DROPPED}
        done = [job for job, state in states.items() if state is JobState.DONE]
        assert sorted(self.tray) == sorted(done)

    def goes_on(self) -> None:
        """Let all that can come out do so."""
        self.broken.clear()
        self.badges.pool.look()
        while self.bench.at:
            self.bench.ends(next(iter(self.bench.at)), comes_out=True)


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=25, stateful_step_count=25)
