"""Leads through the design of a badge: what people do goes to `Designing`, what comes of it is shown."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from kiosk.controllers.designing import Designing
from kiosk.controllers.samples import Samples
from kiosk.core.fault import Fault
from kiosk.core.fresh import fresh
from kiosk.core.layout import Box, Element, ImageElement, Kind, Layout, Side
from kiosk.core.ports import LayoutRoom
from kiosk.core.registrant import Registrant
from kiosk.core.sample import Sample, SampleKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.ui.designer_canvas import CanvasShown, Nudge
from kiosk.ui.designer_form import Offered
from kiosk.ui.designer_list import THUMB
from kiosk.ui.designer_page import DesignerPage
from kiosk.ui.designer_pictures import BadgePictures
from kiosk.ui.designer_questions import Answer, ask_unsaved, ask_which
from kiosk.ui.told import told
from kiosk.wording.faults import fault_text
from kiosk.wording.troubles import trouble_text

FIRST = Sample(kind=SampleKind.NEXT)


class DesignerPresenter(QObject):
    """Draws the badge a moment after the last change, so that no keystroke waits for it."""

    left = Signal()
    used = Signal()  # the desk prints with another layout

    def __init__(
        self, page: DesignerPage, designing: Designing, samples: Samples, room: LayoutRoom
    ) -> None:
        super().__init__(page)
        self.page = page
        self._designing = designing
        self._samples = samples
        self._room = room
        self._pictures = BadgePictures(room, samples)
        self._person: Registrant | None = None
        self._thumbs: dict[str, QPixmap] = {}
        self._message, self._is_done = "", False
        self._redraw = page.redraw
        self._redraw.timeout.connect(self.draw)
        self._connect()

    def _connect(self) -> None:
        page, designing = self.page, self._designing
        designing.changed.connect(self._take_change)
        designing.chosen.connect(self.show_design)
        page.left.connect(self.left)
        page.returned.connect(designing.look_again)
        page.designs.opened.connect(self.open_layout)
        page.naming.named.connect(self.copy)
        page.forget_wanted.connect(self.forget)
        page.who.sample_wanted.connect(self.try_with)
        page.who.searched.connect(self.look_for)
        page.look.edited.connect(self._redraw.start)
        page.look.side_wanted.connect(designing.look_at)
        self._connect_parts()

    def _connect_parts(self) -> None:
        page, designing = self.page, self._designing
        canvas, panel, deeds = page.canvas, page.panel, page.deeds
        canvas.resized.connect(self._redraw.start)
        canvas.picked.connect(designing.choose)
        canvas.placed.connect(designing.place)
        canvas.dragged.connect(self._follow_drag)
        canvas.nudged.connect(self.nudge)
        canvas.turned.connect(self.turn)
        canvas.removed.connect(designing.remove)
        panel.picked.connect(designing.choose)
        panel.added.connect(self.add)
        panel.edited.connect(self.put)
        panel.image_wanted.connect(self.take_image)
        panel.duplicate_wanted.connect(designing.duplicate)
        panel.remove_wanted.connect(designing.remove)
        panel.shift_wanted.connect(designing.shift)
        deeds.save_wanted.connect(self.save)
        deeds.use_wanted.connect(self.use)
        deeds.undo_wanted.connect(designing.undo)
        deeds.redo_wanted.connect(designing.redo)
        deeds.revert_wanted.connect(designing.revert)

    @told
    def open(self) -> None:
        """Show the designer as it was left; the lists may have changed since."""
        self._message = ""
        self._samples.refresh()
        self.page.who.offer(self._samples.choices())
        if self._person is None:
            self._person = self._samples.person(FIRST)
        self._designing.start()
        self._draw_thumbs()
        self.show_design()
        self.page.setFocus()

    @Slot(str)
    @told
    def open_layout(self, name: str) -> None:
        """Open another layout; this one's steps are kept."""
        try:
            self._designing.open(name)
        except Trouble:
            self.show_design()
            raise

    @Slot(str)
    @told
    def copy(self, name: str) -> None:
        """Begin a new layout that is as this one."""
        self._designing.copy(name)
        self.page.naming.rest()
        self.page.canvas.setFocus()
        self._draw_thumb(self._designing.layout)
        self.show_design()

    @Slot()
    @told
    def save(self) -> None:
        """Keep the layout."""
        if self._is_mine():
            self._designing.save()
            self._say(self.tr("Enregistré."), is_done=True)

    def _is_mine(self) -> bool:
        """Ask, where the file was changed by hand too, which is kept; whether it is the one here."""
        if not self._designing.is_overtaken:
            return True
        answer = ask_which(self._designing.name, parent=self.page)
        if answer is Answer.MINE:
            self._designing.keep_mine()
        elif answer is Answer.FILE:
            self._designing.take_file()
        return answer is Answer.MINE

    def is_settled(self) -> bool:
        """Whether nothing is lost when the window closes: all is saved, or somebody gives it up."""
        if not self._designing.unsaved:
            return True
        answer = ask_unsaved(self._designing.unsaved, parent=self.page)
        if answer is Answer.SAVE:
            for name in self._designing.unsaved:
                self.open_layout(name)
                self.save()
                if name in self._designing.unsaved:
                    return False  # it says why
        return answer is Answer.DROP or not self._designing.unsaved

    @Slot()
    @told
    def use(self) -> None:
        """Let the desk print with this layout."""
        if self._is_mine():
            self._designing.use()
            said = self.tr("Les prochains badges de ce poste auront ce modèle.")
            self._say(said, is_done=True)
            self.used.emit()

    @Slot()
    @told
    def forget(self) -> None:
        """Take this machine's own layout away."""
        self._designing.forget()
        self._draw_thumbs()
        self.show_design()

    @Slot(Sample)
    def try_with(self, sample: Sample) -> None:
        """Show the badge of somebody else."""
        self._show_person(self._samples.person(sample))

    @Slot(str)
    def look_for(self, text: str) -> None:
        """Show the badge of whoever is meant, if anybody is."""
        if (found := self._samples.someone_like(text)) is not None:
            self._show_person(found)

    def _show_person(self, person: Registrant) -> None:
        self._person = person
        self._redraw.start()

    @Slot(Nudge)
    def nudge(self, nudge: Nudge) -> None:
        """Move what is chosen a little."""
        self._designing.nudge(nudge.right, nudge.down)

    @Slot(str)
    def turn(self, way: str) -> None:
        """Choose the next element of this side, or the one before."""
        places = self._designing.on_side()
        if not places:
            return
        step = 1 if way == "next" else -1
        selected = self._designing.selected
        place = places.index(selected) + step if selected is not None else min(0, step)
        self._designing.choose(places[place % len(places)])

    @Slot(Kind)
    @told
    def add(self, kind: Kind) -> None:
        """Add an element where there is room; a picture is asked for first."""
        file = self._ask_for_image() if kind is Kind.IMAGE else ""
        if file or kind is not Kind.IMAGE:
            layout, side = self._designing.layout, self._designing.side
            self._designing.add(fresh(kind, layout, side, file=file))
            self.page.canvas.setFocus()

    def _ask_for_image(self) -> str:
        path, _ = QFileDialog.getOpenFileName(
            self.page, self.tr("Quelle image ?"), "", self.tr("Images (*.png *.jpg *.jpeg)")
        )
        return self._room.keep_image(Path(path)) if path else ""

    @Slot(str)
    @told
    def take_image(self, path: str) -> None:
        """Put a picture in the place of the one chosen."""
        element = self._designing.element
        if isinstance(element, ImageElement):
            self._designing.put(replace(element, file=self._room.keep_image(Path(path))))

    @Slot(object, str)
    def put(self, value: Any, what: str) -> None:
        """Take a property that was changed in the form."""
        if isinstance(value, Layout):
            self._designing.put_layout(value, what=what)
        elif isinstance(value, Element):
            self._designing.put(value, what=what)

    @Slot()
    def _take_change(self) -> None:
        self._message = ""
        self.show_design()

    @Slot()
    def show_design(self) -> None:
        """Show the layout as it is now, its picture a moment later."""
        designing, page = self._designing, self.page
        if not designing.name:
            return
        design = designing.design
        page.show_design(design)
        page.designs.show_designs(designing.designs, self._thumbs, opened=design.name)
        page.deeds.show_steps(can_undo=designing.can_undo, can_redo=designing.can_redo)
        page.look.show_side(designing.side)
        page.panel.show_layout(
            designing.layout, designing.on_side(), designing.selected, self._offered()
        )
        self._show_boxes()
        self._redraw.start()

    def _offered(self) -> Offered:
        others = (name for name in self._room.names() if name != self._designing.name)
        return Offered(
            categories=self._samples.categories(),
            layouts=tuple(others),
            stocks=self._room.stocks(),
        )

    def _show_boxes(self, faults: tuple[Fault, ...] = ()) -> None:
        layout, designing = self._designing.layout, self._designing
        self.page.canvas.show_badge(
            CanvasShown(
                paper=layout.face,
                boxes={place: layout.elements[place].box for place in designing.on_side()},
                selected=designing.selected,
                faulty=frozenset(one.place for one in faults if one.place is not None),
            )
        )

    @Slot()
    def _follow_drag(self) -> None:
        """Draw what is in hand where it is, in time: not again while it goes on moving fast."""
        if not self._redraw.isActive():
            self._redraw.start()

    @Slot()
    def draw(self) -> None:
        """Draw the badge, and say what is wrong with it."""
        designing, canvas = self._designing, self.page.canvas
        if self._person is None or not designing.name:
            return
        faults = designing.faults
        self._show_boxes(faults)
        said = self._message or self._told_of(faults)
        try:
            self._draw_for(self._person)
        except Trouble as trouble:
            said = trouble_text(trouble)
            self._is_done = False
        self.page.tell(said, is_done=self._is_done and bool(self._message))
        if canvas.dragged_box is None:
            self.page.designs.show_designs(designing.designs, self._thumbs, opened=designing.name)

    def _told_of(self, faults: tuple[Fault, ...]) -> str:
        """Say the gravest fault, and how many there are besides."""
        if not faults:
            return ""
        first = fault_text(faults[0], self._designing.layout)
        if len(faults) == 1:
            return first
        more = self.tr("(Et {n} de plus.)").format(n=len(faults) - 1)
        return f"{first} {more}"

    def _draw_for(self, person: Registrant) -> None:
        canvas, side, dpi = self.page.canvas, self._designing.side, self.page.look.value
        layout = self._in_hand()
        sharpness = canvas.scale * canvas.devicePixelRatioF()
        picture = self._pictures.picture(layout, person, side, dpi=dpi, pixels_a_mm=sharpness)
        canvas.show_picture(picture, is_dotted=dpi > 0)
        if side is Side.FRONT and not dpi:
            ratio = self.page.devicePixelRatioF()
            self._thumbs[layout.name] = self._pictures.small(picture, THUMB, ratio)

    def _in_hand(self) -> Layout:
        """Give the layout with what is being dragged where it is now."""
        layout, place = self._designing.layout, self._designing.selected
        box: Box | None = self.page.canvas.dragged_box
        if box is None or place is None:
            return layout
        return layout.with_element(place, replace(layout.elements[place], box=box))

    def _draw_thumbs(self) -> None:
        for name in self._room.names():
            try:
                self._draw_thumb(self._room.layout(name))
            except Trouble:
                self._thumbs.pop(name, None)

    def _draw_thumb(self, layout: Layout) -> None:
        if self._person is None:
            return
        ratio = self.page.devicePixelRatioF()
        try:
            self._thumbs[layout.name] = self._pictures.thumb(layout, self._person, THUMB, ratio)
        except Trouble:
            self._thumbs.pop(layout.name, None)

    def _say(self, message: str, *, is_done: bool = False) -> None:
        self._message, self._is_done = message, is_done
        self._redraw.start()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong; of what cannot be printed, why."""
        if trouble.kind is TroubleKind.LAYOUT_FAULTY:
            why = self._told_of(self._designing.faults)
            self._say(self.tr("Pas enregistré. {why}").format(why=why))
        else:
            self._say(trouble_text(trouble))
