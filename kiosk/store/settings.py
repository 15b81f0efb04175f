"""What one desk keeps for itself: who it is, its name, its session, its printers, its keys."""

import secrets
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from kiosk.store.sqlite import transaction

FIRST_NAME = "Bureau 1"
NAMELESS = "Bureau sans nom"


class Settings:
    """Reads and writes settings, inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._connection = database.conn

    def get(self, name: str, default: str = "") -> str:
        """Give a setting."""
        row = self._connection.execute("SELECT value FROM desk WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def has(self, name: str) -> bool:
        """Say whether a setting was ever kept."""
        found = self._connection.execute("SELECT 1 FROM desk WHERE name = ?", (name,))
        return found.fetchone() is not None

    def keep(self, settings: Mapping[str, str]) -> None:
        """Keep settings by name."""
        self._connection.executemany(
            "INSERT INTO desk (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            list(settings.items()),
        )

    def forget(self, names: Iterable[str]) -> None:
        """Forget settings, as if they had never been kept."""
        self._connection.executemany("DELETE FROM desk WHERE name = ?", [(name,) for name in names])


def make_identity(database: Database) -> None:
    """Give a desk that has none an id that no other desk has."""
    settings = Settings(database)
    with transaction(database):
        if not settings.has("id"):
            settings.keep({"id": secrets.token_hex(16), "name": FIRST_NAME, "epoch": "1"})
