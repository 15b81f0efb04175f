"""A town hall's badges on the screen: who is there, who takes them, and how to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.delegation import Delegation, Handing
from kiosk.core.checkin import Refused
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble
from kiosk.ui.delegation_panel import HandingWish
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.told import told
from kiosk.wording.verdicts import Tone, VerdictText


class DelegationPresenter(QObject):
    """Opens on the organisation of whoever is on the card; *on_card* says who that is."""

    changed = Signal()
    left = Signal()
    troubled = Signal(object)  # Trouble

    def __init__(
        self,
        window: DeskWindow,
        delegation: Delegation,
        *,
        on_card: Callable[[], Registrant | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._delegation = delegation
        self._on_card = on_card
        self._organisation = ""
        self._handing: Handing | None = None
        window.delegation_wanted.connect(self.open)
        window.aside.delegation.wanted.connect(self.hand_over)
        window.aside.delegation.take_back_wanted.connect(self.take_back)
        window.aside.delegation.given_up.connect(self.left)

    @Slot()
    def open(self) -> None:
        """Show the people of the organisation, as it was left if it was."""
        person = self._on_card()
        if person is None or not person.organisation:
            return
        panel = self._window.aside.delegation
        if not panel.is_begun or self._organisation != person.organisation:
            self._organisation = person.organisation
            colleagues = self._delegation.colleagues(self._organisation)
            panel.show_colleagues(self._organisation, colleagues)
        self._window.band.rest(
            self.tr("Les badges de toute la structure"),
            self.tr("Ils sortent tous ; seules les personnes cochées sont comptées arrivées."),
        )
        self._window.aside.show_page(panel)

    @Slot(HandingWish)
    @told
    def hand_over(self, wish: HandingWish) -> None:
        """Print, hand over, and check in who is there."""
        handing = self._delegation.hand_over(wish.people, to=wish.collector, here=wish.here)
        self._handing = handing
        self._show_outcome(
            self.tr("Badges remis"),
            self.tr("À {to} : {badges}. Entrées : {admitted}").format(
                badges=len(handing.people), to=handing.to, admitted=handing.admitted
            ),
            self._refused_text(handing),
        )
        colleagues = self._delegation.colleagues(self._organisation)
        self._window.aside.delegation.show_handed(self._organisation, colleagues)
        self.changed.emit()

    @Slot()
    @told
    def take_back(self) -> None:
        """Take back what was just handed over."""
        if self._handing is None:
            return
        self._delegation.take_back(self._handing)
        self._handing = None
        self._show_outcome(
            self.tr("Remise annulée"),
            self.tr("Les entrées aussi. Reprenez les badges qui sont sortis."),
            "",
        )
        colleagues = self._delegation.colleagues(self._organisation)
        self._window.aside.delegation.show_colleagues(self._organisation, colleagues)
        self.changed.emit()

    def _show_outcome(self, word: str, reason: str, refused: str) -> None:
        tone = Tone.LOOK if refused else Tone.ADMITTED
        told_text = VerdictText(tone=tone, word=word, reason=reason, todo=refused)
        self._window.band.show_verdict(told_text)

    def _refused_text(self, handing: Handing) -> str:
        refused = [
            answer.verdict.registrant.name
            for answer in handing.answers
            if isinstance(answer.verdict, Refused)
        ]
        names = ", ".join(refused)
        return self.tr("Pas admis, à voir un par un : {names}").format(names=names) if names else ""

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is missing over the panel, which stays."""
        self.troubled.emit(trouble)
