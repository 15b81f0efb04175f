"""The desk's printers on a page of their own: which there are, how each is, and how it is set."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.printers_add import AddPrinter
from kiosk.ui.printers_form import PrinterForm
from kiosk.ui.printers_list import PrinterList
from kiosk.ui.text import label
from kiosk.ui.touch_keys import IN_ADDRESSES, TouchKeys
from kiosk.ui.within import within

WIDEST = 1400


class PrintersPage(QWidget):
    """The printers at the left; at the right the chosen one, or what can be added."""

    left = Signal()
    runs_wanted = Signal()
    queue_wanted = Signal()
    add_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PrintersPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.printers = PrinterList(parent=self)
        self.form = PrinterForm(parent=self)
        self.adding = AddPrinter(parent=self)
        self._add = button(self.tr("Ajouter une imprimante…"), parent=self)
        self._add.clicked.connect(self.add_wanted)
        self.touch_keys = TouchKeys(IN_ADDRESSES, parent=self)
        self._side = QStackedWidget(self)
        self._side.addWidget(self.adding)
        self._side.addWidget(self.form)
        self._lay_out()

    @property
    def is_adding(self) -> bool:
        """Whether it shows what can be added."""
        return self._side.currentWidget() is self.adding

    def show_form(self) -> None:
        """Show the settings of a printer."""
        self._side.setCurrentWidget(self.form)
        self._add.show()

    def show_adding(self) -> None:
        """Show what can be added."""
        self._side.setCurrentWidget(self.adding)
        self._add.hide()

    def ask(self) -> None:
        """Give the focus to what is safe to press."""
        if self.is_adding:
            self.adding.ask()
        else:
            self.printers.ask()

    @Slot()
    def show_touch_keys(self) -> None:
        """Show the keys on the screen, or put them away; what they type goes where the focus is."""
        self.touch_keys.setVisible(self.touch_keys.isHidden())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.printers, 1)
        left.addLayout(self._foot())
        left.addWidget(self.touch_keys)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left, 5)
        columns.addWidget(self._side, 8)
        whole = QVBoxLayout(within(self, WIDEST))
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(self._head())
        whole.addLayout(columns, 1)

    def _foot(self) -> QHBoxLayout:
        touch = button(self.tr("Clavier"), role="quiet", key=Keys.TOUCH, parent=self)
        touch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        touch.clicked.connect(self.show_touch_keys)
        row = QHBoxLayout()
        row.addWidget(self._add, 1)
        row.addStretch()
        row.addWidget(touch)
        return row

    def _head(self) -> QHBoxLayout:
        heading = label("Heading", parent=self)
        heading.setText(self.tr("Les imprimantes de ce poste"))
        queue = button(self.tr("File d’impression"), role="quiet", key=Keys.QUEUE, parent=self)
        queue.clicked.connect(self.queue_wanted)
        runs = button(self.tr("D’avance"), role="quiet", key=Keys.RUNS, parent=self)
        runs.clicked.connect(self.runs_wanted)
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.PRINTER, parent=self)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addWidget(queue)
        row.addWidget(runs)
        row.addWidget(back)
        for key, deed in (
            (Keys.PRINTER, self.left),
            (Keys.QUEUE, self.queue_wanted),
            (Keys.RUNS, self.runs_wanted),
            (Keys.TOUCH, self.show_touch_keys),
        ):
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)
        escape = QShortcut(QKeySequence(Keys.CLEAR.value.sequence), self)
        escape.activated.connect(self.left)
        return row
