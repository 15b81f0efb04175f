"""The bar under the strip: which printer wants somebody, and which badge nobody is sure of."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.pool import is_badges_own
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.queue_view import counts_of, name_of
from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.alert import AlertShown
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.soon import Soon
from kiosk.ui.told import told
from kiosk.wording.doubtful import asked_text, stuck_text
from kiosk.wording.printers import broken_text, low_text, sheet_text
from kiosk.wording.printing import printer_name
from kiosk.wording.troubles import trouble_text


class AlertPresenter(QObject):
    """Keeps the bar true, and passes on what people want of it."""

    changed = Signal()  # badges are sent again, or taken to be out
    troubled = Signal(object)  # Trouble

    def __init__(
        self, window: DeskWindow, store: DeskStore, badges: Badges, setup: PrinterSetup
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._badges = badges
        self._setup = setup
        self._asked = ""
        window.retry_wanted.connect(self.retry)
        window.came_out.connect(self.believe)
        window.not_out.connect(self.print_again)
        window.not_wanted.connect(self.give_up)
        window.sheet_wanted.connect(self.print_sheets)
        self._soon = Soon(self.look, parent=self)
        badges.changed.connect(self.look_soon)
        badges.pool.changed.connect(self.look_soon)
        self.look()

    @Slot()
    @told
    def retry(self) -> None:
        """Send what failed to the printers again: somebody has seen to them."""
        self._badges.retry()
        self._badges.pool.look()
        self._settled()

    @Slot()
    @told
    def believe(self) -> None:
        """Take it that the doubtful badge came out."""
        self._resolve(came_out=True)

    @Slot()
    @told
    def print_again(self) -> None:
        """Send the doubtful badge again: somebody looked, and it is not there."""
        self._resolve(came_out=False)

    @Slot()
    @told
    def give_up(self) -> None:
        """Print the doubtful badge no more: nobody waits for it."""
        if self._asked:
            self._badges.give_up(self._asked)
            self._settled()

    @Slot()
    def look_soon(self) -> None:
        """Say what is wrong once the window has time: somebody's badge may have come or gone."""
        self._soon.ask()

    @Slot()
    def look(self) -> None:
        """Say what is wrong, if anything is."""
        trouble = self._trouble()
        told = (trouble, self._stuck())
        self._window.alert.show_alert(
            AlertShown(
                trouble=" ".join(text for text in told if text),
                can_retry=bool(trouble) and self._badges.is_settled,
                doubt=self._doubt(),
                sheet=self._sheet_text(),
                low=low_text([printer_name(uri) for uri in self._low()]),
            )
        )
        self._window.strip.show_waiting(sum(counts_of(self._store).values()))

    @Slot()
    @told
    def print_sheets(self) -> None:
        """Print what waits for a sheet to be full, on every sheet that it waits for."""
        for uri, _ in self._half_full():
            self._badges.print_now(uri)
        self._settled()

    def show_trouble(self, trouble: Trouble) -> None:
        """Pass a trouble on to where everybody looks."""
        self.troubled.emit(trouble)

    def _resolve(self, *, came_out: bool) -> None:
        """Answer for the badge that the bar asks about, whichever is in doubt by now."""
        if self._asked:
            self._badges.resolve(self._asked, came_out=came_out)
            self._settled()

    def _settled(self) -> None:
        self.look()
        self._window.search_again()
        self.changed.emit()

    def _trouble(self) -> str:
        """Say the worst that keeps badges from coming out."""
        pool = self._badges.pool
        if not self._badges.is_settled:
            return self.tr("Aucune imprimante n’est choisie : les badges ne sortent pas.")
        if (stopped := self._badges.stopped) is not None:
            return trouble_text(stopped)
        used = [uri for uri in pool.printers if not pool.is_held(uri)]
        if pool.printers and not used:
            return self.tr("Toutes les imprimantes sont suspendues : les badges attendent.")
        return self._of_printers(used) or self._of_badges()

    def _of_printers(self, used: Sequence[str]) -> str:
        states = {printer_name(uri): self._badges.pool.state_of(uri) for uri in used}
        broken = {name: s.trouble for name, s in states.items() if s is not None and s.trouble}
        return broken_text(broken, [name for name in states if name not in broken])

    def _of_badges(self) -> str:
        """Tell of a badge that no printer can print: it is somebody's own."""
        spoilt = [j for j in self._store.jobs.in_state(JobState.FAILED) if is_badges_own(j.trouble)]
        if not spoilt:
            return ""
        who = name_of(self._store, spoilt[0])
        return self.tr(
            "Le badge de {who} ne peut pas être dessiné. "
            "Corrigez sa fiche et réessayez, ou annulez-le dans la file d’impression (Alt+F)."
        ).format(who=who)

    def _sheet_text(self) -> str:
        """Say that badges wait for a sheet, as long as no other printer takes them."""
        sheets = list(self._half_full())
        if not sheets or len(sheets) < sum(1 for _ in self._badges.pool.ready()):
            return ""
        waiting = self._store.jobs.count_in_state(JobState.WAITING)
        uri, labels = sheets[0]
        return sheet_text(printer_name(uri), waiting, labels) if waiting else ""

    def _half_full(self) -> Iterator[tuple[str, int]]:
        """Give the printers that wait for their sheet to be full, and how many badges it takes."""
        for uri in self._badges.pool.ready():
            if (labels := self._setup.labels_on(uri)) > 1:
                yield uri, labels

    def _low(self) -> Iterator[str]:
        pool = self._badges.pool
        for uri in pool.printers:
            state = pool.state_of(uri)
            if state is not None and state.is_low and state.trouble is None:
                yield uri

    def _stuck(self) -> str:
        """Say which badges come out of a printer in trouble by themselves: nobody is asked of them."""
        stuck = self._badges.doubts.stuck()
        if not stuck:
            return ""
        who, printer = name_of(self._store, stuck[0]), printer_name(stuck[0].printer)
        return stuck_text(who, printer, count=len(stuck))

    def _doubt(self) -> str:
        """Ask about a badge, and remember which: the answer is about that one."""
        doubts = self._badges.doubts
        doubtful = doubts.asked(self._asked)
        self._asked = doubtful.id if doubtful is not None else ""
        if doubtful is None:
            return ""
        return asked_text(
            name_of(self._store, doubtful),
            printer_name(doubtful.printer),
            count=len(doubts.all()) - len(doubts.stuck()),
            may_come=doubts.may_come_yet(doubtful),
        )
