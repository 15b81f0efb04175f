"""A few fields about somebody, kept as a draft until they are saved or given up."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.buttons import button
from kiosk.ui.form import Draft, Form, Subject
from kiosk.ui.keys import Keys
from kiosk.ui.text import label

FIELD_HEIGHT = 44


class PersonForm(Form):
    """Keeps what is typed: a scan meanwhile loses nothing.

    The fields go by the names of `kiosk.core.walkin.Details`.
    """

    saved = Signal(object)  # Mapping[str, str]
    given_up = Signal()

    def __init__(
        self, asked: Mapping[str, str], *, save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._proposed: dict[str, str] = {}
        self._categories = QStringListModel(self)
        self._fields = {name: self._field(caption) for name, caption in asked.items()}
        self._save = button(save, role="admit", key=Keys.ADMIT, parent=self)
        self._save.clicked.connect(self._tell)
        self._give_up = button(self.tr("Abandonner"), parent=self)
        self._give_up.clicked.connect(self.give_up)
        self.rows = QFormLayout()
        self._lay_out()
        self._complete_categories()

    @property
    def texts(self) -> dict[str, str]:
        """What the fields say."""
        return {name: field.text() for name, field in self._fields.items()}

    @property
    def changes(self) -> dict[str, str]:
        """What the fields say otherwise than was proposed."""
        said = self._proposed
        return {n: text for n, text in self.texts.items() if text.strip() != said.get(n, "")}

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that must not be lost."""
        return bool(self.changes)

    def take_up(self, subject: Subject, proposed: Mapping[str, str]) -> None:
        """Be about *subject*, with what is *proposed* and nothing else."""
        self.clear()
        self.name_subject(subject)
        self._proposed = dict(proposed)
        self.fill(proposed)

    def as_draft(self) -> Draft:
        """Give what is typed, to be taken up later."""
        return Draft(
            form=self, subject=self.subject, proposed=dict(self._proposed), texts=self.changes
        )

    def resume(self, draft: Draft) -> None:
        """Be as *draft* was left."""
        self.take_up(draft.subject, draft.proposed)
        self.fill({**draft.proposed, **draft.texts})

    def fill(self, texts: Mapping[str, str]) -> None:
        """Write *texts* into the fields, and nothing into the others."""
        for name, field in self._fields.items():
            field.setText(texts.get(name, ""))

    def ask(self) -> None:
        """Give the focus to the field that was left, else to the first, its text chosen."""
        first, left = next(iter(self._fields.values())), self.focusWidget()
        if self.is_begun and isinstance(left, QLineEdit):
            left.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def propose_categories(self, categories: Sequence[str]) -> None:
        """Complete the category from those of the list."""
        self._categories.setStringList(list(categories))

    def clear(self) -> None:
        """Forget what is typed."""
        self.subject, self._proposed = Subject(), {}
        self.fill({})

    @Slot()
    def give_up(self) -> None:
        """Forget what is typed, and say so."""
        self.clear()
        self.given_up.emit()

    def _complete_categories(self) -> None:
        if "category" in self._fields:
            completer = QCompleter(self._categories, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._fields["category"].setCompleter(completer)

    def _field(self, caption: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setMinimumHeight(FIELD_HEIGHT)
        field.setAccessibleName(caption)
        field.returnPressed.connect(self._tell)
        return field

    def _lay_out(self) -> None:
        self.rows.setHorizontalSpacing(18)
        self.rows.setVerticalSpacing(7)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in self._fields.values():
            self.add_row(field)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addWidget(self._save)
        deeds.addWidget(self._give_up)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 12, 28, 16)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addLayout(self.rows)
        column.addStretch(1)
        column.addLayout(deeds)

    def add_row(self, shown: QWidget) -> None:
        """Put *shown* under the fields, called by its accessible name."""
        caption = label("CardLabel", parent=self)
        caption.setText(shown.accessibleName())
        caption.setMinimumHeight(FIELD_HEIGHT)
        self.rows.addRow(caption, shown)

    @Slot()
    def _tell(self) -> None:
        self.saved.emit(self.texts)
