"""The first screen of a new desk: choose a programme and a list, and load them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.controllers.loading import Loading, LoadProgress
from kiosk.controllers.roster import LoadPlan, LoadWish
from kiosk.core.trouble import Trouble
from kiosk.ui.buttons import button
from kiosk.ui.text import label
from kiosk.wording.remarks import remark_text
from kiosk.wording.troubles import trouble_text

WIDTH = 720
REMARKS_HEIGHT = 220
SHOWN_ROWS = 50


class StartPage(QWidget):
    """Nothing is loaded until both files are good; a load can be cancelled."""

    ready = Signal()

    def __init__(self, loading: Loading, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StartPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._loading = loading
        self._programme: Path | None = None
        self._list: Path | None = None
        self._told = label("Told", wraps=True, parent=self)
        self._remarks = label(wraps=True)
        self._remarks_area = QScrollArea(self)
        self._remarks_area.setWidgetResizable(True)
        self._remarks_area.setFrameShape(QFrame.Shape.NoFrame)
        self._remarks_area.setMinimumHeight(REMARKS_HEIGHT)
        self._remarks_area.setWidget(self._remarks)
        self._remarks.setAutoFillBackground(False)
        self._remarks_area.viewport().setAutoFillBackground(False)
        self._progress = QProgressBar(self)
        self._progress.hide()
        self._programme_name = label("Quiet", parent=self)
        self._programme_name.setText(self.tr("aucun fichier choisi"))
        self._list_name = label("Quiet", parent=self)
        self._list_name.setText(self.tr("aucun fichier choisi"))
        self._choose_programme = button(self.tr("Programme (TOML)…"), parent=self)
        self._choose_list = button(self.tr("Liste des inscrits (CSV, XLSX, ODS)…"), parent=self)
        self._load = button(self.tr("Charger"), role="admit", parent=self)
        self._cancel = button(self.tr("Annuler"), parent=self)
        self._open = button(self.tr("Ouvrir l’accueil"), role="admit", parent=self)
        self._lay_out()
        self._connect()
        self._rest()

    def _lay_out(self) -> None:
        heading = label("Heading", parent=self)
        heading.setText(self.tr("Préparer ce poste"))
        below = label("Subheading", wraps=True, parent=self)
        below.setText(
            self.tr(
                "Choisissez le programme et la liste des inscrits. Tout reste sur cet ordinateur."
            )
        )
        files = QGridLayout()
        files.setSpacing(12)
        for row, (chooser, name) in enumerate(
            ((self._choose_programme, self._programme_name), (self._choose_list, self._list_name))
        ):
            files.addWidget(chooser, row, 0)
            files.addWidget(name, row, 1)
        files.setColumnStretch(1, 1)
        deeds = QHBoxLayout()
        for deed in (self._load, self._cancel, self._open):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        panel = QFrame(self)
        panel.setObjectName("Panel")
        panel.setFixedWidth(WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(40, 34, 40, 34)
        column.setSpacing(16)
        for part in (heading, below):
            column.addWidget(part)
        column.addLayout(files)
        column.addWidget(self._progress)
        column.addWidget(self._told)
        column.addWidget(self._remarks_area)
        column.addLayout(deeds)
        whole = QVBoxLayout(self)
        whole.addWidget(panel, 0, Qt.AlignmentFlag.AlignCenter)

    def _connect(self) -> None:
        self._choose_programme.clicked.connect(self._ask_for_programme)
        self._choose_list.clicked.connect(self._ask_for_list)
        self._load.clicked.connect(self._start)
        self._cancel.clicked.connect(self._loading.cancel)
        self._open.clicked.connect(self.ready)
        self._loading.progressed.connect(self.show_progress)
        self._loading.finished.connect(self.show_done)
        self._loading.failed.connect(self.show_trouble)
        self._loading.cancelled.connect(self.show_cancelled)

    def choose(self, programme: Path | None, roster: Path | None) -> None:
        """Take the files to load; None keeps the one chosen before."""
        self._programme = programme or self._programme
        self._list = roster or self._list
        for shown, path in ((self._programme_name, self._programme), (self._list_name, self._list)):
            if path is not None:
                shown.setText(path.name)
        self._rest()

    @Slot(LoadProgress)
    def show_progress(self, progress: LoadProgress) -> None:
        """Show how far the load is."""
        self._progress.setRange(0, max(progress.total, 1))
        self._progress.setValue(progress.done)
        what = self.tr("Écriture : %p %") if progress.is_writing else self.tr("Lecture : %p %")
        self._progress.setFormat(what)

    @Slot(LoadPlan)
    def show_done(self, plan: LoadPlan) -> None:
        """Say what was loaded and what will hurt tomorrow, and let the desk be opened."""
        people = sum(len(one.added) for one in plan.lists)
        refused = [remark for one in plan.lists for remark in one.refused]
        lines = [remark_text(remark) for one in plan.lists for remark in one.warnings]
        lines += [
            self.tr("Ligne {line} laissée de côté : {reason}").format(
                line=remark.line, reason=remark_text(remark)
            )
            for remark in refused[:SHOWN_ROWS]
        ]
        if len(refused) > SHOWN_ROWS:
            rest = len(refused) - SHOWN_ROWS
            lines.append(
                self.tr("… et d’autres lignes laissées de côté : {rest}").format(rest=rest)
            )
        self._rest()
        self._told.setText(self.tr("Personnes chargées : {people}").format(people=people))
        self._remarks.setText("\n".join(f"•  {line}" for line in lines))
        self._remarks_area.setVisible(bool(lines))
        self._load.hide()
        self._open.show()
        self._open.setFocus()

    @Slot(Trouble)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say why nothing was loaded."""
        self._rest()
        self._told.setText(trouble_text(trouble))

    @Slot(str)
    def show_bug(self, number: str) -> None:
        """Say that the program itself went wrong; nothing was loaded."""
        self._rest()
        self._told.setText(
            self.tr(
                "Erreur du programme : rien n’a été chargé. Donnez ce numéro : {number}"
            ).format(number=number)
        )

    @Slot()
    def show_cancelled(self) -> None:
        """Say that nothing was loaded."""
        self._rest()
        self._told.setText(self.tr("Chargement annulé : rien n’a été changé."))

    @Slot()
    def _ask_for_programme(self) -> None:
        self.choose(self._ask(self.tr("Programme (*.toml)")), None)

    @Slot()
    def _ask_for_list(self) -> None:
        self.choose(None, self._ask(self.tr("Listes (*.csv *.xlsx *.xlsm *.ods *.txt)")))

    def _ask(self, kinds: str) -> Path | None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choisir un fichier"), "", kinds)
        return Path(path) if path else None

    @Slot()
    def _start(self) -> None:
        if self._programme is None or self._list is None:
            return
        self._told.setText("")
        self._progress.setValue(0)
        self._progress.show()
        self._load.setEnabled(False)
        self._cancel.show()
        self._loading.start(LoadWish(programme=self._programme, lists=(self._list,)))

    def _rest(self) -> None:
        self._progress.hide()
        self._remarks_area.hide()
        self._cancel.hide()
        self._open.hide()
        self._load.setEnabled(self._programme is not None and self._list is not None)
