"""The small window of the desk's keys; a scan gets through it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.text import label


class KeysHelp(QDialog):
    """Every key of the screen, in two columns: one would be higher than a small screen."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Les touches de l’accueil"))
        heading = label("Heading", parent=self)
        heading.setText(self.windowTitle())
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(2, 16)
        half = (len(Keys) + 1) // 2
        for place, key in enumerate(Keys):
            column, row = divmod(place, half)
            shown = label("HelpKey", parent=self)
            shown.setText(key.value.shown)
            deed = label(parent=self)
            deed.setText(QCoreApplication.translate("keys", key.value.deed))
            grid.addWidget(shown, row, 3 * column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(deed, row, 3 * column + 1)
        close = button(self.tr("Fermer"), parent=self)
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(32, 26, 32, 24)
        whole.setSpacing(18)
        whole.addWidget(heading)
        whole.addLayout(grid)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
