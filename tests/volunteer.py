"""A volunteer at a real window: scans, types, presses, taps, and says what the screen shows."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from kiosk.core.moment import Now
from kiosk.core.ports import BadgeExporter, LayoutRoom
from kiosk.core.printer_uri import option, scheme
from kiosk.core.printjob import JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.application import DeskApplication
from kiosk.ui.designer_page import DesignerPage
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.exchange_presenter import RunningExchange
from kiosk.ui.load_page import LoadPage
from kiosk.ui.queue_page import QueuePage
from kiosk.ui.results import Role
from tests.fakes import FakeExporter, FakeLayouts, FakeQueue
from tests.fakes_sync import FakeSync

RESOURCES = Path(__file__).parents[1] / "resources"
SCANNER_MS = 8
TYPING_MS = 160
REPEAT_MS = 33
PATIENCE_MS = 5000
INDICATOR = 22
KNOWN = {"escpos", "zpl", "brother", "ipp", "ipps", "system", "file"}
Named = TypeVar("Named", bound=QWidget)
KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


@dataclass
class FakePrinters(FakeQueue):
    """Printers that refuse badges as they say when they are looked at."""

    def refuses(self, printer: str, kind: TroubleKind) -> None:
        """Let a printer fail what it was given, and say why when it is looked at."""
        self.breaks(printer, kind)
        self.ends(JobState.FAILED, Trouble(kind, printer=printer), printer=printer)

    def is_low(self, printer: str) -> None:
        """Let a look at a printer tell that its paper ends soon."""
        self.states[printer] = PrinterState(printer=printer, is_low=True)

    def given(self, printer: str) -> list[str]:
        """Give the people whose badges a printer was given."""
        return [order.registrant.name for order in self.orders if order.printer == printer]


@dataclass
class FakePrinting:
    """A printing room whose printers do what the test says."""

    queue: FakePrinters = field(default_factory=FakePrinters)
    exporter: FakeExporter = field(default_factory=FakeExporter)
    found: Callable[[tuple[str, ...]], None] = field(default=lambda uris: None)
    tested: dict[str, Callable[[JobOutcome], None]] = field(default_factory=dict)

    @property
    def export(self) -> BadgeExporter:
        """What writes files, as the test says."""
        return self.exporter

    def check_printer(self, uri: str) -> None:
        """Take what has the scheme of a printer."""
        if scheme(uri).partition("+")[0] not in KNOWN:
            raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri)

    @property
    def layouts(self) -> LayoutRoom:
        """Two layouts, two sheets."""
        return FakeLayouts()

    def find_printers(self, told: Callable[[tuple[str, ...]], None]) -> None:
        """Find two printers at once; the test finds others later."""
        self.found = told
        told(("system://Badges_1", "system://Badges_2"))

    def labels_on(self, uri: str) -> int:
        """Take ten badges where there is a sheet in the printer."""
        return 10 if option(uri, "sheet") else 1

    def test_page(self, uri: str, *, layout: str, finished: Callable[[JobOutcome], None]) -> None:
        """Hold it until the test says what became of it."""
        self.tested[uri] = finished


def wait_until(holds: Callable[[], bool], *, patience_ms: int = PATIENCE_MS) -> None:
    """Let the window work until *holds*."""
    deadline = QDeadlineTimer(patience_ms)
    while not holds():
        if deadline.hasExpired():
            raise AssertionError("the window never came to it")
        QCoreApplication.processEvents()
        QThread.msleep(1)  # else the other thread gets its turn too rarely to read a list


class Volunteer:
    """Works at the window of *desk*; times of keys are the event's own, so nobody waits."""

    def __init__(self, desk: DeskApplication) -> None:
        self.desk = desk
        self._time = 1000

    @property
    def window(self) -> DeskWindow:
        """The welcome desk on the screen."""
        page = self.desk.window.currentWidget()
        assert isinstance(page, DeskWindow)
        return page

    @property
    def load_page(self) -> LoadPage:
        """The page of a load on the screen."""
        page = self.desk.window.currentWidget()
        assert isinstance(page, LoadPage)
        return page

    @property
    def designer_page(self) -> DesignerPage:
        """The page where badges are designed, on the screen."""
        page = self.desk.window.currentWidget()
        assert isinstance(page, DesignerPage)
        return page

    @property
    def told(self) -> str:
        """All that the page on the screen says."""
        QCoreApplication.processEvents()
        return "\n".join(_texts(self.desk.window.currentWidget()))

    @property
    def queue(self) -> list[str]:
        """The rows of the queue, each as its words."""
        QCoreApplication.processEvents()
        rows = self.queue_page.table.rows
        cells = range(rows.columnCount())
        return [
            " | ".join(str(rows.index(row, cell).data()) for cell in cells)
            for row in range(rows.rowCount())
        ]

    @property
    def queue_page(self) -> QueuePage:
        """The page of the queue on the screen."""
        page = self.desk.window.currentWidget()
        assert isinstance(page, QueuePage)
        return page

    def tap_row(self, row: int) -> None:
        """Tap a row of the queue."""
        table = self.queue_page.table
        place = table.visualRect(table.rows.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
        self._settle()

    def write(self, name: str, text: str) -> None:
        """Write *text* into the field called *name*, in the place of what stands there."""
        field = self._named(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self.type(text)

    def choose(self, name: str, text: str) -> None:
        """Choose *text* in the box called *name*."""
        box = self._named(QComboBox, name)
        place = box.findText(text)
        assert place >= 0, [box.itemText(n) for n in range(box.count())]
        box.setCurrentIndex(place)
        box.activated.emit(place)
        self._settle()

    def _named(self, kind: type[Named], name: str) -> Named:
        shown = [one for one in self._top().findChildren(kind) if one.isVisible()]
        (named,) = [one for one in shown if one.accessibleName() == name]
        return named

    def read_lists(self, *lists: Path, programme: Path | None = None) -> None:
        """Choose files on the page of a load, and go on until it has read them."""
        self.load_page.files.choose(programme, lists)
        self.tap("Continuer")
        self.await_step()

    def turn_to(self, title: str) -> None:
        """Tap the tab of the preview that begins with *title*."""
        tabs = self.load_page.preview.tabs.tabBar()
        (place,) = [n for n in range(tabs.count()) if tabs.tabText(n).startswith(title)]
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
        self._settle()

    def await_step(self) -> None:
        """Wait until the page of a load has read or written."""
        page = self.load_page
        wait_until(lambda: page.step is not page.waiting)
        QCoreApplication.processEvents()

    def scan(self, code: str, *, end: str = "\r") -> None:
        """Let a scanner type *code* into whatever has the focus."""
        self._time += 1000
        for character in code + end:
            self._key(character)
            self._time += SCANNER_MS
        self._settle()

    def type(self, text: str) -> None:
        """Type as people do, into whatever has the focus."""
        self._time += 1000
        for character in text:
            self._key(character)
            self._time += TYPING_MS
        self._settle()

    def enter(self) -> None:
        """Press Enter."""
        self.type("\r")

    def press(self, sequence: str) -> None:
        """Press a key of the table, such as Alt+N."""
        combination = QKeySequence(sequence)[0]
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        self._settle()

    def tap(self, text: str) -> None:
        """Tap the one button that shows *text*."""
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)
        self._settle()

    def tap_twice(self, text: str) -> None:
        """Click twice in one breath where a button shows *text*: the second hits what is there by then."""
        first = self.button(text)
        place = first.mapTo(self.desk.window, first.rect().center())
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
        self._settle()
        under = self.desk.window.childAt(place) or self.desk.window
        spot, left = QPointF(under.mapFrom(self.desk.window, place)), Qt.MouseButton.LeftButton
        for kind, held in (
            (QEvent.Type.MouseButtonDblClick, left),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            none = Qt.KeyboardModifier.NoModifier
            at = under.mapToGlobal(spot)
            QCoreApplication.sendEvent(under, QMouseEvent(kind, spot, at, left, held, none))
        self._settle()

    def tap_key(self, text: str) -> None:
        """Tap a key of the keyboard on the screen."""
        keys = self.window.touch_keys.findChildren(QPushButton)
        (key,) = [key for key in keys if key.text() == text]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        self._settle()

    def tap_result(self, row: int) -> None:
        """Tap a row of the list of people found."""
        results = self.window.results
        place = results.visualRect(results.model().index(row, 0)).center()
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
        self._settle()

    def tick(self, text: str) -> None:
        """Click on the box that shows *text*."""
        box = self.box(text)
        place = QPoint(INDICATOR // 2, box.height() // 2)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)
        self._settle()

    def box(self, text: str) -> QCheckBox:
        """Give the box that shows *text*."""
        boxes = self._top().findChildren(QCheckBox)
        (box,) = [box for box in boxes if box.isVisible() and text in box.text()]
        return box

    def button(self, text: str) -> QPushButton:
        """Give the first button on the screen that shows *text*, or is called so."""
        for shown in self._top().findChildren(QPushButton):
            if shown.isVisible() and (text in shown.text() or text in shown.accessibleName()):
                return shown
        raise AssertionError(f"no button {text!r} among {self.buttons()}")

    def buttons(self) -> list[str]:
        """Give what the buttons on the screen show."""
        return [b.text() for b in self._top().findChildren(QPushButton) if b.isVisible()]

    @property
    def band(self) -> str:
        """What the band over the card says, word, reason and what to do."""
        return " | ".join(text for text in _texts(self.window.band) if text)

    @property
    def card(self) -> list[str]:
        """What the card says, empty where there is none."""
        return _texts(self.window.aside.card) if self.window.aside.card.isVisible() else []

    @property
    def found(self) -> list[str]:
        """The people in the list of results, empty where it is not shown."""
        if not self.window.results.isVisible():
            return []
        model = self.window.results.model()
        rows = range(model.rowCount())
        return [model.index(row, 0).data(Role.HIT).registrant.name for row in rows]

    @property
    def recent(self) -> list[str]:
        """The last ten, each as its words."""
        rows = self.window.recent.findChildren(QWidget, "RecentRow")
        return [" ".join(_texts(row)) for row in rows if row.isVisible()]

    @property
    def strip(self) -> str:
        """What the strip says."""
        return " ".join(_texts(self.window.strip))

    @property
    def alert(self) -> str:
        """What the bar under the strip says, empty where there is none."""
        QCoreApplication.processEvents()
        return " ".join(_texts(self.window.alert))

    @property
    def searched(self) -> str:
        """What stands in the search field."""
        return self.window.field.text()

    def _top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.desk.window

    def hold(self, character: str, times: int) -> None:
        """Hold a key down: it repeats as fast as a scanner types."""
        self._time += 1000
        for time in range(times):
            self._key(character, repeats=time > 0)
            self._time += REPEAT_MS
        self._settle()

    def bounce(self, character: str, *, after_ms: int) -> None:
        """Hit a key twice in one breath; no system marks the second as a repeat."""
        self._time += 1000
        self._key(character)
        self._time += after_ms
        self._key(character)
        self._settle()

    def tap_space(self, target: QWidget) -> None:
        """Tap the space bar on a button, quicker than a scan is told from typing."""
        target.setFocus()
        self._time += 1000
        self._key(" ")
        self._settle()

    def _key(self, character: str, *, repeats: bool = False) -> None:
        key = KEYS.get(character) or QKeySequence(character)[0].key()
        handle = self._top().windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            none = Qt.KeyboardModifier.NoModifier
            event = QKeyEvent(kind, key, none, character, repeats)
            event.setTimestamp(self._time)
            QCoreApplication.sendEvent(handle, event)

    def _settle(self) -> None:
        wait_until(lambda: not self.desk.wedge.is_holding)
        QCoreApplication.processEvents()


def _texts(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


@contextlib.contextmanager
def at_the_window(
    application: QApplication,
    store: DeskStore,
    now: Now,
    printing: FakePrinting,
    size: tuple[int, int] = (1366, 768),
    *,
    sync: FakeSync | None = None,
    exchanging: RunningExchange | None = None,
) -> Iterator[Volunteer]:
    """Open the window of *store*'s desk and put a volunteer before it."""
    room = sync or FakeSync()
    desk = DeskApplication(
        application,
        store,
        printing=printing,
        sync=lambda: room,
        exchanging=exchanging,
        resources=RESOURCES,
        now=now,
    )
    desk.open()
    desk.window.resize(*size)
    desk.window.show()
    desk.window.activateWindow()
    wait_until(desk.window.isActiveWindow)
    try:
        yield Volunteer(desk)
    finally:
        desk.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
