"""What keeps badges from coming out, in words: the printers, the disk, a badge of its own."""

from collections.abc import Iterator, Sequence

from kiosk.controllers.badges import Badges
from kiosk.controllers.pool import is_badges_own
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.queue_view import name_of
from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from kiosk.wording.alerts import (
    all_held_text,
    broken_text,
    low_text,
    no_printer_text,
    nobody_chose_text,
    part_text,
    sheet_text,
    spoilt_text,
)
from kiosk.wording.passing import by_text
from kiosk.wording.printing import printer_name
from kiosk.wording.troubles import trouble_text


class PrinterTroubles:
    """Reads the pool and the queue as they are now; it keeps nothing."""

    def __init__(self, store: DeskStore, badges: Badges, setup: PrinterSetup) -> None:
        self._store = store
        self._badges = badges
        self._pool = badges.pool
        self._setup = setup

    @property
    def can_be_seen_to(self) -> bool:
        """Whether there is something that one can try again."""
        return bool(self._pool.printers) or self._badges.stopped is not None

    def text(self) -> str:
        """Say the worst that keeps badges from coming out, "" where nothing does."""
        pool = self._pool
        if not self._badges.is_settled:
            return nobody_chose_text()
        if (stopped := self._badges.stopped) is not None:
            return trouble_text(stopped)
        if not pool.printers:
            return no_printer_text(self._waiting()) if self._badges.are_wanted else ""
        used = [uri for uri in pool.printers if not pool.is_held(uri)]
        if not used:
            return all_held_text(self._waiting())
        return self._of_printers(used) or self._of_badges()

    def sheet_text(self) -> str:
        """Say that badges wait for a sheet to be full."""
        for uri in self.half_full():
            waiting, labels = self._badges.waiting_for_sheet(uri)
            return sheet_text(printer_name(uri), waiting, labels)
        return ""

    def half_full(self) -> Iterator[str]:
        """Give the printers for whose sheet badges wait."""
        return (uri for uri in self._pool.printers if self._badges.waiting_for_sheet(uri)[0])

    def part_text(self) -> str:
        """Say which labels are free on a sheet that was printed in part."""
        if not (uri := self.with_part):
            return ""
        first, last = self._pool.part_left(uri), self._setup.labels_on(uri)
        return part_text(printer_name(uri), first, last)

    @property
    def with_part(self) -> str:
        """The first printer whose last sheet has labels left, "" where none has."""
        return next((uri for uri in self._pool.printers if self._pool.part_left(uri)), "")

    def low_text(self) -> str:
        """Say whose paper ends soon."""
        states = ((uri, self._pool.state_of(uri)) for uri in self._pool.printers)
        low = [uri for uri, state in states if state and state.is_low and state.trouble is None]
        return low_text([printer_name(uri) for uri in low])

    def _of_printers(self, used: Sequence[str]) -> str:
        pool = self._pool
        states = {printer_name(uri): pool.state_of(uri) for uri in used}
        broken = {name: s.trouble for name, s in states.items() if s is not None and s.trouble}
        return broken_text(
            broken,
            [name for name in states if name not in broken],
            held=[printer_name(uri) for uri in pool.printers if pool.is_held(uri)],
            waiting=self._waiting(),
        )

    def _of_badges(self) -> str:
        """Tell of a badge that failed for its own sake: it is somebody's."""
        spoilt = [j for j in self._store.jobs.in_state(JobState.FAILED) if is_badges_own(j.trouble)]
        if not spoilt:
            return ""
        who = name_of(self._store, spoilt[0])
        if spoilt[0].is_passed:
            who = by_text(who, self._badges.passing.others.desk_name(spoilt[0].asker))
        return spoilt_text(who, spoilt[0].trouble, count=len(spoilt))

    def _waiting(self) -> int:
        """Count the badges that would come out, were there a printer for them."""
        jobs = self._store.jobs
        return sum(map(jobs.count_in_state, (JobState.WAITING, JobState.FAILED)))
