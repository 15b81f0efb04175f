"""The first list of an empty desk: what looks people up is made once, when all rows are in.

Row by row the word index is merged over and over, and the index of names is written all over; both
take half as long when they are made whole.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

_BY_NAME = "idx_registrant_sort_name"
_TELL_WORDS = "INSERT INTO registrant_words (registrant_words, rank) VALUES (?, ?)"
_NEVER = {"automerge": 0, "crisismerge": 2000}
_AS_USUAL = {"automerge": 1, "crisismerge": 1}
"""To FTS5 a 1 means its own default."""


@contextlib.contextmanager
def made_at_once(connection: Any) -> Iterator[None]:
    """Let the block fill empty tables; the caller holds the transaction, which an error takes back."""
    (by_name,) = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = ?", (_BY_NAME,)
    ).fetchone()
    connection.execute(f"DROP INDEX {_BY_NAME}")
    connection.executemany(_TELL_WORDS, _NEVER.items())
    yield
    connection.execute(by_name)
    connection.execute("INSERT INTO registrant_words (registrant_words) VALUES ('optimize')")
    connection.executemany(_TELL_WORDS, _AS_USUAL.items())
