"""What desks are called: each as it says itself, and of two that say the same, the later by a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWord:
    """What one record says a *desk* is called."""

    record: str
    clock: int
    desk: str
    name: str


def names_of(words: Iterable[DeskWord]) -> dict[str, str]:
    """Give what each desk is called, so that no two are called the same."""
    newest: dict[str, DeskWord] = {}
    for word in sorted(words, key=_turn):
        newest[word.desk] = word
    taken: set[str] = set()
    named = {}
    for word in sorted(newest.values(), key=_turn):
        named[word.desk] = name = _free(word.name, taken)
        taken.add(fold(name))
    return named


def _turn(word: DeskWord) -> tuple[int, str]:
    return word.clock, word.record


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while fold(free) in taken:
        number += 1
        free = f"{name} ({number})"
    return free
