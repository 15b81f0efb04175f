"""The welcome desk: search and scan field, the verdict over the card, the last ten, the strip."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.session import Event
from kiosk.ui.alert import PrinterAlert
from kiosk.ui.aside import Aside
from kiosk.ui.band import VerdictBand
from kiosk.ui.buttons import button
from kiosk.ui.form import Subject
from kiosk.ui.keys import Keys
from kiosk.ui.recent import RecentList
from kiosk.ui.results import ResultsView
from kiosk.ui.strip import Strip
from kiosk.ui.text import label
from kiosk.ui.touch_keys import TouchKeys
from kiosk.ui.typed import ENTERS, is_typed

SMALLEST = (1100, 680)
BOUNCE_MS = 400


class DeskWindow(QWidget):
    """Lays the parts out and passes on what people want; `DeskPresenter` fills it.

    The search field keeps the focus: whoever types, searches.
    """

    typed = Signal(str)
    entered = Signal(str)
    opened = Signal(str)  # registrant id
    cleared = Signal()
    insist_wanted = Signal()
    undo_wanted = Signal()
    exchange_wanted = Signal()
    correct_wanted = Signal()
    replace_wanted = Signal()
    both_wanted = Signal()
    delegation_wanted = Signal()
    same_wanted = Signal()
    withdraw_wanted = Signal()
    print_wanted = Signal()
    retry_wanted = Signal()
    came_out = Signal()
    not_out = Signal()
    not_wanted = Signal()
    sheet_wanted = Signal()
    printer_wanted = Signal()
    queue_wanted = Signal()
    settle_wanted = Signal()
    walk_in_wanted = Signal()
    runs_wanted = Signal()
    load_wanted = Signal()
    share_wanted = Signal()
    design_wanted = Signal()
    board_wanted = Signal()
    full_screen_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, desk_name: str, event: Event, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DeskWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*SMALLEST)
        self._entered_at = -BOUNCE_MS
        self.field = QLineEdit(self)
        self.field.setObjectName("SearchField")
        self.field.setPlaceholderText(self.tr("Scannez un code ou tapez un nom"))
        self.field.setAccessibleName(self.tr("Rechercher ou scanner"))
        self.field.setClearButtonEnabled(True)
        self.list_title = label("PanelTitle", parent=self)
        self.results = ResultsView(parent=self)
        self.band = VerdictBand(parent=self)
        self.aside = Aside(event, parent=self)
        for field in (self.field, *self.aside.fields):
            field.installEventFilter(self)
        self.recent = RecentList(event.zone, parent=self)
        self.walk_in = button(self.tr("Nouvelle personne"), key=Keys.WALK_IN, parent=self)
        self.design = button(self.tr("Modèle de badge"), key=Keys.DESIGN, parent=self)
        self.resume = button("", key=Keys.RESUME, parent=self)
        self.touch_keys = TouchKeys(parent=self)
        self.alert = PrinterAlert(parent=self)
        self.strip = Strip(desk_name, parent=self)
        self._lay_out()
        self._connect()
        self.show_recent()
        self.rest()

    def show_hits_list(self, title: str) -> None:
        """Show the results instead of the last ten."""
        self.list_title.setText(title)
        self.results.show()
        self._recent_area.hide()
        self._share_room()

    def show_recent(self) -> None:
        """Show the last ten instead of results."""
        self.list_title.setText(self.tr("Dernières entrées de ce poste"))
        self.results.hide()
        self._recent_area.show()
        self._share_room()

    def rest(self) -> None:
        """Wait for the next person."""
        self.band.rest(
            self.tr("Prêt"), self.tr("Scannez le code du billet, ou tapez un nom, une structure.")
        )
        self.aside.show_page(self.aside.nobody)

    def look_for(self, text: str) -> None:
        """Search for *text* as if it had been typed."""
        self.field.setText(text)
        self.typed.emit(text)
        self.search_again()

    @property
    def form_field(self) -> QLineEdit | None:
        """The field of a form that somebody types into now, None if that is none."""
        focus, form = QApplication.focusWidget(), self.aside.form
        if form is None or focus is None or not form.isAncestorOf(focus):
            return None
        return focus if isinstance(focus, QLineEdit) else form.field

    def come_back(self) -> None:
        """Give the focus to the form that is open, else to the search field."""
        if self.aside.form is not None:
            self.aside.form.ask()
        else:
            self.search_again()

    @Slot(Subject)
    def show_question(self, subject: Subject) -> None:
        """Say what the form that opens asks; nobody is searched for meanwhile."""
        self.field.clear()
        self.show_recent()
        self.band.rest(subject.question, subject.detail)

    @Slot(str)
    def show_draft(self, title: str) -> None:
        """Offer to go back to a form that was left begun; an empty title says there is none."""
        text = self.tr("Reprendre : {title}").format(title=title)
        fits = self.field.width() - self.fontMetrics().horizontalAdvance("MMMM Alt+T")
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, fits)
        self.resume.setText(f"{shown}   {Keys.RESUME.value.shown}")
        self.resume.setAccessibleName(text)
        self.resume.setVisible(bool(title))

    @Slot()
    def search_again(self) -> None:
        """Give the field the focus, its text chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot()
    def show_touch_keys(self) -> None:
        """Show the keys on the screen, or put them away."""
        self.touch_keys.setVisible(self.touch_keys.isHidden())
        self._share_room()
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.search_again()

    def _share_room(self) -> None:
        """Let the keys on the screen have the room of what nobody needs while typing."""
        deeds = (self.walk_in, self.design)
        self.touch_keys.setMinimumWidth(sum(deed.sizeHint().width() + 10 for deed in deeds) - 10)
        types, finds = not self.touch_keys.isHidden(), not self.results.isHidden()
        self._listing.setVisible(finds or not types)
        for deed in deeds:
            deed.setVisible(not (types and finds and self.results.model().rowCount() > 0))
        self.alert.be_brief(is_brief=types)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.field)
        self._listing = self._list_panel()
        left.addWidget(self._listing, 1)
        left.addStretch()
        left.addWidget(self.resume)
        left.addLayout(self._foot())
        left.addWidget(self.touch_keys)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.band)
        right.addWidget(self.aside, 1)
        columns = QHBoxLayout()
        columns.setContentsMargins(20, 16, 20, 20)
        columns.setSpacing(20)
        columns.addLayout(left, 5)
        columns.addLayout(right, 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.strip)
        whole.addWidget(self.alert)
        whole.addLayout(columns, 1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.walk_in, 1)
        foot.addWidget(self.design)
        return foot

    def _list_panel(self) -> QFrame:
        listing = QFrame(self)
        listing.setObjectName("Panel")
        self._recent_area = QScrollArea(listing)
        self._recent_area.setWidgetResizable(True)
        self._recent_area.setFrameShape(QFrame.Shape.NoFrame)
        self._recent_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._recent_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._recent_area.setWidget(self.recent)
        self._recent_area.viewport().setAutoFillBackground(False)
        inside = QVBoxLayout(listing)
        inside.setContentsMargins(1, 10, 1, 1)
        inside.setSpacing(8)
        self.list_title.setContentsMargins(16, 0, 16, 0)
        inside.addWidget(self.list_title)
        inside.addWidget(self.results, 1)
        inside.addWidget(self._recent_area, 1)
        return listing

    def _connect(self) -> None:
        self.field.textEdited.connect(self.typed)
        self.walk_in.clicked.connect(self.walk_in_wanted)
        self.design.clicked.connect(self.design_wanted)
        self.field.returnPressed.connect(self._enter)
        self.results.opened.connect(self.opened)
        self.recent.opened.connect(self.opened)
        self.aside.card.wanted.connect(self._want)
        self.aside.left.connect(self.show_draft)
        self.aside.form_opened.connect(self.show_question)
        self.resume.clicked.connect(self.aside.resume)
        self.alert.retry_wanted.connect(self.retry_wanted)
        self.alert.came_out.connect(self.came_out)
        self.alert.not_out.connect(self.not_out)
        self.alert.not_wanted.connect(self.not_wanted)
        self.alert.sheet_wanted.connect(self.sheet_wanted)
        for bar in (self.alert, self.strip):
            bar.printer_wanted.connect(self.printer_wanted)
            bar.queue_wanted.connect(self.queue_wanted)
        self.strip.settle_wanted.connect(self.settle_wanted)
        self.strip.left.connect(self.come_back)
        self.strip.touch_keys_wanted.connect(self.show_touch_keys)
        self.strip.load_wanted.connect(self.load_wanted)
        self.strip.share_wanted.connect(self.share_wanted)
        self.strip.board_wanted.connect(self.board_wanted)
        self.strip.help_wanted.connect(self.help_wanted)
        for key, deed in self._deeds().items():
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)

    def _deeds(self) -> dict[Keys, Callable[[], object]]:
        """Give what each key of the window does; those of the card are on its buttons too."""
        return {
            Keys.INSIST: self.insist_wanted.emit,
            Keys.UNDO: self.undo_wanted.emit,
            Keys.EXCHANGE: self.exchange_wanted.emit,
            Keys.CORRECT: self.correct_wanted.emit,
            Keys.REPLACE: self.replace_wanted.emit,
            Keys.BOTH: self.both_wanted.emit,
            Keys.DELEGATION: self.delegation_wanted.emit,
            Keys.SAME: self.same_wanted.emit,
            Keys.WITHDRAW: self.withdraw_wanted.emit,
            Keys.PRINT: self.print_wanted.emit,
            Keys.SEARCH: self.search_again,
            Keys.CLEAR: self.cleared.emit,
            Keys.WALK_IN: self.walk_in_wanted.emit,
            Keys.RESUME: self.aside.resume,
            Keys.INITIALS: self.strip.ask_initials,
            Keys.PRINTER: self.printer_wanted.emit,
            Keys.QUEUE: self.queue_wanted.emit,
            Keys.RETRY: self.retry_wanted.emit,
            Keys.CAME_OUT: self.came_out.emit,
            Keys.NOT_OUT: self.not_out.emit,
            Keys.NOT_WANTED: self.not_wanted.emit,
            Keys.SHEET: self.sheet_wanted.emit,
            Keys.RUNS: self.runs_wanted.emit,
            Keys.LOAD: self.load_wanted.emit,
            Keys.DESIGN: self.design_wanted.emit,
            Keys.TOUCH: self.show_touch_keys,
            Keys.SETTLE: self.settle_wanted.emit,
            Keys.SHARE: self.share_wanted.emit,
            Keys.BOARD: self.board_wanted.emit,
            Keys.FULL_SCREEN: self.full_screen_wanted.emit,
            Keys.HELP: self.help_wanted.emit,
        }

    @Slot(Keys)
    def _want(self, key: Keys) -> None:
        self._enter() if key is Keys.ADMIT else self._deeds()[key]()

    @Slot()
    def _enter(self) -> None:
        self.entered.emit(self.field.text())

    def _is_bounce(self, event: QKeyEvent) -> bool:
        """Say whether an Enter came too soon after the one before to be meant.

        Not every X server marks what a held key repeats, and a finger can hit twice.
        """
        if event.type() is not QEvent.Type.KeyPress:
            return False
        since, self._entered_at = event.timestamp() - self._entered_at, event.timestamp()
        return event.isAutoRepeat() or 0 <= since < BOUNCE_MS

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let whoever types with a button in focus search all the same."""
        if is_typed(event):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            QCoreApplication.sendEvent(self.field, event)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows in the field choose in the list; a key held down is one Enter, not two."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in ENTERS and self._is_bounce(event):
            return True
        if watched is self.field:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if steps is not None and event.type() is QEvent.Type.KeyPress:
                self.results.move_choice(steps)
                return True
        return super().eventFilter(watched, event)
