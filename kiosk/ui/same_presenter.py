"""One person entered twice, on the screen: one is looked at, then the other, then it is asked."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.merging import Merging
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.shown import Shown
from kiosk.ui.told import told

LONGEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Something was found out about a *registrant*: a *word* for it, and what it is."""

    word: str
    detail: str
    registrant: Registrant


class SamePresenter(QObject):
    """Makes two registrations one, or parts them; nothing is done that was not asked about first."""

    settled = Signal(Settled)
    changed = Signal()
    troubled = Signal(object)  # Trouble

    def __init__(self, window: DeskWindow, store: DeskStore, *, shown: Shown) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._shown = shown
        self._merging = Merging(store)
        window.same_wanted.connect(self.same)
        window.cleared.connect(self.forget)
        window.aside.form_opened.connect(self.forget)

    @Slot()
    @told
    def same(self) -> None:
        """Take whoever is on the card for the same as the other, or part them; each is asked first."""
        person, other = self._shown.on_card(), self._shown.compared
        if person is None:
            return
        if other is not None and other.id != person.id:
            self._unite(other, person)
        elif self._store.people.one.merged_into(person.id):
            self._part(person)
        else:
            self._look_for_the_other(person)

    @Slot()
    def forget(self) -> None:
        """Look for nobody's other registration any more."""
        self._shown.compared = None

    def _unite(self, first: Registrant, second: Registrant) -> None:
        if self._shown.to_unite != (first.id, second.id):
            question = self.tr("{one} et {other} : une seule personne ?").format(
                one=_who(first), other=_who(second)
            )
            again = self.tr("Alt+U encore pour les réunir, Échap pour laisser.")
            self._ask(question, again, second, (first.id, second.id))
            return
        kept = self._merging.merge(first.id, second.id)
        self.forget()
        detail = self.tr("{one} et {other} : une seule personne, {kept}. Les deux codes l’ouvrent.")
        told_text = detail.format(one=_who(first), other=_who(second), kept=kept.name)
        self.changed.emit()
        self.settled.emit(Settled(word=self.tr("Réunies"), detail=told_text, registrant=kept))

    def _part(self, person: Registrant) -> None:
        if self._shown.to_unite != (person.id,):
            others = len(self._store.people.one.merged_into(person.id))
            question = self.tr("{name} : à séparer ?").format(name=_who(person))
            again = self.tr(
                "{entries} inscriptions sont réunies. Alt+U encore pour les séparer, "
                "Échap pour laisser."
            ).format(entries=1 + others)
            self._ask(question, again, person, (person.id,))
            return
        parted = self._merging.part(person.id)
        self.forget()
        names = ", ".join(_who(one) for one in parted)
        self.changed.emit()
        self.settled.emit(Settled(word=self.tr("Séparées"), detail=names, registrant=parted[0]))

    def _ask(self, question: str, again: str, person: Registrant, about: tuple[str, ...]) -> None:
        self._shown.ask(question, again, person)
        self._shown.to_unite = about

    def _look_for_the_other(self, person: Registrant) -> None:
        self._shown.compared = person
        self._window.look_for(person.family)
        self._window.band.rest(
            self.tr("La même personne que {name} ?").format(name=person.name),
            self.tr("Ouvrez l’autre inscription, puis Alt+U encore. Échap pour laisser."),
        )

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong over the card, which stays."""
        self.troubled.emit(trouble)


def _who(person: Registrant) -> str:
    """Tell a person from a namesake: name and organisation, both short enough to be read at once."""
    organisation = _short(person.organisation)
    return f"{_short(person.name)} ({organisation})" if organisation else _short(person.name)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
