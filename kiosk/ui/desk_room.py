"""The desk at work: its window with all that stands on the event's programme, and goes with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.controllers.background import Background
from kiosk.controllers.badges import Badges
from kiosk.controllers.card import card_of
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.counts import LiveCounts
from kiosk.controllers.delegation import Delegation
from kiosk.controllers.people import People
from kiosk.controllers.printer_setup import PrinterSetup
from kiosk.controllers.replacing import Replacing
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.settling import Settling
from kiosk.controllers.spares import Spares
from kiosk.controllers.stale import BadgeTexts
from kiosk.core.desks import SyncState
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.core.scan import Scan
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.alert_presenter import AlertPresenter
from kiosk.ui.board_pages import BoardPages
from kiosk.ui.delegation_presenter import DelegationPresenter
from kiosk.ui.desk_presenter import DeskPresenter
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.people_presenter import PeoplePresenter
from kiosk.ui.printing_pages import PrintingPages
from kiosk.ui.reprint_presenter import ReprintPresenter
from kiosk.ui.same_presenter import SamePresenter
from kiosk.ui.settle_pages import SettlePages
from kiosk.ui.shown import Shown
from kiosk.ui.spare_presenter import SparePresenter
from kiosk.ui.walk_in_presenter import WalkInPresenter
from kiosk.wording.desks import desks_text, share_sign


class DeskRoom(QObject):
    """Makes one desk's window and presenters, and connects them; *show* brings a page to the front."""

    left = Signal()  # a page of this room, for the desk
    did = Signal()  # something that other desks should hear of

    def __init__(
        self,
        store: DeskStore,
        badges: Badges,
        printers: PrinterSetup,
        *,
        printing: Printing,
        background: Background,
        now: Now,
        session: str,
        show: Callable[[QWidget], None],
        parent: QWidget,
    ) -> None:
        self.window = DeskWindow(store.setting("name"), store.event, parent=parent)
        super().__init__(self.window)
        self._store = store
        self._badges = badges
        self._now = now
        self._check_in = CheckIn(store, badges, session=session, now=now, parent=self.window)
        self._counts = LiveCounts(store, session=session, parent=self.window)
        texts = BadgeTexts(store, printing.layouts)
        card = partial(
            card_of,
            store=store,
            session=session,
            now=now,
            texts=texts,
            desk_name=badges.passing.others.desk_name,
        )
        self._shown = Shown(self.window, store, badges, card_of=card)
        self._desk = DeskPresenter(
            self.window,
            store,
            check_in=self._check_in,
            badges=badges,
            counts=self._counts,
            spares=SparePresenter(
                self.window, Spares(store, badges, now=now), now=now, shown=self._shown
            ),
            shown=self._shown,
        )
        self._alert = AlertPresenter(self.window, store, badges, printers)
        self._pages = PrintingPages(
            store,
            badges,
            printers,
            printing=printing,
            background=background,
            now=now,
            show=show,
            window=self.window,
        )
        people = People(store, badges, now=now)
        replacing = Replacing(store, people)
        self._settling = Settling(store, replacing=replacing, now=now, parent=self.window)
        self._to_settle = SettlePages(
            store, self._settling, strip=self.window.strip, show=show, window=self.window
        )
        self.board = BoardPages(store, now=now, show=show, window=self.window)
        self._wire_board()
        self._wire_printing()
        self._wire_settling()
        self._wire_exceptions(people, replacing)
        self._wire_reprints(texts)

    @Slot(Scan)
    def scan(self, scan: Scan) -> None:
        """Answer what was scanned."""
        self._desk.scan(scan)

    @Slot(str)
    def show_bug(self, report: str) -> None:
        """Say that something of ours broke, and under which number it is reported."""
        self._shown.show_bug(report)

    @Slot(object)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        self._shown.show_trouble(trouble)

    @Slot()
    def take_load(self) -> None:
        """Show what a list that was loaded, or records of other desks, have changed."""
        self._counts.expect()
        self._desk.refresh()
        self._to_settle.look_soon()

    def take_news(self) -> None:
        """Show what records of other desks have changed, and print what they want of this one."""
        self._badges.passing.take_news()
        self.take_load()
        self.board.refresh()

    def show_exchange(self, state: SyncState, now: int, name: str) -> None:
        """Show how the exchange with the other desks stands at *now* (UTC, ms), and this desk's *name*."""
        self.window.strip.show_exchange(share_sign(state, now), desks_text(state, now))
        self.window.strip.show_name(name)
        self.board.show_state(state)
        self._badges.passing.take_news()

    def stop(self) -> None:
        """Let a run that is being written be."""
        self._pages.stop()

    def close(self) -> None:
        """Take the window away; the controllers that stand on its programme go with it."""
        self._pages.close()
        self._to_settle.close()
        self.board.close()
        self.window.deleteLater()

    def _wire_printing(self) -> None:
        """Let the desk say what ails its printers, and lead to them and to the queue."""
        self._alert.changed.connect(self._desk.refresh)
        self._alert.troubled.connect(self._shown.show_trouble)
        for deed in (self._check_in.answered, self._check_in.undone):
            deed.connect(self._alert.look_soon)
            deed.connect(self.did)
        self._badges.changed.connect(self.did)
        self._pages.changed.connect(self._desk.refresh)
        self._pages.left.connect(self.left)
        self.window.printer_wanted.connect(self._pages.open_printers)
        self.window.queue_wanted.connect(self._pages.open_queue)
        self.window.runs_wanted.connect(self._pages.open_runs)

    def _wire_settling(self) -> None:
        """Let the desk say what other desks did otherwise, and lead to where it is settled."""
        for deed in (self._check_in.answered, self._check_in.undone, self._badges.changed):
            deed.connect(self._to_settle.look_soon)
        self._to_settle.changed.connect(self._desk.recount)
        self._to_settle.changed.connect(self.did)
        self._settling.changed.connect(self._count_clashes)
        self._to_settle.left.connect(self.left)
        self.window.settle_wanted.connect(self._to_settle.open)

    @Slot()
    def _count_clashes(self) -> None:
        self.board.show_clashes(len(self._settling.clashes))

    def _wire_board(self) -> None:
        """Lead to the board and back."""
        self.window.board_wanted.connect(self.board.open)
        self.window.full_screen_wanted.connect(self.board.turn_full_screen)
        self.board.left.connect(self.left)
        self.board.settle_wanted.connect(self._to_settle.open)

    def _wire_exceptions(self, people: People, replacing: Replacing) -> None:
        """Let people be added, replaced, put right, merged and given badges for."""
        store, badges, shown, window = self._store, self._badges, self._shown, self.window
        delegation = Delegation(store, self._check_in, badges, now=self._now)
        walk_in = WalkInPresenter(window, people)
        exceptions = PeoplePresenter(window, store, people=people, replacing=replacing, shown=shown)
        same = SamePresenter(window, store, shown=shown)
        handing = DelegationPresenter(window, delegation, badges, shown=shown)
        for one in (walk_in, exceptions, handing):
            one.left.connect(self._desk.clear)
        for two in (walk_in, exceptions, handing, same):
            two.troubled.connect(shown.show_trouble_over)
            two.changed.connect(self._desk.recount)
            two.changed.connect(self._alert.look_soon)
            two.changed.connect(self.did)
            two.changed.connect(self._to_settle.look_soon)
        for meant in (self._check_in.answered, self._check_in.undone):
            meant.connect(same.forget)
        same.settled.connect(self._desk.show_settled)
        walk_in.opened.connect(self._desk.open)
        exceptions.opened.connect(self._desk.open)
        exceptions.corrected.connect(self._desk.show_corrected)

    def _wire_reprints(self, texts: BadgeTexts) -> None:
        """Let badges be printed a second time, for a reason."""
        reprinting = Reprinting(self._store, self._badges, now=self._now, texts=texts)
        again = ReprintPresenter(
            self.window, self._store, badges=self._badges, reprinting=reprinting, shown=self._shown
        )
        again.opened.connect(self._desk.open)
        again.troubled.connect(self._shown.show_trouble_over)
        self._check_in.answered.connect(again.make_way)
