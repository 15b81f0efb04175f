"""Somebody's badge is wanted, from the card or from the last ten: at once, or after a question."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer
from kiosk.controllers.queue_view import name_of
from kiosk.controllers.reprinting import Before, Reprinting
from kiosk.core.printjob import Job, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.numbered_question import NumberedQuestion
from kiosk.ui.reprint_question import DoubtQuestion, ReprintQuestion
from kiosk.ui.shown import Shown, is_barred
from kiosk.ui.told import told
from kiosk.wording.doubtful import asked_text, second_text
from kiosk.wording.printing import coming_text, printer_name


class ReprintPresenter(QObject):
    """Asks whether a doubtful badge came out, or why there must be a second, and prints."""

    opened = Signal(str)  # registrant id: whose card to show first
    troubled = Signal(object)  # Trouble

    def __init__(
        self,
        window: DeskWindow,
        store: DeskStore,
        *,
        badges: Badges,
        reprinting: Reprinting,
        shown: Shown,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._badges = badges
        self._reprinting = reprinting
        self._shown = shown
        self._question: NumberedQuestion | None = None
        self._about = ""
        window.print_wanted.connect(self.print_again)
        window.recent.print_wanted.connect(self.print_for)

    @Slot()
    def print_again(self) -> None:
        """Print the badge of whoever is shown again, unless they are refused."""
        person = self._shown.on_card()
        if person is not None and not is_barred(self._shown.verdict):
            self.print_for(person.id)

    @Slot(str)
    @told
    def print_for(self, registrant_id: str) -> None:
        """Print somebody's badge again; nobody cancelled gets one."""
        if not self._badges.are_wanted:
            raise Trouble(TroubleKind.NO_PRINTER)
        person = self._store.registrants.get(registrant_id)
        if person is not None and person.is_expected:
            if self._shown.person is None or self._shown.person.id != person.id:
                self.opened.emit(person.id)
            if (doubtful := self._reprinting.doubt_about(person.id)) is not None:
                self._ask_whether_out(doubtful)
                return
            evident = self._reprinting.evident_reason(person.id)
            if evident is None and self._reprinting.before(person.id) is Before.OUT:
                self._ask(person)
                return
            coming = self._reprinting.print_badge(person.id, evident)
            if coming is not None:
                self._window.band.rest(
                    self.tr("Un seul badge pour {name}").format(name=person.name),
                    coming_text(coming.state),
                )
        self._window.search_again()

    def _ask(self, person: Registrant) -> None:
        question = ReprintQuestion(
            person.name, voids_lost=self._reprinting.voids_lost, parent=self._window
        )
        question.answered.connect(self._print)
        self._open(question, about=person.id)

    def _ask_whether_out(self, doubtful: Job) -> None:
        question = DoubtQuestion(self._told_of(doubtful), parent=self._window)
        question.answered.connect(self._answer)
        self._open(question, about=doubtful.id)

    def _told_of(self, doubtful: Job) -> str:
        """Say what is known of a doubtful badge: one that is stuck comes out besides a second."""
        who, printer = name_of(self._store, doubtful), printer_name(doubtful.printer)
        doubts = self._badges.doubts
        if doubts.is_stuck(doubtful):
            return second_text(who, printer)
        return asked_text(who, printer, may_come=doubts.may_come_yet(doubtful))

    def _open(self, question: NumberedQuestion, *, about: str) -> None:
        self._about = about
        self._question = question
        question.finished.connect(self._leave)
        question.open()

    @Slot(object)
    @told
    def _print(self, reason: Reason) -> None:
        self._reprinting.print_badge(self._about, reason)
        self._window.search_again()

    @Slot(bool)
    @told
    def _answer(self, came_out: bool) -> None:
        """Take the word for it: one that came out is perhaps no good, one that did not comes."""
        doubtful = self._store.jobs.get(self._about)
        if doubtful is None:
            return
        if came_out:
            self._badges.resolve(doubtful.id, came_out=True)
            self.print_for(doubtful.registrant)
        else:
            self._reprinting.did_not_come_out(doubtful)
            self._window.search_again()

    @Slot()
    def _leave(self) -> None:
        self._question = None
        self._window.search_again()

    @Slot(Answer)
    def make_way(self, _answer: Answer) -> None:
        """Ask no more: somebody else stands there."""
        if self._question is not None:
            self._question.reject()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong over the card, which stays."""
        self.troubled.emit(trouble)
