"""A spare badge is scanned over somebody's card: it is theirs, unless they have one; then it is asked first."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from kiosk.controllers.spares import Spares, Tied
from kiosk.core.moment import Now
from kiosk.core.printjob import Job
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.codes import Spare
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.same_presenter import Settled
from kiosk.ui.shown import Shown, is_barred
from kiosk.wording.printing import has_badge_text

SAME_BEEP = timedelta(seconds=2)
"""A scanner that reads twice does so at once; nobody has read the question by then."""


class SparePresenter(QObject):
    """Whoever calls it shows what troubles it meets."""

    settled = Signal(Settled)

    def __init__(self, window: DeskWindow, spares: Spares, *, now: Now, shown: Shown) -> None:
        super().__init__(window)
        self._window = window
        self._spares = spares
        self._now = now
        self._shown = shown
        self._asked_at: datetime | None = None

    def take(self, scanned: str) -> bool:
        """Give the spare badge that was scanned to whoever is on the card; say whether there are both.

        Raises:
            Trouble: they are refused, or it cannot be theirs.
        """
        if self._spares.was_just_tied(scanned):
            return True
        person = self._shown.on_card()
        spare = self._spares.untied(scanned) if person is not None else None
        if person is None or spare is None:
            return False
        if is_barred(self._shown.verdict):
            raise Trouble(TroubleKind.SPARE_FIRST_ADMIT, name=person.name)
        if self._shown.to_tie == spare.code:
            if not self._is_same_beep():
                self._tie(spare.code, person)
        elif (badge := self._spares.badge_of(person.id)) is not None:
            self._ask(spare, person, badge)
        else:
            self._tie(spare.code, person)
        return True

    def tie_asked(self) -> None:
        """Give the spare badge that somebody was asked about to whoever is on the card."""
        if (person := self._shown.on_card()) is not None:
            self._tie(self._shown.to_tie, person)

    def untie(self, tied: Tied) -> None:
        """Take back that a spare badge is somebody's."""
        self._spares.untie(tied)
        word = self.tr("Badge de réserve repris")
        detail = self.tr("Le n° {number} n’est plus à personne.").format(number=tied.spare.number)
        self.settled.emit(Settled(word=word, detail=detail, registrant=tied.registrant))

    def _ask(self, spare: Spare, person: Registrant, badge: Job) -> None:
        """Somebody else may be meant, who is not on the card yet."""
        has = has_badge_text(badge, spare=self._spares.number_of(badge))
        self._shown.ask(
            self.tr("Badge de réserve n° {number} pour {name} ?").format(
                number=spare.number, name=person.name
            ),
            self.tr(
                "{has} Scannez celui-ci encore, ou touche Entrée, pour le lui donner. "
                "S’il est pour quelqu’un d’autre : ouvrez d’abord sa fiche."
            ).format(has=has),
            person,
        )
        self._shown.to_tie = spare.code
        self._asked_at = self._now()
        self._window.aside.card.offer_to_tie()

    def _is_same_beep(self) -> bool:
        since = self._asked_at
        return since is not None and timedelta(0) <= self._now() - since < SAME_BEEP

    def _tie(self, code: str, person: Registrant) -> None:
        tied = self._spares.tie(code, person.id)
        word = self.tr("Badge de réserve n° {number}").format(number=tied.spare.number)
        detail = self.tr("Il est à {name} : écrivez son nom dessus.").format(name=person.name)
        if tied.also_comes:
            also = self.tr("Son badge imprimé sort encore : ne le remettez à personne.")
            detail = f"{detail} {also}"
        self.settled.emit(Settled(word=word, detail=detail, registrant=person))
        self._shown.tied = tied
        self._window.aside.card.offer_to_untie()
