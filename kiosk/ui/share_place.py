"""Where the desks exchange: nowhere, a folder, or a WebDAV folder; tried, then kept."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.hub_uri import HubKind, WebdavPlace, hub_kind, webdav_place
from kiosk.ui.buttons import button
from kiosk.ui.text import label

FIELD_HEIGHT = 44
ADDRESS = "https://nuage.exemple.fr/remote.php/dav/files/anna/Accueil"


class PlacePanel(QFrame):
    """Asks where; *hub* is what is said now, be it kept or not."""

    try_wanted = Signal(str)  # hub
    save_wanted = Signal(str)  # hub
    cancel_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._kept = ""
        self._kinds = QButtonGroup(self)
        self._choices = {kind: self._choice(kind) for kind in HubKind}
        self._nowhere = label("Quiet", wraps=True, parent=self)
        self._nowhere.setText(
            self.tr(
                "Ce poste compte seul. Choisissez un lieu que tous les postes voient : "
                "chacun y dépose ce qu’il a fait, scellé, et y prend ce qu’ont fait les autres."
            )
        )
        self._folder = _FolderFields(parent=self)
        self._webdav = _WebdavFields(parent=self)
        self._fields: dict[HubKind, QWidget] = {
            HubKind.NONE: self._nowhere,
            HubKind.FOLDER: self._folder,
            HubKind.WEBDAV: self._webdav,
        }
        self._told = label("DesignerTold", wraps=True, parent=self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._cancel = button(self.tr("Annuler"), parent=self)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._try = button(self.tr("Essayer"), parent=self)
        self._try.clicked.connect(self._tell_try)
        self._save = button(self.tr("Enregistrer"), role="admit", parent=self)
        self._save.clicked.connect(self._tell_save)
        self._lay_out()
        self._connect()
        self.take_up("")

    @property
    def hub(self) -> str:
        """Where, as it is said now; "" for nowhere."""
        match self._kind:
            case HubKind.FOLDER:
                return self._folder.path
            case HubKind.WEBDAV:
                return self._webdav.place.uri
            case _:
                return ""

    @property
    def is_begun(self) -> bool:
        """Whether something is said that is not kept yet."""
        return self.hub != self._kept

    @property
    def is_trying(self) -> bool:
        """Whether a place is being tried."""
        return not self._progress.isHidden()

    def take_up(self, hub: str) -> None:
        """Show *hub*, which is kept."""
        self._kept = hub
        kind = hub_kind(hub)
        self._folder.take_up(hub if kind is HubKind.FOLDER else "")
        self._webdav.take_up(webdav_place(hub) if kind is HubKind.WEBDAV else None)
        self._choices[kind].setChecked(True)
        self.tell("")
        self.show_trying(is_trying=False)

    def tell(self, text: str, *, is_well: bool = True) -> None:
        """Say how a trial went, or what is wrong."""
        self._told.setProperty("role", "done" if is_well else "told")
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.setText(text)
        self._told.setVisible(bool(text))
        for hint in (self._folder.hint, self._webdav.hint):
            hint.setVisible(not text)

    def show_trying(self, *, is_trying: bool) -> None:
        """Show that a place is being tried, or not."""
        had_focus = self._try.hasFocus() or self._cancel.hasFocus()
        for part in (self._progress, self._cancel):
            part.setVisible(is_trying)
        self._show_deeds()
        if had_focus:
            (self._cancel if is_trying else self._try).setFocus()

    def ask(self) -> None:
        """Give the focus to what is chosen."""
        self._choices[self._kind].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _kind(self) -> HubKind:
        return next(kind for kind, made in self._choices.items() if made.isChecked())

    @Slot()
    def _change(self) -> None:
        """Something else is said: what was told of it does not hold any more."""
        self.tell("")
        self._show_deeds()

    def _show_deeds(self) -> None:
        for kind, fields in self._fields.items():
            fields.setVisible(kind is self._kind)
        self._try.setVisible(not self.is_trying and self._kind is not HubKind.NONE)
        self._try.setEnabled(bool(self.hub))
        self._save.setVisible(not self.is_trying)
        says_all = bool(self.hub) or self._kind is HubKind.NONE
        self._save.setEnabled(self.is_begun and says_all)

    @Slot()
    def _tell_try(self) -> None:
        self.try_wanted.emit(self.hub)

    @Slot()
    def _tell_save(self) -> None:
        self.save_wanted.emit(self.hub)

    def _choice(self, kind: HubKind) -> QPushButton:
        texts = {
            HubKind.NONE: self.tr("Nulle part"),
            HubKind.FOLDER: self.tr("Un dossier"),
            HubKind.WEBDAV: self.tr("WebDAV (Nextcloud…)"),
        }
        made = button(texts[kind], role="segment", parent=self)
        made.setCheckable(True)
        made.setChecked(kind is HubKind.NONE)
        self._kinds.addButton(made)
        return made

    def _connect(self) -> None:
        self._kinds.buttonToggled.connect(self._change)
        self._folder.changed.connect(self._change)
        self._webdav.changed.connect(self._change)

    def _lay_out(self) -> None:
        title = label("FormTitle", parent=self)
        title.setText(self.tr("Où les bureaux échangent"))
        kinds = QHBoxLayout()
        kinds.setSpacing(8)
        for made in self._choices.values():
            kinds.addWidget(made)
        kinds.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addWidget(self._save)
        deeds.addWidget(self._try)
        deeds.addWidget(self._progress, 1)
        deeds.addWidget(self._cancel)
        deeds.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(kinds)
        for fields in self._fields.values():
            column.addWidget(fields)
        column.addWidget(self._told)
        column.addStretch(1)
        column.addLayout(deeds)


class _FolderFields(QWidget):
    """A folder, typed or chosen."""

    changed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = _field(self.tr("Dossier d’échange"), parent=self)
        self._path.textChanged.connect(self.changed)
        choose = button(self.tr("Choisir…"), parent=self)
        choose.clicked.connect(self._ask)
        self.hint = label("Quiet", wraps=True, parent=self)
        self.hint.setText(
            self.tr(
                "Un partage Windows, un dossier synchronisé (Nextcloud, OneDrive, Syncthing) "
                "ou une clé USB qui reste branchée. Le même pour tous les postes."
            )
        )
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._path, 1)
        row.addWidget(choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.hint)

    @property
    def path(self) -> str:
        return self._path.text().strip()

    def take_up(self, path: str) -> None:
        self._path.setText(path)
        self._path.setCursorPosition(0)

    @Slot()
    def _ask(self) -> None:
        title = self.tr("Où les bureaux échangent-ils ?")
        chosen = QFileDialog.getExistingDirectory(self, title, self.path)
        if chosen:
            self._path.setText(str(Path(chosen)))


class _WebdavFields(QWidget):
    """An address as in a browser, a name and a password."""

    changed = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = _field(self.tr("Adresse"), parent=self)
        self._address.setPlaceholderText(ADDRESS)
        self._name = _field(self.tr("Nom d’utilisateur"), parent=self)
        self._name.setPlaceholderText(self.tr("Nom d’utilisateur"))
        self._password = _field(self.tr("Mot de passe"), parent=self)
        self._password.setPlaceholderText(self.tr("Mot de passe"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self._address, self._name, self._password):
            field.textChanged.connect(self.changed)
        self.hint = label("Quiet", wraps=True, parent=self)
        self.hint.setText(
            self.tr(
                "Chez Nextcloud, l’adresse est dans les réglages des fichiers, "
                "et un mot de passe d’application vaut mieux que le vôtre : "
                "il est gardé sur ce poste et voyage dans le paquet."
            )
        )
        who = QHBoxLayout()
        who.setSpacing(10)
        who.addWidget(self._name, 1)
        who.addWidget(self._password, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._address)
        column.addLayout(who)
        column.addWidget(self.hint)

    @property
    def place(self) -> WebdavPlace:
        return WebdavPlace(
            address=self._address.text().strip(),
            name=self._name.text().strip(),
            password=self._password.text(),
        )

    def take_up(self, place: WebdavPlace | None) -> None:
        self._address.setText(place.address if place else "")
        self._address.setCursorPosition(0)
        self._name.setText(place.name if place else "")
        self._password.setText(place.password if place else "")


def _field(name: str, *, parent: QWidget) -> QLineEdit:
    made = QLineEdit(parent)
    made.setMinimumHeight(FIELD_HEIGHT)
    made.setAccessibleName(name)
    return made
