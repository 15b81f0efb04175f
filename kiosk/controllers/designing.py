"""A badge layout as it is being designed: each deed a step that can be taken back, until it is saved."""

import re
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.drafts import Design, Draft, changed
from kiosk.controllers.fates import DEFAULT_LAYOUT
from kiosk.core.fault import Fault, fault_from
from kiosk.core.history import History
from kiosk.core.layout import Box, Element, Kind, Layout, Side
from kiosk.core.placing import moved
from kiosk.core.ports import LayoutRoom
from kiosk.core.text import words
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

SHIFTED = 3.0
"""How far, in mm, a copy lies from what it is a copy of."""
SETTING = "layout"
_NUDGE = "nudge"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Designing(QObject):
    """Holds the layouts that were opened, each with its steps, and the element that is chosen."""

    changed = Signal()
    chosen = Signal()

    def __init__(
        self, room: LayoutRoom, store: DeskStore, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._store = store
        self._drafts: dict[str, Draft] = {}
        self._name = ""
        self._wrong: frozenset[str] = frozenset()
        self._faults: tuple[Layout | None, tuple[Fault, ...]] = (None, ())
        self.side = Side.FRONT
        self.selected: int | None = None

    @property
    def name(self) -> str:
        """The name of the layout that is open, empty where none is."""
        return self._name

    @property
    def layout(self) -> Layout:
        """The layout as it is now."""
        return self._draft.history.now

    @property
    def _draft(self) -> Draft:
        return self._drafts[self._name]

    @property
    def designs(self) -> tuple[Design, ...]:
        """All layouts, those never saved too, in the order of their names."""
        names = {*self._room.names(), *self._drafts}
        return tuple(map(self._design, sorted(names)))

    @property
    def design(self) -> Design:
        """The layout that is open, as it stands in the list."""
        return self._design(self._name)

    def _design(self, name: str) -> Design:
        draft = self._drafts.get(name)
        return Design(
            name=name,
            is_shipped=self._room.is_shipped(name),
            is_own=self._room.is_own(name),
            is_desks=name == self._desks,
            is_changed=draft is not None and draft.is_changed,
            is_wrong=name in self._wrong,
        )

    @property
    def unsaved(self) -> tuple[str, ...]:
        """The names of the layouts of which something is not saved."""
        return tuple(sorted(name for name, draft in self._drafts.items() if draft.is_changed))

    @property
    def is_overtaken(self) -> bool:
        """Whether both this layout and its file were changed since it was opened."""
        draft, said = self._draft, self._in_file
        return draft.is_changed and said not in (draft.read, draft.history.now)

    @property
    def _in_file(self) -> Layout | None:
        """The layout that is open, as its file says it now; None where there is none to be read."""
        try:
            return self._room.reread(self._name)
        except Trouble:
            return None

    @property
    def _desks(self) -> str:
        return self._store.setting(SETTING, DEFAULT_LAYOUT)

    @property
    def element(self) -> Element | None:
        """What is chosen, None where nothing is."""
        return None if self.selected is None else self.layout.elements[self.selected]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._name) and bool(self._draft.history.before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._name) and bool(self._draft.history.after)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the layout, the grave first."""
        if self._faults[0] != self.layout:
            found = (fault_from(one, self.layout) for one in self._room.faults(self.layout))
            self._faults = (self.layout, tuple(sorted(found, key=lambda one: not one.is_grave)))
        return self._faults[1]

    def start(self) -> None:
        """Open the desk's layout, unless one is open; if it is wrong or lost, the first that is not.

        Raises:
            Trouble: none is right.
        """
        self.look_again()
        if self._name:
            return
        last: Trouble | None = None
        for name in sorted(self._room.names(), key=lambda one: one != self._desks):
            try:
                self.open(name)
            except Trouble as trouble:
                last = last or trouble
            else:
                return
        if last is not None:
            raise last

    def open(self, name: str) -> None:
        """Open the layout *name*, with the steps it has already; what its file says is never older.

        Raises:
            Trouble: its file is wrong; then the one before stays open.
        """
        draft = self._drafts.get(name)
        if draft is None or not draft.is_changed:
            self._take_file(name)
        self._name = name
        self.side, self.selected = Side.FRONT, None
        self.changed.emit()

    def look_again(self) -> None:
        """See which files were changed by hand: what has no steps of its own follows its file."""
        self._wrong = frozenset(name for name in self._room.names() if not self._is_right(name))
        for name, draft in self._drafts.items():
            if not draft.is_changed and name not in self._wrong:
                self._take_file(name)
        if self._name:
            self._forget_lost()
            self.changed.emit()

    def keep_mine(self) -> None:
        """Keep this layout as it is here: saving it writes over what its file says by now."""
        self._draft.read = self._in_file

    def take_file(self) -> None:
        """Go on with what the file says; what was done here can be brought back step by step.

        Raises:
            Trouble: the file is wrong.
        """
        self._take_file(self._name)
        self._forget_lost()
        self.changed.emit()

    def _take_file(self, name: str) -> None:
        layout = self._room.reread(name)
        draft = self._drafts.get(name)
        if draft is None:
            self._drafts[name] = Draft(history=History(now=layout), saved=layout, read=layout)
        elif layout != draft.read:
            draft.history, draft.merging = draft.history.then(layout), ""
            draft.saved = draft.read = layout

    def _is_right(self, name: str) -> bool:
        try:
            self._room.reread(name)
        except Trouble:
            return False
        return True

    @Slot(Side)
    def look_at(self, side: Side) -> None:
        """Turn the badge over."""
        self.side, self.selected = side, None
        self.changed.emit()

    def on_side(self) -> tuple[int, ...]:
        """Give the places of the elements of the side that is shown, the topmost last."""
        elements = self.layout.elements
        order = list(Kind)
        here = [place for place, one in enumerate(elements) if one.side is self.side]
        return tuple(sorted(here, key=lambda place: (order.index(elements[place].kind), place)))

    @Slot(object)
    def choose(self, place: int | None) -> None:
        """Choose an element by its place, or the badge as a whole."""
        self._draft.merging = ""
        if place is not None and self.layout.elements[place].side is not self.side:
            self.side = self.layout.elements[place].side
        if place != self.selected:
            self.selected = place
            self.chosen.emit()

    def put(self, element: Element, *, what: str = "") -> None:
        """Put *element* in the place of the one chosen; the same *what* again is the same step."""
        if (before := self.element) is not None and self.selected is not None:
            self.side = element.side
            if what and what != _NUDGE:
                what = " ".join(changed(before, element))  # each field of a box is its own step
            self._step(self.layout.with_element(self.selected, element), self.selected, what=what)

    def put_layout(self, layout: Layout, *, what: str = "") -> None:
        """Let the badge as a whole be as *layout* says, under the name it has."""
        self._step(replace(layout, name=self._name), self.selected, what=what)

    def nudge(self, right: float, down: float) -> None:
        """Move what is chosen by these mm, as far as the badge goes."""
        if (element := self.element) is not None:
            box = moved(element.box, right, down, self.layout.face)
            self.put(replace(element, box=box), what=_NUDGE)

    @Slot(Box)
    def place(self, box: Box) -> None:
        """Let what is chosen lie in *box*: one step, however it was dragged there."""
        if (element := self.element) is not None:
            self.put(replace(element, box=box))

    def add(self, element: Element) -> None:
        """Add *element* on the side that is shown, and choose it."""
        added = self.layout.with_added(replace(element, side=self.side))
        self._step(added, len(added.elements) - 1)

    @Slot()
    def duplicate(self) -> None:
        """Lay a copy of what is chosen a little beside it, and choose the copy."""
        if (element := self.element) is not None:
            box = moved(element.box, SHIFTED, SHIFTED, self.layout.face)
            self.add(replace(element, box=box))

    @Slot()
    def remove(self) -> None:
        """Take away what is chosen."""
        if self.selected is not None:
            self._step(self.layout.without_element(self.selected), None)

    @Slot(int)
    def shift(self, steps: int) -> None:
        """Draw what is chosen after the next of its kind, or with -1 before the one before."""
        if self.selected is None:
            return
        kind = self.layout.elements[self.selected].kind
        alike = [place for place in self.on_side() if self.layout.elements[place].kind is kind]
        other = alike.index(self.selected) + steps
        if 0 <= other < len(alike):
            elements = list(self.layout.elements)
            here, there = self.selected, alike[other]
            elements[here], elements[there] = elements[there], elements[here]
            self._step(replace(self.layout, elements=tuple(elements)), there)

    @Slot()
    def undo(self) -> None:
        """Take the newest step back."""
        self._turn_to(self._draft.history.back())

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._turn_to(self._draft.history.forth())

    @Slot()
    def revert(self) -> None:
        """Go back to what is saved; this too can be taken back."""
        if self._draft.saved is not None:
            self._step(self._draft.saved, None)

    def copy(self, wanted: str) -> None:
        """Open a new layout that is as this one; it is not saved yet.

        Raises:
            Trouble: the name is no name, or another layout has it.
        """
        name = "-".join(words(wanted))
        if not _NAME.fullmatch(name):
            raise Trouble(TroubleKind.LAYOUT_NAME_MISSING)
        if name in {one.name for one in self.designs}:
            raise Trouble(TroubleKind.LAYOUT_NAME_TAKEN, name=name)
        self._drafts[name] = Draft(
            history=History(now=replace(self.layout, name=name)), saved=None, read=None
        )
        self.open(name)

    def save(self) -> None:
        """Write the layout into this machine's own file.

        Raises:
            Trouble: it cannot be printed as it is (LAYOUT_FAULTY), its file was changed by hand
                meanwhile (LAYOUT_OVERTAKEN), or cannot be written.
        """
        if self.is_overtaken:
            raise Trouble(TroubleKind.LAYOUT_OVERTAKEN, name=self._name)
        if any(one.is_grave for one in self.faults):
            raise Trouble(TroubleKind.LAYOUT_FAULTY, name=self._name)
        self._room.save(self.layout)
        self._draft.saved, self._draft.merging = self.layout, ""
        self._draft.read = self._in_file
        self._wrong -= {self._name}
        self.changed.emit()

    def use(self) -> None:
        """Let the desk print with this layout from now on; what is not saved is.

        Raises:
            Trouble: it cannot be printed as it is, or not be written.
        """
        if self._draft.is_changed:
            self.save()
        self._store.keep_setting(SETTING, self._name)
        self.changed.emit()

    def forget(self) -> None:
        """Take this machine's own layout away: the one that ships comes back, or another is opened.

        Raises:
            Trouble: the file cannot be taken away, or it is the only one the desk prints with.
        """
        design = self.design
        if design.is_desks and not design.is_shipped:
            raise Trouble(TroubleKind.LAYOUT_IN_USE, name=self._name)
        if design.is_own:
            self._room.forget(self._name)
        if design.is_shipped:
            self._draft.saved = self._draft.read = self._room.layout(self._name)
            self._step(self._draft.saved, None)
        else:
            del self._drafts[self._name]
            self._name = ""
            self.start()

    def _step(self, layout: Layout, selected: int | None, *, what: str = "") -> None:
        draft = self._draft
        is_same = bool(what) and what == draft.merging and bool(draft.history.before)
        draft.history = draft.history.instead(layout) if is_same else draft.history.then(layout)
        draft.merging = what
        self.selected = selected
        self.changed.emit()

    def _turn_to(self, history: History[Layout]) -> None:
        self._draft.history, self._draft.merging = history, ""
        self._forget_lost()
        self.changed.emit()

    def _forget_lost(self) -> None:
        """Choose nothing where what was chosen is no more there."""
        if self.selected is not None and self.selected >= len(self.layout.elements):
            self.selected = None
        if self.element is not None and self.element.side is not self.side:
            self.selected = None
