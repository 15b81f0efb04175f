"""Somebody's badge is wanted, from the card or from the last ten: at once, or after a question."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer
from kiosk.controllers.reprinting import Before, Reprinting
from kiosk.core.printjob import Reason
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.reprint_question import ReprintQuestion
from kiosk.ui.shown import Shown, is_barred
from kiosk.ui.told import told


class ReprintPresenter(QObject):
    """Asks why, where a badge has come out before and says what it should, and prints."""

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
        self._question: ReprintQuestion | None = None
        self._asked_for = ""
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
            evident = self._reprinting.evident_reason(person.id)
            if evident is None and self._reprinting.before(person.id) is Before.OUT:
                self._ask(person)
                return
            self._reprinting.print_badge(person.id, evident)
        self._window.search_again()

    def _ask(self, person: Registrant) -> None:
        self._asked_for = person.id
        question = ReprintQuestion(
            person.name, voids_lost=self._reprinting.voids_lost, parent=self._window
        )
        question.answered.connect(self._print)
        question.finished.connect(self._leave)
        self._question = question
        question.open()

    @Slot(object)
    @told
    def _print(self, reason: Reason) -> None:
        self._reprinting.print_badge(self._asked_for, reason)

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
