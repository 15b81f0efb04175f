"""People who are not as the list says, on the screen: replaced, put right, entered twice."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.correcting import Correcting
from kiosk.controllers.merging import Merging
from kiosk.controllers.replacing import Replacing
from kiosk.core.correction import Corrected
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.told import told


class PeoplePresenter(QObject):
    """Deeds to whoever is on the card; *on_card* says who that is."""

    opened = Signal(str)  # registrant id: whose card to show now
    corrected = Signal(object)  # Registrant
    changed = Signal()
    left = Signal()
    troubled = Signal(object)  # Trouble, with a form open

    def __init__(
        self,
        window: DeskWindow,
        store: DeskStore,
        *,
        replacing: Replacing,
        on_card: Callable[[], Registrant | None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._replacing = replacing
        self._correcting = Correcting(store)
        self._merging = Merging(store)
        self._on_card = on_card
        self._same: Registrant | None = None
        window.correct_wanted.connect(self.correct)
        window.replace_wanted.connect(self.replace)
        window.both_wanted.connect(self.both_come)
        window.same_wanted.connect(self.same)
        window.cleared.connect(self.forget)
        for form, save in (
            (window.aside.correction, self.save_correction),
            (window.aside.replacement, self.save_replacement),
        ):
            form.saved.connect(save)
            form.given_up.connect(self.left)

    @Slot()
    def correct(self) -> None:
        """Ask what is to be put right of whoever is on the card."""
        person = self._on_card()
        if person is None:
            return
        title = self.tr("correction de {name}").format(name=person.name)
        said = {what.value: getattr(person, what) for what in Corrected}
        self._window.aside.correction.take_up(person.id, title, said)
        self._window.band.rest(
            self.tr("Corriger {name}").format(name=person.name),
            self.tr("Le code du billet reste valable."),
        )
        self._window.aside.show_page(self._window.aside.correction)

    @Slot(dict)
    @told
    def save_correction(self, texts: dict[str, str]) -> None:
        """Put right what the form says."""
        form = self._window.aside.correction
        wanted = {Corrected(name): text for name, text in texts.items()}
        person = self._correcting.correct(form.about, wanted)
        form.clear()
        self.corrected.emit(person)

    @Slot()
    def replace(self) -> None:
        """Ask who comes for whoever is on the card."""
        person = self._on_card()
        if person is None or person.replaced_by is not None:
            return
        title = self.tr("remplacement de {name}").format(name=person.name)
        form = self._window.aside.replacement
        form.propose_categories(self._store.registrants.categories())
        form.take_up(person.id, title, {"category": person.category})
        self._window.band.rest(
            self.tr("Qui vient à la place de {name} ?").format(name=person.name),
            self.tr("Structure et inscriptions sont reprises : {organisation}").format(
                organisation=person.organisation
            ),
        )
        self._window.aside.show_page(form)

    @Slot(dict)
    @told
    def save_replacement(self, texts: dict[str, str]) -> None:
        """Let the one of the form come, and show their card."""
        form = self._window.aside.replacement
        person = self._replacing.replace(form.about, Details(**texts))
        form.clear()
        self._show(person)

    @Slot()
    @told
    def both_come(self) -> None:
        """Take the replacement back, and show the one who was replaced."""
        person = self._on_card()
        if person is not None:
            self._show(self._replacing.both_come(person.id))

    @Slot()
    @told
    def same(self) -> None:
        """Take whoever is on the card for the same as another, chosen first; or part them again."""
        person = self._on_card()
        if person is None:
            return
        if self._store.people.one.merged_into(person.id):
            self.forget()
            self._merging.part(person.id)
            self._show(person)
        elif self._same is None or self._same.id == person.id:
            self._look_for_the_other(person)
        else:
            kept = self._merging.merge(self._same.id, person.id)
            self.forget()
            self._show(kept)

    def _show(self, person: Registrant) -> None:
        self.opened.emit(person.id)
        self.changed.emit()

    def _look_for_the_other(self, person: Registrant) -> None:
        self._same = person
        self._window.look_for(person.family)
        self._window.band.rest(
            self.tr("La même personne que {name} ?").format(name=person.name),
            self.tr("Ouvrez l’autre inscription, puis Alt+U encore. Échap pour laisser."),
        )

    @Slot()
    def forget(self) -> None:
        """Look for nobody's other entry any more."""
        self._same = None

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong, over the form where one is open."""
        self.troubled.emit(trouble)
