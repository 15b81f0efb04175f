"""A number with its unit, typed or stepped, with a button on each side for a finger."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QHBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.designer_editor import Editor, StepsLeft
from kiosk.ui.double_click import REPEATS

REPEAT_AFTER_MS = 400
FRENCH = QLocale(QLocale.Language.French, QLocale.Country.France)


class NumberField(Editor):
    """Tells each number that is typed or stepped to; one that is shown it does not tell."""

    def __init__(
        self,
        name: str,
        *,
        unit: str = "",
        least: float = 0.0,
        most: float = 999.0,
        step: float = 0.5,
        decimals: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Number")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._number = _Number(parent=self)
        self._number.setAccessibleName(name)
        self._number.setDecimals(decimals)
        self._number.setRange(least, most)
        self._number.setSingleStep(step)
        self._number.setSuffix(f"\u202f{unit}" if unit else "")
        self._number.valueChanged.connect(self.edited)
        self._number.installEventFilter(StepsLeft(self))
        self.setFocusProxy(self._number)
        less, more = button("−", role="step", parent=self), button("+", role="step", parent=self)
        less.setAccessibleName(self.tr("{name} : moins").format(name=name))
        more.setAccessibleName(self.tr("{name} : plus").format(name=name))
        less.clicked.connect(self._number.stepDown)
        more.clicked.connect(self._number.stepUp)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(less)
        row.addWidget(self._number, 1)
        row.addWidget(more)
        for hit in (less, more):
            hit.setProperty(REPEATS, True)
            hit.setAutoRepeat(True)
            hit.setAutoRepeatDelay(REPEAT_AFTER_MS)
            hit.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def value(self) -> float:
        """The number."""
        return self._number.value()

    def show_value(self, value: float) -> None:
        """Show *value*; what somebody types that means the same is left as it is."""
        if self._number.value() != value:
            was = self._number.blockSignals(True)
            self._number.setValue(value)
            self._number.blockSignals(was)


class _Number(QDoubleSpinBox):
    """Takes a point for a comma, and leaves the wheel to the page."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLocale(FRENCH)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Write no noughts that say nothing."""
        whole, _, rest = f"{value:.{self.decimals()}f}".partition(".")
        rest = rest.rstrip("0")
        return f"{whole},{rest}" if rest else whole

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Take either sign for the decimals."""
        state, _, _ = super().validate(text.replace(".", ","), place)
        return state, text, place

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        """Read either sign for the decimals."""
        return super().valueFromText(text.replace(".", ","))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the number all the width: a styled box without arrows keeps none for it."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect())
