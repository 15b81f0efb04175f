"""What every editor of a property does, and how they stand under their names."""

from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.chooser import Chooser
from kiosk.ui.text import label

Inside = TypeVar("Inside", bound=QWidget)


class Editor(QWidget):
    """Shows one value, and tells when people have made another of it."""

    edited = Signal()

    @property
    def value(self) -> Any:
        """The value as it is shown."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show *value*, without telling."""
        raise NotImplementedError


class StepsLeft(QObject):
    """Leaves the keys that take steps back to the page: a field would keep them for its own letters."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let a field claim neither Ctrl+Z nor Ctrl+Y."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_step = event.key() in {Qt.Key.Key_Z, Qt.Key.Key_Y}
            if is_step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def narrow(chooser: Chooser) -> Chooser:
    """Let *chooser* be as wide as there is room, not as its longest choice."""
    chooser.setSizeAdjustPolicy(chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    chooser.setMinimumContentsLength(4)
    return chooser


def fill(around: QWidget, inside: Inside) -> Inside:
    """Let *inside* fill *around*, and give it."""
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    around.setFocusProxy(inside)
    return inside


def grid_in(around: QWidget) -> QGridLayout:
    """Give *around* two columns for what is small."""
    grid = QGridLayout(around)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def put_named(
    grid: QGridLayout, place: int, name: str, shown: QWidget, *, wide: bool = False
) -> None:
    """Put *shown* at a *place* of *grid* under its name: two in a row, or all of a row."""
    row, column = divmod(place, 2)
    if name:
        named = label("CardLabel", parent=shown.parentWidget() or shown)
        named.setText(name)
        grid.addWidget(named, 2 * row, column, 1, 2 if wide else 1)
    grid.addWidget(shown, 2 * row + 1, column, 1, 2 if wide else 1)
