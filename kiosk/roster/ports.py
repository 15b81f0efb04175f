"""What the roster asks of whoever keeps the people that are already known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.core.columns import Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSource:
    """A source as it was last loaded: the hash of its file, and how its rows are read."""

    version: str
    columns: Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """A person of a source as last loaded; the cells align with that source's header."""

    id: str
    line: int
    cells: Sequence[str]
    withdrawn: bool


class Known(Protocol):
    """What the desk knows of all lists so far."""

    def sources(self) -> Mapping[str, KnownSource]:
        """Give the sources by their name."""

    def keys(self, source: str) -> Iterable[tuple[str, str]]:
        """Give (registrant id, the code its list gives or "") of everybody of *source*.

        The withdrawn are among them: a list that brings them back is still the same list.
        """

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*, one at a time, the withdrawn too."""
