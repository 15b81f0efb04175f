"""What only people can decide, page by page, one question below the other, each with a tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.text import label
from kiosk.wording.changes import number_text
from kiosk.wording.doubts import DecisionText

PAGE = 50


class DecisionsView(QWidget):
    """Nothing is ticked until somebody does; what is ticked stays so on every page."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decisions: tuple[DecisionText, ...] = ()
        self._ticked: set[int] = set()
        self._first = 0
        self._ticks: list[QCheckBox] = []
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._pages_bar())

    def _pages_bar(self) -> QWidget:
        self._pages = QWidget(self)
        self._where = label("Quiet", parent=self._pages)
        self._back = button(self.tr("Précédentes"), parent=self._pages)
        self._back.clicked.connect(self.turn_back)
        self._on = button(self.tr("Suivantes"), parent=self._pages)
        self._on.clicked.connect(self.turn_on)
        row = QHBoxLayout(self._pages)
        row.setContentsMargins(4, 8, 12, 0)
        row.setSpacing(10)
        row.addWidget(self._where, 1)
        row.addWidget(self._back)
        row.addWidget(self._on)
        return self._pages

    @property
    def ticked(self) -> tuple[int, ...]:
        """The places of the questions that are ticked, on whatever page they stand."""
        self._keep_ticks()
        return tuple(sorted(self._ticked))

    def show_decisions(self, decisions: Sequence[DecisionText]) -> None:
        """Ask *decisions*, in the place of those before."""
        self._decisions = tuple(decisions)
        self._ticked, self._ticks = set(), []
        self._show_page(0)

    @Slot()
    def turn_on(self) -> None:
        """Show the questions that come next."""
        self._turn_to(self._first + PAGE)

    @Slot()
    def turn_back(self) -> None:
        """Show the questions before."""
        self._turn_to(self._first - PAGE)

    def _turn_to(self, first: int) -> None:
        if 0 <= first < len(self._decisions):
            self._keep_ticks()
            self._show_page(first)

    def _keep_ticks(self) -> None:
        for place, tick in enumerate(self._ticks, self._first):
            (self._ticked.add if tick.isChecked() else self._ticked.discard)(place)

    def _show_page(self, first: int) -> None:
        self._first = first
        total, past = len(self._decisions), min(first + PAGE, len(self._decisions))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 8, 12, 8)
        column.setSpacing(0)
        self._ticks = [self._ask(place, column) for place in range(first, past)]
        column.addStretch(1)
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget has it filled
        self._area.verticalScrollBar().setValue(0)
        where = self.tr("{first} à {last} sur {total}")
        self._where.setText(
            where.format(first=first + 1, last=number_text(past), total=number_text(total))
        )
        self._pages.setVisible(total > PAGE)
        self._back.setEnabled(first > 0)
        self._on.setEnabled(past < total)

    def _ask(self, place: int, column: QVBoxLayout) -> QCheckBox:
        decision = self._decisions[place]
        row = QFrame(self)
        row.setObjectName("Decision")
        inside = QVBoxLayout(row)
        inside.setContentsMargins(12, 14, 12, 14)
        inside.setSpacing(6)
        question = label("DecisionQuestion", wraps=True, parent=row)
        question.setText(decision.question)
        inside.addWidget(question)
        for text in decision.known:
            known = label(wraps=True, parent=row)
            known.setText(text)
            inside.addWidget(known)
        tick = QCheckBox(decision.tick, row)
        tick.setAccessibleName(f"{decision.question} {decision.tick}")
        tick.setChecked(place in self._ticked)
        inside.addWidget(tick)
        column.addWidget(row)
        return tick
