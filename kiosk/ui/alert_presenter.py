"""The bar under the strip: which printer wants somebody, and which badge nobody is sure of."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.queue_view import counts_of, name_of
from kiosk.core.printjob import Job
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.alert import AlertShown
from kiosk.ui.alert_troubles import PrinterTroubles
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.soon import Soon
from kiosk.ui.told import told
from kiosk.wording.doubtful import asked_text, stuck_text
from kiosk.wording.passing import by_text, lies_there_text
from kiosk.wording.printers import short_text
from kiosk.wording.printing import printer_name


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
        self._troubles = PrinterTroubles(store, badges, setup)
        self._setup = setup
        self._asked: tuple[str, ...] = ()
        window.retry_wanted.connect(self.retry)
        window.came_out.connect(self.believe)
        window.not_out.connect(self.print_again)
        window.not_wanted.connect(self.give_up)
        window.sheet_wanted.connect(self.print_sheets)
        window.alert.part_wanted.connect(self.put_back)
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
        if self._can_give_up:
            self._badges.give_up(*self._asked)
            self._settled()

    @Slot()
    def look_soon(self) -> None:
        """Say what is wrong once the window has time: somebody's badge may have come or gone."""
        self._soon.ask()

    @Slot()
    def look(self) -> None:
        """Say what is wrong, if anything is."""
        trouble = self._troubles.text()
        told = (trouble, self._stuck(), self._lying())
        self._window.alert.show_alert(
            AlertShown(
                trouble=" ".join(text for text in told if text),
                can_retry=bool(trouble) and self._troubles.can_be_seen_to,
                doubt=self._doubt(),
                can_give_up=self._can_give_up,
                sheet=self._troubles.sheet_text(),
                part=self._troubles.part_text(),
                low=self._troubles.low_text(),
            )
        )
        elsewhere = len(self._store.jobs.passed_on())
        self._window.strip.show_waiting(sum(counts_of(self._store).values()) + elsewhere)

    @Slot()
    @told
    def print_sheets(self) -> None:
        """Print what waits for a sheet to be full, on every sheet that it waits for."""
        for uri in list(self._troubles.half_full()):
            self._badges.print_now(uri)
        self._settled()

    @Slot()
    @told
    def put_back(self) -> None:
        """Print next on what is free of the sheet that came out half-used: somebody put it in again."""
        if uri := self._troubles.with_part:
            self._badges.pool.put_back(uri)
            self._settled()

    def show_trouble(self, trouble: Trouble) -> None:
        """Pass a trouble on to where everybody looks."""
        self.troubled.emit(trouble)

    def _resolve(self, *, came_out: bool) -> None:
        """Answer for what the bar asks about, whichever is in doubt by now: a badge, or a sheet of them."""
        if self._asked:
            for id_ in self._asked:
                self._badges.resolve(id_, came_out=came_out)
            self._settled()

    @property
    def _can_give_up(self) -> bool:
        """Whether one badge is asked about, of somebody who has not come, or has another."""
        if len(self._asked) != 1:
            return False
        job = self._store.jobs.get(self._asked[0])
        if job is None:
            return False
        return not self._store.attendance.stays(job.registrant) or self._store.jobs.has_newer(job)

    def _settled(self) -> None:
        self.look()
        self._window.search_again()
        self.changed.emit()

    def _stuck(self) -> str:
        """Say which badges come out of a printer in trouble by themselves: nobody is asked of them."""
        stuck = self._badges.doubts.stuck()
        if not stuck:
            return ""
        return stuck_text(self._whose(stuck[0]), printer_name(stuck[0].printer), count=len(stuck))

    def _lying(self) -> str:
        """Say which badges another desk was asked for, and does not print now: they can be taken back."""
        lying = self._badges.passing.lying()
        if not lying:
            return ""
        first = lying[0]
        trouble = self._badges.passing.trouble_of(first)
        return lies_there_text(
            name_of(self._store, first),
            self._badges.passing.others.desk_name(first.desk),
            short_text(trouble) if trouble is not None else "",
            count=sum(job.desk == first.desk for job in lying),
        )

    def _whose(self, job: Job) -> str:
        """Say whose badge it is, and which other desk asked for it."""
        who = name_of(self._store, job)
        if not job.is_passed:
            return who
        return by_text(who, self._badges.passing.others.desk_name(job.asker))

    def _doubt(self) -> str:
        """Ask about a badge, with all on its sheet, and remember which: the answer is about those."""
        doubts = self._badges.doubts
        doubtful = doubts.asked(next(iter(self._asked), ""))
        if doubtful is None:
            self._asked = ()
            return ""
        sheet = doubts.of_sheet(doubtful, self._setup.labels_on(doubtful.printer))
        self._asked = tuple(job.id for job in sheet)
        return asked_text(
            self._whose(doubtful),
            printer_name(doubtful.printer),
            labels=len(sheet),
            count=len(doubts.all()) - len(doubts.stuck()) - len(sheet) + 1,
            may_come=doubts.may_come_yet(doubtful),
        )
