"""A town hall's badges on the screen: who is there, who takes them, and how to take it back."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.delegation import Delegation, Handing
from kiosk.core.checkin import Refused
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.ui.delegation_panel import HandingWish
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.form import Subject
from kiosk.ui.shown import Shown
from kiosk.ui.told import told
from kiosk.wording.verdicts import Tone, VerdictText


class DelegationPresenter(QObject):
    """Opens on the organisation of whoever is on the card."""

    changed = Signal()
    left = Signal()
    troubled = Signal(object)  # Trouble

    def __init__(
        self, window: DeskWindow, delegation: Delegation, badges: Badges, *, shown: Shown
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = window.aside.delegation
        self._delegation = delegation
        self._badges = badges
        self._shown = shown
        self._handings: dict[str, Handing] = {}
        window.delegation_wanted.connect(self.open)
        self._panel.read_wanted.connect(self.read)
        self._panel.wanted.connect(self.hand_over)
        self._panel.take_back_wanted.connect(self.take_back)
        self._panel.search_wanted.connect(window.search_again)
        self._panel.given_up.connect(self.left)

    @Slot()
    @told
    def open(self) -> None:
        """Show the people of the organisation, with what was begun."""
        person = self._shown.on_card()
        if person is None:
            return
        if not person.organisation:
            raise Trouble(TroubleKind.NO_ORGANISATION, name=person.name)
        subject = Subject(
            about=person.organisation,
            title=person.organisation,
            question=self.tr("Les badges de toute la structure"),
            detail=self.tr(
                "Ils sortent tous ; seules les personnes cochées sont comptées arrivées."
            ),
        )
        self._window.aside.open_form(self._panel, subject, {})

    @Slot()
    def read(self) -> None:
        """Show the people of the organisation as they stand now."""
        organisation = self._panel.organisation
        self._panel.show_colleagues(
            self._delegation.colleagues(organisation),
            prints=self._badges.are_wanted,
            may_take_back=self._handing_of(organisation) is not None,
        )

    @Slot(HandingWish)
    @told
    def hand_over(self, wish: HandingWish) -> None:
        """Print, hand over, and check in who is there; then the next person is looked for."""
        handing = self._delegation.hand_over(wish.people, to=wish.collector, here=wish.here)
        self._handings[self._panel.organisation] = handing
        self._show_outcome(
            self.tr("Badges remis"),
            self.tr("À {to} : {badges}. Entrées : {admitted}").format(
                badges=len(handing.people), to=handing.to, admitted=handing.admitted
            ),
            self._refused_text(handing),
        )
        self._show_done()

    @Slot()
    @told
    def take_back(self) -> None:
        """Take back what was handed over last."""
        handing = self._handing_of(self._panel.organisation)
        if handing is None:
            return
        self._delegation.take_back(handing)
        self._handings.pop(self._panel.organisation, None)
        self._show_outcome(
            self.tr("Remise annulée"),
            self.tr("Les entrées aussi. Reprenez les badges qui sont sortis.")
            if handing.answers
            else self.tr("Reprenez les badges qui sont sortis. Les entrées restent."),
            "",
        )
        self._show_done()

    def _show_done(self) -> None:
        self.read()
        self.changed.emit()
        self._window.come_back()

    def _handing_of(self, organisation: str) -> Handing | None:
        """Give the handing that can be taken back: this window's, with the entries it made."""
        return self._handings.get(organisation) or self._delegation.handing_of(organisation)

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
