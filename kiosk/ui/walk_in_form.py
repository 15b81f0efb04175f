"""Somebody who is not on the list: five fields, reached with one key, and a badge."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.walkin import Details
from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.stepper import Stepper
from kiosk.ui.text import label

MOST_COMPANIONS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """What the form was told: a person, and how many come with them."""

    details: Details
    companions: int


class WalkInForm(QFrame):
    """Keeps what is typed until it is saved or given up: a scan meanwhile loses nothing."""

    saved = Signal(object)  # WalkIn
    given_up = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._family = self._field(self.tr("Nom"))
        self._given = self._field(self.tr("Prénom"))
        self._organisation = self._field(self.tr("Structure"))
        self._function = self._field(self.tr("Fonction"))
        self._category = self._field(self.tr("Catégorie"))
        self.companions = Stepper(self.tr("Accompagnants"), MOST_COMPANIONS, parent=self)
        self._save = button(self.tr("Ajouter"), role="admit", key=Keys.ADMIT, parent=self)
        self._save.clicked.connect(self._tell)
        self._give_up = button(self.tr("Abandonner"), parent=self)
        self._give_up.clicked.connect(self.clear)
        self._lay_out()
        self.hide()

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that must not be lost."""
        return any(field.text().strip() for field in self.fields)

    def propose_categories(self, categories: Sequence[str]) -> None:
        """Complete the category from those of the list."""
        completer = QCompleter(list(categories), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._category.setCompleter(completer)

    def ask(self, name: str) -> None:
        """Show the form, with *name* as the family name unless it is begun already."""
        if not self.is_begun:
            self._family.setText(name)
        self.show()
        self._family.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def clear(self) -> None:
        """Forget what is typed."""
        for field in self.fields:
            field.clear()
        self.companions.set_value(0)
        self.given_up.emit()

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into, from the first to the last."""
        return (self._family, self._given, self._organisation, self._function, self._category)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setMinimumHeight(44)
        field.setAccessibleName(name)
        field.returnPressed.connect(self._tell)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in self.fields:
            form.addRow(self._caption(field.accessibleName()), field)
        form.addRow(self._caption(self.companions.accessibleName()), self.companions)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addWidget(self._save)
        deeds.addWidget(self._give_up)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(deeds)

    def _caption(self, text: str) -> QWidget:
        caption = label("CardLabel", parent=self)
        caption.setText(text)
        caption.setMinimumHeight(44)
        return caption

    @Slot()
    def _tell(self) -> None:
        family, given, organisation, function, category = (f.text() for f in self.fields)
        details = Details(
            family=family,
            given=given,
            organisation=organisation,
            function=function,
            category=category,
        )
        self.saved.emit(WalkIn(details=details, companions=self.companions.value))
