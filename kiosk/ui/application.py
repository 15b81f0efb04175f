"""The window's application: one data folder, one window, from the first screen to the last."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QStackedWidget

from kiosk.controllers.background import Background
from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.counts import LiveCounts
from kiosk.controllers.delegation import Delegation
from kiosk.controllers.loading import Loading
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.core.printjob import Job
from kiosk.core.session import Event, SessionKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.scanners.wedge import KeyboardWedge
from kiosk.store.desk import DeskStore
from kiosk.ui.bugs import BugReporter
from kiosk.ui.collector import IdleCollector
from kiosk.ui.delegation_presenter import DelegationPresenter
from kiosk.ui.desk_presenter import DeskPresenter
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.people_presenter import PeoplePresenter
from kiosk.ui.printer_presenter import PrinterPresenter
from kiosk.ui.start_page import StartPage
from kiosk.ui.theme import dress
from kiosk.ui.walk_in_presenter import WalkInPresenter
from kiosk.wording.troubles import trouble_text

FIRST_SIZE = (1366, 768)


class DeskApplication(QObject):
    """Opens the first screen where nothing is loaded yet, else the desk."""

    def __init__(
        self,
        application: QApplication,
        store: DeskStore,
        *,
        printing: Printing,
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
        self._loading: Loading | None = None
        self.window = QStackedWidget()
        self.window.setWindowTitle("Accueil")
        self.window.resize(*FIRST_SIZE)
        self.wedge = KeyboardWedge(application, parent=self)

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
            self._printing.check_printer(printer)
        for setting, value in (("name", name), ("session", session), ("printer", printer)):
            if value is not None:
                self.store.keep_setting(setting, value)

    def open(self) -> None:
        """Open the first screen, or the desk where an event is loaded."""
        if self.store.roster.event is None:
            self._open_start_page()
        else:
            self.open_desk()

    def run(self) -> int:
        """Show the window until it is closed, and give the exit status."""
        before, sys.excepthook = sys.excepthook, self._bugs.report
        try:
            self.open()
            self.window.show()
            return self._application.exec()
        finally:
            sys.excepthook = before
            self.close()

    def close(self) -> None:
        """Take the window down; a load that is not done is taken back."""
        if self._loading is not None:
            self._loading.close()
        self._background.close()
        self._application.removeEventFilter(self.wedge)
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _open_start_page(self) -> None:
        self._loading = Loading(self.store, self._background, now=self._now, parent=self)
        page = StartPage(self._loading, parent=self.window)
        page.ready.connect(self.open_desk)
        self._bugs.reported.connect(page.show_bug)
        self._bugs.troubled.connect(page.show_trouble)
        self._show(page)

    @Slot()
    def open_desk(self) -> None:
        """Open the desk for its session."""
        event = self.store.event
        session = self.store.setting("session")
        if session not in event.by_id:
            session = welcome_of(event, self._now)
        badges = Badges(self.store, queue=self._printing.queue, now=self._now, parent=self)
        check_in = CheckIn(self.store, badges, session=session, now=self._now, parent=self)
        window = DeskWindow(self.store.setting("name"), event, parent=self.window)
        presenter = DeskPresenter(
            window,
            self.store,
            check_in=check_in,
            badges=badges,
            counts=LiveCounts(self.store, session=session, parent=self),
            now=self._now,
        )
        printer = PrinterPresenter(window, badges, self._printing, name_of=self._name_of)
        printer.changed.connect(presenter.refresh)
        printer.troubled.connect(presenter.show_trouble)
        people = People(self.store, badges, now=self._now, parent=self)
        walk_in = WalkInPresenter(window, people)
        exceptions = PeoplePresenter(
            window,
            self.store,
            replacing=Replacing(self.store, people),
            on_card=presenter.on_card,
        )
        delegation = DelegationPresenter(
            window,
            Delegation(self.store, check_in, badges, now=self._now),
            on_card=presenter.on_card,
        )
        for one in (walk_in, exceptions, delegation):
            one.left.connect(presenter.clear)
            one.troubled.connect(presenter.show_form_trouble)
            one.changed.connect(presenter.recount)
        walk_in.opened.connect(presenter.open)
        exceptions.opened.connect(presenter.open)
        exceptions.corrected.connect(presenter.show_corrected)
        self.wedge.scanned.connect(presenter.scan)
        self._bugs.reported.connect(presenter.show_bug)
        self._bugs.troubled.connect(presenter.show_trouble)
        self.window.setWindowTitle(f"{event.short_name} · Accueil")
        self._show(window)
        window.search_again()
        badges.recover()

    def _name_of(self, job: Job) -> str:
        person = self.store.registrants.get(job.registrant)
        return person.name if person is not None else job.code

    def _show(self, page: DeskWindow | StartPage) -> None:
        self.window.setCurrentIndex(self.window.addWidget(page))


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
