"""What desks are called: each as it says itself, and of two that say the same, the later by a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.core.order import in_order
from kiosk.core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWord:
    """What one record says a *desk* is called; *after* is what was known to be said of it."""

    record: str
    clock: int
    after: str | None
    desk: str
    name: str


def newest_words(words: Iterable[DeskWord]) -> dict[str, DeskWord]:
    """Give the last word on each desk."""
    return {word.desk: word for word in in_order(words)}


def names_of(words: Iterable[DeskWord]) -> dict[str, str]:
    """Give what each desk is called, so that no two are called the same."""
    taken: set[str] = set()
    named = {}
    newest = newest_words(words).values()
    for word in sorted(newest, key=lambda word: (word.clock, word.record)):
        named[word.desk] = name = _free(word.name, taken)
        taken.add(fold(name))
    return named


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while fold(free) in taken:
        number += 1
        free = f"{name} ({number})"
    return free
