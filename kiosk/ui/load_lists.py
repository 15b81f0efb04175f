"""The lists of a load, a line each: the file, whose new version it is, and its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.text import ElidedLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShown:
    """A list: *replaces* is the source it would be a new version of, None for a list of its own.

    *sources* are those it may be a new version of; without any there is nothing to choose.
    """

    path: Path
    replaces: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChoice:
    """Whose new version a list is said to be; None says a list of its own."""

    path: Path
    replaces: str | None


class ListsView(QWidget):
    """What is chosen here is read anew at once."""

    source_chosen = Signal(object)  # SourceChoice
    columns_wanted = Signal(str)  # path

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._rows: list[QFrame] = []

    def show_lists(self, lists: Sequence[ListShown]) -> None:
        """Show these *lists*, in the place of those before."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in lists]

    def _row(self, one: ListShown) -> QFrame:
        row = QFrame(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        name = ElidedLabel("ListName", parent=row)
        name.setText(one.path.name)
        inside.addWidget(name, 1)
        if one.sources:
            inside.addWidget(self._choice(one, row))
        columns = button(self.tr("Colonnes…"), parent=row)
        columns.setProperty("path", str(one.path))
        columns.clicked.connect(self._tell_columns)
        inside.addWidget(columns)
        self._column.addWidget(row)
        return row

    def _choice(self, one: ListShown, row: QFrame) -> Chooser:
        choice = Chooser(self.tr("Nouvelle version, ou liste de plus"), parent=row)
        for source in one.sources:
            text = self.tr("Nouvelle version de « {source} »").format(source=source)
            choice.addItem(text, SourceChoice(path=one.path, replaces=source))
            if source == one.replaces:
                choice.setCurrentIndex(choice.count() - 1)
        choice.addItem(self.tr("Une liste de plus"), SourceChoice(path=one.path, replaces=None))
        if one.replaces is None:
            choice.setCurrentIndex(choice.count() - 1)
        choice.activated.connect(self._tell_source)
        return choice

    @Slot()
    def _tell_source(self) -> None:
        choice: QObject = self.sender()
        if isinstance(choice, Chooser):
            self.source_chosen.emit(choice.currentData())

    @Slot()
    def _tell_columns(self) -> None:
        self.columns_wanted.emit(str(self.sender().property("path")))
