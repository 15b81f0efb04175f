"""People who are not as the list says, on the screen: replaced, put right."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.correcting import Correcting
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.checkin import Refused
from kiosk.core.correction import Corrected
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.form import Subject
from kiosk.ui.shown import Shown
from kiosk.ui.supervisor import SupervisorQuestion
from kiosk.ui.told import told


class PeoplePresenter(QObject):
    """Deeds to whoever is on the card."""

    opened = Signal(str)  # registrant id: whose card to show now
    corrected = Signal(object)  # Registrant
    changed = Signal()
    left = Signal()
    troubled = Signal(object)  # Trouble

    def __init__(
        self,
        window: DeskWindow,
        store: DeskStore,
        *,
        people: People,
        replacing: Replacing,
        shown: Shown,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._people = people
        self._replacing = replacing
        self._correcting = Correcting(store)
        self._shown = shown
        self._supervisor = SupervisorQuestion(window, people)
        window.correct_wanted.connect(self.correct)
        window.replace_wanted.connect(self.replace)
        window.both_wanted.connect(self.both_come)
        window.withdraw_wanted.connect(self.withdraw)
        for form, save in (
            (window.aside.correction, self.save_correction),
            (window.aside.replacement, self.save_replacement),
        ):
            form.saved.connect(save)
            form.given_up.connect(self.left)

    @Slot()
    def correct(self) -> None:
        """Ask what is to be put right of whoever is on the card."""
        person = self._shown.on_card()
        if person is None:
            return
        subject = Subject(
            about=person.id,
            title=self.tr("correction de {name}").format(name=person.name),
            question=self.tr("Corriger {name}").format(name=person.name),
            detail=self.tr("Le code du billet reste valable."),
        )
        said = {what.value: getattr(person, what) for what in Corrected}
        self._window.aside.open_form(self._window.aside.correction, subject, said)

    @Slot(dict)
    @told
    def save_correction(self, _texts: dict[str, str]) -> None:
        """Put right what the form says otherwise than it was; somebody may have put right the rest."""
        form = self._window.aside.correction
        about = form.subject.about
        before = self._store.registrants.get(about)
        wanted = {Corrected(name): text for name, text in form.changes.items()}
        person = self._correcting.correct(about, wanted)
        form.clear()
        if person == before:
            self.opened.emit(person.id)
        else:
            self.corrected.emit(person)

    @Slot()
    @told
    def replace(self) -> None:
        """Ask who comes for whoever is on the card.

        Raises:
            Trouble: nobody can come in their place.
        """
        person = self._shown.on_card()
        if person is None:
            return
        self._replacing.may_be_replaced(person.id)
        form = self._window.aside.replacement
        form.propose_categories(self._people.categories())
        inherited = (
            self.tr("Structure et inscriptions sont reprises : {organisation}").format(
                organisation=person.organisation
            )
            if person.organisation
            else self.tr("Les inscriptions sont reprises.")
        )
        subject = Subject(
            about=person.id,
            title=self.tr("remplacement de {name}").format(name=person.name),
            question=self.tr("Qui vient à la place de {name} ?").format(name=person.name),
            detail=inherited,
        )
        self._window.aside.open_form(form, subject, {"category": person.category})

    @Slot(dict)
    @told
    def save_replacement(self, texts: dict[str, str]) -> None:
        """Let the one of the form come, and show their card.

        Where a supervisor must agree to another category, it is asked once more.
        """
        form = self._window.aside.replacement
        is_named = bool(texts["family"].strip() or texts["given"].strip())
        is_other = "category" in form.changes
        if is_named and is_other and self._supervisor.comes_first(texts):
            return
        person = self._replacing.replace(form.subject.about, Details(**texts))
        form.clear()
        self._show(person)

    @Slot()
    @told
    def both_come(self) -> None:
        """Take the replacement back, and show the one who was replaced: whose ticket it was, if one was."""
        person, verdict = self._shown.on_card(), self._shown.verdict
        if (
            person is not None
            and isinstance(verdict, Refused)
            and verdict.comes_instead is not None
        ):
            person = verdict.registrant
        if person is not None:
            self._show(self._replacing.both_come(person.id))

    @Slot()
    @told
    def withdraw(self) -> None:
        """Take off again whoever is on the card and was added by mistake; it is asked first."""
        person = self._shown.on_card()
        if person is None:
            return
        if self._shown.to_withdraw == person.id:
            self._people.withdraw(person.id)
            self._show(person)
        else:
            self._people.may_be_withdrawn(person.id)
            self._shown.ask(
                self.tr("Retirer {name} ?").format(name=person.name),
                self.tr("Ajoutée par erreur : Alt+S encore pour retirer, Échap pour laisser."),
                person,
            )
            self._shown.to_withdraw = person.id

    def _show(self, person: Registrant) -> None:
        self.opened.emit(person.id)
        self.changed.emit()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong over the form or the card, which stays."""
        self.troubled.emit(trouble)
