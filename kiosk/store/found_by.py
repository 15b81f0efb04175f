"""What people are found by: the text of a row that the search index and the vocabulary keep."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kiosk.core.columns import Columns, Field, cells_of, picker
from kiosk.core.text import words
from kiosk.store.vocabulary import indexed, keep_words

_SHARED = (Field.ORGANISATION, Field.FUNCTION, Field.CATEGORY, Field.COUNTRY)
_OWN = (Field.EMAIL, Field.ID, Field.CODE)


class FoundBy:
    """Reads from the rows of a source what its people are found by."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._native_name = columns.reader(Field.NATIVE_NAME)
        self._shared = picker([columns.fields[f] for f in _SHARED if f in columns.fields])
        self._own = picker([columns.fields[f] for f in _OWN if f in columns.fields])
        self._seen: set[str] = set()
        self._new: dict[str, None] = {}

    def __call__(self, family: str, given: str, cells: Sequence[str]) -> tuple[str, str]:
        """Give the text of a row's names, and the text of the rest."""
        native = self._native_name(cells)
        self._new[given] = self._new[family] = None
        text = f"{indexed(given)} {indexed(family)}"
        if native:
            self._new[native] = None
            text = f"{text} {indexed(native)}"
        return text, " ".join(
            (*map(_cut_once, self._shared(cells)), _cut(" ".join(self._own(cells))))
        )

    def new_names(self) -> list[str]:
        """Give the text of each name read since this was last asked, but for those given before.

        They come in the order they were read, however many rows are read at once.
        """
        new = [name for name in self._new if name not in self._seen]
        self._seen.update(new)
        self._new.clear()
        return [indexed(name) for name in new]


def _cut(text: str) -> str:
    """Write *text* so that the search index parts it as `words` does; ASCII it parts so by itself."""
    return text if text.isascii() else " ".join(words(text))


_cut_once = lru_cache(maxsize=65536)(_cut)
"""`_cut` for texts that many people share."""


def index_again(connection: Any) -> None:
    """Make the index anew from the rows as they are known; the caller holds the transaction."""
    connection.execute("DELETE FROM registrant_words")
    for source, text in connection.execute("SELECT name, columns FROM source").fetchall():
        columns = Columns.from_json(json.loads(text))
        found_by = FoundBy(columns)
        rows = connection.execute(
            "SELECT number, cells FROM registrant WHERE source = ?", (source,)
        )
        for number, text_of_cells in rows.fetchall():
            cells = cells_of(text_of_cells)
            connection.execute(
                "INSERT INTO registrant_words (rowid, name, other) VALUES (?,?,?)",
                (number, *found_by(*columns.name_parts(cells), cells)),
            )
        keep_words(connection, found_by.new_names())
