"""The page where this desk and the others come together: the place, another desk, a carried stick."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.centred import CentredSteps
from kiosk.ui.keys import Keys
from kiosk.ui.share_carry import CarryStep
from kiosk.ui.share_name import NameField
from kiosk.ui.share_pack import MakePackStep
from kiosk.ui.share_place import PlacePanel
from kiosk.ui.share_state import StatePanel
from kiosk.ui.text import label
from kiosk.ui.within import within

WIDEST = 1400


class SharePage(QWidget):
    """An overview, and behind it one step at a time, in the middle of the page."""

    left = Signal()
    make_wanted = Signal()
    open_wanted = Signal()
    theft_told = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SharePage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.naming = NameField(parent=self)
        self.place = PlacePanel(parent=self)
        self.state = StatePanel(parent=self)
        self.packing = MakePackStep(parent=self)
        self.carrying = CarryStep(parent=self)
        self._make = button(self.tr("Faire un paquet…"), parent=self)
        self._make.clicked.connect(self.make_wanted)
        self._open = button(self.tr("Ouvrir un paquet…"), parent=self)
        self._open.clicked.connect(self.open_wanted)
        self._theft = button(self.tr("Changer la clé secrète…"), parent=self)
        self._theft.clicked.connect(self.theft_told)
        self._carry = button(self.tr("Échanger avec une clé USB…"), parent=self)
        self._carry.clicked.connect(self.show_carrying)
        self._lay_out()
        for step in (self.packing, self.carrying):
            step.left.connect(self.show_overview)

    @property
    def is_on_overview(self) -> bool:
        """Whether no step is open."""
        return self._steps.currentWidget() is self._overview

    def offer_theft(self, *, is_offered: bool) -> None:
        """Let an organiser say that a desk was stolen."""
        self._theft_panel.setVisible(is_offered)

    @Slot()
    def show_overview(self) -> None:
        """Show all parts."""
        self._steps.setCurrentWidget(self._overview)
        self.place.ask()

    @Slot()
    def show_packing(self) -> None:
        """Show how a pack is made."""
        self._steps.show_step(self.packing)

    @Slot()
    def show_carrying(self) -> None:
        """Show how a stick is carried round."""
        self.carrying.begin()
        self._steps.show_step(self.carrying)
        self.carrying.ask()

    @Slot()
    def _go_back(self) -> None:
        """Leave the step, or the page."""
        if self.is_on_overview:
            self.left.emit()
        else:
            self.show_overview()

    def _lay_out(self) -> None:
        self._overview = QWidget(self)
        self._steps = CentredSteps(parent=self)
        self._steps.addWidget(self._overview)
        for step in (self.packing, self.carrying):
            self._steps.add_step(step)
        columns = QHBoxLayout(self._overview)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        columns.addLayout(self._exchange_column(), 7)
        columns.addLayout(self._desks_column(), 5)
        whole = QVBoxLayout(within(self, WIDEST))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._head())
        whole.addWidget(self._steps, 1)

    def _exchange_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.place)
        column.addWidget(self.state, 1)
        column.addStretch(0)
        return column

    def _desks_column(self) -> QVBoxLayout:
        pack = self.tr(
            "Un paquet porte l’événement à un autre ordinateur : programme, liste, badges, clé secrète. "
            "Une phrase le ferme."
        )
        carry = self.tr(
            "Pour un poste sans réseau : branchez la clé, échangez, portez-la au suivant."
        )
        theft = self.tr("Un ordinateur a disparu ? Une nouvelle clé secrète l’écarte des échanges.")
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._panel(self.tr("Un autre poste"), pack, self._make, self._open))
        column.addWidget(self._panel(self.tr("Une clé USB portée à la main"), carry, self._carry))
        self._theft_panel = self._panel(self.tr("Après un vol"), theft, self._theft)
        column.addWidget(self._theft_panel)
        column.addStretch(1)
        return column

    def _panel(self, title: str, what: str, *deeds: QPushButton) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("Panel")
        heading = label("FormTitle", parent=panel)
        heading.setText(title)
        told = label("Quiet", wraps=True, parent=panel)
        told.setText(what)
        row = QHBoxLayout()
        row.setSpacing(10)
        for deed in deeds:
            row.addWidget(deed)
        row.addStretch(1)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(28, 18, 28, 18)
        inside.setSpacing(10)
        inside.addWidget(heading)
        inside.addWidget(told)
        inside.addLayout(row)
        return panel

    def _head(self) -> QHBoxLayout:
        heading = label("Heading", parent=self)
        heading.setText(self.tr("Échange entre bureaux"))
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.SHARE, parent=self)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(self.naming)
        row.addWidget(back)
        for key, deed in ((Keys.SHARE, self.left), (Keys.CLEAR, self._go_back)):
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)
        return row
