"""One table of a layout's file, asked for its values: what is wrong is told with its place."""

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

Place = tuple[str | int, ...]
"""Where something stands in the file: ``("text", 2, "paragraph", 1, "size")``."""
BLACK = "#000000"
MOST = 1000
"""The mm, or points, that no badge reaches."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MIDDLE_GREY = 128
Choice = TypeVar("Choice", bound=StrEnum)


class WrongError(Exception):
    """The file says something that cannot be at *place*, where *expected* was expected."""

    def __init__(self, place: Place, expected: str) -> None:
        super().__init__(place, expected)
        self.place = place
        self.expected = expected


def said_of(place: Place) -> str:
    """Say where *place* is, as people count: ``text 2, paragraph 1: size``."""
    tables: list[str] = []
    keys: list[str] = []
    for part in place:
        if isinstance(part, int):
            tables.append(f"{keys.pop()} {part}")
        else:
            keys.append(part)
    return ": ".join([", ".join(tables), *keys] if tables else keys)


def is_dark(colour: str) -> bool:
    """Whether a printer of black dots prints *colour* black, so that white words show on it."""
    red, green, blue = bytes.fromhex(colour[1:])
    return 299 * red + 587 * green + 114 * blue < 1000 * _MIDDLE_GREY


class Table:
    """A table and its *place*; every question raises `WrongError` where the answer cannot be."""

    def __init__(self, data: Mapping[str, Any], place: Place = ()) -> None:
        self._data = data
        self.place = place

    def __contains__(self, key: str) -> bool:
        return key in self._data

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are there."""
        return tuple(self._data)

    def wrong(self, key: str, expected: str) -> WrongError:
        """Give the error that *key* is not what was *expected*."""
        return WrongError((*self.place, key), expected)

    def refuse_strangers(self, known: frozenset[str]) -> None:
        """Make sure that no key is misspelt."""
        for key in self._data:
            if key not in known:
                raise self.wrong(key, "∈ " + ", ".join(sorted(known)))

    def number(self, key: str, default: float | None = None, unit: str = "mm") -> float:
        """Give a number that is not negative."""
        value = self._data.get(key, default)
        if not _is_number(value) or not 0 <= value < MOST:
            raise self.wrong(key, unit)
        return float(value)

    def numbers(self, key: str, count: int, example: str) -> tuple[float, ...]:
        """Give *count* numbers."""
        values = self._data.get(key)
        if not isinstance(values, list) or len(values) != count:
            raise self.wrong(key, example)
        if not all(_is_number(value) and abs(value) < MOST for value in values):
            raise self.wrong(key, example)
        return tuple(float(value) for value in values)

    def whole(self, key: str, default: int) -> int:
        """Give a whole number from 1."""
        value = self._data.get(key, default)
        if type(value) is not int or not 1 <= value < MOST:
            raise self.wrong(key, "1, 2, 3 …")
        return value

    def flag(self, key: str) -> bool:
        """Give true or false; false where the key is not there."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "true, false")
        return value

    def text(self, key: str, example: str, default: str | None = None) -> str:
        """Give a text of one line that is not empty; *default* where the key is not there."""
        if key not in self._data and default is not None:
            return default
        value = self._data.get(key)
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            raise self.wrong(key, f'"{example}"')
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice) -> Choice:
        """Give one of the words of *kind*."""
        return self._one_of(key, kind, self._data.get(key, default))

    def choices(self, key: str, kind: type[Choice], example: str) -> tuple[Choice, ...]:
        """Give several words of *kind*, at least one."""
        values = self._data.get(key)
        if not isinstance(values, list) or not values:
            raise self.wrong(key, example)
        return tuple(self._one_of(key, kind, value) for value in values)

    def colour(self, key: str) -> str:
        """Give a colour; black where the key is not there."""
        value = self._data.get(key, BLACK)
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise self.wrong(key, "#005a9c")
        return value

    def words(self, key: str, example: str) -> tuple[str, ...]:
        """Give a list of texts; the empty one where the file says ``true``: any text at all."""
        value = self._data.get(key)
        if value is True:
            return ()
        if not isinstance(value, list) or not value:
            raise self.wrong(key, example)
        if not all(isinstance(word, str) and word.strip() for word in value):
            raise self.wrong(key, example)
        return tuple(value)

    def table(self, key: str, example: str) -> "Table":
        """Give a table in this one, an empty one where the key is not there."""
        value = self._data.get(key, {})
        if not isinstance(value, Mapping):
            raise self.wrong(key, example)
        return Table(value, (*self.place, key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give the tables of a list."""
        items = self._data.get(key, [])
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            names = [part for part in self.place if isinstance(part, str)]
            raise self.wrong(key, f"[[{'.'.join([*names, key])}]]")
        return tuple(
            Table(item, (*self.place, key, number)) for number, item in enumerate(items, 1)
        )

    def _one_of(self, key: str, kind: type[Choice], value: object) -> Choice:
        try:
            return kind(str(value))
        except ValueError:
            raise self.wrong(key, ", ".join(kind)) from None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
