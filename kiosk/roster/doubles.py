"""People of the same name: likely one person entered twice, or truly two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.text import fold, words
from kiosk.roster.table import Line
from kiosk.roster.warnings import full_name, is_expected

_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SameNames:
    """The rows that bear one name: likely *doubles*, and names *shared* by different people."""

    doubles: tuple[tuple[Line, ...], ...]
    shared: tuple[str, ...]


def same_names(columns: Columns, lines: Sequence[Line]) -> SameNames:
    """Find who is likely entered twice, each in the order of the list; who cancelled is not asked."""
    doubles: list[tuple[Line, ...]] = []
    shared: list[str] = []
    for group in _same_names(columns, lines):
        people = _people(columns, group)
        for entries in people:
            expected = [line for line in entries if is_expected(columns, line[1])]
            if len(expected) > 1:
                doubles.append(tuple(sorted(expected)))
        shared += _borne_twice(columns, people)
    return SameNames(doubles=tuple(doubles), shared=tuple(shared))


def name_warnings(columns: Columns, found: SameNames) -> Iterator[Remark]:
    """Tell likely doubles one by one, and once how many names are borne by different people."""
    for entries in found.doubles:
        yield _double(columns, entries)
    if shared := found.shared:
        told = ", ".join(shared[:_NAMED]) + (" …" if len(shared) > _NAMED else "")
        yield Remark(kind=RemarkKind.NAMESAKES, facts={"count": len(shared), "names": told})


def _same_names(columns: Columns, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the rows that bear one name; only hashes are kept of the names that stand alone."""
    first: dict[int, int] = {}
    again: dict[int, list[int]] = {}
    for place, key in enumerate(map(hash, _name_keys(columns, lines))):
        if (earlier := first.setdefault(key, place)) != place:
            again.setdefault(key, [earlier]).append(place)
    for places in again.values():
        groups: dict[tuple[str, ...], list[Line]] = {}
        entries = [lines[place] for place in places]
        for name, line in zip(_name_keys(columns, entries), entries, strict=True):
            groups.setdefault(name, []).append(line)
        yield from (group for group in groups.values() if len(group) > 1)


def _name_keys(columns: Columns, lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Give each name without case and accents, whichever part stands in which column."""
    family_of, given_of = columns.reader(Field.FAMILY), columns.reader(Field.GIVEN)
    for _, cells in lines:
        family, given = family_of(cells), given_of(cells)
        if family and given:
            one, other = fold(family), fold(given)
            yield (one, other) if one < other else (other, one)
        else:
            yield tuple(sorted(words(columns.name_parts(cells)[0])))


def _people(columns: Columns, group: Sequence[Line]) -> list[list[Line]]:
    """Part rows of one name by organisation; a row without one goes with its e-mail address.

    An address alone is no proof: two namesakes are often given the same one by a form.
    """
    organisation_of = columns.reader(Field.ORGANISATION)
    email_of = columns.reader(Field.EMAIL)
    people: dict[str, list[Line]] = {}
    by_email: dict[str, str] = {}
    for line in sorted(group, key=lambda line: not organisation_of(line[1])):
        organisation, email = fold(organisation_of(line[1])), fold(email_of(line[1]))
        who = organisation or by_email.get(email, email)
        if email:
            by_email.setdefault(email, who)
        people.setdefault(who, []).append(line)
    return list(people.values())


def _borne_twice(columns: Columns, people: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Give the names that two people bear in the same order: Thomas Julien is not Julien Thomas."""
    bearers: dict[tuple[str, str], list[str]] = {}
    for (_, cells), *_ in people:
        family, given = columns.name_parts(cells)
        bearers.setdefault((fold(family), fold(given)), []).append(full_name(columns, cells))
    return (names[0] for names in bearers.values() if len(names) > 1)


def _double(columns: Columns, entries: Sequence[Line]) -> Remark:
    names = dict.fromkeys(full_name(columns, cells) for _, cells in entries)
    numbers = ", ".join(str(number) for number, _ in entries[:_NAMED])
    return Remark(
        kind=RemarkKind.LIKELY_DOUBLE,
        line=entries[0][0],
        facts={
            "names": " / ".join(list(names)[:_NAMED]),
            "organisation": columns.value(Field.ORGANISATION, entries[0][1]),
            "lines": numbers + (" …" if len(entries) > _NAMED else ""),
        },
    )
