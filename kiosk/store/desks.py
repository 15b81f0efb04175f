"""What desks are called, as each of them says."""

from collections.abc import Iterator

from sqlite_utils import Database

from kiosk.core.desk_names import DeskWord, names_of, newest_words
from kiosk.core.journal import Record


class DeskTables:
    """Folds `desk` records; the caller holds the transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.conn

    def fold(self, record: Record) -> None:
        """Take what a desk is called."""
        self._connection.execute(
            'INSERT OR IGNORE INTO desk_word (record, clock, "after", desk, name) VALUES (?,?,?,?,?)',
            (record.id, record.clock, record.after, record.desk, record.body["name"]),
        )

    def names(self) -> dict[str, str]:
        """Give what each desk that ever said it is called; no two are called the same."""
        return names_of(self._words())

    def said_of(self, desk: str) -> DeskWord | None:
        """Give the last word on what a desk is called, None if there is none."""
        return newest_words(self._words()).get(desk)

    def _words(self) -> Iterator[DeskWord]:
        rows = self._connection.execute('SELECT record, clock, "after", desk, name FROM desk_word')
        for record, clock, after, desk, name in rows:
            yield DeskWord(record=record, clock=clock, after=after, desk=desk, name=name)
