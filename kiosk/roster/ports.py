"""What the roster asks of whoever keeps the people that are already known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from kiosk.core.columns import Columns, Row

KnownRow = tuple[Row, bool]
"""A person of a source as last loaded, and whether a later version of it left them out."""


class Known(Protocol):
    """What the desk knows of all lists so far."""

    def sources(self) -> Mapping[str, Columns]:
        """Give each source by its name, and how its rows are read."""

    def keys(self, source: str) -> Iterable[tuple[str, str]]:
        """Give (registrant id, the code its list gives or "") of everybody of *source*.

        The withdrawn are among them: a list that brings them back is still the same list.
        """

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*, one at a time, the withdrawn too."""
