"""Another printer for the desk: one that was found, one whose address is typed, or a PDF file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.ui.buttons import button
from kiosk.ui.flow import FlowLayout
from kiosk.ui.scrolled import scrolled
from kiosk.ui.text import ElidedLabel, label

EXAMPLES = ("192.168.1.50", "escpos+usb://04b8:0202")
FIELD_HEIGHT = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShown:
    """A printer that was found, and how it is reached."""

    uri: str
    name: str
    way: str


class AddPrinter(QFrame):
    """Found printers come as they are heard of; nobody waits for the last one."""

    wanted = Signal(str)  # URI
    none_wanted = Signal()
    search_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._heading = label("FormTitle", parent=self)
        self._heading.setText(self.tr("Ajouter une imprimante"))
        self._none_found = label("Quiet", wraps=True, parent=self)
        self._none_found.setText(
            self.tr("Aucune imprimante trouvée pour l’instant : allumez-la et branchez-la.")
        )
        self._again = button(self.tr("Chercher à nouveau"), role="quiet", parent=self)
        self._again.clicked.connect(self.search_wanted)
        self._address = QLineEdit(self)
        self._address.setMinimumHeight(FIELD_HEIGHT)
        self._address.setAccessibleName(self.tr("Adresse de l’imprimante"))
        self._address.setPlaceholderText(EXAMPLES[0])
        self._address.returnPressed.connect(self._tell_typed)
        self._add = button(self.tr("Ajouter"), parent=self)
        self._add.clicked.connect(self._tell_typed)
        self._error = label("FieldError", wraps=True, parent=self)
        self._error.hide()
        self._kinds = _Kinds(parent=self)
        self._kinds.wanted.connect(self.wanted)
        self._to_file = button(self.tr("Dans un fichier PDF…"), parent=self)
        self._to_file.clicked.connect(self._ask_for_file)
        self._nowhere = button(self.tr("Pas d’imprimante : aucun badge"), parent=self)
        self._nowhere.clicked.connect(self.none_wanted)
        self._lay_out()

    def show_found(self, found: Sequence[FoundShown]) -> None:
        """Show the printers known so far; those that are shown keep their places."""
        self._found.show_found(found)
        self._none_found.setVisible(not found)

    def show_of_desks(self, found: Sequence[FoundShown]) -> None:
        """Show the printers that other desks have, under a heading of their own."""
        self._of_desks.show_found(found)
        self._desks_heading.setVisible(bool(found))

    def offer_kinds(self, host: str, uris: Mapping[str, str]) -> None:
        """Ask what the printer at *host* is: each kind has its URI."""
        self.tell("")
        self._examples.hide()
        self._kinds.offer(host, uris)

    def offer_none(self, *, is_offered: bool) -> None:
        """Let somebody say that this desk prints nothing, where it has no printer."""
        self._nowhere.setVisible(is_offered)

    def tell(self, text: str) -> None:
        """Say what is wrong with the address that was typed."""
        self._kinds.hide()
        self._examples.show()
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def clear(self) -> None:
        """Forget what is typed."""
        self._address.clear()
        self.tell("")

    def ask(self) -> None:
        """Give the focus to what can be typed."""
        self._address.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_begun(self) -> bool:
        """Whether an address is typed that is not added yet."""
        return bool(self._address.text().strip())

    @Slot()
    def _tell_typed(self) -> None:
        if typed := self._address.text().strip():
            self.wanted.emit(typed)

    @Slot()
    def _ask_for_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Dans quel fichier ?"), "badges.pdf", self.tr("PDF (*.pdf)")
        )
        if path:
            self.wanted.emit(QUrl.fromLocalFile(path).toString())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._again)
        typed = QHBoxLayout()
        typed.setSpacing(10)
        typed.addWidget(self._address, 1)
        typed.addWidget(self._add)
        by_hand = label("PanelTitle", parent=self)
        by_hand.setText(self.tr("Par son adresse"))
        self._examples = label("Quiet", wraps=True, parent=self)
        self._examples.setText(
            self.tr("Écrivez {host}, ou une adresse entière : {uri}").format(
                host=EXAMPLES[0], uri=EXAMPLES[1]
            )
        )
        others = FlowLayout(spacing=10)
        others.addWidget(self._to_file)
        others.addWidget(self._nowhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._found_area(), 1)
        column.addWidget(by_hand)
        column.addLayout(typed)
        column.addWidget(self._error)
        column.addWidget(self._examples)
        column.addWidget(self._kinds)
        column.addSpacing(4)
        column.addLayout(others)

    def _found_area(self) -> QScrollArea:
        self._inside = QWidget()
        self._found = _FoundRows(parent=self._inside)
        self._of_desks = _FoundRows(parent=self._inside)
        self._desks_heading = label("PanelTitle", parent=self._inside)
        self._desks_heading.setText(self.tr("Imprimante d’un autre bureau"))
        self._desks_heading.setContentsMargins(0, 18, 0, 6)
        self._desks_heading.hide()
        listing = QVBoxLayout(self._inside)
        listing.setContentsMargins(0, 0, 6, 0)
        listing.setSpacing(0)
        for rows in (self._found, self._of_desks):
            rows.wanted.connect(self.wanted)
        for part in (self._found, self._none_found, self._desks_heading, self._of_desks):
            listing.addWidget(part)
        listing.addStretch(1)
        return scrolled(self._inside, parent=self)


class _FoundRows(QWidget):
    """Printers that can be added, one below the other."""

    wanted = Signal(str)  # URI

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: dict[str, _FoundRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_found(self, found: Sequence[FoundShown]) -> None:
        """Show these; those that are shown keep their places."""
        for uri in self._rows.keys() - {one.uri for one in found}:
            row = self._rows.pop(uri)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for one in found:
            if one.uri not in self._rows:
                row = self._rows[one.uri] = _FoundRow(one, parent=self)
                row.wanted.connect(self.wanted)
                self._column.addWidget(row)
            self._rows[one.uri].show_way(one.way)


class _FoundRow(QFrame):
    """A printer that was found, with the button that adds it."""

    wanted = Signal(str)

    def __init__(self, found: FoundShown, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("FoundRow")
        self.uri = found.uri
        name = ElidedLabel("DecisionQuestion", parent=self)
        name.setText(found.name)
        name.setToolTip(found.uri)
        self._way = label("Quiet", parent=self)
        add = button(self.tr("Ajouter"), parent=self)
        add.setAccessibleName(self.tr("Ajouter {name}").format(name=found.name))
        add.clicked.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 4, 6)
        row.setSpacing(14)
        row.addWidget(name, 1)
        row.addWidget(self._way)
        row.addWidget(add)

    def show_way(self, way: str) -> None:
        self._way.setText(way)

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(self.uri)


class _Kinds(QFrame):
    """Asks what kind of printer is at a host, a button each."""

    wanted = Signal(str)  # URI

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = label("DecisionQuestion", wraps=True, parent=self)
        texts = {
            "escpos": self.tr("Reçus (ESC/POS)"),
            "zpl": self.tr("Zebra (ZPL)"),
            "brother": self.tr("Brother QL"),
            "ipp": self.tr("Bureau (IPP)"),
        }
        self._buttons = {kind: button(text, parent=self) for kind, text in texts.items()}
        row = FlowLayout(spacing=10)
        for made in self._buttons.values():
            made.clicked.connect(self._tell)
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._asked)
        column.addLayout(row)
        self.hide()

    def offer(self, host: str, uris: Mapping[str, str]) -> None:
        """Ask about the printer at *host*, whose URIs by kind are these."""
        self._asked.setText(self.tr("Quelle imprimante est à {host} ?").format(host=host))
        for kind, made in self._buttons.items():
            made.setProperty("uri", uris[kind])
        self.show()

    @Slot()
    def _tell(self) -> None:
        self.wanted.emit(str(self.sender().property("uri")))
