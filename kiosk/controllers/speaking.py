"""What this desk says of itself to the others, and what it has heard of them."""

from collections.abc import Callable, Iterable

from kiosk import VERSION
from kiosk.core.desks import SILENT_MS, DeskWord
from kiosk.core.exchange import Heartbeat, PrinterWord
from kiosk.core.skew import ahead_of, own_skew
from kiosk.store.desk import DeskStore

BEAT_MS = 12_000


class Speaking:
    """Says every few seconds that this desk is there, and keeps what the others last said."""

    def __init__(
        self,
        store: DeskStore,
        *,
        session: Callable[[], str],
        printers: Callable[[], tuple[PrinterWord, ...]] = tuple,
    ) -> None:
        self._store = store
        self._session = session
        self._printers = printers
        self._spoke: int | None = None
        self._ahead: dict[str, int] = {}
        self.clock_off = 0

    def heartbeat(self, hub: str, now: int) -> Heartbeat | None:
        """Give what is to be said at *now* (UTC, ms); None while what was said last is fresh."""
        if self._spoke is not None and 0 <= now - self._spoke < BEAT_MS:
            return None
        self._spoke = now
        return self.word(hub, now)

    def say_again(self) -> None:
        """Say it anew in the next round: nobody heard what was said last."""
        self._spoke = None

    def word(self, hub: str, now: int) -> Heartbeat:
        """Give what this desk says of itself at *now* (UTC, ms)."""
        store = self._store
        return Heartbeat(
            desk=store.setting("id"),
            name=store.own_name,
            session=self._session(),
            at=now,
            version=VERSION,
            waiting=store.exchange.count_unpublished(hub),
            is_organiser=store.is_organiser,
            heard=store.exchange.held(),
            printers=self._printers(),
            ahead=self._ahead,
        )

    def hear(self, heartbeats: Iterable[Heartbeat], now: int) -> None:
        """Learn from what others said whose clock is off; *now* is ours, UTC in milliseconds."""
        own = self._store.setting("id")
        others = {beat.desk: beat for beat in heartbeats if beat.desk != own}
        self._ahead = {
            desk: by for desk, by in self._ahead.items() if desk not in others
        } | ahead_of(others.values(), now)
        known = {beat.desk: beat for beat, _ in self._store.exchange.heard()} | others
        self.clock_off = own_skew(own, self._ahead, known)

    def desks(self, now: int) -> tuple[DeskWord, ...]:
        """Give the other desks by name, each with when it was last heard of."""
        words = (
            DeskWord(
                id=beat.desk,
                name=self._store.desk_name(beat.desk),
                at=at,
                printers=beat.printers,
                waiting=beat.waiting,
                is_silent=now - at > SILENT_MS,
            )
            for beat, at in self._store.exchange.heard()
        )
        return tuple(sorted(words, key=lambda word: (word.name, word.id)))
