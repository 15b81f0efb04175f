"""The properties of what is chosen, made from the fields of its value: whatever a value has can be changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, get_type_hints

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.fresh import FRESH_PARAGRAPH
from kiosk.core.layout import Box, Content, Fold, Paragraph
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.designer_badge import ConditionEditor, SizeEditor
from kiosk.ui.designer_editor import Editor, grid_in, narrow, put_named
from kiosk.ui.designer_editors import (
    BoxEditor,
    ChoiceEditor,
    ColourEditor,
    FieldsEditor,
    FileEditor,
    NamedEditor,
    PerCategoryEditor,
    TextEditor,
)
from kiosk.ui.designer_number import NumberField
from kiosk.wording.design import paragraph_text, property_text

TOGETHER: Mapping[str, tuple[str, ...]] = {
    "only": ("only", "unless"),
    "stock": ("stock", "turned", "width", "height"),
}
"""Properties that one editor changes together, under the first of them."""
_ORDER = (
    *("stock", "fold", "paragraphs", "fields", "words", "file", "weight", "colour"),
    *("largest", "smallest", "lines", "gap", "leading", "box", "align", "stand", "colours"),
    *("only", "side", "categories"),
)
_SELF_EXPLAINING = frozenset({"paragraphs", "box", "stock"})
_WORDY = frozenset({"fold"})
_NARROW = (ChoiceEditor, ColourEditor, NumberField)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the form offers to choose from: the categories there are, other layouts, stocks (mm)."""

    categories: Sequence[str] = ()
    layouts: Sequence[str] = ()
    stocks: Mapping[str, tuple[float, float]] = field(default_factory=dict)


class PropertyForm(QWidget):
    """One editor for each property of a *kind* of value."""

    edited = Signal(str)  # which property
    image_wanted = Signal(str)  # path

    def __init__(
        self, kind: type, offered: Offered, *, but: Iterable[str] = (), parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._editors: dict[str, Editor] = {}
        hints = get_type_hints(kind)
        hidden = {*but, *(other for names in TOGETHER.values() for other in names[1:])}
        names = [one.name for one in fields(kind) if one.name not in hidden]
        grid = grid_in(self)
        place = 0
        for name in sorted(names, key=_ORDER.index):
            place = self._add(grid, place, name, self._editor(name, hints[name], offered))

    def _add(self, grid: QGridLayout, place: int, name: str, editor: Editor) -> int:
        """Put an editor where *place* says, and give the place of the next."""
        self._editors[name] = editor
        editor.setProperty("what", name)
        editor.edited.connect(self._take)
        is_narrow = isinstance(editor, _NARROW) and name not in _WORDY
        place += 0 if is_narrow else place % 2
        title = "" if name in _SELF_EXPLAINING else property_text(name)
        put_named(grid, place, title, editor, wide=not is_narrow)
        return place + (1 if is_narrow else 2)

    def _editor(self, name: str, hint: Any, offered: Offered) -> Editor:
        if name in _BY_NAME:
            return _BY_NAME[name](offered, self)
        if name == "file":
            editor = FileEditor(property_text(name), parent=self)
            editor.wanted.connect(self.image_wanted)
            return editor
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return ChoiceEditor(property_text(name), hint, parent=self)
        return _BY_TYPE[hint](name, self)

    @property
    def value(self) -> Any:
        """The value as the form shows it."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show *value*, without telling."""
        self._value = value
        for name, editor in self._editors.items():
            names = TOGETHER.get(name)
            shown = [getattr(value, one) for one in names] if names else getattr(value, name)
            editor.show_value(tuple(shown) if names else shown)

    @Slot()
    def _take(self) -> None:
        name = str(self.sender().property("what"))
        said = self._editors[name].value
        names = TOGETHER.get(name)
        self._value = replace(
            self._value, **(dict(zip(names, said, strict=True)) if names else {name: said})
        )
        self.edited.emit(name)


class ParagraphsEditor(Editor):
    """The paragraphs of a text, one of them open."""

    def __init__(self, offered: Offered, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._paragraphs: list[Paragraph] = []
        self._which = narrow(Chooser(self.tr("Quel paragraphe"), parent=self))
        self._which.activated.connect(self._open)
        add = button("+", parent=self)
        add.setAccessibleName(self.tr("Ajouter un paragraphe"))
        add.clicked.connect(self._add)
        self._remove = button("−", parent=self)
        self._remove.setAccessibleName(self.tr("Supprimer ce paragraphe"))
        self._remove.clicked.connect(self._take_away)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._which, 1)
        row.addWidget(add)
        row.addWidget(self._remove)
        self._form = PropertyForm(Paragraph, offered, parent=self)
        self._form.edited.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._form)

    @property
    def value(self) -> tuple[Paragraph, ...]:
        """The paragraphs."""
        return tuple(self._paragraphs)

    def show_value(self, value: tuple[Paragraph, ...]) -> None:
        """Show *value*, with the paragraph open that was."""
        self._show(value, self._which.currentIndex())

    def _show(self, value: Iterable[Paragraph], place: int) -> None:
        self._paragraphs = list(value)
        self._which.clear()
        for number, one in enumerate(self._paragraphs, 1):
            self._which.addItem(f"{number} · {paragraph_text(one)}")
        self._which.setCurrentIndex(min(max(place, 0), len(self._paragraphs) - 1))
        self._remove.setEnabled(len(self._paragraphs) > 1)
        self._open()

    @Slot()
    def _open(self) -> None:
        self._form.show_value(self._paragraphs[self._which.currentIndex()])

    @Slot()
    def _take(self) -> None:
        place = self._which.currentIndex()
        self._paragraphs[place] = self._form.value
        self._show(self._paragraphs, place)
        self.edited.emit()

    @Slot()
    def _add(self) -> None:
        self._show([*self._paragraphs, FRESH_PARAGRAPH], len(self._paragraphs))
        self.edited.emit()

    @Slot()
    def _take_away(self) -> None:
        place = self._which.currentIndex()
        self._show([*self._paragraphs[:place], *self._paragraphs[place + 1 :]], place)
        self.edited.emit()


