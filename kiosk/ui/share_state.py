"""How the exchange stands: when it last went through, what waits, and when each desk was heard of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.ui.scrolled import scrolled
from kiosk.ui.text import ElidedLabel, label


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskShown:
    """Another desk: what it is called, and when it was heard of, in words."""

    name: str
    heard: str
    is_silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StateShown:
    """The exchange in words; an empty text says nothing."""

    headline: str
    waiting: str
    trouble: str
    desks: tuple[DeskShown, ...]


class StatePanel(QFrame):
    """A headline, what waits, what is wrong; below, the other desks."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._headline = label("FormTitle", wraps=True, parent=self)
        self._waiting = label("Quiet", wraps=True, parent=self)
        self._trouble = label("FieldError", wraps=True, parent=self)
        self._nobody = label("Quiet", wraps=True, parent=self)
        self._nobody.setText(self.tr("Aucun autre poste n’a encore été entendu."))
        self._rows: list[_DeskRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 14)
        column.setSpacing(8)
        column.addWidget(self._headline)
        column.addWidget(self._waiting)
        column.addWidget(self._trouble)
        column.addWidget(self._area(), 1)

    def show_state(self, shown: StateShown) -> None:
        """Show it."""
        self._headline.setText(shown.headline)
        for part, text in ((self._waiting, shown.waiting), (self._trouble, shown.trouble)):
            part.setText(text)
            part.setVisible(bool(text))
        self._nobody.setVisible(not shown.desks)
        self._show_desks(shown.desks)

    def _show_desks(self, desks: Sequence[DeskShown]) -> None:
        while len(self._rows) > len(desks):
            row = self._rows.pop()
            self._listing.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(desks):
            row = _DeskRow(parent=self._inside)
            self._listing.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for row, desk in zip(self._rows, desks, strict=True):
            row.show_desk(desk)

    def _area(self) -> QScrollArea:
        self._inside = QWidget()
        self._listing = QVBoxLayout(self._inside)
        self._listing.setContentsMargins(0, 0, 6, 0)
        self._listing.setSpacing(0)
        self._listing.addWidget(self._nobody)
        self._listing.addStretch(1)
        area = scrolled(self._inside, parent=self)
        # The others give way to what must be read.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        area.setMinimumHeight(1)
        return area


class _DeskRow(QFrame):
    """One desk; a silent one is told by a word and by weight."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("FoundRow")
        self._name = ElidedLabel("DecisionQuestion", parent=self)
        self._heard = label("DeskHeard", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(14)
        row.addWidget(self._name, 1)
        row.addWidget(self._heard)

    def show_desk(self, desk: DeskShown) -> None:
        self._name.setText(desk.name)
        self._heard.setText(desk.heard)
        self._heard.setProperty("silent", desk.is_silent)
        self._heard.style().unpolish(self._heard)
        self._heard.style().polish(self._heard)
