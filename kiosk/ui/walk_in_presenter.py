"""A walk-in on the screen: the form, its draft, and the card of whoever was added."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.people import People
from kiosk.core.trouble import Trouble
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.told import told
from kiosk.ui.walk_in_form import WalkIn


class WalkInPresenter(QObject):
    """A scan while the form is open shows its verdict; the form keeps what is typed."""

    opened = Signal(str)  # registrant id: somebody was added
    troubled = Signal(object)  # Trouble
    left = Signal()

    def __init__(self, window: DeskWindow, people: People) -> None:
        super().__init__(window)
        self._window = window
        self._people = people
        window.form.saved.connect(self.save)
        window.form.given_up.connect(self.left)
        window.walk_in_wanted.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Show the form, where it was left; what was searched for is proposed as the name."""
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
        """Add the person, or the delegation's companions where there is no name."""
        details = walk_in.details
        is_named = bool(details.family.strip() or details.given.strip())
        added = self._people.add(details) if is_named or not walk_in.companions else None
        if walk_in.companions:
            self._people.add_companions(details.organisation, walk_in.companions)
        self._window.form.clear()
        if added is not None:
            self.opened.emit(added.id)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is missing over the form, which stays."""
        self.troubled.emit(trouble)
