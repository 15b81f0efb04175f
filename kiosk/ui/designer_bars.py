"""What stands around the badge while it is designed: whose it is, and how it is looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from kiosk.controllers.drafts import Design
from kiosk.core.layout import Side
from kiosk.core.sample import Sample
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.designer_editor import Editor
from kiosk.ui.double_click import REPEATS
from kiosk.wording.design import choice_text, sample_text

UNDO, REDO, REDO_TOO, SAVE = "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+S"
THERMAL = (203, 300)
"""The dots an inch of thermal printers."""


class WhoBar(QWidget):
    """Whose badge is shown: a kind of person, or whoever is searched for."""

    sample_wanted = Signal(object)  # Sample
    searched = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[Sample, ...] = ()
        self._who = Chooser(self.tr("Aperçu avec"), parent=self)
        self._who.setSizeAdjustPolicy(
            self._who.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._who.setMinimumContentsLength(19)
        self._who.activated.connect(self._tell)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Un nom…"))
        self._field.setAccessibleName(self.tr("Chercher une personne pour l’aperçu"))
        self._field.setMinimumHeight(44)
        self._field.textEdited.connect(self.searched)
        self._next = button(self.tr("Suivante"), parent=self)
        self._next.clicked.connect(self._tell_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._who)
        row.addWidget(self._field, 1)
        row.addWidget(self._next)

    def offer(self, samples: Sequence[Sample]) -> None:
        """Offer *samples*, the one chosen before if it is still there."""
        place = max(self._who.currentIndex(), 0)
        self._samples = tuple(samples)
        self._who.clear()
        for sample in samples:
            self._who.addItem(sample_text(sample))
        self._who.setCurrentIndex(min(place, len(samples) - 1))

    @Slot()
    def _tell(self) -> None:
        self._field.clear()
        self.sample_wanted.emit(self._samples[self._who.currentIndex()])

    @Slot()
    def _tell_next(self) -> None:
        self._who.setCurrentIndex(0)
        self._tell()


class LookBar(Editor):
    """Front or back, in colour or as black dots; its value is the dots an inch, 0 for colour."""

    side_wanted = Signal(object)  # Side

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = {side: button(choice_text(side), role="choice", parent=self) for side in Side}
        sides = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for side, one in self._sides.items():
            one.setCheckable(True)
            one.setProperty("side", side.value)
            one.clicked.connect(self._tell_side)
            sides.addButton(one)
            row.addWidget(one)
        self._look = Chooser(self.tr("Comme imprimé par"), parent=self)
        self._look.addItem(self.tr("En couleur"), 0)
        for dpi in THERMAL:
            said = self.tr("Imprimante thermique, {dpi} dpi")
            self._look.addItem(said.format(dpi=dpi), dpi)
        self._look.setSizeAdjustPolicy(
            self._look.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._look.setMinimumContentsLength(14)
        self._look.activated.connect(self.edited)
        row.addWidget(self._look, 1)

    @property
    def value(self) -> int:
        """The dots an inch of the printer that is looked at, 0 for colour."""
        return int(self._look.currentData())

    def show_value(self, value: int) -> None:
        """Look as at a printer of *value* dots an inch."""
        self._look.setCurrentIndex(self._look.findData(value))

    def show_side(self, side: Side) -> None:
        """Say which side is shown."""
        self._sides[side].setChecked(True)

    @Slot()
    def _tell_side(self) -> None:
        self.side_wanted.emit(Side(str(self.sender().property("side"))))


class DeedsBar(QWidget):
    """What is done with the layout as a whole, at the foot; the keys are those that every such program has."""

    save_wanted = Signal()
    use_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    revert_wanted = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._save = self._deed(self.tr("Enregistrer"), SAVE, self.save_wanted, role="admit")
        self._use = button(self.tr("Utiliser sur ce poste"), parent=self)
        self._use.clicked.connect(self.use_wanted)
        self._undo = self._deed(self.tr("Annuler"), UNDO, self.undo_wanted)
        self._redo = self._deed(self.tr("Rétablir"), REDO, self.redo_wanted)
        self._revert = button(self.tr("Revenir à l’enregistré"), role="quiet", parent=self)
        self._revert.clicked.connect(self.revert_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._save)
        row.addWidget(self._use)
        row.addStretch(1)
        for one in (self._revert, self._undo, self._redo):
            one.setProperty(REPEATS, True)
            row.addWidget(one)
        also = QShortcut(QKeySequence(REDO_TOO), parent)
        also.activated.connect(self.redo_wanted)

    def _deed(self, text: str, keys: str, wanted: SignalInstance, *, role: str = "") -> QPushButton:
        made = button(f"{text}   {keys}", role=role, parent=self)
        made.setAccessibleName(text)
        made.clicked.connect(wanted)
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.activated.connect(wanted)
        return made

    def show_design(self, design: Design) -> None:
        """Allow what can be done with the layout that is open."""
        self._save.setEnabled(design.is_changed)
        self._revert.setEnabled(design.is_changed and (design.is_own or design.is_shipped))
        self._use.setEnabled(not design.is_desks or design.is_changed)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Say whether there are steps to take back, or to do again."""
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)
