"""What one property of a layout is changed with: a number, a choice, a colour, a text, a file."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from kiosk.core.layout import Box, Content
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.designer_editor import Editor, StepsLeft, fill, grid_in, narrow, put_named
from kiosk.ui.designer_number import NumberField
from kiosk.ui.text import ElidedLabel, label
from kiosk.wording.design import COLOURS, choice_text, colour_text, content_text, property_text

MOST_FIELDS = 4
_SWATCH = 20
_OTHER = "other"


class ChoiceEditor(Editor):
    """One of several values, or none where *nothing* has a word."""

    def __init__(
        self, name: str, choices: Iterable[StrEnum], *, nothing: str = "", parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._chooser = fill(self, narrow(Chooser(name, parent=self)))
        self._values: list[StrEnum | None] = [*([None] if nothing else []), *choices]
        for value in self._values:
            self._chooser.addItem(nothing if value is None else choice_text(value))
        self._chooser.activated.connect(self.edited)

    @property
    def value(self) -> StrEnum | None:
        """The value chosen."""
        return self._values[self._chooser.currentIndex()]

    def show_value(self, value: StrEnum | None) -> None:
        """Show *value*."""
        self._chooser.setCurrentIndex(self._values.index(value))


class NamedEditor(Editor):
    """One of several names, each a text; none is the first, in words of its own."""

    def __init__(self, name: str, names: Iterable[str], *, nothing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._chooser = fill(self, narrow(Chooser(name, parent=self)))
        self._chooser.addItem(nothing, "")
        for one in names:
            self._chooser.addItem(one, one)
        self._chooser.activated.connect(self.edited)

    @property
    def value(self) -> str:
        """The name chosen, empty for none."""
        return str(self._chooser.currentData())

    def show_value(self, value: str) -> None:
        """Show *value*, be it one that was not offered."""
        if self._chooser.findData(value) < 0:
            self._chooser.addItem(value, value)
        self._chooser.setCurrentIndex(self._chooser.findData(value))


class ColourEditor(Editor):
    """A colour of the house, or any other; none where *nothing* has a word."""

    def __init__(self, name: str, *, nothing: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self._chooser = fill(self, narrow(Chooser(name, parent=self)))
        self._chooser.setIconSize(QSize(_SWATCH, _SWATCH))
        self._shown = ""
        if nothing:
            self._chooser.addItem(nothing, "")
        for colour in COLOURS:
            self._chooser.addItem(_swatch(colour), colour_text(colour), colour)
        self._chooser.addItem(self.tr("Autre couleur…"), _OTHER)
        self._chooser.activated.connect(self._take)

    @property
    def value(self) -> str:
        """The colour as #005a9c, empty for none."""
        return self._shown

    def show_value(self, value: str) -> None:
        """Show *value*, be it none of the house's."""
        self._shown = value
        if self._chooser.findData(value) < 0:
            place = self._chooser.findData(_OTHER)
            self._chooser.insertItem(place, _swatch(value), value, value)
        self._chooser.setCurrentIndex(self._chooser.findData(value))

    @Slot()
    def _take(self) -> None:
        chosen = str(self._chooser.currentData())
        if chosen == _OTHER:
            asked = QColorDialog.getColor(QColor(self._shown or "#005a9c"), self)
            chosen = asked.name() if asked.isValid() else self._shown
        is_new = chosen != self._shown
        self.show_value(chosen)
        if is_new:
            self.edited.emit()


