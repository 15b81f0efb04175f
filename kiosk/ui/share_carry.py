"""A stick that is carried from desk to desk: plugged in, exchanged, taken out again."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.load_steps import WIDTH, Step
from kiosk.ui.text import label


class CarryStep(Step):
    """Says at each moment what the hand does next; the stick that was used last is offered again."""

    wanted = Signal(object)  # Path
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Une clé USB portée à la main"), parent=parent)
        self.setFixedWidth(WIDTH)
        self._folder: Path | None = None
        self.below.setText(
            self.tr("Pour un poste sans réseau : la clé fait la tournée et porte les nouvelles.")
        )
        self._hand = label("CardValue", wraps=True, parent=self)
        self._error = label("FieldError", wraps=True, parent=self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._again = button("", role="admit", parent=self)
        self._again.clicked.connect(self._tell_again)
        self._choose = button("", parent=self)
        self._choose.clicked.connect(self._ask)
        back = button(self.tr("Retour"), parent=self)
        back.clicked.connect(self.left)
        for part in (self._hand, self._error, self._progress):
            self.body.addWidget(part)
        for deed in (self._again, self._choose, back):
            self.deeds.addWidget(deed)
        self.deeds.addStretch(1)
        self.begin()

    def begin(self) -> None:
        """Ask for the stick."""
        self.tell("")
        self._error.hide()
        self._hand.setText(self.tr("Branchez la clé."))
        self._show(is_busy=False)

    def show_busy(self) -> None:
        """Say that the stick must stay."""
        self.tell("")
        self._error.hide()
        self._hand.setText(self.tr("Laissez la clé branchée : l’échange est en cours."))
        self._show(is_busy=True)

    def show_done(self, text: str) -> None:
        """Say what was exchanged, and that the stick may go."""
        self.tell(text)
        self._hand.setText(self.tr("Vous pouvez la retirer et la porter au poste suivant."))
        self._show(is_busy=False)

    def show_wrong(self, text: str) -> None:
        """Say what is wrong."""
        self._error.setText(text)
        self._error.show()
        self._hand.setText(self.tr("Rien n’est perdu : tout est gardé sur ce poste."))
        self._show(is_busy=False)

    def ask(self) -> None:
        """Give the focus to what is done next."""
        (self._again if self._folder is not None else self._choose).setFocus()

    def _show(self, *, is_busy: bool) -> None:
        folder = self._folder
        self._progress.setVisible(is_busy)
        self._again.setVisible(folder is not None and not is_busy)
        self._choose.setVisible(not is_busy)
        _say(self._again, self.tr("Échanger avec {folder}").format(folder=_called(folder)))
        first = self.tr("Choisir la clé et échanger…")
        other = self.tr("Une autre clé…")
        _say(self._choose, first if folder is None else other)
        self._choose.setProperty("role", "admit" if folder is None else "")
        self._choose.style().unpolish(self._choose)
        self._choose.style().polish(self._choose)

    @Slot()
    def _ask(self) -> None:
        before = "" if self._folder is None else str(self._folder)
        title = self.tr("Quelle clé, quel dossier ?")
        chosen = QFileDialog.getExistingDirectory(self, title, before)
        if chosen:
            self.exchange_at(Path(chosen))

    def exchange_at(self, folder: Path) -> None:
        """Want an exchange on the stick at *folder*."""
        self._folder = folder
        self.wanted.emit(folder)

    @Slot()
    def _tell_again(self) -> None:
        if self._folder is not None:
            self.wanted.emit(self._folder)


def _called(folder: Path | None) -> str:
    """Give the name of a stick: of a drive its letter."""
    return "" if folder is None else folder.name or str(folder)


def _say(made: QPushButton, text: str) -> None:
    made.setText(text)
    made.setAccessibleName(text)
