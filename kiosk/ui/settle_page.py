"""What is left to settle, on a page of its own: the newest first, a card each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.scrolled import scrolled
from kiosk.ui.settle_card import SettleCard
from kiosk.ui.text import label
from kiosk.ui.within import within
from kiosk.wording.changes import more_text
from kiosk.wording.clashes import ClashText

WIDEST = 1000
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SettlePage(QWidget):
    """Arrows go from card to card, Tab from button to button; what was settled last can be taken back."""

    left = Signal()
    back_wanted = Signal()
    chosen = Signal(str, object)  # key of a clash, Way

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SettlePage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cards: list[SettleCard] = []
        self._told = label("Told", wraps=True, parent=self)
        self._take_back = button(self.tr("Revenir dessus"), key=Keys.UNDO, parent=self)
        self._take_back.clicked.connect(self.back_wanted)
        self._nothing = label("Subheading", wraps=True, parent=self)
        self._nothing.setText(
            self.tr("Rien à régler : ce que les bureaux ont fait chacun de leur côté s’accorde.")
        )
        self._more = label("Quiet", parent=self)
        self._lay_out()
        self.tell("", can_go_back=False)

    def show_clashes(self, texts: Sequence[tuple[str, ClashText]], *, more: int) -> None:
        """Show these, each by its key, and that there are *more*; the focus stays where it was."""
        place = self._place_of_focus()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [SettleCard(key, text, parent=self._inside) for key, text in texts]
        for row, card in enumerate(self.cards):
            card.chosen.connect(self.chosen)
            self._column.insertWidget(row, card)
            card.show()
            for way in card.ways:
                way.installEventFilter(self)
        self._nothing.setVisible(not self.cards)
        self._more.setText(more_text(more))
        self._more.setVisible(more > 0)
        if place is not None:
            self.ask(place)

    def tell(self, text: str, *, can_go_back: bool) -> None:
        """Say what was settled, and whether that can be taken back."""
        self._told.setText(text)
        self._told.setVisible(bool(text))
        self._take_back.setVisible(can_go_back)

    def ask(self, place: int = 0) -> None:
        """Give the focus to the first button of a card, else to the way back."""
        target: QPushButton = self._leave
        if self.cards:
            target = self.cards[min(max(place, 0), len(self.cards) - 1)].ways[0]
            self._area.ensureWidgetVisible(self.cards[min(place, len(self.cards) - 1)])
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of_focus(self) -> int | None:
        focus = self.focusWidget()
        places = (place for place, card in enumerate(self.cards) if focus in card.ways)
        return next(places, None)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self._area = scrolled(self._inside, parent=self)
        whole = QVBoxLayout(within(self, WIDEST))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._head())
        whole.addWidget(self._nothing)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        heading = label("Heading", parent=self)
        heading.setText(self.tr("À régler"))
        self._leave = button(
            self.tr("Retour à l’accueil"), role="quiet", key=Keys.SETTLE, parent=self
        )
        self._leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(self._leave)
        for key, deed in (
            (Keys.SETTLE, self.left),
            (Keys.CLEAR, self.left),
            (Keys.UNDO, self.back_wanted),
        ):
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self._take_back)
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows go from card to card."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            place = self._place_of_focus()
            if step is not None and place is not None:
                self.ask(min(max(place + step, 0), len(self.cards) - 1))
                return True
        return super().eventFilter(watched, event)
