"""Whose badges come out at which desk: wishes to print on another desk's printer, and what became of them.

Each is a row that names its record; after each the one rule of `kiosk.core.passing` says anew which
desk prints the badge, so that records may come in any order, and twice, before their badge too.
"""

from sqlite_utils import Database

from kiosk.core.journal import Record
from kiosk.core.passing import Pass, standing_of
from kiosk.core.printjob import Job


class PassTables:
    """Folds `pass` records; the caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.conn

    def fold(self, record: Record) -> None:
        """Take what a desk says of whose printer a badge comes out."""
        body = record.body
        self._connection.execute(
            'INSERT OR IGNORE INTO passing (record, clock, "after", job, desk, "to", printer, asks) '
            "VALUES (?,?,?,?,?,?,?,?)",
            (
                record.id,
                record.clock,
                record.after,
                body["job"],
                record.desk,
                body["to"],
                body.get("printer", ""),
                bool(body.get("asks", False)),
            ),
        )
        self.settle(body["job"])

    def settle(self, job: str) -> None:
        """Let a badge belong to the desk that is to print it; of one nobody asked for yet nothing changes."""
        said = self._said_of(job)
        found = self._connection.execute("SELECT asker FROM print_job WHERE id = ?", (job,))
        for (asker,) in found.fetchall() if said else ():
            stands = standing_of(asker, said)
            self._connection.execute(
                "UPDATE print_job SET desk = ?, passed = ?, wanted_back = ? WHERE id = ?",
                (stands.desk, stands.printer, stands.wanted_back, job),
            )

    def wish_for(self, job: Job) -> str:
        """Give the record by which a badge that is to come out at another desk was wished for there."""
        return standing_of(job.asker, self._said_of(job.id)).wish

    def _said_of(self, job: str) -> list[Pass]:
        rows = self._connection.execute(
            'SELECT record, clock, desk, "to", printer, "after", asks FROM passing WHERE job = ?',
            (job,),
        )
        return [
            Pass(
                record=record,
                clock=clock,
                desk=desk,
                to=to,
                printer=printer,
                after=after,
                asks=bool(asks),
            )
            for record, clock, desk, to, printer, after, asks in rows.fetchall()
        ]
