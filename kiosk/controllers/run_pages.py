"""The pages of a run's file: each badge as it would be now, a cover slip before each delegation."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from kiosk.controllers.fates import Fates
from kiosk.controllers.run_target import RunFile
from kiosk.core.moment import Now
from kiosk.core.ports import BadgeExporter
from kiosk.core.printjob import BadgeOrder, CoverSlip, Job, JobState, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.text import fold
from kiosk.store.desk import DeskStore
from kiosk.wording.printing import place_text
from kiosk.wording.runs import slip_count, slip_title, swap_title

NAMES_ON_SLIP = 12
"""So many names a cover slip as large as a badge holds; a larger delegation has several."""

SWAPS_ON_SLIP = 6
"""So many places and names, a line each."""

Texts = Mapping[str, Mapping[str, str]]
"""What each badge of a run says, by its job."""


class RunPages:
    """Makes the pages of one run; reads, and writes nothing into the desk's data."""

    def __init__(self, store: DeskStore, run: str, *, now: Now) -> None:
        self._store = store
        self._jobs = [job for job in store.jobs.of_run(run) if job.state is not JobState.DROPPED]
        self._now = now
        self._fates = Fates(store, place_text=place_text)
        self.texts: dict[str, Mapping[str, str]] = {}

    @property
    def file(self) -> RunFile:
        """Where the run goes."""
        return RunFile.from_uri(self._jobs[0].printer)

    def export(self, exporter: BadgeExporter, progress: Callable[[int, int], bool]) -> Texts | None:
        """Write the file whole and give what each badge in it says, None where it was given up.

        Raises:
            Trouble: it cannot be written.
        """
        file, total = self.file, len(self._jobs)
        with self._store.snapshot():
            written = exporter(
                self.pages(slips=file.slips),
                file.path,
                sheet=file.sheet or None,
                progress=lambda done: progress(min(done, total), total),
                first=file.first,
                shift=file.shift,
            )
        return self.texts if written else None

    def pages(self, *, slips: bool) -> Iterator[BadgeOrder | CoverSlip]:
        """Give each page in turn; whoever is not to come any more has none."""
        yield from self._swap_list()
        for envelope, jobs in groupby(self._jobs, _envelope):
            coming = [(job, person) for job in jobs if (person := self._coming(job)) is not None]
            if slips and envelope and coming:
                yield from self._slips(coming)
            for job, person in coming:
                order = self._order(job, person)
                self.texts[job.id] = {content.value: text for content, text in order.text.items()}
                yield order

    def _swap_list(self) -> Iterator[CoverSlip]:
        """Before badges that take the place of old ones: which old one is to be taken out where."""
        swapped = [
            (job.place, person)
            for job in self._jobs
            if job.reason is Reason.CORRECTED and job.place is not None
            if (person := self._coming(job)) is not None
        ]
        parts = -(-len(swapped) // SWAPS_ON_SLIP)
        for part in range(parts):
            some = swapped[part * SWAPS_ON_SLIP : (part + 1) * SWAPS_ON_SLIP]
            yield self._slip(
                slip_title(swap_title(), part + 1, parts),
                [f"{place_text(place)} : {person.name}" for place, person in some],
            )

    def _slip(self, title: str, lines: Sequence[str]) -> CoverSlip:
        return CoverSlip(
            title=title,
            lines=tuple(lines),
            layout=self._jobs[0].layout,
            event_name=self._store.event.short_name,
        )

    def _coming(self, job: Job) -> Registrant | None:
        person = self._store.registrants.get(job.registrant)
        return person if person is not None and person.is_expected else None

    def _order(self, job: Job, person: Registrant) -> BadgeOrder:
        return self._fates.order(job, person, printer="", now=self._now())

    def _slips(self, coming: Sequence[tuple[Job, Registrant]]) -> Iterator[CoverSlip]:
        first, _ = coming[0]
        assert first.place is not None  # noqa: S101 - whoever lies in an envelope has a place
        places = [job.place for job, _ in coming if job.place is not None]
        names = [person.name for _, person in coming]
        parts = -(-len(names) // NAMES_ON_SLIP)
        for part in range(parts):
            yield self._slip(
                slip_title(first.place.envelope, part + 1, parts),
                [
                    slip_count(places, is_added=self._is_added(first)),
                    *names[part * NAMES_ON_SLIP : (part + 1) * NAMES_ON_SLIP],
                ],
            )

    def _is_added(self, first: Job) -> bool:
        """Whether an earlier run has laid badges into the same envelope."""
        assert first.place is not None  # noqa: S101 - asked of envelopes alone
        return self._store.runs.envelope_begins(first.place.envelope) < first.place.number


def _envelope(job: Job) -> str:
    return fold(job.place.envelope) if job.place is not None else ""
