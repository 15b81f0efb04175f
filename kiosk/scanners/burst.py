"""Tells a scanner from a person by the rhythm of the keys: pure, time comes in.

A scanner types at least four characters with no more than 60 ms between them; in samples of real
typists no run of four was that fast. One key held down repeats as fast, but it is one key.
Keys are held back until the rhythm has decided.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

GAP_MS = 60
FEWEST = 4
LATE_TERMINATOR_MS = 400


class KeyKind(Enum):
    """What a key does to a burst."""

    CHARACTER = auto()
    TERMINATOR = auto()
    OTHER = auto()


class Fate(Enum):
    """What becomes of the key just fed."""

    HELD = auto()
    SWALLOWED = auto()
    PASSED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a key press leads to.

    *scan* is a text the scanner typed, empty if none; *released* says that the keys held so far
    were a person's and are to be typed after all, before the key just fed meets its *fate*.
    """

    fate: Fate
    scan: str = ""
    released: bool = False


@dataclass(slots=True)
class Burst:
    """The keys held back so far; times are milliseconds of one clock."""

    _held: list[str] = field(default_factory=list)
    _last: int = 0
    _scanned_at: int | None = None

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back, so that `pause` must be called when no more come."""
        return bool(self._held)

    def feed(self, kind: KeyKind, text: str, at: int) -> Decision:
        """Take one key press at *at*."""
        broken = self._held and at - self._last > GAP_MS
        ended = self.pause(at) if broken else Decision(fate=Fate.PASSED)
        if kind is KeyKind.CHARACTER:
            self._held.append(text)
            self._last = at
            return Decision(fate=Fate.HELD, scan=ended.scan, released=ended.released)
        if kind is KeyKind.TERMINATOR:
            return self._terminated(ended, at)
        return self.pause(at) if self._held else ended

    def pause(self, at: int) -> Decision:
        """Decide on the keys held: none came for longer than a scanner waits."""
        return self._ended(at, is_scan=self._is_scan)

    @property
    def _is_scan(self) -> bool:
        return len(self._held) >= FEWEST and len(set(self._held)) > 1

    def _terminated(self, ended: Decision, at: int) -> Decision:
        if self._is_scan:
            done = self._ended(at, is_scan=True)
            return Decision(fate=Fate.SWALLOWED, scan=done.scan)
        if self._held:
            return self._ended(at, is_scan=False)
        if self._scanned_at is not None and at - self._scanned_at <= LATE_TERMINATOR_MS:
            self._scanned_at = None
            return Decision(fate=Fate.SWALLOWED, scan=ended.scan)
        return ended

    def _ended(self, at: int, *, is_scan: bool) -> Decision:
        text = "".join(self._held)
        had_keys = bool(self._held)
        self._held.clear()
        if is_scan:
            self._scanned_at = at
            return Decision(fate=Fate.PASSED, scan=text)
        if had_keys:
            self._scanned_at = None  # a person types: their Return is no scanner's
        return Decision(fate=Fate.PASSED, released=had_keys)
