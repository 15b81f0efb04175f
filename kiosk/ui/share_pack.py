"""A pack for another desk, step by step: the phrase to copy, the file, and that it is written."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QProgressBar, QWidget

from kiosk.controllers.packing import PackWish
from kiosk.core.pack import ENDING
from kiosk.ui.buttons import button
from kiosk.ui.load_steps import WIDTH, Step
from kiosk.ui.text import label


class MakePackStep(Step):
    """The phrase is proposed, shown large, and is in no file; after a theft a new key goes with it."""

    wanted = Signal(object)  # PackWish
    rekey_wanted = Signal(object)  # PackWish
    other_phrase_wanted = Signal()
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setFixedWidth(WIDTH)
        self._is_rekey = False
        self._name = ""
        asked = label("PanelTitle", parent=self)
        asked.setText(self.tr("La phrase qui l’ouvrira : copiez-la à la main, pas dans un message"))
        self._phrase = label("Phrase", wraps=True, parent=self)
        self._phrase.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._other = button(self.tr("Une autre phrase"), role="quiet", parent=self)
        self._other.clicked.connect(self.other_phrase_wanted)
        self._organiser = QCheckBox(
            self.tr("Poste d’organisateur : avec les colonnes qui lui sont réservées"),
            self,
        )
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._write = button("", role="admit", parent=self)
        self._write.clicked.connect(self._ask_for_file)
        self._back = button(self.tr("Retour"), parent=self)
        self._back.clicked.connect(self.left)
        for part in (asked, self._phrase, self._organiser, self._progress):
            self.body.addWidget(part)
        for deed in (self._write, self._back):
            self.deeds.addWidget(deed)
        self.deeds.addStretch(1)
        self.deeds.addWidget(self._other)

    def begin(self, phrase: str, name: str, *, is_rekey: bool, can_be_organiser: bool) -> None:
        """Begin anew, with a *phrase* and the *name* of a file proposed."""
        self._is_rekey, self._name = is_rekey, name
        self.heading.setText(
            self.tr("Une nouvelle clé secrète")
            if is_rekey
            else self.tr("Un paquet pour un autre poste")
        )
        self.below.setText(self._what_it_is())
        text = (
            self.tr("Changer la clé et écrire le paquet…")
            if is_rekey
            else self.tr("Écrire le paquet…")
        )
        self._write.setText(text)
        self._write.setAccessibleName(text)
        self._organiser.setChecked(False)
        self._organiser.setVisible(can_be_organiser)
        self.show_phrase(phrase)
        self.show_busy(is_busy=False)
        self.tell("")
        self._write.show()
        self._write.setFocus()

    @property
    def is_busy(self) -> bool:
        """Whether a pack is being written."""
        return not self._progress.isHidden()

    def show_phrase(self, phrase: str) -> None:
        """Show the phrase large."""
        self._phrase.setText(phrase)

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that the pack is being written."""
        self._progress.setVisible(is_busy)
        for deed in (self._write, self._back, self._other, self._organiser):
            deed.setEnabled(not is_busy)

    def show_done(self, text: str) -> None:
        """Say that it is written; the phrase stays until somebody leaves."""
        self.show_busy(is_busy=False)
        self.tell(text)
        for part in (self._write, self._other, self._organiser):
            part.hide()
        self._back.setFocus()

    def _what_it_is(self) -> str:
        if self._is_rekey:
            return self.tr(
                "Portez le nouveau paquet à chaque poste, sauf à celui qui a été volé. "
                "Jusque-là, les autres gardent ce qu’ils scannent et n’échangent plus."
            )
        return self.tr(
            "Un fichier porte tout : programme, liste, modèles de badge, lieu d’échange, clé secrète. "
            "Copiez-le sur l’autre ordinateur par une clé USB ou un partage."
        )

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Dans quel fichier ?"), "", self.tr("Paquet d’Accueil (*.accueil)")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ENDING.lstrip("."))
        dialog.selectFile(self._name)
        dialog.fileSelected.connect(self._tell_file)
        dialog.open()

    @Slot(str)
    def _tell_file(self, path: str) -> None:
        wish = PackWish(
            path=Path(path),
            passphrase=self._phrase.text(),
            is_organiser=self._organiser.isChecked(),
        )
        (self.rekey_wanted if self._is_rekey else self.wanted).emit(wish)
