"""Fills the page of what is left to settle: what people choose goes to `Settling`."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.settling import Settling
from kiosk.core.clash import Clash, Settled, Way
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.settle_page import SettlePage
from kiosk.ui.told import told
from kiosk.wording.clashes import ClashText, Names, clash_text
from kiosk.wording.troubles import trouble_text

SHOWN = 40


class SettlePresenter(QObject):
    """Shows the open clashes while somebody looks at them."""

    changed = Signal()  # people, entries or badges are not as they were

    def __init__(self, page: SettlePage, store: DeskStore, settling: Settling) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._settling = settling
        self._last: Settled | None = None
        page.chosen.connect(self.settle)
        page.back_wanted.connect(self.take_back)
        settling.changed.connect(self.refresh)

    def open(self) -> None:
        """Show what is open now."""
        self._last = None
        self._page.tell("", can_go_back=False)
        self._settling.look()
        self.refresh()
        self._page.ask()

    @Slot()
    def refresh(self) -> None:
        """Show the clashes anew, if somebody looks at them."""
        if not self._page.isVisible():
            return
        clashes = self._settling.clashes
        texts = [(clash.key, self._text(clash)) for clash in clashes[:SHOWN]]
        self._page.show_clashes(texts, more=max(0, len(clashes) - SHOWN))

    @Slot(str, object)
    @told
    def settle(self, key: str, way: Way) -> None:
        """Settle a clash as somebody chose."""
        clash = next((one for one in self._settling.clashes if one.key == key), None)
        if clash is None:
            return
        text = self._text(clash)
        settled = self._settling.settle(clash, way)
        if settled is None:
            self._page.tell(self.tr("Un autre bureau l’a réglé entre-temps."), can_go_back=False)
            return
        self._last = settled
        called = dict(text.ways)[way]
        matter = text.heading if text.heading.endswith("?") else f"{text.heading}."
        said = self.tr("Réglé. {matter} {way}.").format(matter=matter, way=called)
        self._page.tell(said, can_go_back=True)
        self._after()

    @Slot()
    @told
    def take_back(self) -> None:
        """Open again what was settled last on this page."""
        if self._last is None:
            return
        self._settling.take_back(self._last)
        self._last = None
        self._page.tell(self.tr("C’est de nouveau à régler."), can_go_back=False)
        self._after()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why it could not be done."""
        self._page.tell(trouble_text(trouble), can_go_back=False)

    def _after(self) -> None:
        self.changed.emit()
        if not self._page.cards:
            self._page.ask()

    def _text(self, clash: Clash) -> ClashText:
        return clash_text(clash, names_of(clash, self._settling, self._store))


def names_of(clash: Clash, settling: Settling, store: DeskStore) -> Names:
    """Give what the people, desks and sessions of *clash* are called."""
    return Names(people=settling.people(clash), desk_name=store.desk_name, event=store.event)
