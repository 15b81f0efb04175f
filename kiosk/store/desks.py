"""What desks are called, as each of them says."""

from sqlite_utils import Database

from kiosk.core.desk_names import DeskWord, names_of
from kiosk.core.journal import Record


class DeskTables:
    """Folds `desk` records; the caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.conn

    def fold(self, record: Record) -> None:
        """Take what a desk is called."""
        self._connection.execute(
            "INSERT OR IGNORE INTO desk_word (record, clock, desk, name) VALUES (?,?,?,?)",
            (record.id, record.clock, record.desk, record.body["name"]),
        )

    def names(self) -> dict[str, str]:
        """Give what each desk that ever said it is called; no two are called the same."""
        rows = self._connection.execute("SELECT record, clock, desk, name FROM desk_word")
        return names_of(
            DeskWord(record=record, clock=clock, desk=desk, name=name)
            for record, clock, desk, name in rows
        )

    def said_name(self, desk: str) -> str | None:
        """Give what a desk last said it is called, None if it never did."""
        row = self._connection.execute(
            "SELECT name FROM desk_word WHERE desk = ? ORDER BY clock DESC, record DESC LIMIT 1",
            (desk,),
        ).fetchone()
        return str(row[0]) if row else None
