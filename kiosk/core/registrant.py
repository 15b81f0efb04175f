"""A person on the list, or added at a desk, and the codes that open their card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Standing(StrEnum):
    """What the list says of a registration."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"

    @property
    def admits(self) -> bool:
        """Whether nothing more is asked of this registration."""
        return self is Standing.CONFIRMED


class CodeKind(StrEnum):
    """What carries a code."""

    TICKET = "ticket"
    BADGE = "badge"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registrant:
    """One person; *columns* keeps every column of the list that was loaded, by its name."""

    id: str
    source: str
    list_id: str = ""
    family: str
    given: str = ""
    native_name: str = ""
    function: str = ""
    organisation: str = ""
    organisation_kind: str = ""
    country: str = ""
    category: str = ""
    email: str = ""
    language: str = ""
    note: str = ""
    standing: Standing = Standing.CONFIRMED
    withdrawn: bool = False
    replaced_by: str | None = None
    replaces: str | None = None
    code: str = ""
    """The code of the list, what the ticket's QR code holds; further ones are `Code` values."""
    bookings: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        """The name as it is said and printed: given, then family."""
        return f"{self.given} {self.family}".strip()

    @property
    def is_cancelled(self) -> bool:
        """Whether the list says that this person does not come, or no longer names them."""
        return self.standing is Standing.CANCELLED or self.withdrawn

    @property
    def is_expected(self) -> bool:
        """Whether this person counts among those who should come."""
        return not self.is_cancelled and self.replaced_by is None


_FILLED_IN = (
    *("native_name", "function", "organisation", "organisation_kind", "country"),
    *("category", "email", "language", "note"),
)


def as_one(person: Registrant, others: Sequence[Registrant]) -> Registrant:
    """Give the one person that *person* and *others* of further lists are.

    Theirs are the bookings of all and what *person* lacks. While one of them comes, so does the
    person; confirmed on one list is confirmed.
    """
    everybody = (person, *others)
    coming = max(everybody, key=lambda one: (not one.is_cancelled, one.standing.admits))
    said: dict[str, Any] = {
        name: next((text for one in everybody if (text := getattr(one, name))), "")
        for name in _FILLED_IN
    }
    return replace(
        person,
        standing=coming.standing,
        withdrawn=coming.withdrawn,
        bookings=person.bookings.union(*(one.bookings for one in others)),
        columns=_columns_of_all((person, *others)),
        **said,
    )


def _columns_of_all(people: Sequence[Registrant]) -> dict[str, str]:
    """Give what the lists say of one person; of two words on a column, the earlier of *people*."""
    columns: dict[str, str] = {}
    for one in reversed(people):
        columns |= {name: text for name, text in one.columns.items() if text or name not in columns}
    return columns


def instead_of(person: Registrant, absent: Registrant) -> Registrant:
    """Give *person*, who comes for *absent*, with what the absent one's list says of who may enter."""
    return replace(
        person,
        replaces=absent.id,
        organisation_kind=person.organisation_kind or absent.organisation_kind,
        columns={**absent.columns, **person.columns},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A text that opens one registrant's card."""

    text: str
    registrant: str
    kind: CodeKind = CodeKind.TICKET
    voided: bool = False
