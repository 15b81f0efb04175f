"""The strip of a desk: its name, the session it counts, arrived / expected."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QWidget

from kiosk.controllers.counts import LiveCount
from kiosk.ui.buttons import button, dress_button
from kiosk.ui.keys import Keys
from kiosk.ui.text import ElidedLabel, label
from kiosk.wording.changes import number_text

HEIGHT = 60
BRIEF_BELOW = 1250
FEW = 3
"""So many badges may wait without a word: they are about to come out."""
_INITIALS = 4


class Strip(QFrame):
    """The one line that is always there, with what is rarely needed at its right."""

    printer_wanted = Signal()
    queue_wanted = Signal()
    load_wanted = Signal()
    share_wanted = Signal()
    touch_keys_wanted = Signal()
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
        self._queue = button("", role="quiet", key=Keys.QUEUE, parent=self)
        self._queue.clicked.connect(self.queue_wanted)
        self._queue.hide()
        self._is_brief = False
        self._printer = button(self.tr("Imprimantes"), role="quiet", key=Keys.PRINTER, parent=self)
        self._printer.clicked.connect(self.printer_wanted)
        self._load = button(self.tr("Liste"), role="quiet", key=Keys.LOAD, parent=self)
        self._load.clicked.connect(self.load_wanted)
        self._share = button(self.tr("Échange"), role="quiet", key=Keys.SHARE, parent=self)
        self._share.clicked.connect(self.share_wanted)
        self._share.hide()
        self._touch = button(self.tr("Clavier"), role="quiet", key=Keys.TOUCH, parent=self)
        self._touch.clicked.connect(self.touch_keys_wanted)
        self._help = button(self.tr("Aide"), role="quiet", key=Keys.HELP, parent=self)
        self._help.clicked.connect(self.help_wanted)
        self._lay_out()

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
        rare_deeds = (
            self._queue,
            self._initials,
            self._printer,
            self._load,
            self._share,
            self._touch,
            self._help,
        )
        for deed in rare_deeds:
            rare.addWidget(deed)
        row.addLayout(rare)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the keys to F1 where they would leave no room for the session's name."""
        super().resizeEvent(event)
        if self._is_brief is not (is_brief := event.size().width() < BRIEF_BELOW):
            self._is_brief = is_brief
            for deed, key in (
                (self._printer, Keys.PRINTER),
                (self._load, Keys.LOAD),
                (self._share, Keys.SHARE),
                (self._touch, Keys.TOUCH),
            ):
                text = deed.accessibleName()
                dress_button(deed, text, role="quiet", key=None if is_brief else key)
                deed.setToolTip(key.value.shown if is_brief else "")

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

    def offer_share(self, *, is_offered: bool) -> None:
        """Lead to the exchange with the other desks, where there is one."""
        self._share.setVisible(is_offered)

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
