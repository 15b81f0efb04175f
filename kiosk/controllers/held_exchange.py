"""An exchange that rounds are done with, and that is let go of without waiting for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock, Thread

from kiosk.core.exchange import RoundOrder, RoundReport
from kiosk.core.ports import Exchange
from kiosk.core.trouble import Trouble

Files = Callable[[], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What a round's thread gives back; somebody has the central files *held_open*."""

    report: RoundReport
    held_open: tuple[str, ...] = ()


class HeldExchange:
    """Holds *exchange*, opened while the desk went by *under*, until `leave`."""

    def __init__(self, exchange: Exchange, *, under: tuple[str, str]) -> None:
        self._exchange = exchange
        self._calling = Lock()
        self.under = under

    def round(self, order: RoundOrder, files: Files | None) -> Came:
        """Do a round, and write the central files; what keeps them away does not take back the round."""
        with self._calling:
            report = self._exchange.round(order)
            if files is None or report.trouble is not None:
                return Came(report=report)
            try:
                return Came(report=report, held_open=self._exchange.write_central(files()))
            except Trouble as trouble:
                return Came(report=replace(report, trouble=trouble))

    def leave(self) -> None:
        """Close it as soon as nobody calls it any more, on a thread of its own: it may hang."""
        Thread(target=self._close, name="exchange-end", daemon=True).start()

    def _close(self) -> None:
        with self._calling:
            self._exchange.close()
