"""A walk-in on the screen: the form, its draft, and the card of whoever was added."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.people import People
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.told import told


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
        window.aside.walk_in.saved.connect(self.save)
        window.aside.walk_in.given_up.connect(self.left)
        window.walk_in_wanted.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Show the form, where it was left; what was searched for is proposed as the name."""
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
        """Add the person, or the delegation's companions where there is no name."""
        form, details = self._window.aside.walk_in, Details(**texts)
        companions = form.companions.value
        is_named = bool(details.family.strip() or details.given.strip())
        added = self._people.add(details) if is_named or not companions else None
        if companions:
            self._people.add_companions(details.organisation, companions)
        form.clear()
        self.changed.emit()
        if added is not None:
            self.opened.emit(added.id)
        else:
            self.left.emit()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is missing over the form, which stays."""
        self.troubled.emit(trouble)
