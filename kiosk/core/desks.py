"""What a desk knows of the others, and of its own exchange with them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kiosk.core.exchange import Heartbeat, PrinterWord
from kiosk.core.trouble import Trouble, TroubleKind

SILENT_MS = 60_000
"""A desk that was not heard of for so long is silent."""
_FRESH_MS = 900_000


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
    clock is ahead of the others' (behind: negative), 0 where it is right. *strangers* are told of
    those who write in the same place and cannot be read.
    """

    hub: str
    last_at: int | None = None
    waiting: int = 0
    trouble: Trouble | None = None
    desks: tuple[DeskWord, ...] = ()
    clock_off: int = 0
    strangers: tuple[Trouble, ...] = ()


def heard_at(beat: Heartbeat, *, is_first: bool, now: int) -> int:
    """Give when a desk that said *beat*, new to us *now* (UTC, ms), was heard of.

    What the first look at a hub finds may be old, and so may what a stick has brought; otherwise a new
    word was said just now, whatever the other's clock says.
    """
    is_old = is_first or now - beat.at > _FRESH_MS
    return min(now, beat.at) if is_old else now


def strangers_among(told: Iterable[Trouble], known: Collection[str]) -> tuple[Trouble, ...]:
    """Give what is to be told of *told*: each desk that cannot be read once, and none of the *known*.

    What a desk of this event sealed under an earlier key lies there still, and is nobody's concern.
    """
    found: dict[str, Trouble] = {}
    for trouble in told:
        whose = str(trouble.facts.get("path", "")).partition("/")[0]
        if trouble.kind is TroubleKind.HUB_FILE_FOREIGN and whose not in known:
            found.setdefault(whose, Trouble(trouble.kind, path=whose[:8]))
    return tuple(found.values())
