"""The badge designer: layouts at the left, the badge in the middle, its properties at the right."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.controllers.drafts import Design
from kiosk.ui.buttons import button
from kiosk.ui.designer_bars import DeedsBar, LookBar, WhoBar
from kiosk.ui.designer_canvas import Canvas
from kiosk.ui.designer_list import DesignsView
from kiosk.ui.designer_naming import Naming
from kiosk.ui.designer_panel import ElementPanel
from kiosk.ui.keys import Keys
from kiosk.ui.text import ElidedLabel, label

LIST_WIDTH = 196
PANEL_WIDTH = 344
TOLD_HEIGHT = 64
PAUSE_MS = 80
"""What follows a keystroke within this time is drawn with it."""


class DesignerPage(QWidget):
    """Lays the parts out and passes on what people want; `DesignerPresenter` fills it."""

    left = Signal()
    returned = Signal()
    forget_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DesignerPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = label("DesignerHeading", parent=self)
        self.state = ElidedLabel("Subheading", parent=self)
        self.designs = DesignsView(parent=self)
        self.naming = Naming(parent=self)
        self.who = WhoBar(parent=self)
        self.canvas = Canvas(parent=self)
        self.look = LookBar(parent=self)
        self.panel = ElementPanel(parent=self)
        self.deeds = DeedsBar(parent=self)
        self._told = label("DesignerTold", wraps=True, parent=self)
        self._told.setFixedHeight(TOLD_HEIGHT)
        self._forget = button("", parent=self)
        self._forget.clicked.connect(self._ask_forget)
        self._is_sure = False
        self.redraw = QTimer(self)
        self.redraw.setSingleShot(True)
        self.redraw.setInterval(PAUSE_MS)
        self._lay_out()
        self.setFocusProxy(self.canvas)

    @property
    def is_busy(self) -> bool:
        """Whether the badge is not drawn yet as it is."""
        return self.redraw.isActive()

    def show_design(self, design: Design) -> None:
        """Say which layout is open, and what it is to this desk."""
        self.heading.setText(self.tr("Modèle de badge « {name} »").format(name=design.name))
        self.state.setText(self._state(design))
        self.deeds.show_design(design)
        self._is_sure = False
        self._forget.setVisible(design.is_own or not design.is_shipped)
        self._forget.setText(
            self.tr("Modèle d’origine") if design.is_shipped else self.tr("Supprimer ce modèle")
        )

    def _state(self, design: Design) -> str:
        if design.is_changed:
            return self.tr("Pas encore enregistré")
        if design.is_desks:
            return self.tr("Ce poste imprime avec ce modèle")
        return self.tr("Ce poste imprime avec un autre modèle")

    def tell(self, text: str, *, is_done: bool = False) -> None:
        """Say what is wrong, or in calm what *is_done*; an empty text says nothing.

        Its place is kept free: the badge does not jump from under the hand.
        """
        self._told.setText(text)
        self._told.setProperty("role", ("done" if is_done else "told") if text else "")
        self._told.style().polish(self._told)

    @Slot()
    def _ask_forget(self) -> None:
        """Let nobody lose a layout by one touch."""
        if self._is_sure:
            self.forget_wanted.emit()
        else:
            self._is_sure = True
            self._forget.setText(self.tr("Oui, vraiment"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Tell when somebody comes back from another window: perhaps from a layout's file."""
        super().changeEvent(event)
        is_back = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_back and self.isVisible():
            self.returned.emit()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(self._left())
        columns.addWidget(self._middle(), 1)
        self.panel.setFixedWidth(PANEL_WIDTH)
        columns.addWidget(self.panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 10, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(self._top())
        whole.addLayout(columns, 1)
        whole.addWidget(self.deeds)

    def _top(self) -> QHBoxLayout:
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.DESIGN, parent=self)
        back.clicked.connect(self.left)
        shortcut = QShortcut(QKeySequence(Keys.DESIGN.value.sequence), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.left)
        titles = QHBoxLayout()
        titles.setSpacing(18)
        titles.addWidget(self.heading)
        titles.addWidget(self.state, 1, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.addLayout(titles, 1)
        row.addWidget(back)
        return row

    def _left(self) -> QVBoxLayout:
        listing = QFrame(self)
        listing.setObjectName("Panel")
        listing.setFixedWidth(LIST_WIDTH)
        inside = QVBoxLayout(listing)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.designs)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(listing, 1)
        left.addWidget(self._forget)
        left.addWidget(self.naming)
        return left

    def _middle(self) -> QFrame:
        middle = QFrame(self)
        middle.setObjectName("DesignerMiddle")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.who)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._told)
        column.addWidget(self.look)
        return middle
