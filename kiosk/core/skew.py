"""Whose clock is off: judged from words that came from the future, for those alone prove it.

A word of a desk may be read long after it was said (a stick, a network that was away), so an old one
proves nothing; one that was said *later than now* does.
"""

from collections.abc import Iterable, Mapping

from kiosk.core.exchange import Heartbeat

TELL_MS = 120_000
"""A clock is told off from two minutes on."""


def ahead_of(heartbeats: Iterable[Heartbeat], now: int) -> dict[str, int]:
    """Give the desks whose clock is ahead of ours (*now*, UTC ms), and by how many milliseconds."""
    return {beat.desk: beat.at - now for beat in heartbeats if beat.at - now > TELL_MS}


def own_skew(desk: str, ahead: Mapping[str, int], heartbeats: Mapping[str, Heartbeat]) -> int:
    """Give by how many milliseconds the clock of *desk* is ahead (behind: negative), 0 where it is right.

    *ahead* are the desks that seem ahead of it, *heartbeats* what all others last said. It is believed
    off when more than half of the others say so; of two desks that differ each is told.
    """
    others = [beat for id_, beat in heartbeats.items() if id_ != desk]
    behind_by = sorted(by for id_, by in ahead.items() if id_ in heartbeats)
    ahead_by = sorted(beat.ahead[desk] for beat in others if desk in beat.ahead)
    if 2 * len(behind_by) > len(others):
        return -behind_by[len(behind_by) // 2]
    if 2 * len(ahead_by) > len(others):
        return ahead_by[len(ahead_by) // 2]
    return 0
