"""A run of badges before the day: in which order they come out, and where each will lie.

Delegations lie together in envelopes, under a cover slip, in the order of their names; all others in
trays that end where a letter ends, so that whoever looks for a badge knows where to put the hand.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from kiosk.core.columns import Field
from kiosk.core.printjob import JobState, Place
from kiosk.core.registrant import Registrant
from kiosk.core.text import fold

DELEGATION = 3
"""So many people of one organisation lie in an envelope of their own."""
TRAY = 100
"""So many badges a tray holds."""
OTHER = "#"
"""The letter of what begins with none."""

NOT_PRINTED = frozenset({JobState.DROPPED, JobState.FAILED})
"""A newest badge in one of these is none: it did not come out, and nobody is to wear it."""

_READ: Mapping[str, Callable[[Registrant], str]] = {
    Field.FAMILY: lambda person: person.family,
    Field.GIVEN: lambda person: person.given,
    Field.NAME: lambda person: f"{person.family} {person.given}",
    Field.ORGANISATION: lambda person: person.organisation,
    Field.ORGANISATION_KIND: lambda person: person.organisation_kind,
    Field.COUNTRY: lambda person: person.country,
    Field.CATEGORY: lambda person: person.category,
    Field.FUNCTION: lambda person: person.function,
    Field.LANGUAGE: lambda person: person.language,
    Field.CODE: lambda person: person.code,
}
"""What a run can be ordered by besides the columns of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunWish:
    """Which badges an organiser wants, and how they are to lie.

    *order* is a field or a column of the list; *only_new* leaves out whose badge was printed.
    Envelopes there are only in the order of the organisations, from *delegation* people on, 0 for none.
    """

    order: str = Field.ORGANISATION
    only_new: bool = False
    delegation: int = DELEGATION
    tray: int = TRAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What earlier runs have laid: how far they counted, the trays there are, the envelopes."""

    last: int = 0
    trays: frozenset[str] = frozenset()
    envelopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Somebody's badge and the place where it will lie; *layout* is that of the badge it replaces."""

    registrant: Registrant
    place: Place
    layout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """A delegation's badges; *is_added* where earlier ones lie in it already."""

    organisation: str
    badges: tuple[Placed, ...]
    is_added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """A run: the envelopes come out first, then the trays."""

    envelopes: tuple[Envelope, ...] = ()
    loose: tuple[Placed, ...] = field(default=())

    @property
    def badges(self) -> tuple[Placed, ...]:
        """Every badge, in the order of the numbers."""
        return (*(one for each in self.envelopes for one in each.badges), *self.loose)

    @property
    def trays(self) -> tuple[str, ...]:
        """The trays, in the order of the numbers."""
        return tuple(dict.fromkeys(one.place.tray for one in self.loose if one.place.tray))


def reader(order: str) -> Callable[[Registrant], str]:
    """Give what a run is ordered by: a field's word, else a column of the list."""
    return _READ.get(order) or (lambda person: person.columns.get(order, ""))


def is_known_order(order: str, columns: Collection[str]) -> bool:
    """Say whether a run can be ordered by *order*, where the lists have these *columns*."""
    return order in _READ or order in columns


def plan_run(people: Iterable[Registrant], wish: RunWish, laid: Laid | None = None) -> RunPlan:
    """Give the order and the places of the badges of *people*; numbers go on from what is *laid*."""
    laid = laid or Laid()
    read = reader(wish.order)
    ordered = sorted(people, key=lambda person: _key(person, read))
    groups: list[list[Registrant]] = []
    if wish.order == Field.ORGANISATION and wish.delegation:
        groups = [
            group
            for group in _by_organisation(ordered)
            if len(group) >= wish.delegation or fold(group[0].organisation) in laid.envelopes
        ]
    together = {person.id for group in groups for person in group}
    loose = [person for person in ordered if person.id not in together]
    numbers = iter(range(laid.last + 1, laid.last + len(ordered) + 1))
    envelopes = tuple(_envelope(group, laid, numbers) for group in groups)
    return RunPlan(envelopes=envelopes, loose=tuple(_in_trays(loose, read, wish, laid, numbers)))


def _key(person: Registrant, read: Callable[[Registrant], str]) -> tuple[str, str, str, str]:
    family, given = fold(person.family), fold(person.given)
    return (fold(read(person)) or f"{family} {given}", family, given, person.id)


def _by_organisation(ordered: Sequence[Registrant]) -> Iterator[list[Registrant]]:
    for named, group in groupby(ordered, lambda person: fold(person.organisation)):
        if named:
            yield list(group)


def _envelope(group: Sequence[Registrant], laid: Laid, numbers: Iterator[int]) -> Envelope:
    organisation = group[0].organisation
    badges = tuple(
        Placed(registrant=person, place=Place(tray="", number=next(numbers), envelope=organisation))
        for person in group
    )
    is_added = fold(organisation) in laid.envelopes
    return Envelope(organisation=organisation, badges=badges, is_added=is_added)


def _in_trays(
    loose: Sequence[Registrant],
    read: Callable[[Registrant], str],
    wish: RunWish,
    laid: Laid,
    numbers: Iterator[int],
) -> Iterator[Placed]:
    taken = set(laid.trays)
    for label, people in _trays(loose, read, wish.tray):
        shown = _unlike(label, taken)
        taken.add(shown)
        for person in people:
            yield Placed(registrant=person, place=Place(tray=shown, number=next(numbers)))


def _trays(
    loose: Sequence[Registrant], read: Callable[[Registrant], str], size: int
) -> Iterator[tuple[str, list[Registrant]]]:
    """Cut the order into trays where a letter ends; a letter that needs several has them alone."""
    letters: list[tuple[str, list[Registrant]]] = [
        (letter, list(group))
        for letter, group in groupby(loose, lambda person: _letter(_key(person, read)[0]))
    ]
    first, filled = "", list[Registrant]()
    last = ""
    for letter, group in letters:
        if filled and len(filled) + len(group) > size:
            yield _label(first, last), filled
            filled = []
        if len(group) > size:
            yield from _cut(letter, group, size)
            continue
        first = letter if not filled else first
        last = letter
        filled = [*filled, *group]
    if filled:
        yield _label(first, last), filled


def _cut(
    letter: str, group: Sequence[Registrant], size: int
) -> Iterator[tuple[str, list[Registrant]]]:
    """Part a letter into as many trays as it needs, equally full."""
    parts = -(-len(group) // size)
    edges = [len(group) * part // parts for part in range(parts + 1)]
    for part, (start, end) in enumerate(pairwise(edges), 1):
        yield f"{letter} {part}", list(group[start:end])


def _letter(key: str) -> str:
    return key[0].upper() if key and key[0].isalpha() else OTHER


def _label(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _unlike(label: str, taken: Collection[str]) -> str:
    """Give a label that no tray has: of a later run the second tray D-F is “D-F bis”, then “D-F ter”."""
    tries = (label, f"{label} bis", f"{label} ter", *(f"{label} {n}" for n in range(4, 1000)))
    return next(one for one in tries if one not in taken)
