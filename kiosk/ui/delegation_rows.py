"""The people of a delegation, a row each: a box to tick who is there, and how the others stand."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from kiosk.controllers.delegation import Colleague
from kiosk.ui.text import ElidedLabel
from kiosk.ui.typed import ENTERS

ROW_HEIGHT = 48
STATE_WIDTH = 190


class ColleagueRow(QFrame):
    """One person: only who still waits for a badge can be ticked."""

    pointed_at = Signal()  # ticked by hand or mouse, which took no focus

    def __init__(self, colleague: Colleague, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("RecentRow")
        self.setFixedHeight(ROW_HEIGHT)
        person = colleague.registrant
        self.registrant = person.id
        self.is_waiting = colleague.may_be_handed
        self._here = _NameBox(person.name, parent=self)
        self._here.setEnabled(self.is_waiting)
        self._here.clicked.connect(self._tell)
        self._here.setAccessibleName(self.tr("{name} est là").format(name=person.name))
        function = ElidedLabel("RecentDetail", parent=self)
        function.setText(person.function)
        state = ElidedLabel("RecentTime", parent=self)
        state.setText(self._state_of(colleague))
        state.setFixedWidth(STATE_WIDTH)
        state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 8, 0)
        row.setSpacing(14)
        row.addWidget(self._here, 3)
        row.addWidget(function, 2)
        row.addWidget(state)

    @property
    def is_here(self) -> bool:
        """Whether this person is ticked as standing before the desk."""
        return self._here.isChecked()

    @Slot()
    def _tell(self) -> None:
        if not self._here.hasFocus():
            self.pointed_at.emit()

    def tick(self) -> None:
        """Say that this person stands before the desk, if they still wait."""
        self._here.setChecked(self.is_waiting)

    def _state_of(self, colleague: Colleague) -> str:
        if colleague.has_arrived:
            return self.tr("✓ Arrivée")
        if colleague.collector:
            return self.tr("badge remis à {to}").format(to=colleague.collector)
        return "" if colleague.may_be_handed else self.tr("inscription non confirmée")


class _NameBox(QCheckBox):
    """A name that ends in … where it is too long; a click anywhere on it ticks, and takes no focus."""

    def __init__(self, name: str, *, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(name)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the panel, on systems too where it ticks a box."""
        if event.key() in ENTERS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxContents
        room: QRect = self.style().subElementRect(element, option, self)
        ellipsis = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(self.text(), ellipsis, room.width())
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
