"""A pack is opened: which file, the phrase of whoever made it, and what it has brought."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from kiosk.ui.buttons import button
from kiosk.ui.centred import CentredSteps
from kiosk.ui.load_steps import WIDTH, DoneStep, Step, WaitStep
from kiosk.ui.text import ElidedLabel, label

FIELD_HEIGHT = 46


class OpenPackStep(Step):
    """Asks for the file and for its phrase."""

    wanted = Signal()
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ouvrir un paquet"), parent=parent)
        self.setFixedWidth(WIDTH)
        self.path: Path | None = None
        self.below.setText(
            self.tr(
                "Le paquet (.accueil) vient du poste qui a chargé la liste, et la phrase de qui l’a fait. "
                "Tout reste sur cet ordinateur."
            )
        )
        choose = button(self.tr("Paquet (.accueil)…"), parent=self)
        choose.clicked.connect(self._ask)
        self._file = ElidedLabel("Quiet", parent=self)
        asked = label(parent=self)
        asked.setText(self.tr("Sa phrase"))
        self._phrase = QLineEdit(self)
        self._phrase.setMinimumHeight(FIELD_HEIGHT)
        self._phrase.setAccessibleName(self.tr("Phrase du paquet"))
        self._phrase.textChanged.connect(self._show_deeds)
        self._phrase.returnPressed.connect(self._tell)
        self._open = button(self.tr("Ouvrir"), role="admit", parent=self)
        self._open.clicked.connect(self._tell)
        back = button(self.tr("Retour"), parent=self)
        back.clicked.connect(self.left)
        self._lay_out(choose, asked)
        self.deeds.addWidget(self._open)
        self.deeds.addWidget(back)
        self.deeds.addStretch(1)
        self.choose(None)

    def _lay_out(self, choose: QWidget, asked: QWidget) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(14)
        grid.addWidget(choose, 0, 0)
        grid.addWidget(self._file, 0, 1)
        grid.addWidget(asked, 1, 0)
        grid.addWidget(self._phrase, 1, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)

    @property
    def phrase(self) -> str:
        """What was typed."""
        return self._phrase.text()

    def choose(self, path: Path | None) -> None:
        """Take the file, None for none yet."""
        self.path = path
        self._file.setText(path.name if path is not None else self.tr("aucun fichier choisi"))
        self._phrase.clear()
        self.tell("")
        self._show_deeds()

    def ask(self) -> None:
        """Give the focus to the phrase."""
        self._phrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self._phrase.selectAll()

    @Slot()
    def _show_deeds(self) -> None:
        self._open.setEnabled(self.path is not None and bool(self.phrase.strip()))

    @Slot()
    def _ask(self) -> None:
        kinds = self.tr("Paquet d’Accueil (*.accueil)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir un paquet"), "", kinds)
        if path:
            self.choose(Path(path))
            self.ask()

    @Slot()
    def _tell(self) -> None:
        if self._open.isEnabled():
            self.wanted.emit()


class PackPage(QWidget):
    """Shows one step at a time, in the middle of the page."""

    left = Signal()
    cancel_wanted = Signal()

    def __init__(self, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PackPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.asking = OpenPackStep(parent=self)
        self.waiting = WaitStep(parent=self)
        self.done = DoneStep(is_first=is_first, parent=self)
        self.done.heading.setText(self.tr("Le paquet est ouvert"))
        self._steps = CentredSteps(parent=self)
        for step in (self.asking, self.waiting, self.done):
            self._steps.add_step(step)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        whole.addWidget(self._steps)
        self.asking.left.connect(self.left)
        self.done.left.connect(self.left)
        self.waiting.cancel_wanted.connect(self.cancel_wanted)

    @property
    def is_waiting(self) -> bool:
        """Whether a pack is being opened."""
        return self._steps.is_shown(self.waiting)

    def show_asking(self) -> None:
        """Ask for file and phrase."""
        self._show(self.asking)
        self.asking.ask()

    def show_waiting(self) -> None:
        """Show that it is being opened."""
        self.waiting.begin(is_writing=True)
        self.waiting.heading.setText(self.tr("Ouverture du paquet…"))
        self._show(self.waiting)

    def show_done(self, told: tuple[str, ...]) -> None:
        """Say what it has brought."""
        self._show(self.done)
        first, *others = told
        self.done.show_done("", [first], "\n\n".join(others))

    def _show(self, step: Step) -> None:
        self._steps.show_step(step)
