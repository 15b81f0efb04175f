"""Moments as the journal keeps them: UTC in milliseconds."""

from collections.abc import Callable
from datetime import datetime, tzinfo

Now = Callable[[], datetime]
"""Gives the moment it is, aware; passed in, so that a test or a rehearsal has its own clock."""


def to_ms(moment: datetime) -> int:
    """Give an aware *moment* as UTC in milliseconds."""
    return round(moment.timestamp() * 1000)


def from_ms(at: int, zone: tzinfo) -> datetime:
    """Give *at* (UTC, ms) as a moment in *zone*."""
    return datetime.fromtimestamp(at / 1000, zone)
