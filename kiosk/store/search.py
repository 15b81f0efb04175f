"""Who is meant by what staff type: whole words before beginnings, names before the rest, errors last."""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from kiosk.core.text import fold, words
from kiosk.store.vocabulary import JOINED, WHOLE, Vocabulary

_RANKED = 400
"""Up to so many are ranked by what is typed; of more, those whose words are whole come by name."""
_LAST = "\U0010ffff"
_READ = 20
_A_STROLL, _A_WALK = 4000, 30_000
"""Names looked along for the first that fit: by their letters alone, and with the index's answer."""
_AFTER_WORD = "0"
"""What follows all that may part a word from the next, in the order of characters."""
_PARTICLES = frozenset(
    words(
        "a abd abou abu ait al ap as bel ben bin da dal das de del della den der des di do "
        "dos du e el ibn la le les lo los m mac mc n o ould san sao st t ten ter van vande"
        "vander von y zu"
    )
)
_HAS_WORD = "AND ' ' || sort_name || ' ' GLOB ? "
_Way = Callable[[Sequence[str], int, Collection[int]], Iterable[int]]
_HARDLY_BEGUN = 2


class Named(NamedTuple):
    """Somebody who may be meant; *guessed* where that takes an error in what was typed."""

    number: int
    guessed: bool


