"""Badges of which nobody knows whether they came out: which are asked about, and which are yet to come."""

from itertools import islice

from kiosk.controllers.pool import Pool
from kiosk.core.printer_place import place_of
from kiosk.core.printer_uri import option
from kiosk.core.printjob import Job
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

_GOES_ON_AFTER = frozenset(
    {
        TroubleKind.PRINTER_PAPER_OUT,
        TroubleKind.PRINTER_COVER_OPEN,
        TroubleKind.PRINTER_PAUSED,
        TroubleKind.PRINTER_JAMMED,
        TroubleKind.PRINTER_INK_OUT,
        TroubleKind.PRINTER_HOT,
    }
)
"""Once it is mended a printer prints what it had begun: "no" would be true, and make it two badges."""


class Doubts:
    """Reads the doubtful badges of one desk beside what their printers tell."""

    def __init__(self, store: DeskStore, pool: Pool) -> None:
        self._store = store
        self._pool = pool

    def all(self) -> list[Job]:
        """Give every doubtful badge, the first asked for first."""
        return self._store.jobs.doubtful()

    def asked(self, shown: str = "") -> Job | None:
        """Give the badge to ask about: the one that is *shown* as long as it is one of them.

        Of what is stuck nobody is asked until a look says that its printer is well.
        """
        jobs = [job for job in self.all() if not self.is_stuck(job)]
        still = (job for job in jobs if job.id == shown)
        return next(still, next(iter(jobs), None))

    def stuck(self) -> list[Job]:
        """Give the badges that come out once what their printers tell is mended."""
        return [job for job in self.all() if self.is_stuck(job)]

    def of_sheet(self, job: Job, labels: int) -> list[Job]:
        """Give the badges in doubt with *job* because they were on one sheet of so many *labels*, it first.

        Two sheets in doubt at one printer are told apart by their labels only: the older comes first.
        """
        if not option(job.printer, "sheet"):
            return [job]
        others = (one for one in self.all() if one.printer == job.printer and one.id != job.id)
        return [job, *islice(others, labels - 1)]

    def is_stuck(self, job: Job) -> bool:
        """Whether the printer of a doubtful badge tells what keeps it from printing that to its end."""
        trouble = self._trouble_at(job)
        return trouble is not None and trouble.kind in _GOES_ON_AFTER

    def may_come_yet(self, job: Job) -> bool:
        """Whether the badge may still be in a printer that is not well."""
        return self._trouble_at(job) is not None

    def _trouble_at(self, job: Job) -> Trouble | None:
        """Give what ails the printer of a badge: as it was last seen, before that as the badge tells."""
        if place_of(job.printer) not in map(place_of, self._pool.printers):
            return None
        state = self._pool.state_of(job.printer)
        return job.trouble if state is None else state.trouble
