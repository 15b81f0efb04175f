"""A walk-in on the screen: the form, its draft, and the card of whoever was added."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.people import People
from kiosk.core.session import WalkInPolicy
from kiosk.core.trouble import Trouble
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.told import told
from kiosk.ui.walk_in_form import WalkIn
from kiosk.wording.verdicts import Tone, VerdictText
from kiosk.wording.walk_ins import policy_text


class WalkInPresenter(QObject):
    """A scan while the form is open shows its verdict; the form keeps what is typed."""

    opened = Signal(str)  # registrant id: somebody was added
    troubled = Signal(object)  # Trouble
    left = Signal()

    def __init__(self, window: DeskWindow, people: People) -> None:
        super().__init__(window)
        self._window = window
        self._people = people
        self._asked: WalkIn | None = None
        window.form.saved.connect(self.save)
        window.form.given_up.connect(self.left)
        window.walk_in_wanted.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Show the form, where it was left; what was searched for is proposed as the name."""
        self._asked = None
        if not self._window.form.is_begun:
            self._window.form.propose_categories(self._people.categories())
        self._window.band.rest(
            self.tr("Nouvelle personne"),
            self.tr("Le nom suffit. Un badge sort dès que la personne est admise."),
        )
        self._window.show_form()
        self._window.form.ask(self._window.field.text().strip())

    @Slot(WalkIn)
    @told
    def save(self, walk_in: WalkIn) -> None:
        """Add the person, or the delegation's companions where there is no name.

        Where a supervisor must agree, it is asked once more.
        """
        details = walk_in.details
        is_named = bool(details.family.strip() or details.given.strip())
        if is_named and self._asks_first(walk_in):
            return
        added = self._people.add(details) if is_named or not walk_in.companions else None
        if walk_in.companions:
            self._people.add_companions(details.organisation, walk_in.companions)
        self._window.form.clear()
        if added is not None:
            self.opened.emit(added.id)

    def _asks_first(self, walk_in: WalkIn) -> bool:
        """Say whether this was not asked yet and wants a supervisor; then it is asked now."""
        category = walk_in.details.category
        policy = self._people.policy_for(category)
        if policy is not WalkInPolicy.SUPERVISOR or walk_in == self._asked:
            return False
        self._asked = walk_in
        again = self.tr("Entrée encore pour ajouter.")
        word, todo = self.tr("Demandez d’abord"), f"{policy_text(policy, category)} {again}"
        self._window.band.show_verdict(VerdictText(tone=Tone.LOOK, word=word, todo=todo))
        return True

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is missing over the form, which stays."""
        self.troubled.emit(trouble)
