"""The strip of a desk: its name, the session it counts, arrived / expected."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedLayout, QWidget

from kiosk.controllers.counts import LiveCount
from kiosk.ui.buttons import button, dress_button
from kiosk.ui.keys import Keys
from kiosk.ui.text import ElidedLabel, label
from kiosk.wording.changes import number_text
from kiosk.wording.clashes import to_settle_text
from kiosk.wording.desks import ShareSign

HEIGHT = 60
BRIEF_BELOW = 1500
"""Narrower, the keys of rare deeds are left to F1."""
FEW = 3
"""So many badges may wait without a word: they are about to come out."""
_INITIALS = 4


class Strip(QFrame):
    """The one line that is always there, with what is rarely needed at its right."""

    printer_wanted = Signal()
    queue_wanted = Signal()
    settle_wanted = Signal()
    load_wanted = Signal()
    share_wanted = Signal()
    touch_keys_wanted = Signal()
    board_wanted = Signal()
    help_wanted = Signal()
    initials_given = Signal(str)
    left = Signal()

    def __init__(self, desk_name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Strip")
        self.setFixedHeight(HEIGHT)
        self._desk = label("StripDesk", parent=self)
        self._desk.setText(desk_name)
        self._session = ElidedLabel("StripSession", parent=self)
        self._count = label("StripCount", parent=self)
        self._expected = label("StripExpected", parent=self)
        self._initials = _Initials(parent=self)
        self._initials.given.connect(self.initials_given)
        self._initials.left.connect(self.left)
        self._settle = self._deed("", Keys.SETTLE, self.settle_wanted, role="insist")
        self._settle.hide()
        self._queue = self._deed("", Keys.QUEUE, self.queue_wanted)
        self._queue.hide()
        self._is_brief = False
        self._sign = ShareSign(text=self.tr("Échange"))
        self._share = self._deed(self._sign.text, Keys.SHARE, self.share_wanted)
        self._quiet = {
            self._deed(self.tr("Imprimantes"), Keys.PRINTER, self.printer_wanted): Keys.PRINTER,
            self._deed(self.tr("Liste"), Keys.LOAD, self.load_wanted): Keys.LOAD,
            self._deed(self.tr("Tableau"), Keys.BOARD, self.board_wanted): Keys.BOARD,
            self._deed(self.tr("Clavier"), Keys.TOUCH, self.touch_keys_wanted): Keys.TOUCH,
            self._deed(self.tr("Aide"), Keys.HELP, self.help_wanted): Keys.HELP,
        }
        self._lay_out()

    def _deed(
        self, text: str, key: Keys, wanted: SignalInstance, *, role: str = "quiet"
    ) -> QPushButton:
        made = button(text, role=role, key=key, parent=self)
        made.clicked.connect(wanted)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 12, 6)
        row.setSpacing(14)
        row.addWidget(self._desk)
        row.addWidget(self._session, 1)
        row.addWidget(self._count)
        row.addWidget(self._expected)
        row.addSpacing(12)
        rare = QHBoxLayout()
        rare.setSpacing(0)
        for deed in (self._settle, self._queue, self._share, self._initials, *self._quiet):
            rare.addWidget(deed)
        row.addLayout(rare)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys to F1 where they would leave no room for the session's name."""
        super().resizeEvent(event)
        if self._is_brief is not (is_brief := event.size().width() < BRIEF_BELOW):
            self._is_brief = is_brief
            for deed, key in self._quiet.items():
                shown = None if is_brief and key is not Keys.HELP else key
                dress_button(deed, deed.accessibleName(), role="quiet", key=shown)
                deed.setToolTip("" if shown else key.value.shown)
            self._show_sign()

    @Slot(LiveCount)
    def show_count(self, count: LiveCount) -> None:
        """Show how many have come of how many."""
        self._session.setText(f"{count.session.id} · {count.session.title}")
        self._count.setText(str(count.attended))
        expected = "" if count.expected is None else f"/ {count.expected}"
        self._expected.setText(self.tr("{expected} arrivées").format(expected=expected).strip())

    def show_waiting(self, count: int) -> None:
        """Say how many badges wait to be printed, where they are more than a rush brings."""
        self._queue.setVisible(count > FEW)
        dress_button(
            self._queue,
            self.tr("File : {n}").format(n=number_text(count)),
            role="quiet",
            key=Keys.QUEUE,
        )

    def show_to_settle(self, count: int) -> None:
        """Say how much of what desks did apart is to be settled, where that is anything."""
        self._settle.setVisible(count > 0)
        dress_button(self._settle, to_settle_text(count), role="insist", key=Keys.SETTLE)

    def show_exchange(self, sign: ShareSign, desks: str) -> None:
        """Say how the exchange with the other *desks* stands (a line each): amber where to look."""
        self._sign = sign
        self._share.setToolTip(desks)
        self._show_sign()

    def _show_sign(self) -> None:
        role = "insist" if self._sign.is_wrong else "quiet"
        shown = None if self._is_brief and not self._sign.is_wrong else Keys.SHARE
        dress_button(self._share, self._sign.text, role=role, key=shown)

    def show_name(self, name: str) -> None:
        """Show what this desk is called."""
        self._desk.setText(name)

    def show_initials(self, initials: str) -> None:
        """Show who is at the desk."""
        self._initials.show_initials(initials)

    def ask_initials(self) -> None:
        """Let the person at the desk type their initials."""
        self._initials.ask()


class _Initials(QWidget):
    """A button that becomes a field while somebody types; only Enter signs, a scan leaves it open."""

    given = Signal(str)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = button("", role="quiet", parent=self)
        self._button.clicked.connect(self.ask)
        self._field = QLineEdit(self)
        self._field.setMaxLength(_INITIALS)
        self._field.setFixedWidth(120)
        self._field.setMinimumHeight(44)
        self._field.setPlaceholderText(self.tr("Initiales"))
        self._field.setAccessibleName(self.tr("Vos initiales"))
        self._field.returnPressed.connect(self._give)
        self._field.installEventFilter(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._button)
        self._stack.addWidget(self._field)
        self.show_initials("")

    def show_initials(self, initials: str) -> None:
        shown = initials or self.tr("Initiales")
        self._button.setText(f"{shown}   {Keys.INITIALS.value.shown}")
        self._button.setAccessibleName(self.tr("Initiales : {shown}").format(shown=shown))
        self._stack.setCurrentWidget(self._button)

    @Slot()
    def ask(self) -> None:
        self._field.clear()
        self._stack.setCurrentWidget(self._field)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _give(self) -> None:
        initials = self._field.text().strip().upper()
        self._stack.setCurrentWidget(self._button)
        self.given.emit(initials)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Esc put the field away, before it means anything to the window; unused, it goes too."""
        if event.type() is QEvent.Type.FocusOut and not self._field.text():
            self._stack.setCurrentWidget(self._button)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._stack.setCurrentWidget(self._button)
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
