"""Leads through a load: what people choose goes to `Loading`, what that finds is shown."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.loading import Loading
from kiosk.controllers.preview import preview_of
from kiosk.controllers.roster import BookingsFollow, ListWish, LoadPlan, LoadWish
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.peek import Peek
from kiosk.store.desk import DeskStore
from kiosk.ui.load_columns import ColumnsSaid
from kiosk.ui.load_lists import ListShown, SourceChoice
from kiosk.ui.load_page import LoadPage
from kiosk.ui.load_preview import PreviewShown, headline
from kiosk.ui.load_steps import Files
from kiosk.wording.changes import number_text
from kiosk.wording.doubts import disagreement_text, doubt_text
from kiosk.wording.troubles import trouble_text


class LoadPresenter(QObject):
    """Holds what is wished and what it would do; nothing is written before `apply`."""

    loaded = Signal(object)  # LoadPlan
    left = Signal()

    def __init__(self, page: LoadPage, loading: Loading, store: DeskStore) -> None:
        super().__init__(page)
        self._page = page
        self._loading = loading
        self._store = store
        self._wish: LoadWish | None = None
        self._plan: LoadPlan | None = None
        self._why = ""
        self._connect()

    def _connect(self) -> None:
        page, loading = self._page, self._loading
        page.left.connect(self.left)
        page.files.read_wanted.connect(self.read)
        page.waiting.cancel_wanted.connect(loading.cancel)
        page.columns.read_wanted.connect(self.take_columns)
        page.columns.left.connect(self.leave_columns)
        page.preview.apply_wanted.connect(self.apply)
        page.preview.given_up.connect(self.leave)
        page.preview.lists.source_chosen.connect(self.take_source)
        page.preview.follows_chosen.connect(self.take_follows)
        page.preview.lists.columns_wanted.connect(self.show_columns)
        page.done.left.connect(self.leave)
        loading.progressed.connect(page.waiting.show_progress)
        loading.planned.connect(self.show_plan)
        loading.peeked.connect(self.show_peek)
        loading.finished.connect(self.show_done)
        loading.failed.connect(self.show_trouble)
        loading.cancelled.connect(self.show_cancelled)

    @Slot(Files)
    def read(self, files: Files) -> None:
        """Work out what these files change."""
        self._read(
            LoadWish(programme=files.programme, lists=files.lists, accepts_many_withdrawn=True)
        )

    @Slot(ColumnsSaid)
    def take_columns(self, said: ColumnsSaid) -> None:
        """Read the list again whose columns were shown, with what was said of them."""
        if self._wish is not None:
            own = self._wish.alone.get(said.path, ListWish())
            self._decide(said.path, replace(own, mapping={**own.mapping, **said.mapping}))

    @Slot(SourceChoice)
    def take_source(self, choice: SourceChoice) -> None:
        """Read again, with what was said of where a list belongs."""
        if self._wish is not None:
            own = self._wish.alone.get(choice.path, ListWish())
            adds = choice.replaces is None
            self._decide(choice.path, replace(own, replaces=choice.replaces, adds=adds))

    @Slot(BookingsFollow)
    def take_follows(self, follows: BookingsFollow) -> None:
        """Read again, with what was said of bookings whose talk has changed places."""
        if self._wish is not None:
            self._read(replace(self._wish, bookings=follows))

    def _decide(self, path: Path, own: ListWish) -> None:
        if self._wish is not None:
            self._read(replace(self._wish, alone={**self._wish.alone, path: own}))

    def _read(self, wish: LoadWish) -> None:
        self._wish, self._plan = wish, None
        self._wait(is_writing=False)
        self._loading.start(wish)

    def _wait(self, *, is_writing: bool) -> None:
        self._page.waiting.begin(is_writing=is_writing)
        self._page.show_step(self._page.waiting)

    @Slot(str)
    def show_columns(self, path: str) -> None:
        """Look at the columns of a list that can be read as it is."""
        self._look(Path(path), "")

    def _look(self, path: Path, why: str) -> None:
        if self._wish is not None:
            self._why = why
            self._wait(is_writing=False)
            self._loading.peek(self._wish, path)

    @Slot(Peek)
    def show_peek(self, peek: Peek) -> None:
        """Ask which column is which."""
        self._page.columns.show_peek(peek, self._why)
        self._page.show_step(self._page.columns)

    @Slot()
    def leave_columns(self) -> None:
        """Go back to where the columns were asked for."""
        page = self._page
        page.show_step(page.files if self._plan is None else page.preview)

    @Slot(LoadPlan)
    def show_plan(self, plan: LoadPlan) -> None:
        """Show what would change."""
        if self._wish is None:
            return
        self._plan = plan
        sources = tuple(self._store.roster.versions())
        shown = PreviewShown(
            preview=preview_of(plan, self._store),
            lists=tuple(
                ListShown(path=path, replaces=None if one.is_new else one.source, sources=sources)
                for path, one in zip(self._wish.lists, plan.lists, strict=True)
            ),
            follows=plan.follows,
            decisions=(
                *map(disagreement_text, plan.disagreements),
                *map(doubt_text, plan.doubts),
            ),
            to_confirm=self._to_confirm(plan),
        )
        self._page.preview.show_preview(shown)
        self._page.show_step(self._page.preview)

    def _to_confirm(self, plan: LoadPlan) -> str:
        many = plan.withdraws_many
        if not many:
            return ""
        return self.tr("Oui, retirer {withdrawn} personnes sur {known} de « {source} »").format(
            withdrawn=number_text(sum(len(one.withdrawn) for one in many)),
            known=number_text(sum(one.known for one in many)),
            source=" », « ".join(one.source for one in many),
        )

    @Slot()
    def apply(self) -> None:
        """Write what is shown, with what was decided."""
        if self._plan is not None:
            disagreements, doubts = self._plan.disagreements, self._plan.doubts
            first = len(disagreements)
            ticked = self._page.preview.decisions.ticked
            given_up = tuple(disagreements[place] for place in ticked if place < first)
            settled = tuple(doubts[place - first] for place in ticked if place >= first)
            self._wait(is_writing=True)
            self._loading.apply(replace(self._plan, settled=settled, given_up=given_up))

    @Slot(LoadPlan)
    def show_done(self, plan: LoadPlan) -> None:
        """Say what was loaded."""
        told = headline(preview_of(plan, self._store))
        names = [one.file for one in plan.lists]
        people = number_text(self._store.registrants.expected())
        expected = self.tr("Personnes attendues à présent : {people}").format(people=people)
        self._page.done.show_done(told, names, expected)
        self._page.show_step(self._page.done)
        self.loaded.emit(plan)

    @Slot(Trouble)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say why nothing is loaded; ask for the columns where that is why."""
        if trouble.kind is TroubleKind.NO_NAME_COLUMN:
            why = self.tr("Aucune colonne n’est reconnue comme un nom : dites laquelle l’est.")
            self._look(Path(str(trouble.facts["path"])), why)
        else:
            self._begin_again(trouble_text(trouble))

    @Slot(Trouble)
    def show_caught(self, trouble: Trouble) -> None:
        """Say a trouble that nobody caught, if it was met while loading."""
        if self._page.step is self._page.waiting:
            self.show_trouble(trouble)

    @Slot()
    def show_cancelled(self) -> None:
        """Say that nothing was loaded."""
        self._begin_again(self.tr("Chargement annulé : rien n’a été changé."))

    @Slot(str)
    def show_bug(self, number: str) -> None:
        """Say that the program itself went wrong while it loaded; nothing was loaded."""
        if self._page.step is self._page.waiting:
            self._begin_again(
                self.tr(
                    "Erreur du programme : rien n’a été chargé. Donnez ce numéro : {number}"
                ).format(number=number)
            )

    @Slot()
    def leave(self) -> None:
        """Go to the desk, if there is one; the next load begins anew."""
        self._page.files.clear()
        self._begin_again("")
        self.left.emit()

    def _begin_again(self, told: str) -> None:
        self._wish = self._plan = None
        self._page.files.tell(told)
        self._page.show_step(self._page.files)