class TextEditor(Editor):
    """A text on one line."""

    def __init__(self, name: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = fill(self, QLineEdit(self))
        self._field.setAccessibleName(name)
        self._field.setMinimumHeight(44)
        self._field.textEdited.connect(self.edited)
        self._field.installEventFilter(StepsLeft(self))

    @property
    def value(self) -> str:
        """The text."""
        return self._field.text()

    def show_value(self, value: str) -> None:
        """Show *value*; the caret stays where the text is the same."""
        if self._field.text() != value:
            self._field.setText(value)


class FileEditor(Editor):
    """A picture; which file it becomes is the caller's to say."""

    wanted = Signal(str)  # path

    def __init__(self, name: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ElidedLabel("", parent=self)
        choose = button(self.tr("Choisir une image…"), parent=self)
        choose.setAccessibleName(f"{name} : {self.tr('Choisir une image…')}")
        choose.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)
        column.addWidget(choose)

    @property
    def value(self) -> str:
        """The file's name as the layout calls it."""
        return self._shown.text()

    def show_value(self, value: str) -> None:
        """Show *value*."""
        self._shown.setText(value)

    @Slot()
    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Quelle image ?"), "", self.tr("Images (*.png *.jpg *.jpeg)")
        )
        if path:
            self.wanted.emit(path)


class BoxEditor(Editor):
    """Where a box is and how large, in mm."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        grid = grid_in(self)
        self._sides = {
            name: NumberField(
                property_text(name), unit="mm", least=0.0 if name in "xy" else 0.1, parent=self
            )
            for name in ("x", "y", "w", "h")
        }
        for place, (name, side) in enumerate(self._sides.items()):
            put_named(grid, place, property_text(name), side)
            side.edited.connect(self.edited)

    @property
    def value(self) -> Box:
        """The box."""
        return Box(**{name: side.value for name, side in self._sides.items()})

    def show_value(self, value: Box) -> None:
        """Show *value*."""
        for name, side in self._sides.items():
            side.show_value(getattr(value, name))


class FieldsEditor(Editor):
    """What is said, and what is said instead where that is empty."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._choosers = [self._chooser(place) for place in range(MOST_FIELDS)]
        for chooser in self._choosers:
            column.addWidget(chooser)
            chooser.activated.connect(self._take)

    def _chooser(self, place: int) -> Chooser:
        instead = self.tr("Si c’est vide, à la place")
        chooser = narrow(Chooser(instead if place else property_text("fields"), parent=self))
        nothing = self.tr("si c’est vide : rien d’autre")
        chooser.addItem(nothing if place else self.tr("— un texte fixe —"), None)
        for content in Content:
            said = content_text(content)
            chooser.addItem(self.tr("sinon : {said}").format(said=said) if place else said, content)
        return chooser

    @property
    def value(self) -> tuple[Content, ...]:
        """The fields, the first that is not empty is said."""
        chosen = (chooser.currentData() for chooser in self._choosers)
        return tuple(dict.fromkeys(Content(one) for one in chosen if one is not None))

    def show_value(self, value: tuple[Content, ...]) -> None:
        """Show *value*, with room for one more."""
        for place, chooser in enumerate(self._choosers):
            said = value[place] if place < len(value) else None
            chooser.setCurrentIndex(0 if said is None else 1 + list(Content).index(said))
            chooser.setVisible(place <= len(value))

    @Slot()
    def _take(self) -> None:
        self.show_value(self.value)
        self.edited.emit()


class PerCategoryEditor(Editor):
    """Something said of some categories; of the others nothing."""

    def __init__(self, editors: Mapping[str, Editor], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._editors = dict(editors)
        self._kept: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for category, editor in self._editors.items():
            named = label("CardLabel", wraps=True, parent=self)
            named.setText(category)
            column.addWidget(named)
            column.addWidget(editor)
            editor.edited.connect(self.edited)

    @property
    def value(self) -> dict[str, str]:
        """What is said, by category; what is said of categories that are not here stays."""
        said = {category: editor.value for category, editor in self._editors.items()}
        return self._kept | {category: value for category, value in said.items() if value}

    def show_value(self, value: Mapping[str, str]) -> None:
        """Show *value*."""
        self._kept = {name: said for name, said in value.items() if name not in self._editors}
        for category, editor in self._editors.items():
            editor.show_value(value.get(category, ""))


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(QColor(colour))
    painter = QPainter(pixmap)
    painter.setPen(QColor("#d5dae0"))
    painter.drawRect(0, 0, _SWATCH - 1, _SWATCH - 1)
    painter.end()
    return QIcon(pixmap)
