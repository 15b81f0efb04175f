"""The badges asked for on any desk, and where each job of this desk's queue is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from kiosk.core.journal import canonical
from kiosk.core.printjob import Job, JobState, Place, Priority, Reason
from kiosk.core.trouble import BADGES_OWN, Trouble, TroubleKind
from kiosk.store.one_person import OnePerson
from kiosk.store.passing import PassTables
from kiosk.store.print_words import PrintWords

_IS_PASSED = "(j.desk <> j.asker AND j.state IN ('waiting', 'held', 'failed'))"
"""Whether a badge is to come out at another desk than its asker's: where it waits, the wish says."""
_PRINTER = f"iif({_IS_PASSED}, j.passed, j.printer)"
_ADDRESSED = f"iif({_IS_PASSED}, j.passed <> '', j.addressed)"
_JOBS = f"""SELECT id, registrant, code, layout, coalesce(nullif(at_printer.printer, ''), {_PRINTER}),
    trouble, facts, asked, desk, asker, wanted_back, queued, priority, reason, run, tray, place,
    envelope, {_ADDRESSED},
    CASE WHEN at_printer.job IS NULL THEN j.text ELSE at_printer.text END,
    CASE WHEN at_printer.job IS NULL THEN state ELSE 'printing' END
    FROM print_job j LEFT JOIN at_printer ON at_printer.job = j.id """  # noqa: S608 - constant
_THEIRS = """WHERE registrant IN (SELECT value FROM json_each(?))
    AND id NOT IN (SELECT record FROM undone) """
"""A person's badges but for spare ones that were taken back: such a job is called as the tie's record."""
_TURN = "hurried DESC, priority, asked, number"
_MAY_GO = f"""WHERE desk = ? AND state IN ('waiting', 'failed') AND queued AND at_printer.job IS NULL
    AND NOT wanted_back
    AND trouble NOT IN (SELECT value FROM json_each(?))
    AND NOT ({_ADDRESSED} AND {_PRINTER} IN (SELECT value FROM json_each(?)))
    AND ({_ADDRESSED} OR id NOT IN (SELECT value FROM json_each(?)))
    AND registrant IN (SELECT id FROM registrant) """  # noqa: S608 - constant
