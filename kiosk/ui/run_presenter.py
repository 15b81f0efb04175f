"""Fills the page of badges before the day: what organisers want goes to `Running`, what it says is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.running import Running, RunProgress
from kiosk.controllers.runs import Runs
from kiosk.controllers.spares import Spares
from kiosk.controllers.stale import StaleBadges
from kiosk.core.ports import Printing
from kiosk.core.run import NOT_PRINTED, RunPlan
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.store.runs import RunCount
from kiosk.ui.run_form import FILE
from kiosk.ui.run_page import RunPage
from kiosk.ui.run_waiting import RunWaitingPresenter
from kiosk.ui.told import told
from kiosk.wording.printing import place_text, printer_name
from kiosk.wording.runs import (
    confirm_text,
    contents_text,
    nothing_text,
    plan_text,
    rewritten_text,
    sure_text,
)
from kiosk.wording.troubles import trouble_text

PROPOSED = "badges.pdf"
PROPOSED_SPARES = "badges-reserve.pdf"


class RunPresenter(QObject):
    """One page, one run at a time."""

    def __init__(
        self,
        page: RunPage,
        store: DeskStore,
        *,
        badges: Badges,
        runs: Runs,
        running: Running,
        spares: Spares,
        reprinting: Reprinting,
        printing: Printing,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._badges = badges
        self._running = running
        self._spares = spares
        self._reprinting = reprinting
        self._printing = printing
        self._waiting = RunWaitingPresenter(page.waiting, store, badges, runs)
        self._plan: RunPlan | None = None
        self._is_asking = False
        self._stale = StaleBadges(to_print=(), to_take_out=())
        self._unfinished: RunCount | None = None
        self._spares_told = ""
        self._rewritten = ""
        self._write: Callable[[Path], None] = self._write_run
        self._connect()

    def _connect(self) -> None:
        page, running = self._page, self._running
        page.form.changed.connect(self.count)
        page.form.start_wanted.connect(self.start)
        page.stop_wanted.connect(running.stop)
        page.resume_wanted.connect(self.resume)
        page.reprint_wanted.connect(self.print_anew)
        page.taken_out.connect(self.take_out)
        page.spares_wanted.connect(self.make_spares)
        page.void_lost_wanted.connect(self.let_void_lost)
        page.file_chosen.connect(self.take_file)
        self._waiting.looked.connect(self._say_nothing_is_left)
        self._waiting.troubled.connect(self.show_trouble)
        running.planned.connect(self.show_plan)
        running.found.connect(self.show_stale)
        running.progressed.connect(self.show_progress)
        running.finished.connect(self.show_finished)
        running.stopped.connect(self.show_stopped)
        running.failed.connect(self.show_trouble)
        running.written.connect(self.show_written)

    def open(self) -> None:
        """Offer what there is, and look for what the list has changed."""
        layouts = self._printing.layouts
        sources = self._store.roster.sources().values()
        self._page.form.offer(
            columns=list(dict.fromkeys(name for one in sources for name in one.columns.header)),
            printers=[(uri, printer_name(uri)) for uri in self._badges.pool.printers],
            layouts=layouts.names(),
            layout=self._store.setting("layout", "card"),
            sheets=layouts.sheets(),
        )
        self._page.show_void_lost(voids=self._reprinting.voids_lost)
        if not self._running.is_busy:
            self._page.tell("")
            self._look_again()
        self._page.form.ask()

    def _look_again(self) -> None:
        self.count()
        self._waiting.look()
        self._running.look_for_stale()
        self._unfinished = left = self._running.unfinished
        text = self.tr("Reprendre la série : {n} badges sur {total}")
        self._page.offer_resume(text.format(n=left.left, total=left.total) if left else "")

    @Slot()
    def count(self) -> None:
        """Count what is wanted, before it is begun."""
        self._plan, self._is_asking = None, False
        self._page.form.show_count(self.tr("…"), can_start=False)
        self._running.plan(self._page.form.wish)

    @Slot(object)
    def show_plan(self, plan: RunPlan) -> None:
        """Say how large the run would be."""
        self._plan = plan
        if plan.badges:
            can_start = not self._running.is_busy
            self._page.form.show_count(plan_text(plan), can_start=can_start)
        self._say_nothing_is_left()

    @Slot()
    def _say_nothing_is_left(self) -> None:
        """Where a run would print nothing, say how many badges are still to come."""
        if self._plan is not None and not self._plan.badges:
            states = self._store.runs.states().values()
            settled = [state for state in states if state.is_out or state in NOT_PRINTED]
            text = nothing_text(len(states) - len(settled))
            self._page.form.show_count(text, can_start=False)

    @Slot()
    def start(self) -> None:
        """Print once it is confirmed, or ask into which file."""
        if self._page.form.to == FILE:
            self._write = self._write_run
            self._page.ask_for_file(PROPOSED)
        elif self._plan is not None and not self._is_asking:
            self._is_asking = True
            printers = [self._page.form.to] if self._page.form.to else self._badges.pool.printers
            names = [printer_name(uri) for uri in printers]
            count = len(self._plan.badges)
            self._page.form.ask_again(sure_text(count, names), confirm_text(count))
        elif self._plan is not None:
            self._start(self._at_printer())

    @Slot()
    def print_anew(self) -> None:
        """Print what is stale anew, to where runs go, or ask into which file."""
        if self._page.form.to == FILE:
            self._write = self._write_anew
            self._page.ask_for_file(PROPOSED)
        else:
            self._begin()
            self._running.print_anew(self._stale.to_print, self._at_printer())

    @Slot(int)
    @told
    def make_spares(self, count: int) -> None:
        """Make spare badges, in a file of their own."""
        self._printing.layouts.layout(self._page.form.layout_name)
        self._write = lambda path: self._write_spares(count, path)
        self._page.ask_for_file(PROPOSED_SPARES)

    @Slot(object)
    @told
    def take_file(self, path: Path) -> None:
        """Write into *path* what was wanted."""
        self._write(path)

    @Slot()
    def resume(self) -> None:
        """Go on with what was broken off."""
        if self._unfinished is not None:
            self._begin()
            path = RunFile.from_uri(self._unfinished.printer).path
            self._rewritten = rewritten_text(path) if path.is_file() else ""
            self._running.resume(self._unfinished)

    @Slot()
    @told
    def take_out(self) -> None:
        """Believe that what is nobody's any more was taken out."""
        self._running.take_out(self._stale.to_take_out)

    @Slot(bool)
    @told
    def let_void_lost(self, voids: bool) -> None:
        """Let lost badges open nothing any more, or everything as before."""
        self._reprinting.let_void_lost(voids=voids)

    @Slot(object)
    def show_stale(self, stale: StaleBadges) -> None:
        """Show what to print anew and what to take out, each with its place."""
        self._stale = stale
        rows = [
            (
                place_text(one.place) if one.place is not None else self.tr("déjà sorti"),
                one.bears,
                contents_text(one.changed) or self.tr("à retirer"),
            )
            for one in (*stale.to_print, *stale.to_take_out)
        ]
        counts = self.tr("À réimprimer : {anew}. À retirer : {out}.").format(
            anew=len(stale.to_print), out=len(stale.to_take_out)
        )
        if not rows:
            counts = self.tr("Rien à revoir : chaque badge imprimé dit ce que dit la liste.")
        self._page.show_stale(
            rows, to_print=len(stale.to_print), to_take_out=len(stale.to_take_out), counts=counts
        )

    @Slot(object)
    def show_progress(self, progress: RunProgress) -> None:
        """Show how far the run is."""
        if self._running.is_busy:
            self._page.show_progress(progress.done, progress.total)

    @Slot(object)
    def show_finished(self, target: RunTarget) -> None:
        """Say where the badges are now."""
        if target.file is not None:
            written = self.tr("C’est écrit : {file}").format(file=target.file.path)
            text = self._rewritten or written
        else:
            text = self.tr("C’est demandé : la file d’impression (Alt+F) dit où en est la série.")
        self._end(text)

    @Slot()
    def show_stopped(self) -> None:
        """Say that nothing came of it."""
        self._end(self.tr("Arrêté : aucun fichier, aucun badge noté."))

    @Slot(object)
    def show_written(self, path: Path) -> None:
        """Say which spare badges there are now, and where."""
        self._page.tell(f"{self._spares_told} : {path}")

    @Slot(object)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        self._rest(trouble_text(trouble))

    def _start(self, target: RunTarget) -> None:
        if self._plan is not None:
            self._begin()
            only_new = self._page.form.wish.only_new
            self._running.start(self._plan, target, only_new=only_new)

    def _begin(self) -> None:
        self._page.tell("")
        self._rewritten = ""
        self._page.form.set_busy(is_busy=True)
        self._page.show_progress(0, 0)

    def _end(self, text: str) -> None:
        self._rest(text)
        self._look_again()

    def _rest(self, text: str) -> None:
        self._page.form.set_busy(is_busy=False)
        self._page.show_progress(-1, 0)
        self._page.tell(text)

    def _write_run(self, path: Path) -> None:
        self._start(self._in_file(path))

    def _write_anew(self, path: Path) -> None:
        self._begin()
        self._running.print_anew(self._stale.to_print, self._in_file(path))

    def _write_spares(self, count: int, path: Path) -> None:
        form, layouts = self._page.form, self._printing.layouts
        made = self._spares.make(count)
        orders = [
            self._spares.order(one, layout=form.layout_name, layouts=layouts, printer="")
            for one in made
        ]
        self._running.write(orders, RunFile(path=path, sheet=form.sheet))
        text = self.tr("Badges de réserve n° {first} à {last}")
        self._spares_told = text.format(first=made[0].number, last=made[-1].number)

    def _at_printer(self) -> RunTarget:
        return RunTarget(printer=self._page.form.to, layout=self._page.form.layout_name)

    def _in_file(self, path: Path) -> RunTarget:
        form = self._page.form
        slips = form.wish.delegation > 0
        file = RunFile(path=path, sheet=form.sheet, slips=slips, order=form.wish.order)
        return RunTarget(file=file, layout=form.layout_name)
