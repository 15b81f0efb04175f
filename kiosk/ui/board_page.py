"""The organiser's board: what is going on, at a glance and from the back of the hall."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from kiosk.ui.board_chart import ArrivalChart
from kiosk.ui.board_lists import NoteRows, PartRows, SessionRows
from kiosk.ui.board_rows import scrolled
from kiosk.ui.board_tiles import Tiles
from kiosk.ui.buttons import button, dress_button
from kiosk.ui.chooser import Chooser
from kiosk.ui.keys import Keys
from kiosk.ui.text import ElidedLabel, label
from kiosk.ui.theme import LIGHT
from kiosk.wording.board import Way, settle_text, way_text
from kiosk.wording.live import Live, live_text

TILES = 5
_USUAL = (1366, 768)
_LETTERS = 15
_SMALLEST, _LARGEST = 13, 26


class BoardPage(QWidget):
    """Lays the parts out and sizes their letters by the window; `BoardPresenter` fills it."""

    left = Signal()
    full_screen_wanted = Signal()
    settle_wanted = Signal()
    turned = Signal()  # to other missing people, or to another column

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("BoardPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pixels = 0
        self._updated = label("BoardSoft", parent=self)
        self._settle = button("", role="insist", key=Keys.SETTLE, parent=self)
        self._settle.clicked.connect(self.settle_wanted)
        self._settle.hide()
        self.tiles = Tiles(TILES, parent=self)
        self.sessions = SessionRows(live_text(Live.SESSIONS), parent=self)
        self.chart = ArrivalChart(parent=self)
        self._opening = ElidedLabel("BoardStrong", parent=self)
        self.desks = NoteRows(self.tr("Bureaux"), flags_below=True, parent=self)
        self.wanted = NoteRows(self.tr("À chercher"), parent=self)
        self.missing = PartRows(self.tr("Absents"), colours=(LIGHT.slate, LIGHT.line), parent=self)
        self.crowd = PartRows(self.tr("Qui est là"), parent=self)
        self._ways = Chooser(self.tr("Compter les absents"), parent=self)
        for way in Way:
            self._ways.addItem(way_text(way), way.value)
        self._columns = Chooser(self.tr("Compter les présents"), parent=self)
        self._tabs = QTabWidget(self)
        self._lay_out()
        for chooser in (self._ways, self._columns):
            chooser.activated.connect(self.turned)
        self._tabs.currentChanged.connect(self.turned)

    @property
    def way(self) -> Way:
        """By what the missing are counted."""
        return Way(self._ways.currentData())

    @property
    def column(self) -> str:
        """What those who are here are counted by: a column of the lists, "" for local authorities."""
        return str(self._columns.currentData() or "")

    def offer_columns(self, columns: tuple[tuple[str, str], ...]) -> None:
        """Offer these columns, each with what it is called; the chosen one stays."""
        shown = [
            (self._columns.itemData(n), self._columns.itemText(n))
            for n in range(self._columns.count())
        ]
        if shown == list(columns):
            return
        chosen = self.column
        self._columns.clear()
        for name, text in columns:
            self._columns.addItem(text, name)
        self._columns.setCurrentIndex(max(self._columns.findData(chosen), 0))

    def show_updated(self, text: str, opening: str) -> None:
        """Say of when the figures are, and what is to be done by the opening."""
        self._updated.setText(text)
        self._opening.setText(f"{opening[:1].upper()}{opening[1:]}")

    def show_clashes(self, count: int) -> None:
        """Say how many clashes there are to settle; none needs no word."""
        dress_button(self._settle, settle_text(count), role="insist", key=Keys.SETTLE)
        self._settle.setVisible(count > 0)

    def show_wanted(self, count: int) -> None:
        """Say on the tab how many people are to be looked for."""
        text = self.tr("À chercher : {n}").format(n=count) if count else self.tr("À chercher")
        self._tabs.setTabText(0, text)

    def ask(self) -> None:
        """Take the focus: Esc leads back."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Write as large as the window allows."""
        super().resizeEvent(event)
        scale = min(self.width() / _USUAL[0], self.height() / _USUAL[1])
        pixels = max(_SMALLEST, min(_LARGEST, round(_LETTERS * scale)))
        if pixels != self._pixels:
            self._pixels = pixels
            self.setStyleSheet(_sheet(pixels))
            for rows in (self.sessions, self.desks, self.wanted, self.missing, self.crowd):
                rows.show_size(pixels)
            self.chart.show_size(pixels)

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for rows, chooser, text in (
            (self.wanted, None, self.tr("À chercher")),
            (self.missing, self._ways, self.tr("Absents")),
            (self.crowd, self._columns, self.tr("Qui est là")),
        ):
            self._tabs.addTab(self._tab(rows, chooser), text)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setExpanding(False)
        self._tabs.tabBar().setUsesScrollButtons(False)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._panel("", self._tabs), 3)
        below.addWidget(self._panel(self.tr("Bureaux"), scrolled(self.desks, parent=self)), 2)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._panel(live_text(Live.ARRIVALS), self._opening, self.chart), 9)
        right.addLayout(below, 10)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(
            self._panel(live_text(Live.SESSIONS), scrolled(self.sessions, parent=self)), 12
        )
        body.addLayout(right, 13)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 8, 20, 16)
        whole.setSpacing(10)
        whole.addLayout(self._head())
        whole.addWidget(self.tiles)
        whole.addLayout(body, 1)

    def _tab(self, rows: QWidget, chooser: QWidget | None) -> QWidget:
        page = QWidget(self._tabs)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(6)
        if chooser is not None:
            inside.addWidget(chooser)
        inside.addWidget(scrolled(rows, parent=page), 1)
        return page

    def _panel(self, title: str, *parts: QWidget) -> QFrame:
        panel = QFrame(self)
        panel.setObjectName("Panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(14, 8, 14, 10)
        inside.setSpacing(4)
        if title:
            shown = label("BoardTitle", parent=panel)
            shown.setText(title)
            inside.addWidget(shown)
        for part in parts:
            inside.addWidget(part)
        inside.setStretch(inside.count() - 1, 1)
        return panel

    def _head(self) -> QHBoxLayout:
        heading = label("BoardHeading", parent=self)
        heading.setText(self.tr("Tableau de bord"))
        full = button(self.tr("Plein écran"), role="quiet", key=Keys.FULL_SCREEN, parent=self)
        full.clicked.connect(self.full_screen_wanted)
        back = button(self.tr("Retour à l’accueil"), role="quiet", key=Keys.BOARD, parent=self)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(heading)
        row.addWidget(self._updated)
        row.addStretch(1)
        for deed in (self._settle, full, back):
            row.addWidget(deed)
        for key, deed_wanted in (
            (Keys.BOARD, self.left),
            (Keys.CLEAR, self.left),
            (Keys.FULL_SCREEN, self.full_screen_wanted),
            (Keys.SETTLE, self.settle_wanted),
        ):
            shortcut = QShortcut(QKeySequence(key.value.sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed_wanted)
        return row


def _sheet(pixels: int) -> str:
    """Size what the style sheet of the house leaves to the board."""
    return (
        f"#BoardHeading {{ font-size: {round(1.5 * pixels)}px; font-weight: 700; }}"
        f"#BoardTitle {{ font-size: {round(0.93 * pixels)}px; font-weight: 700; }}"
        f"#BoardSoft, #BoardStrong {{ font-size: {pixels}px; }}"
        f"#BoardNumber {{ font-size: {round(2.3 * pixels)}px; font-weight: 700; }}"
        f"QTabBar::tab {{ font-size: {pixels}px; padding: 6px {round(0.6 * pixels)}px; }}"
        f"QComboBox, QPushButton {{ font-size: {pixels}px; }}"
    )