_MAY_BE_PASSED = "AND asker = desk AND (addressed OR id NOT IN (SELECT job FROM passing)) "
"""Nobody passes on what was passed to them, nor of themselves again what was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWaiting:
    """The badges of a *run* that are to come: how many wait, how many are held, where, since when."""

    run: str
    waiting: int
    held: int
    printer: str
    asked: int

    @property
    def is_stopped(self) -> bool:
        """Whether none of it comes out until it is resumed."""
        return not self.waiting


class PrintJobs:
    """What *words* of desks have made of badges; the caller of what writes holds the transaction."""

    def __init__(
        self, database: Database, one: OnePerson, *, desk: str, passes: PassTables
    ) -> None:
        self._connection = database.conn
        self._one = one
        self.words = PrintWords(database, passes)
        self.desk = desk

    def mark_printing(
        self, job: str, printer: str, text: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Remember that a job has gone to *printer*: after a crash nobody knows if it came out.

        *text* is what its badge says. The mark is this desk's own, so that a journal folded again
        sends no badge twice.
        """
        self._connection.execute(
            "INSERT OR REPLACE INTO at_printer (job, printer, text) VALUES (?,?,?)",
            (job, printer, canonical(dict(text))),
        )

    def unmark(self, job: str) -> None:
        """Forget that a job was at its printer: its fate is known, or nobody will ever know."""
        self._connection.execute("DELETE FROM at_printer WHERE job = ?", (job,))

    def get(self, job: str) -> Job | None:
        """Give the job with this id, None if there is none."""
        return next(iter(self._jobs("WHERE id = ?", job)), None)

    def in_state(self, state: JobState, *, limit: int = -1) -> list[Job]:
        """Give the jobs of this desk's queue that are in *state*, in the order they are printed.

        What staff hurried comes first, the latest before all; then whoever stands at the desk before a
        run, and then whoever asked first; of a run, by number.
        """
        if state is JobState.PRINTING:
            return [job for job in self.at_printer() if job.queued]
        return self._jobs(
            "WHERE desk = ? AND state = ? AND queued AND at_printer.job IS NULL "
            f"ORDER BY {_TURN} LIMIT ?",
            self.desk,
            state.value,
            limit,
        )

    def doubtful(self) -> list[Job]:
        """Give this desk's badges of which nobody knows whether they came out, the first asked for first."""
        return self._jobs(
            "WHERE desk = ? AND state = 'unknown' AND queued AND at_printer.job IS NULL "
            "ORDER BY asked, number",
            self.desk,
        )

    def waiting(self) -> list[Job]:
        """Give this desk's badges that did not come out: waiting, held, failed, in the order of their turn."""
        return self._jobs(
            "WHERE desk = ? AND state IN ('waiting', 'held', 'failed') AND queued "
            f"AND at_printer.job IS NULL ORDER BY {_TURN}",
            self.desk,
        )

    def to_send(
        self,
        *,
        limit: int = -1,
        elsewhere: Iterable[str] = (),
        unfit: Iterable[str] = (),
        passing: bool = False,
    ) -> list[Job]:
        """Give the first badges that a printer may be given, in the order of their turn.

        Not those that are to come out *elsewhere* (at printers as the jobs name them), nor the *unfit*,
        unless staff want them there. One that failed for the printer's sake is sent again; not one that
        failed for its own, nor the badge of somebody nobody knows yet. *passing* it is another desk's.
        """
        lists = [sorted(BADGES_OWN), list(elsewhere), list(unfit)]
        condition = _MAY_GO + (_MAY_BE_PASSED if passing else "")
        return self._jobs(
            f"{condition}ORDER BY {_TURN} LIMIT ?",
            self.desk,
            *(json.dumps(one) for one in lists),
            limit,
        )

    def passed_on(self) -> list[Job]:
        """Give this desk's badges that are to come out at another one, the first asked for first.

        Those in doubt too; not those that are out.
        """
        return self._jobs(
            "WHERE asker = ? AND desk <> asker AND queued AND at_printer.job IS NULL "
            "AND state IN ('waiting', 'held', 'failed', 'unknown') ORDER BY asked, number",
            self.desk,
        )

    def passed_here(self) -> list[Job]:
        """Give the badges that other desks asked of this one and that are to come out."""
        return self._jobs(
            "WHERE desk = ? AND asker <> desk AND queued AND at_printer.job IS NULL "
            "AND state IN ('waiting', 'held', 'failed', 'unknown') ORDER BY asked, number",
            self.desk,
        )

    def printers(self) -> list[str]:
        """Give every printer that this desk's badges were at or wait for, as the jobs name them."""
        rows = self._connection.execute(
            "SELECT printer FROM print_job WHERE desk = ? AND printer <> '' "
            "UNION SELECT printer FROM at_printer",
            (self.desk,),
        )
        return [printer for (printer,) in rows.fetchall()]

    def addressed_to(self) -> list[str]:
        """Give the printers at which badges that are to come are wanted, as the jobs name them."""
        rows = self._connection.execute(
            f"SELECT DISTINCT {_PRINTER} FROM print_job j WHERE desk = ? "  # noqa: S608 - constant
            f"AND state IN ('waiting', 'failed') AND queued AND {_ADDRESSED}",
            (self.desk,),
        )
        return [printer for (printer,) in rows.fetchall()]

    def count_in_state(self, state: JobState) -> int:
        """Count the jobs of this desk's queue that are in *state* and not at a printer."""
        ((count,),) = self._connection.execute(
            "SELECT count(*) FROM print_job WHERE desk = ? AND state = ? AND queued "
            "AND id NOT IN (SELECT job FROM at_printer)",
            (self.desk, state.value),
        ).fetchall()
        return int(count)

    def runs_waiting(self) -> list[RunWaiting]:
        """Give the badges of runs that have their turn after the desk's own, the oldest run first."""
        rows = self._connection.execute(
            "SELECT run, sum(state = 'waiting'), sum(state = 'held'), min(printer), min(asked) "
            "FROM print_job WHERE desk = ? AND state IN ('waiting', 'held') AND run <> '' "
            "AND priority = ? AND queued AND id NOT IN (SELECT job FROM at_printer) "
            "GROUP BY run ORDER BY min(number)",
            (self.desk, Priority.RUN.value),
        )
        return [
            RunWaiting(run=run, waiting=waiting, held=held, printer=printer, asked=asked)
            for run, waiting, held, printer, asked in rows
        ]

    def at_printer(self) -> list[Job]:
        """Give the jobs whose fate at this desk's printers is not known yet."""
        return self._jobs("WHERE at_printer.job IS NOT NULL ORDER BY asked, number")

    def of_run(self, run: str) -> list[Job]:
        """Give the jobs of a run, in the order of their places."""
        return self._jobs("WHERE run = ? ORDER BY place, number", run)

    def of_person(self, registrant_id: str) -> list[Job]:
        """Give all jobs of a person's badge, the newest first; the dropped come last."""
        return self._jobs(
            _THEIRS + "ORDER BY state = 'dropped', asked DESC, number DESC",
            json.dumps(self._one.ids_of(registrant_id)),
        )

    def newest_of(self, registrant_id: str) -> Job | None:
        """Give the newest job of a person's badge, None if none was ever asked for.

        One that was dropped takes nothing away: an older one that is out still counts.
        """
        return next(iter(self.of_person(registrant_id)), None)

    def open_of(self, registrant_id: str) -> list[Job]:
        """Give a person's badges that are to come out, or may not have, the newest last."""
        ids = json.dumps(self._one.ids_of(registrant_id))
        return self._jobs(
            _THEIRS
            + "AND state IN ('waiting', 'held', 'failed', 'unknown') ORDER BY asked, number",
            ids,
        )

    def has_newer(self, job: Job) -> bool:
        """Whether a badge of the same person was asked for after *job*, and is out or comes out."""
        ids = json.dumps(self._one.ids_of(job.registrant))
        newer = _THEIRS + "AND (asked, number) > (SELECT asked, number FROM print_job WHERE id = ?)"  # noqa: S608 - constant
        return any(one.is_live for one in self._jobs(newer, ids, job.id))

    def before(self, job: Job) -> Job | None:
        """Give the badge of the same person that came out for the same place before *job*, None if none did."""
        if job.place is None:
            return None
        earlier = (
            "WHERE registrant IN (SELECT value FROM json_each(?)) AND place = ? AND j.text <> '{}' "
            "AND (asked, number) < (SELECT asked, number FROM print_job WHERE id = ?) "
            "ORDER BY asked DESC, number DESC LIMIT 1"
        )
        ids = json.dumps(self._one.ids_of(job.registrant))
        return next(iter(self._jobs(earlier, ids, job.place.number, job.id)), None)

    def _jobs(self, condition: str, *parameters: str | int) -> list[Job]:
        rows = self._connection.execute(_JOBS + condition, parameters)
        return [_job(row) for row in rows]


def _job(row: tuple[Any, ...]) -> Job:
    (id_, registrant, code, layout, printer, trouble, facts, asked, desk, asker) = row[:10]
    (wanted_back, queued, priority, reason, run, tray, place, envelope) = row[10:18]
    (addressed, text, state) = row[18:]
    return Job(
        id=id_,
        registrant=registrant,
        code=code,
        layout=layout,
        printer=printer,
        state=JobState(state),
        trouble=Trouble(TroubleKind(trouble), **json.loads(facts)) if trouble else None,
        asked=int(asked),
        desk=desk,
        asker=asker,
        wanted_back=bool(wanted_back),
        queued=bool(queued),
        priority=Priority(priority),
        reason=Reason(reason) if reason else None,
        run=run,
        place=Place(tray=tray, number=place, envelope=envelope) if place else None,
        addressed=bool(addressed),
        text=MappingProxyType(json.loads(text)),
    )