class NameSearch:
    """Looks through the names, then through the rest of what is known of people; writes nothing."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary(connection)

    def find(self, text: str, limit: int) -> list[Named]:
        """Give at most *limit* people, best first."""
        typed = words(text)
        if not typed:
            return []
        self._vocabulary.refresh()
        found = dict.fromkeys(self._named(typed, fold(text), limit), False)
        if all(map(_is_letter, typed)):
            return [Named(number, False) for number in found]
        ways: Sequence[tuple[_Way, bool]] = (
            (self._parted_otherwise, False),
            (self._by_the_rest, False),
            (self._misspelt, True),
            (self._without_particles, True),
        )
        for way, guessed in ways:
            if len(found) >= limit:
                break
            for number in way(typed, limit, dict(found)):
                found.setdefault(number, guessed)
                if len(found) >= limit:
                    break
        return [Named(number, guessed) for number, guessed in found.items()][:limit]

    def _named(self, typed: Sequence[str], text: str, limit: int) -> list[int]:
        """Those of whose name each word typed is a word, or the beginning of one."""
        if not all(map(self._vocabulary.begins, typed)):
            return []
        found = dict.fromkeys(self._families(text, text + _AFTER_WORD, limit))
        if len(text) <= _HARDLY_BEGUN or _is_common(typed[-1]):
            # The first letters of a family then say most, and the index would have to read on.
            for at in (0, *(at + 1 for at, sign in enumerate(text) if sign == " ")):
                if len(found) < limit:
                    start, before = text[at:], words(text[:at])
                    found |= dict.fromkeys(self._families(start, start + _LAST, limit, before))
            together = JOINED + "".join(typed[-2:])
            if len(found) < limit and len(typed) > 1 and self._vocabulary.begins(together):
                query = self._asked([*typed[:-2], together])
                found |= dict.fromkeys(self._in_order(query, limit))
            if len(found) >= limit:
                return list(found)[:limit]
        few = self._few_named(typed) if len(text) > 1 else None
        if few is not None:
            return sorted(few, key=lambda number: (_rank(typed, few[number]), number))[:limit]
        telling, letters = _parted(typed, _is_letter)
        stages: Sequence[Callable[[], list[int]]] = (
            lambda: self._in_order(_all_of(typed), limit, [f"{word}[ '-]" for word in typed]),
            lambda: self._families(text, text + _LAST, limit),
            lambda: self._in_order(_begun(telling), limit, typed, letters),
        )
        for stage in stages:
            if len(found) >= limit:
                break
            found |= dict.fromkeys(stage())
        return list(found)[:limit]

    def _few_named(self, typed: Sequence[str]) -> dict[int, str] | None:
        """Give those named so, None if they are too many to rank.

        What begins a word of nearly everybody is looked for in what the rest finds.
        """
        telling, common = _parted(typed, _is_common)
        longest = max(telling, key=len)
        if (
            len(telling) > 1
            and len(bearing := self._names(self._asked([longest]), _RANKED + 1)) <= _RANKED
        ):
            few = {number: name for number, name in bearing.items() if _holds(name, typed)}
            if few:
                return few
        few = self._names(self._asked(telling), _RANKED + 1)
        if len(few) > _RANKED and not all(map(_is_letter, common)):
            telling, common = _parted(typed, _is_letter)
            if len(self._names(_all_of(telling), _RANKED + 1)) > _RANKED:
                return None
            few = self._names(self._asked(telling), _RANKED + 1)
        if len(few) > _RANKED:
            return None
        return {n: name for n, name in few.items() if _holds(name, common)} if common else few

    def _asked(self, typed: Sequence[str]) -> str:
        """Ask for words, of which those that begin no other are whole: that is quicker to answer."""
        more = self._vocabulary.begins_more
        return " AND ".join(f'"{word}"*' if more(word) else f'"{word}"' for word in typed)

    def _families(self, start: str, end: str, limit: int, others: Sequence[str] = ()) -> list[int]:
        """Give the first of those whose family name is between these and in whose name are *others*."""
        rows = self._connection.execute(
            "SELECT number FROM (SELECT number, sort_name FROM registrant WHERE sort_name >= ? "  # noqa: S608 - constants
            "AND sort_name < ? ORDER BY sort_name, number LIMIT ?) WHERE true "
            + _HAS_WORD * len(others)
            + "LIMIT ?",
            (start, end, _A_STROLL, *map(_as_word, others), limit),
        ).fetchall()
        return [number for (number,) in rows]

    def _in_order(
        self,
        query: str,
        limit: int,
        forms: Sequence[str] = (),
        letters: Sequence[str] = (),
    ) -> list[int]:
        """Give the first of those found in the order of names; *forms* are parts of such a name.

        Of many, the first are met early by walking along the names.
        """
        few = self._names(query, _RANKED + 1)
        by_name = sorted(few, key=lambda number: (few[number], number))
        if len(few) <= _RANKED:
            return [number for number in by_name if _holds(few[number], letters)][:limit]
        met = self._walk(_A_STROLL, forms, "", (), limit) if forms else []
        if len(met) < limit:
            asked = (
                "AND number IN (SELECT rowid FROM registrant_words WHERE registrant_words MATCH ?)"
            )
            met = self._walk(_A_WALK, letters, asked, (f"name : ({query})",), limit)
        if len(met) < limit and not letters:  # they have names at the end of the alphabet
            met = list(dict.fromkeys((*met, *by_name)))[:limit]
        return met

    def _walk(
        self, far: int, forms: Sequence[str], asked: str, given: Sequence[str], limit: int
    ) -> list[int]:
        rows = self._connection.execute(
            "SELECT number FROM (SELECT number, sort_name FROM registrant "  # noqa: S608 - constants
            "INDEXED BY idx_registrant_sort_name ORDER BY sort_name, number LIMIT ?) WHERE true "
            + _HAS_WORD * len(forms)
            + f"{asked} LIMIT ?",
            (far, *map(_as_word, forms), *given, limit),
        ).fetchall()
        return [number for (number,) in rows]

    def _parted_otherwise(
        self, typed: Sequence[str], limit: int, found: Container[int]
    ) -> list[int]:
        """A word typed may be several of the name, as in ELKHOURY, and two typed may be one."""
        begins, ways = self._vocabulary.begins, []
        for at, word in enumerate(typed):
            if not self._vocabulary.knows(word) and begins(JOINED + word):
                ways.append([*typed[:at], JOINED + word, *typed[at + 1 :]])
            if at and begins(typed[at - 1] + word):
                ways.append([*typed[: at - 1], typed[at - 1] + word, *typed[at + 1 :]])
        asked = [self._asked(way) for way in ways if all(map(begins, way))]
        return self._in_order(_any_of(asked), limit) if asked else []

    def _by_the_rest(
        self, typed: Sequence[str], limit: int, found: Collection[int]
    ) -> Iterable[int]:
        """Organisation, function, e-mail, number, code; of more than can be ranked, the list's first."""
        telling, common = _parted(typed, _is_common)
        *whole, last = telling
        anybody = bool(found)
        for query in dict.fromkeys(
            (_all_of(telling), f'{_all_of(whole)} "{last}"*'.strip(), _begun(telling))
        ):
            if anybody and whole and query.endswith("*"):
                break  # words that begin so are many to look up, and somebody bears them all
            rows = self._matching(query, _RANKED)
            numbers = sorted(rows, key=lambda number: (rows[number], number))
            yield from self._holding(common, numbers) if common else numbers
            anybody = anybody or bool(rows)

    def _holding(self, starts: Sequence[str], numbers: Sequence[int]) -> Iterable[int]:
        """Give those of *numbers* in whose row a word begins with each of *starts*."""
        for number in numbers[:_READ]:
            (cells,) = self._connection.execute(
                "SELECT cells FROM registrant WHERE number = ?", (number,)
            ).fetchone()
            if _all_begin(words(cells), starts):
                yield number

    def _misspelt(self, typed: Sequence[str], limit: int, found: Collection[int]) -> list[int]:
        """Those whose name is as typed but for errors, those of the fewest first."""
        telling, common = _parted(typed, _is_common)
        near = [self._vocabulary.near(word) for word in telling]
        whole = [{w: cost for w, cost in words.items() if cost <= WHOLE} for words in near]
        numbers = self._meant(telling, whole, common, found)
        if len(numbers) + len(found) < limit:
            begins, nearly = self._vocabulary.begins, self._vocabulary.nearly
            far = [{} if begins(word) else nearly(word) for word in telling]
            more = [{**further, **close} for further, close in zip(far, near, strict=True)]
            if more != whole:
                numbers += self._meant(telling, more, common, {*numbers, *found})
        return numbers

    def _meant(
        self,
        typed: Sequence[str],
        near: Sequence[Mapping[str, int]],
        common: Sequence[str],
        found: Container[int],
    ) -> list[int]:
        groups = []
        for word, others in zip(typed, near, strict=True):
            asked = [self._asked([word])] if self._vocabulary.begins(word) else []
            asked += [f'"{other}"' for other in others]
            if not asked:
                return []
            groups.append(_any_of(asked))
        if not any(near):
            return []
        longest = max(range(len(typed)), key=lambda place: len(typed[place]))
        rows = self._names(groups[longest], _RANKED + 1)
        if len(rows) > _RANKED and len(groups) > 1:
            rows = self._names(" AND ".join(groups), _RANKED)
        costs = {}
        for number, name in rows.items():
            if number not in found and (cost := _cost(typed, near, common, name)) is not None:
                costs[number] = cost
        return sorted(costs, key=lambda number: (costs[number], number))

    def _without_particles(
        self, typed: Sequence[str], limit: int, found: Container[int]
    ) -> list[int]:
        """A particle typed that the list does not have."""
        rest = [word for word in typed if word not in _PARTICLES]
        if not rest or len(rest) == len(typed):
            return []
        return self._named(rest, " ".join(rest), limit)

    def _names(self, query: str, limit: int) -> dict[int, str]:
        return self._matching(f"name : ({query})", limit)

    def _matching(self, query: str, limit: int) -> dict[int, str]:
        return dict(
            self._connection.execute(
                "SELECT r.number, r.sort_name FROM registrant_words w "
                "JOIN registrant r ON r.number = w.rowid WHERE registrant_words MATCH ? LIMIT ?",
                (query, limit),
            ).fetchall()
        )


