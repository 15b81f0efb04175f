"""The people of one organisation: who collects their badges, and who stands before the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.controllers.delegation import Colleague
from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.person_form import FIELD_HEIGHT
from kiosk.ui.text import ElidedLabel, label

ROW_HEIGHT = 48
STATE_WIDTH = 210


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingWish:
    """Whose badges to hand to the *collector*, and who of them is *here*."""

    collector: str
    people: tuple[str, ...]
    here: tuple[str, ...]


class DelegationPanel(QFrame):
    """Keeps who is ticked until it is handed over or given up."""

    wanted = Signal(object)  # HandingWish
    take_back_wanted = Signal()
    given_up = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.title = ""
        self._rows: list[_ColleagueRow] = []
        self._heading = label("CardOrganisation", wraps=True, parent=self)
        self._count = label("CardFunction", parent=self)
        self._to = QWidget(self)
        self._collector = QLineEdit(self._to)
        self._collector.setMinimumHeight(FIELD_HEIGHT)
        self._collector.setPlaceholderText(self.tr("Nom de la personne qui emporte les badges"))
        self._collector.setAccessibleName(self.tr("Remis à"))
        self._collector.returnPressed.connect(self._tell)
        self._hand = button(self.tr("Imprimer et remettre"), role="admit", parent=self)
        self._hand.clicked.connect(self._tell)
        self._take_back = button(self.tr("Annuler la remise"), parent=self)
        self._take_back.clicked.connect(self.take_back_wanted)
        self._leave = button(self.tr("Abandonner"), parent=self)
        self._leave.clicked.connect(self.give_up)
        self._people = QWidget()
        self._listing = QVBoxLayout(self._people)
        self._lay_out()

    @property
    def is_begun(self) -> bool:
        """Whether something is typed or ticked that must not be lost."""
        return bool(self._collector.text().strip()) or any(row.is_here for row in self._rows)

    def show_colleagues(self, organisation: str, colleagues: Sequence[Colleague]) -> None:
        """Show the people of *organisation*; nobody is ticked, for nobody knows who is there."""
        self.title = organisation
        self._heading.setText(organisation)
        self._collector.clear()
        self._fill(colleagues)
        waiting = sum(row.is_waiting for row in self._rows)
        arrived = sum(colleague.has_arrived for colleague in colleagues)
        self._count.setText(
            self.tr(
                "Attendues : {people}, arrivées : {arrived}. Cochez qui est devant vous."
            ).format(people=len(colleagues), arrived=arrived)
        )
        self._hand.setText(
            self.tr("Imprimer et remettre : {waiting}   {key}").format(
                waiting=waiting, key=Keys.ADMIT.value.shown
            )
        )
        for asked in (self._hand, self._to):
            asked.setVisible(waiting > 0)
        self._take_back.hide()
        self._leave.setText(self.tr("Abandonner"))

    def show_handed(self, organisation: str, colleagues: Sequence[Colleague]) -> None:
        """Show how they stand once the badges are handed over; it can be taken back."""
        self.show_colleagues(organisation, colleagues)
        self._take_back.show()
        self._leave.setText(self.tr("Fermer"))

    def ask(self) -> None:
        """Ask who takes the badges."""
        self._collector.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def give_up(self) -> None:
        """Forget what is typed and ticked, and say so."""
        self._collector.clear()
        self._fill(())
        self.given_up.emit()

    def _fill(self, colleagues: Sequence[Colleague]) -> None:
        for row in self._rows:
            self._listing.removeWidget(row)
            row.deleteLater()
        self._rows = [_ColleagueRow(colleague, parent=self._people) for colleague in colleagues]
        for place, row in enumerate(self._rows):
            self._listing.insertWidget(place, row)

    def _lay_out(self) -> None:
        self._listing.setContentsMargins(0, 0, 0, 0)
        self._listing.setSpacing(0)
        self._listing.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._people)
        self._people.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        to = QHBoxLayout(self._to)
        to.setContentsMargins(0, 0, 0, 0)
        to.setSpacing(18)
        caption = label("CardLabel", parent=self)
        caption.setText(self._collector.accessibleName())
        to.addWidget(caption)
        to.addWidget(self._collector, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for deed in (self._hand, self._take_back, self._leave):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._count)
        column.addWidget(area, 1)
        column.addWidget(self._to)
        column.addLayout(deeds)

    @Slot()
    def _tell(self) -> None:
        waiting = tuple(row.registrant for row in self._rows if row.is_waiting)
        if waiting:
            here = tuple(row.registrant for row in self._rows if row.is_here)
            wish = HandingWish(collector=self._collector.text(), people=waiting, here=here)
            self.wanted.emit(wish)


class _ColleagueRow(QFrame):
    """One person: a box to tick who is there, and how the others stand."""

    def __init__(self, colleague: Colleague, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("RecentRow")
        self.setFixedHeight(ROW_HEIGHT)
        person = colleague.registrant
        self.registrant = person.id
        self.is_waiting = not colleague.has_arrived and not colleague.collector
        self._here = QCheckBox(person.name, self)
        self._here.setEnabled(not colleague.has_arrived)
        self._here.setAccessibleName(self.tr("{name} est là").format(name=person.name))
        self._function = ElidedLabel("RecentDetail", parent=self)
        self._function.setText(person.function)
        state = label("RecentTime", parent=self)
        state.setText(self._state_of(colleague))
        state.setMinimumWidth(STATE_WIDTH)
        state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 8, 0)
        row.setSpacing(14)
        row.addWidget(self._here, 2)
        row.addWidget(self._function, 3)
        row.addWidget(state)

    @property
    def is_here(self) -> bool:
        """Whether this person is ticked as standing before the desk."""
        return self._here.isChecked()

    def _state_of(self, colleague: Colleague) -> str:
        if colleague.has_arrived:
            return self.tr("✓ Arrivée")
        if colleague.collector:
            return self.tr("badge remis à {to}").format(to=colleague.collector)
        return ""
