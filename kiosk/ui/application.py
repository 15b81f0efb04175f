"""The window's application: one data folder, one window, from the first load to the last scan."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from kiosk.controllers.background import Background
from kiosk.controllers.badges import Badges
from kiosk.controllers.designing import Designing
from kiosk.controllers.fates import DEFAULT_LAYOUT
from kiosk.controllers.loading import Loading
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.printer_words import printer_words
from kiosk.controllers.roster import LoadPlan
from kiosk.controllers.samples import Samples
from kiosk.controllers.speaking import Speaking
from kiosk.controllers.syncing import Syncing
from kiosk.core.moment import Now
from kiosk.core.pack import Opened
from kiosk.core.ports import Printing, Sync
from kiosk.core.session import Event, SessionKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.scanners.wedge import KeyboardWedge
from kiosk.store.desk import DeskStore
from kiosk.ui.bugs import BugReporter
from kiosk.ui.closing import Pages
from kiosk.ui.collector import IdleCollector
from kiosk.ui.designer_page import DesignerPage
from kiosk.ui.designer_presenter import DesignerPresenter
from kiosk.ui.desk_room import DeskRoom
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.double_click import DoubleClickGuard
from kiosk.ui.exchange_presenter import ExchangePresenter, RunningExchange
from kiosk.ui.load_page import LoadPage
from kiosk.ui.load_presenter import LoadPresenter
from kiosk.ui.own_keys import OwnKeys
from kiosk.ui.printer_watch import PrinterWatch
from kiosk.ui.sharing_pages import SharingPages
from kiosk.ui.theme import dress
from kiosk.wording.printing import place_text
from kiosk.wording.troubles import trouble_text

FIRST_SIZE = (1366, 768)


class DeskApplication(QObject):
    """Opens the page of a first load where nothing is loaded yet, else the desk."""

    def __init__(
        self,
        application: QApplication,
        store: DeskStore,
        *,
        printing: Printing,
        sync: Callable[[], Sync],
        exchanging: RunningExchange | None = None,
        resources: Path,
        now: Now,
    ) -> None:
        super().__init__(application)
        self._application = application
        self.store = store
        self._printing = printing
        self._now = now
        dress(application, resources)
        self._collector = IdleCollector(parent=self)
        self._background = Background(parent=self)
        self._bugs = BugReporter(self)
        self._badges = Badges(
            store,
            queue=printing.queue,
            now=now,
            labels_on=printing.labels_on,
            place_text=place_text,
            parent=self,
        )
        self._printers = PrinterSetup(
            printing, layout=partial(store.setting, "layout", DEFAULT_LAYOUT), parent=self
        )
        self._watch = PrinterWatch(self._badges.pool, parent=self)
        self._loading: Loading | None = None
        self._load_page: LoadPage | None = None
        self._designer: DesignerPresenter | None = None
        self._desk: DeskRoom | None = None
        self.window = Pages(self._may_close)
        self.window.setWindowTitle("Accueil")
        self.window.resize(*FIRST_SIZE)
        self._exchanging = exchanging or self._make_exchange(sync)
        self._badges.passing.others.listen(self._exchanging.desks)
        self._exchange = ExchangePresenter(store, self._exchanging, now=now, parent=self)
        self._exchange.programme_came.connect(self._take_programme)
        self._sharing = self._make_sharing(sync)
        self._double_clicks = DoubleClickGuard(self)
        application.installEventFilter(self._double_clicks)
        self._own_keys = OwnKeys(self)
        application.installEventFilter(self._own_keys)
        self.wedge = KeyboardWedge(application, parent=self)
        self.wedge.scanned.connect(self._come_to_front)

    def _make_exchange(self, sync: Callable[[], Sync]) -> Syncing:
        speaking = Speaking(
            self.store,
            session=partial(self.store.setting, "session"),
            printers=partial(printer_words, self._badges.pool),
        )
        return Syncing(self.store, sync, speaking=speaking, now=self._now, parent=self)

    def _make_sharing(self, sync: Callable[[], Sync]) -> SharingPages:
        sharing = SharingPages(
            self.store,
            sync=sync,
            exchanging=self._exchanging,
            background=self._background,
            now=self._now,
            show=self._show,
            window=self.window,
        )
        sharing.opened.connect(self._take_pack)
        sharing.left.connect(self._leave_sharing)
        sharing.named.connect(self._exchange.tell_name)
        self._bugs.reported.connect(sharing.show_bug)
        return sharing

    def settle(
        self, *, name: str | None = None, session: str | None = None, printer: str | None = None
    ) -> None:
        """Keep what this desk is called, counts and prints on, where that is given.

        Raises:
            Trouble: the programme has no such session, or nothing prints there.
        """
        event = self.store.roster.event
        if session and event is not None and session not in event.by_id:
            known = ", ".join(event.by_id)
            raise Trouble(TroubleKind.UNKNOWN_SESSION, session=session, known=known)
        if printer:
            self._printers.check(printer)
        if name is not None:
            self.store.name_desk(name)
        if session is not None:
            self.store.keep_setting("session", session)
        if printer is not None:
            self._badges.choose_printer(printer)

    def open(self) -> None:
        """Open the page of a first load, or the desk where an event is loaded."""
        if self.store.roster.event is None:
            self.open_load_page()
        else:
            self.open_desk()

    def run(self, pack: Path | None = None) -> int:
        """Show the window until it is closed, and give the exit status; *pack* is to be opened first."""
        before, sys.excepthook = sys.excepthook, self._bugs.report
        try:
            self.open()
            if pack is not None:
                self.open_pack(pack)
            self.window.show()
            return self._application.exec()
        finally:
            sys.excepthook = before
            self.close()

    def close(self) -> None:
        """Take the window down; a load that is not done is taken back."""
        self._watch.stop()
        self._exchanging.stop()
        if self._desk is not None:
            self._desk.stop()
        if self._loading is not None:
            self._loading.close()
        self._sharing.close()
        self._background.close()
        self._application.removeEventFilter(self.wedge)
        self._application.removeEventFilter(self._double_clicks)
        self.window.shut()
        self.window.deleteLater()
        self.deleteLater()

    def _may_close(self) -> bool:
        """Whether nothing is lost with the window, or somebody lets it go."""
        if self._designer is None or self._designer.is_settled():
            return True
        self._show(self._designer.page)
        return False

    def open_pack(self, path: Path) -> None:
        """Open the page of a pack that somebody clicked on; its phrase is asked for."""
        self._sharing.open_pack(path)

    @Slot()
    def open_load_page(self) -> None:
        """Open the page for a programme and lists, where it was left."""
        if self._load_page is None:
            self._load_page = self._make_load_page()
        self._show(self._load_page)
        self._load_page.step.setFocus()

    def _make_load_page(self) -> LoadPage:
        if self._loading is None:
            self._loading = Loading(self.store, self._background, now=self._now, parent=self)
        page = LoadPage(is_first=self._desk is None, parent=self.window)
        presenter = LoadPresenter(page, self._loading, self.store)
        presenter.loaded.connect(self._take_load)
        presenter.left.connect(self._leave_load_page)
        page.files.pack_wanted.connect(self._sharing.open_pack)
        self._bugs.reported.connect(presenter.show_bug)
        self._bugs.troubled.connect(presenter.show_caught)
        return page

    @Slot()
    def open_designer(self) -> None:
        """Open the page where badges are designed, where it was left."""
        if self._designer is None:
            page = DesignerPage(parent=self.window)
            room = self._printing.layouts
            designing = Designing(room, self.store, parent=page)
            self._designer = DesignerPresenter(
                page, designing, Samples(self.store, now=self._now), room
            )
            self._designer.left.connect(self._leave_page)
        self._show(self._designer.page)
        self._designer.open()

    @Slot(LoadPlan)
    def _take_load(self, plan: LoadPlan) -> None:
        """Let the desk at work show what was loaded; under another programme it is opened anew."""
        if self._desk is None:
            return
        self._take_news(self._desk, is_other_event=plan.changes_event)

    @Slot(Opened)
    def _take_pack(self, opened: Opened) -> None:
        """Let the desk at work show what a pack has brought, and by which programme it goes now."""
        if self._desk is not None:
            self._take_news(self._desk, is_other_event=not opened.changes_nothing)
        self._exchanging.begin_anew()

    @Slot()
    def _take_programme(self) -> None:
        """Open the desk anew: another desk has brought a programme."""
        if self._desk is not None:
            self._take_news(self._desk, is_other_event=True)
            self._show(self._desk.window)

    def _take_news(self, desk: DeskRoom, *, is_other_event: bool) -> None:
        if is_other_event:
            self._close_desk(desk)
            self._make_desk()
        else:
            desk.take_load()

    @Slot()
    def _leave_load_page(self) -> None:
        """Go back to the desk; the first load ends in its opening."""
        if self._desk is not None:
            self._leave_page()
        elif self.store.roster.event is not None:
            first, self._load_page = self._load_page, None
            self.open_desk()
            if first is not None:
                self.window.removeWidget(first)
                first.deleteLater()

    @Slot()
    def _leave_sharing(self) -> None:
        """Go back to where one came from; the first pack ends in the desk's opening."""
        if self._desk is None and self.store.roster.event is None:
            self.open_load_page()
        else:
            self._leave_load_page()

    @Slot()
    def _leave_page(self) -> None:
        """Go back to the desk, and to what was typed there."""
        if self._desk is not None:
            self._come_to_front()
            self._desk.window.come_back()

    @Slot()
    def _come_to_front(self) -> None:
        """Show the desk: somebody is there, and the page of a load can wait."""
        if self._desk is not None:
            self.window.setCurrentWidget(self._desk.window)

    @Slot()
    def open_desk(self) -> None:
        """Open the desk for its session."""
        window = self._make_desk()
        self._show(window)
        window.search_again()
        self._badges.recover()
        self._watch.look()
        self._exchanging.start()

    def _make_desk(self) -> DeskWindow:
        event = self.store.event
        session = self.store.setting("session")
        desk = DeskRoom(
            self.store,
            self._badges,
            self._printers,
            printing=self._printing,
            background=self._background,
            now=self._now,
            session=session if session in event.by_id else welcome_of(event, self._now),
            show=self._show,
            parent=self.window,
        )
        desk.window.load_wanted.connect(self.open_load_page)
        desk.window.design_wanted.connect(self.open_designer)
        desk.window.share_wanted.connect(self._sharing.open_share)
        desk.left.connect(self._leave_page)
        self.wedge.scanned.connect(desk.scan)
        self._bugs.reported.connect(desk.show_bug)
        self._bugs.troubled.connect(desk.show_trouble)
        self.window.setWindowTitle(f"{event.short_name} · Accueil")
        self.window.addWidget(desk.window)
        self._desk = desk
        self._exchange.serve(desk)
        return desk.window

    def _close_desk(self, desk: DeskRoom) -> None:
        """Take the desk away with the programme that it stands on."""
        self.wedge.scanned.disconnect(desk.scan)  # one may come before it is gone
        self.window.removeWidget(desk.window)
        desk.close()
        self._desk = None
        self._exchange.serve(None)

    def _show(self, page: QWidget) -> None:
        if self.window.indexOf(page) < 0:
            self.window.addWidget(page)
        self.window.setCurrentWidget(page)


def welcome_of(event: Event, now: Now) -> str:
    """Give the session a desk counts unless told otherwise: today's welcome, else the first one."""
    today = event.welcomes.get(event.day_of(now()))
    welcomes = [s for s in event.sessions if s.kind is SessionKind.WELCOME]
    return (today or next(iter(welcomes), event.sessions[0])).id


def make_application() -> QApplication:
    """Make the application a window needs; Qt's own dialogs speak French too."""
    application = QApplication([])
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        application.installTranslator(translator)
    return application


def show_trouble(trouble: Trouble) -> None:
    """Say in a window why none can be opened, and on standard error too."""
    text = trouble_text(trouble)
    sys.stderr.write(f"{text}\n")
    QMessageBox.critical(None, "Accueil", text)