def _as_word(start: str) -> str:
    return f"*[ '-]{start}*"


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isascii()


def _is_common(word: str) -> bool:
    return _is_letter(word) or word in _PARTICLES


def _parted(
    typed: Sequence[str], apart: Callable[[str], bool]
) -> tuple[Sequence[str], Sequence[str]]:
    """Give the words that tell people apart, and those set *apart*; where all would be, none is."""
    telling = [word for word in typed if not apart(word)]
    return (telling, [word for word in typed if apart(word)]) if telling else (typed, ())


def _all_begin(said: Iterable[str], starts: Iterable[str]) -> bool:
    return all(any(word.startswith(start) for word in said) for start in starts)


def _holds(sort_name: str, starts: Sequence[str]) -> bool:
    return not starts or _all_begin(words(sort_name), starts)


def _all_of(typed: Iterable[str]) -> str:
    return " ".join(f'"{word}"' for word in typed)


def _begun(typed: Iterable[str]) -> str:
    return " ".join(f'"{word}"*' for word in typed)


def _any_of(queries: Iterable[str]) -> str:
    return "(" + " OR ".join(f"({query})" for query in queries) + ")"


def _rank(typed: Sequence[str], sort_name: str) -> tuple[int, int, int, str]:
    """Order hits: most whole words first, then as few others as there are, then by name.

    Of one word typed, a family name that begins with it comes first.
    """
    parts = words(sort_name)
    whole = sum(word in parts for word in typed)
    others = len(parts) if len(typed) > 1 else 0
    return -whole, others, not sort_name.startswith(typed[0]), sort_name


def _cost(
    typed: Sequence[str],
    near: Sequence[Mapping[str, int]],
    common: Sequence[str],
    sort_name: str,
) -> tuple[int, int, int, str] | None:
    """Order guesses by what the errors cost, then as hits: whole words, no others, by name.

    None if a word typed means none of this name.
    """
    parts = words(sort_name)
    errors = begun = 0
    for word, others in zip(typed, near, strict=True):
        if word in parts:
            continue
        if any(part.startswith(word) for part in parts):
            begun += 1
            continue
        costs = [others[part] for part in parts if part in others]
        costs = costs or [others[part] for part in _joined(sort_name) if part in others]
        if not costs:
            return None
        errors += min(costs)
    errors += sum(word not in parts for word in common)
    return errors, begun, len(parts), sort_name


@lru_cache(maxsize=8192)
def _joined(sort_name: str) -> tuple[str, ...]:
    """Give the words of a name that follow each other as they are indexed written together."""
    parts = words(sort_name)
    return tuple(
        JOINED + "".join(parts[start:end])
        for start in range(len(parts))
        for end in range(start + 2, min(start + 4, len(parts)) + 1)
    )
