"""The people of one organisation: who collects their badges, and who stands before the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiosk.controllers.delegation import Colleague
from kiosk.ui.buttons import button
from kiosk.ui.delegation_rows import ColleagueRow
from kiosk.ui.form import Draft, Form, Subject
from kiosk.ui.keys import Keys
from kiosk.ui.person_form import FIELD_HEIGHT
from kiosk.ui.scrolled import scrolled
from kiosk.ui.text import label
from kiosk.ui.typed import ENTERS, is_typed


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingWish:
    """Whose badges to hand to the *collector*, and who of them is *here*."""

    collector: str
    people: tuple[str, ...]
    here: tuple[str, ...]


class DelegationPanel(Form):
    """Keeps who is ticked until it is handed over or given up; whoever types, names the collector."""

    read_wanted = Signal()  # the people of the organisation, as they stand now
    wanted = Signal(object)  # HandingWish
    take_back_wanted = Signal()
    search_wanted = Signal()  # nothing is asked here
    given_up = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: list[ColleagueRow] = []
        self._count = label("CardFunction", wraps=True, parent=self)
        self._all = button(self.tr("Tout cocher"), parent=self)
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(self.tick_all)
        self._to = QWidget(self)
        self._collector = QLineEdit(self._to)
        self._collector.setMinimumHeight(FIELD_HEIGHT)
        self._collector.setPlaceholderText(self.tr("Nom de la personne qui emporte les badges"))
        self._collector.setAccessibleName(self.tr("Remis à"))
        self._collector.returnPressed.connect(self._tell)
        self._hand = button("", role="admit", parent=self)
        self._hand.clicked.connect(self._tell)
        self._take_back = button(self.tr("Annuler la remise"), parent=self)
        self._take_back.clicked.connect(self.take_back_wanted)
        self._leave = button(self.tr("Abandonner"), parent=self)
        self._leave.clicked.connect(self.give_up)
        self._people = QWidget()
        self._listing = QVBoxLayout(self._people)
        self._lay_out()

    @property
    def field(self) -> QLineEdit | None:
        """The name of the collector, while badges are left."""
        return self._collector if self._waiting else None

    @property
    def is_begun(self) -> bool:
        """Whether something is typed or ticked that must not be lost."""
        return bool(self._collector.text().strip()) or bool(self._ticked)

    @property
    def organisation(self) -> str:
        """Whose people are shown."""
        return self.subject.about

    def take_up(self, subject: Subject, proposed: Mapping[str, str]) -> None:
        """Show the people of an organisation; nobody is ticked, for nobody knows who is there."""
        self.clear()
        self.name_subject(subject)
        self.read_wanted.emit()

    def as_draft(self) -> Draft:
        """Give who collects and who is ticked, to be taken up later."""
        texts = {"collector": self._collector.text()}
        return Draft(form=self, subject=self.subject, texts=texts, ticked=self._ticked)

    def resume(self, draft: Draft) -> None:
        """Be as *draft* was left, with the people as they stand now: ticked stays who still waits."""
        self.take_up(draft.subject, {})
        self._collector.setText(draft.texts["collector"])
        for row in self._rows:
            if row.registrant in draft.ticked:
                row.tick()

    def clear(self) -> None:
        """Forget what is typed and ticked."""
        self.subject = Subject()
        self._collector.clear()
        self._fill(())

    def show_colleagues(
        self, colleagues: Sequence[Colleague], *, prints: bool, may_take_back: bool
    ) -> None:
        """Show how the people stand; what was typed and ticked is done with."""
        self._collector.clear()
        self._fill(colleagues)
        waiting = len(self._waiting)
        arrived = sum(colleague.has_arrived for colleague in colleagues)
        told = self.tr("Attendues : {people}, arrivées : {arrived}.")
        ask = self.tr("Cochez qui est devant vous.") if waiting else ""
        count = told.format(people=len(colleagues), arrived=arrived)
        self._count.setText(f"{count} {ask}".strip())
        hand = self.tr("Imprimer et remettre : {n}") if prints else self.tr("Remettre : {n}")
        self._hand.setText(f"{hand.format(n=waiting)}   {Keys.ADMIT.value.shown}")
        for asked in (self._all, self._hand, self._to):
            asked.setVisible(waiting > 0)
        self._take_back.setVisible(may_take_back)
        self._leave.setText(self.tr("Abandonner") if waiting else self.tr("Fermer"))

    def ask(self) -> None:
        """Ask who takes the badges, if any are left."""
        if self._waiting:
            self._collector.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.search_wanted.emit()

    @Slot()
    def tick_all(self) -> None:
        """Tick everybody who still waits."""
        for row in self._waiting:
            row.tick()

    @Slot()
    def give_up(self) -> None:
        """Forget what is typed and ticked, and say so."""
        self.clear()
        self.given_up.emit()

    @property
    def _waiting(self) -> list[ColleagueRow]:
        return [row for row in self._rows if row.is_waiting]

    @property
    def _ticked(self) -> frozenset[str]:
        return frozenset(row.registrant for row in self._rows if row.is_here)

    def _fill(self, colleagues: Sequence[Colleague]) -> None:
        for row in self._rows:
            self._listing.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [ColleagueRow(colleague, parent=self._people) for colleague in colleagues]
        for row in self._rows:
            row.pointed_at.connect(self.ask)
        for place, row in enumerate(self._rows):
            self._listing.insertWidget(place, row)

    def _lay_out(self) -> None:
        to = QHBoxLayout(self._to)
        to.setContentsMargins(0, 0, 0, 0)
        to.setSpacing(18)
        caption = label("CardLabel", parent=self)
        caption.setText(self._collector.accessibleName())
        to.addWidget(caption)
        to.addWidget(self._collector, 1)
        told = QHBoxLayout()
        told.setSpacing(14)
        told.addWidget(self._count, 1)
        told.addWidget(self._all)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for deed in (self._hand, self._take_back, self._leave):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 20)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addLayout(told)
        column.addWidget(self._listing_area(), 1)
        column.addWidget(self._to)
        column.addLayout(deeds)

    def _listing_area(self) -> QScrollArea:
        self._listing.setContentsMargins(0, 0, 0, 0)
        self._listing.setSpacing(0)
        self._listing.addStretch(1)
        return scrolled(self._people, parent=self)

    @Slot()
    def _tell(self) -> None:
        if self._waiting:
            people = tuple(row.registrant for row in self._waiting)
            here = tuple(row.registrant for row in self._waiting if row.is_here)
            wish = HandingWish(collector=self._collector.text(), people=people, here=here)
            self.wanted.emit(wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let whoever types with a box in focus name the collector, and Enter hand over."""
        if event.key() in ENTERS and self._waiting:
            if not event.isAutoRepeat():
                self._tell()
        elif is_typed(event) and self._waiting:
            self._collector.setFocus(Qt.FocusReason.OtherFocusReason)
            QCoreApplication.sendEvent(self._collector, event)
        else:
            super().keyPressEvent(event)
