"""A few fields about somebody, kept as a draft until they are saved or given up."""

from collections.abc import Mapping, Sequence

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

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.text import label

FIELD_HEIGHT = 44


class PersonForm(QFrame):
    """Keeps what is typed: a scan meanwhile loses nothing.

    The fields go by the names of `kiosk.core.walkin.Details`; *about* whom it is, one is asked once.
    """

    saved = Signal(object)  # Mapping[str, str]
    given_up = Signal()

    def __init__(
        self, asked: Mapping[str, str], *, save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.about = ""
        self.title = ""
        self._proposed: dict[str, str] = {}
        self._drafts: dict[str, dict[str, str]] = {}
        self._fields = {name: self._field(caption) for name, caption in asked.items()}
        self._save = button(save, role="admit", key=Keys.ADMIT, parent=self)
        self._save.clicked.connect(self._tell)
        self._give_up = button(self.tr("Abandonner"), parent=self)
        self._give_up.clicked.connect(self.give_up)
        self.rows = QFormLayout()
        self._lay_out()

    @property
    def texts(self) -> dict[str, str]:
        """What the fields say."""
        return {name: field.text() for name, field in self._fields.items()}

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that must not be lost."""
        return any(
            text.strip() != self._proposed.get(name, "") for name, text in self.texts.items()
        )

    def take_up(self, about: str, title: str, proposed: Mapping[str, str]) -> None:
        """Be about somebody: as it was left, else with what is *proposed*."""
        if about != self.about and self.is_begun:
            self._drafts[self.about] = self.texts
        if about != self.about or not self.is_begun:
            self.about, self.title, self._proposed = about, title, dict(proposed)
            self.fill(self._drafts.pop(about, self._proposed))

    def fill(self, texts: Mapping[str, str]) -> None:
        """Write *texts* into the fields, and nothing into the others."""
        for name, field in self._fields.items():
            field.setText(texts.get(name, ""))

    def ask(self) -> None:
        """Give the first field the focus."""
        first = next(iter(self._fields.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def propose_categories(self, categories: Sequence[str]) -> None:
        """Complete the category from those of the list."""
        completer = QCompleter(list(categories), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._fields["category"].setCompleter(completer)

    def clear(self) -> None:
        """Forget what is typed."""
        self.about, self._proposed = "", {}
        self.fill({})

    @Slot()
    def give_up(self) -> None:
        """Forget what is typed, and say so."""
        self.clear()
        self.given_up.emit()

    def _field(self, caption: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setMinimumHeight(FIELD_HEIGHT)
        field.setAccessibleName(caption)
        field.returnPressed.connect(self._tell)
        return field

    def _lay_out(self) -> None:
        self.rows.setHorizontalSpacing(18)
        self.rows.setVerticalSpacing(10)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in self._fields.values():
            self.add_row(field)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addWidget(self._save)
        deeds.addWidget(self._give_up)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(14)
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
