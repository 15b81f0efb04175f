"""The lists of a load, a line each: the file, whose new version it is, and its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
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
        self._rows: list[_ListRow] = []

    def show_lists(self, lists: Sequence[ListShown]) -> None:
        """Show these *lists*, in the place of those before."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in lists]

    def _row(self, one: ListShown) -> "_ListRow":
        row = _ListRow(one, parent=self)
        row.source_chosen.connect(self.source_chosen)
        row.columns_wanted.connect(self.columns_wanted)
        self._column.addWidget(row)
        return row


class _ListRow(QFrame):
    """One list: its file, whose new version it is, the way to its columns."""

    source_chosen = Signal(object)  # SourceChoice
    columns_wanted = Signal(str)  # path

    def __init__(self, one: ListShown, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = one.path
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        name = ElidedLabel("ListName", parent=self)
        name.setText(one.path.name)
        inside.addWidget(name, 1)
        self._choice = Chooser(self.tr("Nouvelle version, ou liste de plus"), parent=self)
        self._offer(one)
        self._choice.setVisible(bool(one.sources))
        self._choice.activated.connect(self._tell_source)
        inside.addWidget(self._choice)
        columns = button(self.tr("Colonnes…"), parent=self)
        columns.clicked.connect(self._tell_columns)
        inside.addWidget(columns)

    def _offer(self, one: ListShown) -> None:
        new_version = self.tr("Nouvelle version de « {source} »")
        for source in one.sources:
            self._choice.addItem(new_version.format(source=source), source)
        self._choice.addItem(self.tr("Une liste de plus"), None)
        own = self._choice.count() - 1
        self._choice.setCurrentIndex(
            own if one.replaces not in one.sources else one.sources.index(one.replaces)
        )

    @Slot()
    def _tell_source(self) -> None:
        source = self._choice.currentData()
        self.source_chosen.emit(SourceChoice(path=self._path, replaces=source))

    @Slot()
    def _tell_columns(self) -> None:
        self.columns_wanted.emit(str(self._path))
