"""A new layout gets its name: a button that becomes a field while somebody types."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from kiosk.ui.buttons import button

LONGEST = 40


class Naming(QWidget):
    """Only Enter makes the layout; Échap puts the field away, and so does leaving it empty."""

    named = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = button(self.tr("Nouveau modèle…"), parent=self)
        self._button.clicked.connect(self.ask)
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST)
        self._field.setMinimumHeight(46)
        self._field.setPlaceholderText(self.tr("Son nom, puis Entrée"))
        self._field.setAccessibleName(self.tr("Nom du nouveau modèle"))
        self._field.returnPressed.connect(self._give)
        self._field.installEventFilter(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._button)
        self._stack.addWidget(self._field)

    @Slot()
    def ask(self) -> None:
        """Let somebody type."""
        self._field.clear()
        self._stack.setCurrentWidget(self._field)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def rest(self) -> None:
        """Be a button again."""
        self._stack.setCurrentWidget(self._button)

    @Slot()
    def _give(self) -> None:
        self.named.emit(self._field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Put the field away where nobody wants it any more."""
        if event.type() is QEvent.Type.FocusOut and not self._field.text():
            self.rest()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.rest()
            event.accept()
            return True
        return super().eventFilter(watched, event)
