"""Which column of a list is which: a choice for each field, beside the first rows of the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QWidget,
)

from kiosk.core.columns import Field
from kiosk.roster.peek import Peek
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.load_steps import Step
from kiosk.ui.rows import RowsView
from kiosk.ui.text import label
from kiosk.wording.fields import FIELDS, field_text

CHOICES_WIDTH = 500
COLUMN_WIDTH = 190


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsSaid:
    """What was said of the columns of the list at *path*; what was not touched is not in it."""

    path: Path
    mapping: Mapping[Field, str]


class ColumnsStep(Step):
    """A column is one field alone: chosen for another, it is no longer the one it was."""

    read_wanted = Signal(object)  # ColumnsSaid
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._peek: Peek | None = None
        self._choices = {field: _ColumnChoice(field, parent=self) for field in FIELDS}
        self.top = RowsView(self.tr("Les premières lignes de la liste"), parent=self)
        self.top.setObjectName("Top")
        self.top.horizontalHeader().setDefaultSectionSize(COLUMN_WIDTH)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(28)
        side_by_side.addWidget(self._fields())
        side_by_side.addWidget(self.top, 1)
        self.body.addLayout(side_by_side, 1)
        self._read = button(self.tr("Relire"), role="admit", parent=self)
        self._read.clicked.connect(self._tell_read)
        back = button(self.tr("Retour"), parent=self)
        back.clicked.connect(self.left)
        self.deeds.addWidget(self._read)
        self.deeds.addWidget(back)
        self.deeds.addStretch(1)

    def _fields(self) -> QScrollArea:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 14, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, (field, choice) in enumerate(self._choices.items()):
            name = label(parent=inside)
            name.setText(field_text(field))
            grid.addWidget(name, row, 0)
            grid.addWidget(choice, row, 1)
            choice.taken.connect(self._free_for)
        grid.setColumnStretch(1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget has it filled
        area.viewport().setAutoFillBackground(False)
        area.setFixedWidth(CHOICES_WIDTH)
        return area

    def show_peek(self, peek: Peek, told: str = "") -> None:
        """Show the top of a list and what each column is taken for; *told* says why it is asked."""
        self._peek = peek
        self.heading.setText(self.tr("Les colonnes de {file}").format(file=peek.path.name))
        self.below.setText(
            self.tr("Dites quelle colonne est quoi. Ce sera retenu pour la prochaine liste.")
        )
        self.tell(told)
        self.top.rows.show_rows(peek.header, peek.rows, 0)
        for field, choice in self._choices.items():
            choice.offer(peek.header, peek.fields.get(field, ""))
        self._mark()
        self._choices[Field.FAMILY].setFocus()

    def choose(self, field: Field, column: str) -> None:
        """Say that *column* holds *field*, "" that none does."""
        self._choices[field].take(column)
        self._free(field)

    @property
    def chosen(self) -> Mapping[Field, str]:
        """The columns by field as they are chosen, "" for none."""
        return {field: choice.column for field, choice in self._choices.items()}

    @Slot(str)
    def _free_for(self, field: str) -> None:
        self._free(Field(field))

    def _free(self, field: Field) -> None:
        """Let the other fields go of the column that is *field*'s now."""
        column = self._choices[field].column
        for other, choice in self._choices.items():
            if other is not field and column and choice.column == column:
                choice.take("")
        self._mark()

    def _mark(self) -> None:
        """Say above each column what it is taken for."""
        if self._peek is None:
            return
        taken = {column: field_text(field) for field, column in self.chosen.items() if column}
        header = self._peek.header
        self.top.rows.mark(
            [f"{name}\n{taken.get(name, '—')}" for name in header],
            frozenset(place for place, name in enumerate(header) if name in taken),
        )

    @Slot()
    def _tell_read(self) -> None:
        if self._peek is None:
            return
        read = self._peek.fields
        said = {f: column for f, column in self.chosen.items() if column != read.get(f, "")}
        if said:
            self.read_wanted.emit(ColumnsSaid(path=self._peek.path, mapping=said))
        else:
            self.tell(
                self.tr(
                    "Aucune colonne n’a été changée. Choisissez au moins celle du nom (« Nom », ou "
                    "« Nom complet ») dans la liste à gauche, puis « Relire » ; sinon « Retour »."
                )
            )


class _ColumnChoice(Chooser):
    """The column of one field, or none."""

    taken = Signal(str)  # field, whose column people chose

    def __init__(self, field: Field, *, parent: QWidget) -> None:
        super().__init__(field_text(field), parent=parent)
        self._field = field
        self.activated.connect(self._tell)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    @property
    def column(self) -> str:
        return str(self.currentData() or "")

    def offer(self, columns: tuple[str, ...], chosen: str) -> None:
        self.clear()
        self.addItem(self.tr("— aucune —"), "")
        for column in columns:
            self.addItem(column, column)
        self.take(chosen)

    @Slot()
    def _tell(self) -> None:
        self.taken.emit(self._field.value)

    def take(self, column: str) -> None:
        self.setCurrentIndex(max(self.findData(column), 0))
