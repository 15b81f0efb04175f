"""What became of a layout since it was opened in the designer, and what the list says of it."""

from dataclasses import dataclass

from kiosk.core.history import History
from kiosk.core.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A layout in the list: whether it ships, this machine has its own of it, the desk prints with it.

    *is_changed* says that something of it is not saved, *is_wrong* that its file cannot be read.
    """

    name: str
    is_shipped: bool
    is_own: bool
    is_desks: bool
    is_changed: bool
    is_wrong: bool = False


@dataclass(slots=True)
class Draft:
    """What became of a layout since it was opened; *saved* is None of one that was never saved.

    *read* is what its file said then: measures are rounded there, elements sorted.
    """

    history: History[Layout]
    saved: Layout | None
    read: Layout | None
    merging: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether something of it is not saved."""
        return self.history.now != self.saved
