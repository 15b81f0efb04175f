"""The pages of a run's file: each badge as it would be now, a slip before each delegation and each tray."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from kiosk.controllers.fates import Fates
from kiosk.controllers.run_target import RunFile
from kiosk.core.layout import Content
from kiosk.core.moment import Now
from kiosk.core.ports import BadgeExporter
from kiosk.core.printjob import BadgeOrder, CoverSlip, Job, JobState, Place, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.run import reader
from kiosk.core.text import fold
from kiosk.store.desk import DeskStore
from kiosk.wording.printing import place_text
from kiosk.wording.runs import slip_count, swap_line, swap_title, tray_ends, tray_title

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
        for (envelope, _), jobs in groupby(self._jobs, _lies_in):
            coming = [(job, person) for job in jobs if (person := self._coming(job)) is not None]
            if slips and coming:
                yield self._envelope_slip(coming) if envelope else self._tray_slip(coming)
            for job, person in coming:
                order = self._order(job, person)
                self.texts[job.id] = {content.value: text for content, text in order.text.items()}
                yield order

    def _swap_list(self) -> Iterator[CoverSlip]:
        """Before badges that take the place of old ones: which old one is to be taken out where."""
        swapped = [
            swap_line(job.place, self._bore(job), person.name)
            for job in self._jobs
            if job.reason is Reason.CORRECTED and job.place is not None
            if (person := self._coming(job)) is not None
        ]
        if swapped:
            yield self._slip(swap_title(), swapped)

    def _bore(self, job: Job) -> str:
        """Give the name on the badge that lies where *job*'s will, "" where none does or nobody knows."""
        old = self._store.jobs.before(job)
        return old.text.get(Content.NAME.value, "") if old is not None else ""

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

    def _envelope_slip(self, coming: Sequence[tuple[Job, Registrant]]) -> CoverSlip:
        first, places = _laid(coming)
        names = [person.name for _, person in coming]
        count = slip_count(places, is_added=self._is_added(first))
        return self._slip(first.envelope, [count, *names])

    def _tray_slip(self, coming: Sequence[tuple[Job, Registrant]]) -> CoverSlip:
        """Say of a tray which it is, and from whom to whom it goes in the order of the run."""
        first, places = _laid(coming)
        read = reader(self.file.order)
        begin, end = (person for _, person in (coming[0], coming[-1]))
        words = (read(begin) or begin.name, read(end) or end.name)
        if words[0] == words[1]:
            words = (begin.name, end.name)
        count = slip_count(places, is_added=False)
        return self._slip(tray_title(first.tray), [count, *tray_ends(*words)])

    def _is_added(self, first: Place) -> bool:
        """Whether an earlier run has laid badges into the same envelope."""
        return self._store.runs.envelope_begins(first.envelope) < first.number


def _lies_in(job: Job) -> tuple[str, str]:
    """Give the envelope or the tray of a job's badge."""
    return (fold(job.place.envelope), job.place.tray) if job.place is not None else ("", "")


def _laid(coming: Sequence[tuple[Job, Registrant]]) -> tuple[Place, list[Place]]:
    """Give the first place, and all of them: a run's badges each have one."""
    places = [job.place for job, _ in coming if job.place is not None]
    return places[0], places
