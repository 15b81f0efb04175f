"""Fills the page of the exchange: what people want goes to the controllers, what these know is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.controllers.hub_trial import HubTrial, HubTried
from kiosk.controllers.packing import PackWish
from kiosk.controllers.packs import Packs
from kiosk.core.desks import SyncState
from kiosk.core.hub_uri import HubKind, hub_kind
from kiosk.core.moment import Now, to_ms
from kiosk.core.pack import Packed
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.numbered_question import NumberedQuestion
from kiosk.ui.share_page import SharePage
from kiosk.ui.share_state import DeskShown, StateShown
from kiosk.wording.desks import ago_text, concern_text, exchange_text, exchanged_text, waiting_text
from kiosk.wording.packing import file_name, new_key_text, packed_text
from kiosk.wording.troubles import trouble_text

REFRESH_MS = 5000
YES = "yes"


class Exchanging(Protocol):
    """The desk's exchange with the others, which goes on whether anybody looks or not."""

    @property
    def changed(self) -> Any:
        """Emitted when *state* is another."""

    @property
    def hub(self) -> str:
        """Where the desks exchange, "" for nowhere."""

    @property
    def state(self) -> SyncState:
        """How it stands."""

    def choose(self, hub: str) -> None:
        """Exchange there from now on."""

    def exchange_once(
        self, folder: Path, finished: Callable[[Trouble | None, int, int], None]
    ) -> None:
        """Exchange at *folder* now; *finished* is told what is wrong, and the records sent and received."""


