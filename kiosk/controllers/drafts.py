"""What became of a layout since it was opened in the designer, and what the list says of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

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


def changed(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Give the path of each value in *new* that is another than in *old*: ``.box.w``."""
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new):
        for one in fields(old):
            yield from changed(getattr(old, one.name), getattr(new, one.name), f"{path}.{one.name}")
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from changed(before, after, f"{path}.{place}")
    else:
        yield path
