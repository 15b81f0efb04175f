"""The plain steps of a load on the screen: the files, the waiting, the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.controllers.load_plan import each_once
from kiosk.controllers.loading import LoadProgress
from kiosk.ui.buttons import button
from kiosk.ui.text import label

WIDTH = 760


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What was chosen to load; no *programme* keeps the one there is."""

    programme: Path | None
    lists: tuple[Path, ...]


class Step(QFrame):
    """A panel with a heading, a sentence, room for what goes wrong, and deeds at its foot."""

    def __init__(self, heading: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.heading = label("Heading", wraps=True, parent=self)
        self.heading.setText(heading)
        self.below = label("Subheading", wraps=True, parent=self)
        self.told = label("Told", wraps=True, parent=self)
        self.told.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self.deeds = QHBoxLayout()
        self.deeds.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(16)
        column.addWidget(self.heading)
        column.addWidget(self.below)
        column.addWidget(self.told)
        column.addLayout(self.body, 1)
        column.addSpacing(4)
        column.addLayout(self.deeds)

    def tell(self, text: str) -> None:
        """Say what went wrong or was done; an empty text says nothing."""
        self.told.setText(text)
        self.told.setVisible(bool(text))


class FilesStep(Step):
    """Which files to load; on a desk at work the programme may stay as it is."""

    read_wanted = Signal(object)  # Files
    pack_wanted = Signal()

    def __init__(self, *, is_first: bool, parent: QWidget | None = None) -> None:
        heading = self.tr("Préparer ce poste") if is_first else self.tr("Charger une liste")
        super().__init__(heading, parent=parent)
        self.setFixedWidth(WIDTH)
        self._is_first = is_first
        self._files = Files(programme=None, lists=())
        self._programme = label("Quiet", wraps=True, parent=self)
        self._lists = label("Quiet", wraps=True, parent=self)
        choose_programme = button(self.tr("Programme (TOML)…"), parent=self)
        choose_programme.clicked.connect(self._ask_for_programme)
        choose_lists = button(self.tr("Listes (CSV, XLSX, ODS)…"), parent=self)
        choose_lists.clicked.connect(self._ask_for_lists)
        self._read = button(self.tr("Continuer"), role="admit", parent=self)
        self._read.clicked.connect(self._tell_read)
        self._pack = button(self.tr("J’ai un paquet (.accueil)…"), parent=self)
        self._pack.clicked.connect(self.pack_wanted)
        self._pack.setVisible(is_first)
        self.setFocusProxy(choose_programme if is_first else choose_lists)
        self._lay_out(choose_programme, choose_lists)
        self.below.setText(self._what_to_do())
        self.choose()

    def _what_to_do(self) -> str:
        if self._is_first:
            return self.tr(
                "Choisissez le programme et les listes des inscrits, "
                "ou ouvrez le paquet fait sur un autre poste. "
                "Vous verrez ce qui est lu avant que rien ne soit chargé. "
                "Tout reste sur cet ordinateur."
            )
        return self.tr(
            "Choisissez une nouvelle version d’une liste, ou une liste de plus. "
            "Vous verrez ce qui change avant que rien ne soit chargé ; l’accueil continue pendant ce temps."
        )

    def _lay_out(self, choose_programme: QPushButton, choose_lists: QPushButton) -> None:
        files = QGridLayout()
        files.setSpacing(14)
        chosen = [(choose_programme, self._programme), (choose_lists, self._lists)]
        for row, (chooser, names) in enumerate(chosen if self._is_first else chosen[::-1]):
            files.addWidget(chooser, row, 0, Qt.AlignmentFlag.AlignTop)
            files.addWidget(names, row, 1, Qt.AlignmentFlag.AlignVCenter)
        files.setColumnStretch(1, 1)
        self.body.addLayout(files)
        self.deeds.addWidget(self._read)
        self.deeds.addStretch(1)
        self.deeds.addWidget(self._pack)

    def choose(self, programme: Path | None = None, lists: Sequence[Path] = ()) -> None:
        """Take the files to load; what is left out stays as chosen before."""
        self._files = Files(
            programme=programme or self._files.programme,
            lists=each_once(lists) or self._files.lists,
        )
        self._show_names()

    def clear(self) -> None:
        """Forget what was chosen."""
        self._files = Files(programme=None, lists=())
        self._show_names()

    def _show_names(self) -> None:
        programme, lists = self._files.programme, self._files.lists
        nothing = self.tr("aucun fichier choisi")
        kept = nothing if self._is_first else self.tr("celui de l’événement, inchangé")
        self._programme.setText(programme.name if programme is not None else kept)
        self._lists.setText("\n".join(path.name for path in lists) or nothing)
        self._read.setEnabled(bool(lists) and (programme is not None or not self._is_first))

    @Slot()
    def _ask_for_programme(self) -> None:
        kinds = self.tr("Programme (*.toml)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir un programme"), "", kinds)
        self.choose(programme=Path(path) if path else None)

    @Slot()
    def _ask_for_lists(self) -> None:
        kinds = self.tr("Listes (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods)")
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Choisir des listes"), "", kinds)
        self.choose(lists=[Path(path) for path in paths])

    @Slot()
    def _tell_read(self) -> None:
        self.read_wanted.emit(self._files)


class WaitStep(Step):
    """How far a load is; it can be cancelled all the time."""

    cancel_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.below.setText(self.tr("Rien n’est changé tant que ce n’est pas fini."))
        self._progress = QProgressBar(self)
        cancel = button(self.tr("Annuler"), parent=self)
        cancel.clicked.connect(self.cancel_wanted)
        self.body.addWidget(self._progress)
        self.deeds.addWidget(cancel)
        self.deeds.addStretch(1)

    def begin(self, *, is_writing: bool) -> None:
        """Wait for a reading, or for a writing."""
        self.heading.setText(self.tr("Chargement…") if is_writing else self.tr("Lecture…"))
        self._progress.setRange(0, 0)
        self.setFocus()  # a second Enter cancels nothing

    @Slot(LoadProgress)
    def show_progress(self, progress: LoadProgress) -> None:
        """Show how far it is."""
        self._progress.setRange(0, max(progress.total, 1))
        self._progress.setValue(progress.done)


class DoneStep(Step):
    """What was loaded, and the way to the desk."""

    left = Signal()

    def __init__(self, *, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setFixedWidth(WIDTH)
        self.heading.setText(self.tr("C’est chargé"))
        self._expected = label(wraps=True, parent=self)
        text = self.tr("Ouvrir l’accueil") if is_first else self.tr("Retour à l’accueil")
        self._leave = button(text, role="admit", parent=self)
        self._leave.clicked.connect(self.left)
        self.body.addWidget(self._expected)
        self.deeds.addWidget(self._leave)
        self.deeds.addStretch(1)

    def show_done(self, headline: str, names: Sequence[str], expected: str) -> None:
        """Say what the load changed, from which files, and how many are expected now."""
        self.tell(headline)
        self.below.setText("\n".join(names))
        self._expected.setText(expected)
        self._leave.setFocus()
