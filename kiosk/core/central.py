"""Which desk writes the central file: one at a time, without anybody being asked.

It is the one thing in a hub that is replaced. Should two desks write at once, the older figures may
stand there for a round; whoever should write does so in each round, and so heals it.
"""

from collections.abc import Iterable, Mapping

from kiosk.core.exchange import Heartbeat

HEARD_MS = 60_000
"""A desk that was not heard of for so long does not write."""
PAUSE_MS = 5_000
WORKBOOK_PAUSE_MS = 60_000
"""A workbook takes longest to make, and is what people hold open."""


def should_write(
    desk: str,
    *,
    is_organiser: bool,
    others: Iterable[Heartbeat],
    heard: Mapping[str, int],
    now: int,
) -> bool:
    """Say whether *desk* should write: an organiser's, else the one of the smallest id.

    *heard* says when each of the *others* was last heard of, by this desk's clock (UTC, ms): their
    own clocks may be an hour off.
    """
    awake = [other for other in others if now - heard.get(other.desk, 0) < HEARD_MS]
    organisers = {other.desk for other in awake if other.is_organiser}
    if is_organiser:
        return desk <= min(organisers, default=desk)
    return not organisers and desk <= min((other.desk for other in awake), default=desk)


class Hearing:
    """When each other desk was last heard of, by this desk's clock: each new word of it counts."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self.at: dict[str, int] = {}

    def hear(self, others: Iterable[Heartbeat], now: int) -> None:
        """Take the newest words of other desks; a first one counts only as far as it seems new."""
        for other in others:
            said = self._words.get(other.desk)
            if said is None:
                self.at[other.desk] = min(other.at, now)
            elif said != other.at:
                self.at[other.desk] = now
            self._words[other.desk] = other.at
