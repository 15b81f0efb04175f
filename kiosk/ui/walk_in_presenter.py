"""A walk-in on the screen: the form, its draft, and the card of whoever was added."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.people import People
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.form import Subject
from kiosk.ui.supervisor import SupervisorQuestion
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
        self._supervisor = SupervisorQuestion(window, people)
        window.aside.walk_in.saved.connect(self.save)
        window.aside.walk_in.given_up.connect(self.left)
        window.walk_in_wanted.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Show the form for who was searched for, else where it was left."""
        form = self._window.aside.walk_in
        searched = self._window.field.text().strip()
        form.propose_categories(self._people.categories())
        subject = Subject(
            about=searched or self._window.aside.latest(form),
            title=self.tr("nouvelle personne"),
            question=self.tr("Nouvelle personne"),
            detail=self.tr("Le nom suffit. Un badge sort dès que la personne est admise."),
        )
        self._window.aside.open_form(form, subject, {})
        if not form.is_begun:
            form.fill({"family": searched})

    @Slot(dict)
    @told
    def save(self, texts: dict[str, str]) -> None:
        """Add the person, or the delegation's companions where there is no name.

        Where a supervisor must agree, it is asked once more.
        """
        form, details = self._window.aside.walk_in, Details(**texts)
        companions = form.companions.value
        is_named = bool(details.family.strip() or details.given.strip())
        if self._supervisor.comes_first(texts):
            return
        added = self._people.add_group(details, companions)
        form.clear()
        self.changed.emit()
        if is_named:
            self.opened.emit(added[0].id)
        else:
            self.left.emit()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is missing over the form, which stays."""
        self.troubled.emit(trouble)
