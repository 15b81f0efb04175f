"""What only people can decide, one question below the other, each with a tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from kiosk.ui.text import label
from kiosk.wording.changes import more_text
from kiosk.wording.doubts import DecisionText

SHOWN = 100


class DecisionsView(QScrollArea):
    """Shows the first questions; nothing is ticked until somebody does."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._ticks: list[QCheckBox] = []

    @property
    def ticked(self) -> tuple[int, ...]:
        """The places of the questions that are ticked."""
        return tuple(place for place, tick in enumerate(self._ticks) if tick.isChecked())

    def show_decisions(self, decisions: Sequence[DecisionText]) -> None:
        """Ask *decisions*, in the place of those before."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 8, 12, 8)
        column.setSpacing(0)
        self._ticks = [self._ask(decision, column) for decision in decisions[:SHOWN]]
        if (more := len(decisions) - SHOWN) > 0:
            rest = label("Quiet", wraps=True, parent=inside)
            again = self.tr("Redemandé au prochain chargement.")
            rest.setText(f"{more_text(more)}. {again}")
            column.addWidget(rest)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget has it filled

    def _ask(self, decision: DecisionText, column: QVBoxLayout) -> QCheckBox:
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
        inside.addWidget(tick)
        column.addWidget(row)
        return tick
