"""A walk-in on the screen: the form, its draft, and the card of whoever was added."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.people import People
from kiosk.core.session import WalkInPolicy
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.told import told
from kiosk.wording.verdicts import Tone, VerdictText
from kiosk.wording.walk_ins import policy_text


class WalkInPresenter(QObject):
    """A scan while the form is open shows its verdict; the form keeps what is typed."""

    opened = Signal(str)  # registrant id: somebody was added
    changed = Signal()
    troubled = Signal(object)  # Trouble
    left = Signal()

    def __init__(self, window: DeskWindow, people: People) -> None:
        super().__init__(window)
        self._window = window
        self._people = people
        self._asked: dict[str, str] | None = None
        window.aside.walk_in.saved.connect(self.save)
        window.aside.walk_in.given_up.connect(self.left)
        window.walk_in_wanted.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Show the form, where it was left; what was searched for is proposed as the name."""
        self._asked = None
        if not self._window.aside.walk_in.is_begun:
            self._window.aside.walk_in.propose_categories(self._people.categories())
            self._window.aside.walk_in.fill({"family": self._window.field.text().strip()})
        self._window.band.rest(
            self.tr("Nouvelle personne"),
            self.tr("Le nom suffit. Un badge sort dès que la personne est admise."),
        )
        self._window.aside.show_page(self._window.aside.walk_in)

    @Slot(dict)
    @told
    def save(self, texts: dict[str, str]) -> None:
        """Add the person, or the delegation's companions where there is no name.

        Where a supervisor must agree, it is asked once more.
        """
        form, details = self._window.aside.walk_in, Details(**texts)
        companions = form.companions.value
        is_named = bool(details.family.strip() or details.given.strip())
        if self._asks_first(texts):
            return
        added = self._people.add_group(details, companions)
        form.clear()
        self.changed.emit()
        if is_named:
            self.opened.emit(added[0].id)
        else:
            self.left.emit()

    def _asks_first(self, texts: dict[str, str]) -> bool:
        """Say whether this was not asked yet and wants a supervisor; then it is asked now."""
        category = texts["category"]
        policy = self._people.policy_for(category)
        if policy is not WalkInPolicy.SUPERVISOR or texts == self._asked:
            return False
        self._asked = texts
        again = self.tr("Entrée encore pour ajouter.")
        word, todo = self.tr("Demandez d’abord"), f"{policy_text(policy, category)} {again}"
        self._window.band.show_verdict(VerdictText(tone=Tone.LOOK, word=word, todo=todo))
        return True

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is missing over the form, which stays."""
        self.troubled.emit(trouble)
