"""One clash as a calm card: the matter, what each desk did, what counts meanwhile, a button for each way."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiosk.core.clash import Way
from kiosk.ui.buttons import dress_button
from kiosk.ui.flow import FlowLayout
from kiosk.ui.text import label
from kiosk.ui.typed import ENTERS
from kiosk.wording.clashes import ClashText


class SettleCard(QFrame):
    """Tells which way somebody chose; *key* names the clash."""

    chosen = Signal(str, object)  # key, Way

    def __init__(self, key: str, text: ClashText, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.key = key
        heading = label("ClashHeading", wraps=True, parent=self)
        heading.setText(text.heading)
        facts = label("ClashFacts", wraps=True, parent=self)
        facts.setText("\n".join(text.facts))
        outcome = label("ClashOutcome", wraps=True, parent=self)
        outcome.setText(text.outcome)
        self.ways = [WayButton(way, called, parent=self) for way, called in text.ways]
        row = FlowLayout(spacing=10)
        for way in self.ways:
            way.wanted.connect(self._choose)
            row.addWidget(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        for said in (heading, facts, outcome):
            column.addWidget(said)
        column.addSpacing(4)
        column.addLayout(row)

    @Slot(object)
    def _choose(self, way: Way) -> None:
        self.chosen.emit(self.key, way)


class WayButton(QPushButton):
    """A way to settle; a key that is held down settles one clash, not all of them."""

    wanted = Signal(object)  # Way

    def __init__(self, way: Way, text: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._way = way
        dress_button(self, text)
        self.clicked.connect(self._want)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._way)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Enter once, however long it is held."""
        if event.isAutoRepeat() and Qt.Key(event.key()) in ENTERS:
            return
        super().keyPressEvent(event)