def _colours(offered: Offered, parent: QWidget) -> Editor:
    nothing = parent.tr("Comme les autres")
    return PerCategoryEditor(
        {one: ColourEditor(one, nothing=nothing, parent=parent) for one in offered.categories},
        parent=parent,
    )


def _layouts(offered: Offered, parent: QWidget) -> Editor:
    nothing = parent.tr("Ce modèle")
    return PerCategoryEditor(
        {
            one: NamedEditor(one, offered.layouts, nothing=nothing, parent=parent)
            for one in offered.categories
        },
        parent=parent,
    )


_BY_NAME: Mapping[str, Callable[[Offered, QWidget], Editor]] = {
    "colour": lambda offered, parent: ColourEditor(property_text("colour"), parent=parent),
    "colours": _colours,
    "categories": _layouts,
    "only": lambda offered, parent: ConditionEditor(offered.categories, parent=parent),
    "stock": lambda offered, parent: SizeEditor(offered.stocks, parent=parent),
    "paragraphs": lambda offered, parent: ParagraphsEditor(offered, parent=parent),
    "fold": lambda offered, parent: ChoiceEditor(
        property_text("fold"), Fold, nothing=parent.tr("Pas de pli"), parent=parent
    ),
    "largest": lambda offered, parent: _points("largest", parent),
    "smallest": lambda offered, parent: _points("smallest", parent),
    "leading": lambda offered, parent: NumberField(
        property_text("leading"), least=0.8, most=3.0, step=0.05, parent=parent
    ),
}
_BY_TYPE: Mapping[Any, Callable[[str, QWidget], Editor]] = {
    Box: lambda name, parent: BoxEditor(parent=parent),
    float: lambda name, parent: NumberField(property_text(name), unit="mm", parent=parent),
    int: lambda name, parent: CountField(property_text(name), parent=parent),
    str: lambda name, parent: TextEditor(property_text(name), parent=parent),
    tuple[Content, ...]: lambda name, parent: FieldsEditor(parent=parent),
}


class CountField(NumberField):
    """A number without decimals, from 1."""

    def __init__(self, name: str, *, parent: QWidget) -> None:
        super().__init__(name, least=1, most=20, step=1, decimals=0, parent=parent)

    @property
    def value(self) -> int:
        """The number."""
        return round(super().value)


def _points(name: str, parent: QWidget) -> NumberField:
    return NumberField(property_text(name), unit="pt", least=3, most=200, step=0.5, parent=parent)
