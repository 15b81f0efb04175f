"""What is chosen on the badge, what can be done with it, and its properties."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kiosk.core.layout import Element, Kind, Layout
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.designer_editor import narrow
from kiosk.ui.designer_form import Offered, PropertyForm
from kiosk.ui.scrolled import scrolled
from kiosk.wording.design import KINDS, element_text, kind_text

OF_THE_BADGE = ("name", "elements")
"""What of a layout has no editor."""


class ElementPanel(QFrame):
    """A form for each kind of element and for the badge as a whole; one is shown."""

    picked = Signal(object)  # the place of an element, None for the badge as a whole
    added = Signal(object)  # Kind
    edited = Signal(object, str)  # the value, and which property of it
    image_wanted = Signal(str)  # path
    duplicate_wanted = Signal()
    remove_wanted = Signal()
    shift_wanted = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._places: tuple[int | None, ...] = ()
        self._forms: dict[type, PropertyForm] = {}
        self._offered: Offered | None = None
        self._which = narrow(Chooser(self.tr("Ce qui est choisi"), parent=self))
        self._which.activated.connect(self._tell_picked)
        self._add = narrow(Chooser(self.tr("Ajouter"), parent=self))
        self._add.addItem(self.tr("Ajouter…"), None)
        for kind in KINDS:
            self._add.addItem(kind_text(kind), kind)
        self._add.activated.connect(self._tell_added)
        self._deeds = self._deeds_row()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 8, 14)
        column.setSpacing(10)
        for part in (self._which, self._add):
            around = QHBoxLayout()
            around.setContentsMargins(0, 0, 8, 0)
            around.addWidget(part)
            column.addLayout(around)
        column.addWidget(self._area(), 1)
        column.addWidget(self._deeds)

    def _deeds_row(self) -> QWidget:
        deeds = QWidget(self)
        column = QVBoxLayout(deeds)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        duplicate = button(self.tr("Dupliquer"), parent=deeds)
        duplicate.clicked.connect(self.duplicate_wanted)
        remove = button(self.tr("Supprimer"), parent=deeds)
        remove.clicked.connect(self.remove_wanted)
        self._raise = button(self.tr("Devant"), parent=deeds)
        self._raise.clicked.connect(self._tell_raise)
        self._lower = button(self.tr("Derrière"), parent=deeds)
        self._lower.clicked.connect(self._tell_lower)
        for pair in ((duplicate, remove), (self._raise, self._lower)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in pair:
                row.addWidget(one, 1)
            column.addLayout(row)
        return deeds

    def _area(self) -> QScrollArea:
        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.addStretch(1)
        return scrolled(inside, parent=self)

    def show_layout(
        self, layout: Layout, places: Sequence[int], selected: int | None, offered: Offered
    ) -> None:
        """Show what is *selected* among the elements at *places*, else the badge as a whole."""
        self._places = (None, *places)
        self._which.clear()
        self._which.addItem(self.tr("Le badge entier"))
        for place in places:
            self._which.addItem(element_text(layout.elements[place]))
        self._which.setCurrentIndex(self._places.index(selected))
        self._deeds.setVisible(selected is not None)
        if selected is not None:
            self._show_order(layout, places, selected)
        if offered != self._offered:
            self._forget_forms()
            self._offered = offered
        self._show_form(layout if selected is None else layout.elements[selected])

    def _show_order(self, layout: Layout, places: Sequence[int], selected: int) -> None:
        kind = layout.elements[selected].kind
        alike = [place for place in places if layout.elements[place].kind is kind]
        for one, end in ((self._raise, -1), (self._lower, 0)):
            one.setVisible(kind in {Kind.BAND, Kind.IMAGE} and len(alike) > 1)
            one.setEnabled(alike[end] != selected)

    def _show_form(self, value: Element | Layout) -> None:
        kind = type(value)
        if kind not in self._forms:
            self._forms[kind] = self._make_form(kind)
        for one, form in self._forms.items():
            form.setVisible(one is kind)
        self._forms[kind].show_value(value)

    def _make_form(self, kind: type) -> PropertyForm:
        assert self._offered is not None  # noqa: S101 - a form is made when something is shown
        but = OF_THE_BADGE if kind is Layout else ()
        form = PropertyForm(kind, self._offered, but=but, parent=self)
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form.edited.connect(self._tell_edited)
        form.image_wanted.connect(self.image_wanted)
        self._column.insertWidget(0, form)
        return form

    def _forget_forms(self) -> None:
        for form in self._forms.values():
            form.deleteLater()
        self._forms = {}

    @property
    def _value(self) -> Any:
        return next(form.value for form in self._forms.values() if not form.isHidden())

    @Slot(str)
    def _tell_edited(self, what: str) -> None:
        self.edited.emit(self._value, what)

    @Slot()
    def _tell_picked(self) -> None:
        self.picked.emit(self._places[self._which.currentIndex()])

    @Slot()
    def _tell_added(self) -> None:
        kind = self._add.currentData()
        self._add.setCurrentIndex(0)
        if kind is not None:
            self.added.emit(Kind(kind))

    @Slot()
    def _tell_raise(self) -> None:
        self.shift_wanted.emit(1)

    @Slot()
    def _tell_lower(self) -> None:
        self.shift_wanted.emit(-1)
