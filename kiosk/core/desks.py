"""What a desk knows of the others, and of its own exchange with them."""

from dataclasses import dataclass

from kiosk.core.exchange import PrinterWord
from kiosk.core.trouble import Trouble

SILENT_MS = 60_000
"""A desk that was not heard of for so long is silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWord:
    """Another desk as it was last heard of: *at* UTC in milliseconds, None if never."""

    id: str
    name: str
    at: int | None
    printers: tuple[PrinterWord, ...] = ()
    waiting: int = 0
    is_silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """How the exchange stands: *last_at* (UTC ms) when it last went through, None if never.

    *waiting* counts what this desk has not published yet; *clock_off* by how many milliseconds its
    clock is ahead of the others' (behind: negative), 0 where it is right.
    """

    hub: str
    last_at: int | None = None
    waiting: int = 0
    trouble: Trouble | None = None
    desks: tuple[DeskWord, ...] = ()
    clock_off: int = 0
