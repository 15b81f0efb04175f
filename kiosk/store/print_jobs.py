"""The badges asked for on any desk, and where each job of this desk's queue is."""

import json
from typing import Any

from sqlite_utils import Database

from kiosk.core.journal import Record
from kiosk.core.printjob import Job, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.one_person import OnePerson

_JOB = (
    "id, registrant, code, layout, printer, trouble, facts, asked, desk, queued, "
    "CASE WHEN id IN (SELECT job FROM at_printer) THEN 'printing' ELSE state END"
)


class PrintJobs:
    """Folds `print` and `printed` records; the caller holds the transaction."""

    def __init__(self, database: Database, one: OnePerson, *, desk: str) -> None:
        self._connection = database.conn
        self._one = one
        self._desk = desk

    def fold_print(self, record: Record) -> None:
        """Take a badge asked for: it waits for its printer."""
        body = record.body
        self._connection.execute(
            "INSERT OR IGNORE INTO print_job (id, number, registrant, code, layout, printer, state, "
            "trouble, facts, asked, desk, queued) VALUES (?,?,?,?,?,?,?,'','{}',?,?,?)",
            (
                body["job"],
                record.seq,
                body["registrant"],
                record.personal["code"],
                body["layout"],
                body["printer"],
                JobState.WAITING.value,
                record.at,
                record.desk,
                body["queued"],
            ),
        )

    def fold_printed(self, record: Record) -> None:
        """Take what became of a job, or that it waits for another printer now."""
        body = record.body
        self._connection.execute(
            "UPDATE print_job SET state = ?, trouble = ?, facts = ?, "
            "printer = coalesce(?, printer) WHERE id = ?",
            (
                body["state"],
                body.get("trouble", ""),
                json.dumps(body.get("facts", {}), ensure_ascii=False),
                body.get("printer"),
                body["job"],
            ),
        )

    def mark_printing(self, job: str) -> None:
        """Remember that a job has gone to its printer: after a crash nobody knows if it came out.

        The mark is this desk's own, so that a journal folded again sends no badge twice.
        """
        self._connection.execute("INSERT OR IGNORE INTO at_printer (job) VALUES (?)", (job,))

    def unmark(self, job: str) -> None:
        """Forget that a job was at its printer: its fate is known, or nobody will ever know."""
        self._connection.execute("DELETE FROM at_printer WHERE job = ?", (job,))

    def get(self, job: str) -> Job | None:
        """Give the job with this id, None if there is none."""
        return next(iter(self._jobs("WHERE id = ?", job)), None)

    def in_state(self, state: JobState) -> list[Job]:
        """Give the jobs of this desk's queue that are in *state*, the oldest first."""
        if state is JobState.PRINTING:
            return [job for job in self.at_printer() if job.queued]
        return self._jobs(
            "WHERE desk = ? AND state = ? AND queued AND id NOT IN (SELECT job FROM at_printer) "
            "ORDER BY asked, number",
            self._desk,
            state.value,
        )

    def at_printer(self) -> list[Job]:
        """Give the jobs whose fate at this desk's printers is not known yet."""
        return self._jobs("WHERE id IN (SELECT job FROM at_printer) ORDER BY asked, number")

    def newest_of(self, registrant_id: str) -> Job | None:
        """Give the newest job of a person's badge, None if none was ever asked for."""
        ids = json.dumps(self._one.ids_of(registrant_id))
        newest = (
            "WHERE registrant IN (SELECT value FROM json_each(?)) "
            "ORDER BY asked DESC, number DESC LIMIT 1"
        )
        return next(iter(self._jobs(newest, ids)), None)

    def _jobs(self, condition: str, *parameters: str) -> list[Job]:
        rows = self._connection.execute(
            f"SELECT {_JOB} FROM print_job {condition}",  # noqa: S608 - the store's own words
            parameters,
        )
        return [_job(row) for row in rows]


def _job(row: tuple[Any, ...]) -> Job:
    id_, registrant, code, layout, printer, trouble, facts, asked, desk, queued, state = row
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
        queued=bool(queued),
    )
