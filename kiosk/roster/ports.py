"""What the roster asks of whoever keeps the people that are already known.

The rows are asked for by their shape alone, so that who keeps them need not know this room.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from kiosk.core import walkin
from kiosk.core.columns import Columns, Field


class KnownSource(Protocol):
    """A source as it was last loaded."""

    @property
    def columns(self) -> Columns:
        """How its rows are read."""

    @property
    def mapping(self) -> Mapping[Field, str]:
        """What the organiser said of its columns: by field, "" for a field that has none."""


class KnownRow(Protocol):
    """A person of a source as last loaded."""

    @property
    def id(self) -> str:
        """The registrant's id, which begins with the source's name and a colon."""

    @property
    def line(self) -> int:
        """The line in the file that gave the row."""

    @property
    def cells(self) -> Sequence[str]:
        """The row, aligned with its source's header."""

    @property
    def withdrawn(self) -> bool:
        """Whether a later version of the source left this person out."""


class Known(Protocol):
    """What the desk knows of all lists so far."""

    def sources(self) -> Mapping[str, KnownSource]:
        """Give the sources by their name, the one that was loaded last at the end."""

    def keys(self, source: str) -> Iterable[tuple[str, str]]:
        """Give (registrant id, the code its list gives or "") of everybody of *source*.

        The withdrawn are among them: a list that brings them back is still the same list.
        """

    def rows(self, source: str) -> Iterator[KnownRow]:
        """Give everybody of *source*, one at a time, the withdrawn too.

        Those whom desks added are of `walkin.SOURCE`, which is none of `sources`.
        """

    def row(self, registrant: str) -> KnownRow | None:
        """Give one person's row, None if there is none."""


def peopled(known: Known) -> Mapping[str, Columns]:
    """Give how the rows of each source are read, of those whom desks added too."""
    listed = {name: source.columns for name, source in known.sources().items()}
    return {**listed, walkin.SOURCE: walkin.COLUMNS}
