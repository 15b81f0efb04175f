"""Lets the desk at work show what comes of the other desks, and how the exchange with them stands."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.rounds import Taken
from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now, to_ms
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore, Renewal
from kiosk.ui.desk_room import DeskRoom
from kiosk.ui.share_presenter import Exchanging


class RunningExchange(Exchanging, Protocol):
    """The exchange as the window runs it."""

    @property
    def received(self) -> Any:
        """Emitted with `Taken` when something new is in the tables."""

    @property
    def renewed(self) -> Any:
        """Emitted with `Renewal` when this desk was a copy of another."""

    def desks(self) -> Sequence[DeskWord]:
        """Give the other desks as they were last heard of."""

    def start(self) -> None:
        """Begin, where there is a hub."""

    def stop(self) -> None:
        """Begin no more rounds."""

    def begin_anew(self) -> None:
        """Go on with what a pack has brought."""

    def soon(self) -> None:
        """Publish what this desk has just done."""


class ExchangePresenter(QObject):
    """Stands between the exchange, which lives as long as the window, and the desk of today's programme."""

    programme_came = Signal()  # from another desk: this one is opened anew

    def __init__(
        self,
        store: DeskStore,
        exchanging: RunningExchange,
        *,
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._exchanging = exchanging
        self._now = now
        self._desk: DeskRoom | None = None
        exchanging.changed.connect(self._show_state)
        exchanging.received.connect(self._take)
        exchanging.renewed.connect(self._tell_renewal)

    def serve(self, desk: DeskRoom | None) -> None:
        """Show all this at *desk* from now on; None while there is none."""
        self._desk = desk
        if desk is not None:
            desk.did.connect(self._exchanging.soon)
            self._show_state()

    @Slot()
    def tell_name(self) -> None:
        """Show what this desk is called now, and let the others hear of it."""
        self._show_state()
        self._exchanging.soon()

    @Slot()
    def _show_state(self) -> None:
        if self._desk is not None:
            state: SyncState = self._exchanging.state
            self._desk.show_exchange(state, to_ms(self._now()), self._store.own_name)

    @Slot(object)
    def _take(self, taken: Taken) -> None:
        if taken.is_anew or RecordKind.PROGRAMME in taken.kinds:
            self.programme_came.emit()
        elif self._desk is not None:
            self._desk.take_news()

    @Slot(object)
    def _tell_renewal(self, renewal: Renewal) -> None:
        """Say that this desk was a copy, and what it is called now."""
        self._show_state()
        if self._desk is not None:
            trouble = Trouble(
                TroubleKind.DESK_WAS_COPY,
                name=self._store.own_name,
                found=str(renewal.found),
                missing=str(renewal.missing),
            )
            self._desk.show_trouble(trouble)
