"""The words of all names, and which of them a misspelt word may mean.

A list of 200,000 people has some tens of thousands of different words: an error is looked for among
these, and only then for the people who bear them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase
from typing import Any

from kiosk.core.phonetic import sound
from kiosk.core.text import joined, words

JOINED = "·"
"""Begins what is indexed of words written together, so that they begin as no word does."""
SHORTEST = 4
"""Letters of the shortest word that is heard: one of fewer is found only as it is written."""
_FORGIVING = 5
"""Letters of the shortest word in which an error is forgiven."""
_TWICE = 8
"""Letters of the shortest word in which two are."""
_CONSIDERED = 48
_LAST = "\U0010ffff"

# What an error costs: words that sound alike are likelier than a letter astray, and that likelier
# than one astray in a word of which only the beginning is typed.
_ALIKE, _ASTRAY, _ASTRAY_BEGUN, _ASTRAY_TWICE = 1, 2, 3, 4
WHOLE = _ASTRAY


@lru_cache(maxsize=65536)
def indexed(name: str) -> str:
    """Give what a name is found by: its words, and these written together, marked."""
    return " ".join((*words(name), *(JOINED + together for together in joined(name))))


def keep_words(connection: Any, texts: Iterable[str]) -> None:
    """Add the words of indexed names to those known; the caller holds the transaction."""
    new = dict.fromkeys(word for text in texts for word in text.split())
    connection.executemany(
        "INSERT OR IGNORE INTO name_word (word, sound) VALUES (?, ?)",
        [(word, sound(word.removeprefix(JOINED))) for word in new],
    )


class Vocabulary:
    """The words of the table, in memory since the first search and read on as they grow."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._newest = (0, "")
        self._words: list[str] = []
        self._known: frozenset[str] = frozenset()
        self._by_letters: dict[int, dict[int, list[str]]] = {}
        self.near = lru_cache(maxsize=256)(self._near)
        self.nearly = lru_cache(maxsize=256)(self._nearly)

    def refresh(self) -> None:
        """Take in the words that have come since; to be called before each search."""
        newest = self._newest
        since = self._connection.execute(
            "SELECT number, word FROM name_word WHERE number >= ? ORDER BY number", (newest[0],)
        ).fetchall()
        if since == [newest]:
            return
        if newest[0] and since[:1] != [newest]:  # what was read has been rolled back
            self._words, self._newest = [], (0, "")
            self.refresh()
            return
        self._words = sorted(
            [*self._words, *(word for number, word in since if number > newest[0])]
        )
        self._known = frozenset(self._words)
        self._newest = since[-1] if since else newest
        self._by_letters.clear()
        self.near.cache_clear()
        self.nearly.cache_clear()

    def knows(self, word: str) -> bool:
        """Say whether *word* is a whole word of a name."""
        return word in self._known

    def begins(self, start: str) -> bool:
        """Say whether a word of a name begins with *start*."""
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)

    def begins_more(self, word: str) -> bool:
        """Say whether a word of a name begins with *word* and goes on."""
        at = bisect_left(self._words, word + "\0")
        return at < len(self._words) and self._words[at].startswith(word)

    def _near(self, typed: str) -> Mapping[str, int]:
        """Give the words that *typed* may mean by one error and what it costs, the likeliest first."""
        if len(typed) < SHORTEST:
            return {}
        found = dict(self._one_astray(typed))
        for word in self._alike(sound(typed)):
            found[word] = _ALIKE
        found.pop(typed, None)
        return _likeliest(typed, found)

    def _nearly(self, typed: str) -> Mapping[str, int]:
        """Give the words that *typed* may mean by two errors and what these cost."""
        if len(typed) < _TWICE - 2:
            return {}
        from rapidfuzz.distance import OSA  # the start of a desk need not wait for it
        from rapidfuzz.process import extract

        candidates = [
            word
            for size in range(
                max(len(typed) - 2, _TWICE if len(typed) < _TWICE else 0), len(typed) + 3
            )
            for word in self._of_letters(_letters(typed), size)
        ]
        found = extract(typed, candidates, scorer=OSA.distance, score_cutoff=2, limit=None)
        return _likeliest(
            typed, {word: _ASTRAY_TWICE for word, distance, _ in found if distance == 2}
        )

    def _alike(self, heard: str) -> list[str]:
        if not heard:
            return []
        rows = self._connection.execute(
            "SELECT word FROM name_word WHERE sound = ? LIMIT ?", (heard, _CONSIDERED)
        ).fetchall()
        return [word for (word,) in rows if len(word) >= SHORTEST]

    def _one_astray(self, typed: str) -> Iterator[tuple[str, int]]:
        """Try each letter left out, put in, changed and swapped: quicker than to look at each word."""
        words, known, is_long = self._words, self._known, len(typed) >= _FORGIVING
        for edited in _edits(typed):
            is_known = edited in known
            if is_known and (is_long or len(edited) >= _FORGIVING):
                yield edited, _ASTRAY
            if not is_long:
                continue
            at = bisect_left(words, edited) + is_known
            while at < len(words) and words[at].startswith(edited):
                yield words[at], _ASTRAY_BEGUN
                at += 1
            if JOINED + edited in known:
                yield JOINED + edited, _ASTRAY

    def _of_letters(self, letters: int, size: int) -> Iterator[str]:
        """Give the words of this size whose letters differ by so many as two errors can make differ."""
        if not self._by_letters:
            for word in self._words:
                sized = self._by_letters.setdefault(len(word), {})
                sized.setdefault(_letters(word), []).append(word)
        for others, known in self._by_letters.get(size, {}).items():
            if (others ^ letters).bit_count() <= 4:
                yield from known


def _edits(typed: str) -> set[str]:
    """Give what *typed* is when one letter is left out, put in, changed, or swapped with the next."""
    alphabet = ascii_lowercase if typed.isascii() else "".join(set(typed))
    halves = [(typed[:at], typed[at:]) for at in range(len(typed) + 1)]
    edits = {start + end[1:] for start, end in halves if end}
    edits |= {start + end[1] + end[0] + end[2:] for start, end in halves if len(end) > 1}
    edits |= {start + letter + end[1:] for start, end in halves if end for letter in alphabet}
    edits |= {start + letter + end for start, end in halves for letter in alphabet}
    return edits - {typed}


@lru_cache(maxsize=1024)
def _bit(letter: str) -> int:
    return 1 << (ord(letter) % 61)


def _letters(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= _bit(letter)
    return mask


def _likeliest(typed: str, found: Mapping[str, int]) -> dict[str, int]:
    return dict(
        sorted(found.items(), key=lambda item: (item[1], abs(len(item[0]) - len(typed)), item[0]))[
            :_CONSIDERED
        ]
    )
