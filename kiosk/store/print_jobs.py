"""The badges asked for, and where each job of this desk's queue is."""

import json

from sqlite_utils import Database

from kiosk.core.journal import Record
from kiosk.core.printjob import Job, JobState
from kiosk.core.trouble import Trouble, TroubleKind

_JOB = "id, registrant, code, layout, printer, state, trouble, facts, asked"


class PrintJobs:
    """Folds `print` and `printed` records; the caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.conn

    def fold_print(self, record: Record) -> None:
        """Take a badge asked for: it waits for its printer."""
        body = record.body
        self._connection.execute(
            "INSERT OR IGNORE INTO print_job (id, number, registrant, code, layout, printer, state, "
            "trouble, facts, asked) VALUES (?,?,?,?,?,?,?,'','{}',?)",
            (
                body["job"],
                record.seq,
                body["registrant"],
                record.personal["code"],
                body["layout"],
                body["printer"],
                JobState.WAITING.value,
                record.at,
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
        """Remember that a job has gone to its printer: after a crash nobody knows if it came out."""
        self._connection.execute(
            "UPDATE print_job SET state = ? WHERE id = ?", (JobState.PRINTING.value, job)
        )

    def get(self, job: str) -> Job | None:
        """Give the job with this id, None if there is none."""
        row = self._connection.execute(
            f"SELECT {_JOB} FROM print_job WHERE id = ?",  # noqa: S608 - constant
            (job,),
        ).fetchone()
        return _job(row) if row else None

    def in_state(self, state: JobState) -> list[Job]:
        """Give the jobs in *state*, the oldest first."""
        rows = self._connection.execute(
            f"SELECT {_JOB} FROM print_job WHERE state = ? ORDER BY asked, number",  # noqa: S608 - constant
            (state.value,),
        )
        return [_job(row) for row in rows]

    def newest_of(self, registrant_id: str) -> Job | None:
        """Give the newest job of a person's badge, None if none was ever asked for."""
        row = self._connection.execute(
            f"SELECT {_JOB} FROM print_job WHERE registrant = ? "  # noqa: S608 - constant
            "ORDER BY asked DESC, number DESC LIMIT 1",
            (registrant_id,),
        ).fetchone()
        return _job(row) if row else None


def _job(row: tuple[str, ...]) -> Job:
    id_, registrant, code, layout, printer, state, trouble, facts, asked = row
    return Job(
        id=id_,
        registrant=registrant,
        code=code,
        layout=layout,
        printer=printer,
        state=JobState(state),
        trouble=Trouble(TroubleKind(trouble), **json.loads(facts)) if trouble else None,
        asked=int(asked),
    )