class SharePresenter(QObject):
    """The words of the page grow old while it is open, so they are said anew."""

    left = Signal()
    open_wanted = Signal()

    def __init__(
        self,
        page: SharePage,
        store: DeskStore,
        exchanging: Exchanging,
        *,
        trial: HubTrial,
        packs: Packs,
        now: Now,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._exchanging = exchanging
        self._trial = trial
        self._packs = packs
        self._now = now
        self._ticks = QTimer(self)
        self._ticks.setInterval(REFRESH_MS)
        self._connect()

    def _connect(self) -> None:
        page, packing = self._page, self._page.packing
        page.left.connect(self._leave)
        page.open_wanted.connect(self.open_wanted)
        page.make_wanted.connect(self._begin_pack)
        page.theft_told.connect(self._ask_about_theft)
        page.place.try_wanted.connect(self._try)
        page.place.save_wanted.connect(self._save)
        page.place.cancel_wanted.connect(self._stop_trying)
        page.carrying.wanted.connect(self._carry)
        packing.wanted.connect(self._make)
        packing.rekey_wanted.connect(self._change_key)
        packing.other_phrase_wanted.connect(self._propose)
        self._trial.ended.connect(self._show_tried)
        self._packs.packed.connect(self._show_packed)
        self._packs.failed.connect(self._show_trouble)
        self._exchanging.changed.connect(self.refresh)
        self._ticks.timeout.connect(self.refresh)

    def open(self) -> None:
        """Show how it stands; what was begun stays."""
        if not self._page.place.is_begun and not self._trial.is_busy:
            self._page.place.take_up(self._exchanging.hub)
        self._page.offer_theft(is_offered=self._packs.is_organiser)
        self._ticks.start()
        self.refresh()
        if self._page.is_on_overview:
            self._page.place.ask()

    @Slot()
    def refresh(self) -> None:
        """Say how the exchange stands now."""
        if not self._page.isVisible():
            self._ticks.stop()
            return
        state, now = self._exchanging.state, to_ms(self._now())
        self._page.state.setVisible(hub_kind(state.hub) is not HubKind.NONE)
        self._page.state.show_state(
            StateShown(
                headline=exchange_text(state, now),
                waiting=waiting_text(state.waiting),
                trouble=concern_text(state),
                desks=tuple(
                    DeskShown(name=one.name, heard=ago_text(one.at, now), is_silent=one.is_silent)
                    for one in sorted(state.desks, key=lambda one: one.name)
                ),
            )
        )

    @Slot()
    def _leave(self) -> None:
        self._ticks.stop()
        self.left.emit()

    @Slot(str)
    def _try(self, hub: str) -> None:
        self._page.place.tell("")
        self._page.place.show_trying(is_trying=True)
        self._trial.start(hub)

    @Slot()
    def _stop_trying(self) -> None:
        self._trial.cancel()
        self._page.place.show_trying(is_trying=False)
        self._page.place.tell(
            self.tr(
                "L’essai est arrêté. Ce lieu répond mal : vérifiez le réseau, ou essayez-en un autre."
            ),
            is_well=False,
        )

    @Slot(HubTried)
    def _show_tried(self, tried: HubTried) -> None:
        place = self._page.place
        place.show_trying(is_trying=False)
        if tried.trouble is not None:
            place.tell(trouble_text(tried.trouble), is_well=False)
        else:
            place.tell(
                self.tr("Cela marche : ce poste peut y écrire, y lire et y effacer. Enregistrez.")
                if place.is_begun
                else self.tr("Cela marche : ce poste peut y écrire, y lire et y effacer.")
            )

    @Slot(str)
    def _save(self, hub: str) -> None:
        self._exchanging.choose(hub)
        self._page.place.take_up(hub)
        self._page.place.tell(
            self.tr("C’est enregistré : l’échange commence.")
            if hub
            else self.tr("C’est enregistré : ce poste compte seul.")
        )
        self.refresh()

    @Slot()
    def _begin_pack(self) -> None:
        self._begin(is_rekey=False)

    @Slot()
    def _ask_about_theft(self) -> None:
        question = NumberedQuestion(
            self.tr("Après un vol"),
            asked=self.tr("Changer la clé secrète ?"),
            about=new_key_text(),
            answers=[(YES, self.tr("Oui, faire une nouvelle clé"))],
            parent=self._page,
        )
        question.chosen.connect(self._begin_rekey)
        question.open()

    @Slot()
    def _begin_rekey(self) -> None:
        self._begin(is_rekey=True)

    def _begin(self, *, is_rekey: bool) -> None:
        self._page.packing.begin(
            self._packs.propose(),
            file_name(self._store.event.short_name, is_rekey=is_rekey),
            is_rekey=is_rekey,
            can_be_organiser=self._packs.is_organiser,
        )
        self._page.show_packing()

    @Slot()
    def _propose(self) -> None:
        self._page.packing.show_phrase(self._packs.propose())

    @Slot(PackWish)
    def _make(self, wish: PackWish) -> None:
        self._page.packing.show_busy(is_busy=True)
        self._packs.make(wish)

    @Slot(PackWish)
    def _change_key(self, wish: PackWish) -> None:
        self._page.packing.show_busy(is_busy=True)
        self._packs.change_key(wish)

    @Slot(Packed)
    def _show_packed(self, done: Packed) -> None:
        self._page.packing.show_done(packed_text(done))

    @Slot(Trouble)
    def _show_trouble(self, trouble: Trouble) -> None:
        if self._page.packing.is_busy:
            self._page.packing.show_busy(is_busy=False)
            self._page.packing.tell(trouble_text(trouble))

    @Slot(str)
    def show_bug(self, number: str) -> None:
        """Say that the program itself went wrong while it tried or wrote something."""
        text = self.tr("Erreur du programme. Donnez ce numéro : {number}").format(number=number)
        packing, place = self._page.packing, self._page.place
        if packing.is_busy:
            packing.show_busy(is_busy=False)
            packing.tell(text)
        if place.is_trying:
            place.show_trying(is_trying=False)
            place.tell(text, is_well=False)

    @Slot(object)
    def _carry(self, folder: Path) -> None:
        self._page.carrying.show_busy()
        self._exchanging.exchange_once(folder, self._show_carried)

    def _show_carried(self, trouble: Trouble | None, sent: int, received: int) -> None:
        if trouble is not None:
            self._page.carrying.show_wrong(trouble_text(trouble))
        else:
            self._page.carrying.show_done(exchanged_text(sent, received))
