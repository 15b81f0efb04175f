"""Fills the page of the printers: what people want of one goes to the pool, what that knows is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.printer_setup import PrinterSetup, Trial
from kiosk.core.desk_printer import desk_of, is_desks
from kiosk.core.printer_place import place_of
from kiosk.core.printer_settings import (
    Setting,
    misspelt,
    never_answers,
    settings_for,
    settings_of,
    with_settings,
)
from kiosk.core.printer_typed import host_of, is_sound, uris_at
from kiosk.core.printer_uri import address, given_name, scheme, with_name
from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.printers_add import FoundShown
from kiosk.ui.printers_list import PrinterShown
from kiosk.ui.printers_of_desks import as_its_desk_drives_it, offered
from kiosk.ui.printers_page import PrintersPage
from kiosk.ui.soon import Soon
from kiosk.ui.told import told
from kiosk.wording.alerts import last_one_text
from kiosk.wording.passing import asked_for_text, driven_text, heard_text
from kiosk.wording.printers import (
    Health,
    fresh_name,
    health_of,
    health_text,
    never_answers_text,
    no_number_text,
    printer_trouble_text,
    trial_text,
    way_text,
)
from kiosk.wording.printing import printer_name
from kiosk.wording.troubles import trouble_text

_SHOWN = 200


class PrintersPresenter(QObject):
    """The *chosen* printer is a URI of the pool; "" while none is, or one is to be added."""

    changed = Signal()  # the desk prints elsewhere

    def __init__(
        self, page: PrintersPage, store: DeskStore, badges: Badges, setup: PrinterSetup
    ) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._badges = badges
        self._pool = badges.pool
        self._others = badges.passing.others
        self._setup = setup
        self._chosen = ""
        self._found: tuple[str, ...] = ()
        self._connect()

    def _connect(self) -> None:
        page, form = self._page, self._page.form
        page.add_wanted.connect(self.show_adding)
        page.printers.chosen.connect(self.choose)
        page.adding.wanted.connect(self.add)
        page.adding.none_wanted.connect(self.have_none)
        page.adding.search_wanted.connect(self._setup.search)
        form.test_wanted.connect(self.test)
        form.hold_wanted.connect(self.hold)
        form.removed.connect(self.remove)
        form.sheet_wanted.connect(self.print_sheet)
        form.part_wanted.connect(self.put_back)
        form.kept.connect(self.keep)
        self._setup.found.connect(self.show_found)
        self._setup.tried.connect(self.show_trial)
        soon = Soon(self.refresh, parent=self)
        self._badges.changed.connect(soon.ask)
        self._badges.pool.changed.connect(soon.ask)

    def open(self) -> None:
        """Show the printers as they are, or what was begun; without a printer, what can be added."""
        self._setup.search()
        self._pool.look()
        printers = self._pool.printers
        if self._is_begun:
            self.refresh()
        else:
            self._chosen = self._chosen if self._chosen in printers else next(iter(printers), "")
            self._page.form.offer(layouts=self._setup.layouts, sheets=self._setup.sheets)
            self._show_chosen()
        self._page.ask()

    @property
    def _is_begun(self) -> bool:
        """Whether something is typed that must not be lost: a scan may have led away from it."""
        if self._page.is_adding:
            return self._page.adding.is_begun
        return self._chosen in self._pool.printers and self._page.form.is_begun

    @Slot()
    def refresh(self) -> None:
        """Show how the printers are now; what is typed stays."""
        if not self._page.isVisible():
            return
        self._page.printers.show_printers(
            [self._shown(u) for u in self._pool.printers], self._chosen
        )
        self._show_found()
        if self._chosen in self._pool.printers:
            self._show_state()

    @Slot(str)
    def choose(self, uri: str) -> None:
        """Show a printer and its settings."""
        self._chosen = uri
        self._show_chosen()

    @Slot()
    def show_adding(self) -> None:
        """Show what can be added."""
        self._chosen = ""
        self._show_chosen()
        self._page.adding.ask()

    @Slot(str)
    @told
    def add(self, uri: str) -> None:
        """Let the desk print at *uri* too, under the next name; a file is called by its own.

        Of a host alone it is asked what is there.
        """
        if host := host_of(uri):
            self._page.adding.offer_kinds(host, uris_at(host))
            return
        if not is_sound(uri):
            raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri)
        if not is_desks(uri):
            self._setup.check(uri)
        driven, desk = as_its_desk_drives_it(self._others, uri)
        uri = driven or uri
        known = [one for one in self._pool.printers if place_of(one) == place_of(uri)]
        if known:
            self._page.adding.clear()
            self.choose(known[0])
            self._page.form.tell(self.tr("Ce poste a déjà cette imprimante."))
            return
        if scheme(uri) not in {"file", "desk"} and (uri in self._found or not given_name(uri)):
            uri = with_name(uri, self._name_for(uri))
        self._pool.add(uri)
        self._page.adding.clear()
        self.choose(uri)
        if desk:
            self._page.form.tell(driven_text(desk))
        self._page.form.ask(Setting.NAME)
        self._told_changed()

    @Slot()
    @told
    def have_none(self) -> None:
        """Let the desk print no badge, and ask for none."""
        self._pool.choose([])
        self.refresh()
        self._told_changed()

    @Slot()
    @told
    def remove(self) -> None:
        """Let the desk print there no more; what waits goes to the others."""
        self._pool.remove(self._chosen)
        printers = self._pool.printers
        self.choose(printers[0] if printers else "")
        self._told_changed()

    @Slot()
    @told
    def hold(self) -> None:
        """Give the printer no badge until somebody lets it go; or let it go."""
        if self._pool.is_held(self._chosen):
            self._pool.release(self._chosen)
        else:
            self._pool.hold(self._chosen)

    @Slot()
    def test(self) -> None:
        """Print a test page."""
        self._setup.test(self._chosen)
        if self._setup.is_testing(self._chosen):
            self._page.form.tell_testing()

    @Slot()
    @told
    def print_sheet(self) -> None:
        """Print what waits for the sheet, though it is not full."""
        self._badges.print_now(self._chosen)

    @Slot()
    @told
    def put_back(self) -> None:
        """Print next on what is free of the half-used sheet: somebody put it in again."""
        place = place_of(self._chosen)
        self._pool.put_back(self._chosen)
        self.choose(next(uri for uri in self._pool.printers if place_of(uri) == place))
        self._told_changed()

    @Slot(object)
    @told
    def keep(self, said: Mapping[Setting, str]) -> None:
        """Set the printer as *said*, if that makes sense."""
        shown = settings_for(self._chosen)
        meant = {what: text for what, text in said.items() if what in shown}
        if (wrong := misspelt(meant)) is not None:
            self._page.form.tell(no_number_text(wrong))
            self._page.form.ask(wrong)
            return
        uri = with_settings(self._chosen, meant)
        if not is_desks(uri):
            self._setup.check(uri)
        before, self._chosen = self._chosen, uri
        self._pool.replace(before, uri)
        self._show_chosen()
        self._page.form.tell(self.tr("C’est enregistré."))
        self._told_changed()

    @Slot(object)
    def show_found(self, found: tuple[str, ...]) -> None:
        """Show the printers known so far."""
        self._found = found
        self._show_found()

    @Slot(Trial)
    def show_trial(self, trial: Trial) -> None:
        """Say what became of a test page, while its printer is on the page."""
        if place_of(trial.uri) == place_of(self._chosen):
            self._page.form.tell(trial_text(trial.outcome))

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong where somebody typed it."""
        where = self._page.adding if self._page.is_adding else self._page.form
        where.tell(trouble_text(trouble))

    def _told_changed(self) -> None:
        self.changed.emit()

    def _show_chosen(self) -> None:
        page, uri = self._page, self._chosen
        if uri:
            shown = settings_for(uri)
            where = address(uri)
            if is_desks(uri):
                where = heard_text(self._others.desk_name(desk_of(uri)), None)
            page.form.take_up(address=where, settings=settings_of(uri), shown=shown)
            if self._setup.is_testing(uri):
                page.form.tell_testing()
            page.show_form()
        else:
            page.show_adding()
        self.refresh()

    def _show_found(self) -> None:
        have = {place_of(uri) for uri in self._pool.printers}
        self._page.adding.show_found(
            [
                FoundShown(uri=uri, name=printer_name(uri), way=way_text(uri))
                for uri in self._found
                if place_of(uri) not in have and self._others.driver_of(uri) is None
            ]
        )
        self._page.adding.show_of_desks(offered(self._others, have))
        self._page.adding.offer_none(is_offered=not have)

    def _show_state(self) -> None:
        uri, shown = self._chosen, self._shown(self._chosen)
        state = self._pool.state_of(uri)
        trouble = state.trouble if state is not None else None
        text = shown.word
        if trouble is not None and shown.health is Health.TROUBLE:
            told = (printer_trouble_text(trouble, printer_name(uri)), never_answers_text(trouble))
            text = " ".join(filter(None, told))
        self._page.form.show_state(
            name=printer_name(uri),
            health=shown.health,
            text=text,
            is_held=shown.health is Health.HELD,
            waits_on_sheet=self._badges.waiting_for_sheet(uri)[0] > 0,
            has_part=self._pool.part_left(uri) > 0,
            can_test=not is_desks(uri),
            if_removed=last_one_text(self._waiting()) if len(self._pool.printers) == 1 else "",
        )

    def _shown(self, uri: str) -> PrinterShown:
        state = self._pool.state_of(uri)
        is_held = self._pool.is_held(uri)
        health = health_of(state, is_held=is_held, never_answers=never_answers(uri))
        word = health_text(health, state.trouble if state is not None else None)
        if self._pool.is_busy(uri) and health in {Health.READY, Health.UNASKED, Health.SILENT}:
            word = self.tr("Imprime…")
        if (asked := self._badges.passing.asked_at(uri)) and health is Health.READY:
            word = asked_for_text(asked)
        return PrinterShown(
            uri=uri,
            name=printer_name(uri),
            health=health,
            word=word,
            waiting=self._waiting_at(uri),
        )

    def _name_for(self, uri: str) -> str:
        """Give a printer the name it had, else one that no other has or had: badges tell theirs."""
        had = [*self._pool.printers, *self._store.jobs.printers()]
        own = [given_name(one) for one in had if place_of(one) == place_of(uri)]
        taken = {printer_name(one) for one in had}
        in_use = {printer_name(one) for one in self._pool.printers}
        again = next((name for name in reversed(own) if name and name not in in_use), "")
        return again or fresh_name(taken)

    def _waiting(self) -> int:
        """Count the badges that wait for a printer, and those that one has failed."""
        return sum(map(self._store.jobs.count_in_state, (JobState.WAITING, JobState.FAILED)))

    def _waiting_at(self, uri: str) -> int:
        """Count the badges that are to come out there and nowhere else."""
        waiting = self._store.jobs.in_state(JobState.WAITING, limit=_SHOWN)
        return sum(job.addressed and place_of(job.printer) == place_of(uri) for job in waiting)
