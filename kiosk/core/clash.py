"""What desks did apart and people should look at: each clash has an outcome already, and ways to settle it.

A clash is a function of the *set* of records, so desks that have the same records list the same
clashes, in whatever order those arrived; `kiosk/core/clashing.py` finds them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

_KEY_LETTERS = 32


class ClashKind(StrEnum):
    """What happened apart; the value is what the journal keeps."""

    ADMITTED_TWICE = "admitted-twice"
    TWO_ROOMS = "two-rooms"
    ADDED_TWICE = "added-twice"
    PRINTED_TWICE = "printed-twice"
    CORRECTED_APART = "corrected-apart"
    REPLACED_APART = "replaced-apart"
    OVERFULL = "overfull"


class WayKind(StrEnum):
    """How a clash is settled; the value is what the journal keeps."""

    SEEN = "seen"
    """It is as it should be: nothing else is recorded."""
    SAME = "same"
    """They are one person: merged."""
    DIFFERENT = "different"
    """They are not: nothing else is recorded."""
    KEEP = "keep"
    """One of the sides is right: its word stands."""
    UNDO = "undo"
    """One of the entries was none: it is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One click that settles a clash; *side* is the record it is about, "" for the clash as a whole."""

    kind: WayKind
    side: str = ""

    @property
    def how(self) -> str:
        """The way as a record says it."""
        return f"{self.kind.value}:{self.side}" if self.side else self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one desk did; *at* is UTC in milliseconds.

    *record* is unlike that of any other side: of a correction with its field, of people the registrant.
    *registrant* is who was added or comes instead; *text* is what a correction says, None where the
    list is right again. Somebody of a list was added by no desk: then *desk* is empty.
    """

    record: str
    desk: str
    at: int
    session: str = ""
    registrant: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One matter to settle: whom it concerns (*registrants*), what each desk did (*sides*).

    The sides stand in the order that every desk agrees on. *official* is the record of the one that
    counts meanwhile, "" where all do. *facts* are figures and names for its wording.
    """

    kind: ClashKind
    sides: tuple[Side, ...]
    ways: tuple[Way, ...]
    registrants: tuple[str, ...] = ()
    session: str = ""
    official: str = ""
    facts: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def records(self) -> frozenset[str]:
        """What clashes: the records, of people the registrants."""
        return frozenset(side.record for side in self.sides)

    @property
    def key(self) -> str:
        """The name that each desk gives to this clash."""
        told = "+".join(sorted(self.records))
        return f"{self.kind.value}:{sha256(told.encode()).hexdigest()[:_KEY_LETTERS]}"

    @property
    def desks(self) -> tuple[str, ...]:
        """The desks that did it, each once."""
        return tuple(dict.fromkeys(side.desk for side in self.sides if side.desk))

    @property
    def at(self) -> int:
        """When the last of it happened, UTC in milliseconds."""
        return max(side.at for side in self.sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What somebody has settled: the *record* that says so, *how*, and the *deeds* done with it.

    *records* are what clashed: a clash between some of these is settled with it.
    """

    record: str
    clash: str
    how: str
    desk: str
    at: int
    clock: int
    kind: str = ""
    records: frozenset[str] = frozenset()
    deeds: tuple[str, ...] = ()

    def settles(self, clash: Clash) -> bool:
        """Say whether *clash* is the one that was settled, or a part of it."""
        is_part = self.kind == clash.kind and clash.records <= self.records
        return self.clash == clash.key or is_part


def still_open(clashes: Iterable[Clash], settled: Collection[Settled]) -> list[Clash]:
    """Give the clashes that nobody has settled, the newest first."""
    left = [clash for clash in clashes if not any(one.settles(clash) for one in settled)]
    return sorted(left, key=lambda clash: (-clash.at, clash.key))
