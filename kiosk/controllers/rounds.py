"""One round of exchange at a hub: what this desk gives to it, and how what it brought is taken in.

The round itself may hang as long as the hub does, and runs on a thread of its own or in a command;
what stands here runs on the main thread, in slices so small that a scan between two is not held up.
"""

from collections.abc import Generator
from dataclasses import dataclass, field

from kiosk.core.desks import heard_at
from kiosk.core.exchange import Heartbeat, RoundOrder, RoundReport
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore, Renewal

BEAT = "beat"
"""The setting that keeps the latest time at which this desk ever said it spoke, right or wrong.

A later word under its name is of a copy of it; its own may come back late, after its clock was set back.
"""


@dataclass(slots=True, kw_only=True)
class Taken:
    """What a round came to: records *sent* and *received* (new here), and what is odd or wrong.

    *is_anew* when all was folded again, for a list or a programme that came late, perhaps rounds ago.
    *renewal* says that this desk was a copy and goes on under a name of its own.
    """

    sent: int = 0
    received: int = 0
    kinds: set[str] = field(default_factory=set)
    is_anew: bool = False
    renewal: Renewal | None = None
    has_more: bool = False
    trouble: Trouble | None = None
    told: tuple[Trouble, ...] = ()


class Rounds:
    """Gives the rounds of one desk at one *hub* their orders, and takes in their reports."""

    def __init__(self, store: DeskStore, hub: str) -> None:
        self._store = store
        self._hub = hub
        self._under = store.goes_by

    @property
    def _spoke(self) -> int:
        return int(self._store.setting(BEAT, "0"))

    def order(self, heartbeat: Heartbeat | None) -> RoundOrder:
        """Say what is to be published, and what should lie at the hub already."""
        if heartbeat is not None and heartbeat.at > self._spoke:
            self._store.keep_setting(BEAT, str(heartbeat.at))
        self._under = self._store.goes_by
        exchange = self._store.exchange
        return RoundOrder(
            published=exchange.published(self._hub),
            outgoing=exchange.outgoing(self._hub),
            heartbeat=heartbeat,
        )

    def take(self, report: RoundReport, *, now: int) -> Generator[None, None, Taken]:
        """Take in what a round has done, a slice at each step; at the end, say what it came to."""
        taken = Taken(has_more=report.has_more, trouble=report.trouble, told=report.told)
        self._take_own(report, taken)
        yield
        is_copy = self._hear(report, now)
        for fetched in report.fetched:
            is_copy = is_copy or self._store.is_anothers(fetched)
            for received in self._store.receive_all(self._hub, fetched):
                taken.received += received.new
                taken.kinds |= received.kinds
                yield
        if self._store.is_behind and not report.has_more:
            self._store.fold_again()
            taken.is_anew = True
        if is_copy:
            taken.renewal = self._store.become_new()
        return taken

    def _take_own(self, report: RoundReport, taken: Taken) -> None:
        """Keep what became of this desk's own, unless its key was changed meanwhile.

        What was published under the key before is to be published again: nobody may read it any more.
        """
        if self._store.goes_by != self._under or not (
            report.lost or report.published or report.rolled
        ):
            return
        exchange = self._store.exchange
        with self._store.transaction():
            exchange.lose(self._hub, report.lost)
            for published in report.published:
                exchange.keep_published(self._hub, published)
                taken.sent += len(published.records)
            for rolled in report.rolled:
                exchange.keep_rolled(self._hub, rolled)

    def _hear(self, report: RoundReport, now: int) -> bool:
        """Remember what the others said; say whether somebody speaks under this desk's own name."""
        own = self._store.setting("id")
        before = {beat.desk: beat for beat, _ in self._store.exchange.heard()}
        with self._store.transaction():
            for beat in report.heartbeats:
                if beat.desk != own and before.get(beat.desk) != beat:
                    at = heard_at(beat, is_first=beat.desk not in before, now=now)
                    self._store.exchange.hear(beat, at)
        return any(beat.desk == own and beat.at > self._spoke for beat in report.heartbeats)
