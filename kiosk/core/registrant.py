"""A person on the list, or added at a desk, and the codes that open their card."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Standing(StrEnum):
    """What the list says of a registration."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"


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
    code: str = ""
    """The code of the list, what the ticket's QR code holds; further ones are `Code` values."""
    bookings: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        """The name as it is said and printed: given, then family."""
        return f"{self.given} {self.family}".strip()

    @property
    def is_expected(self) -> bool:
        """Whether this person counts among those who should come."""
        return self.standing is not Standing.CANCELLED and not self.withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A text that opens one registrant's card."""

    text: str
    registrant: str
    kind: CodeKind = CodeKind.TICKET
    voided: bool = False
