"""One printer of the desk: how it is, a test page, and its settings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.printer_settings import Setting
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.flow import FlowLayout
from kiosk.ui.printers_sign import HealthSign
from kiosk.ui.scrolled import scrolled
from kiosk.ui.text import ElidedLabel, label
from kiosk.wording.printers import EXAMPLES, Health, setting_text

FIELD_HEIGHT = 44
CHOSEN = (Setting.LAYOUT, Setting.SHEET)
"""Settings that are one of several names."""


class PrinterForm(QFrame):
    """Shows one printer; nothing is changed of it before somebody keeps what is typed."""

    test_wanted = Signal()
    hold_wanted = Signal()
    removed = Signal()
    sheet_wanted = Signal()
    part_wanted = Signal()
    kept = Signal(object)  # Mapping[Setting, str]

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._sign = HealthSign(40, parent=self)
        self._name = ElidedLabel("ListName", parent=self)
        self._address = ElidedLabel("Quiet", parent=self)
        self._state = label("PrinterState", wraps=True, parent=self)
        self._told = label("Told", wraps=True, parent=self)
        self._test = button(self.tr("Page d’essai"), parent=self)
        self._test.clicked.connect(self.test_wanted)
        self._hold = button("", parent=self)
        self._hold.clicked.connect(self.hold_wanted)
        self._sheet = button(self.tr("Imprimer la planche maintenant"), parent=self)
        self._sheet.clicked.connect(self.sheet_wanted)
        self._part = button(self.tr("Remettre la planche entamée"), parent=self)
        self._part.clicked.connect(self.part_wanted)
        self._remove = button("", role="quiet", parent=self)
        self._remove.clicked.connect(self._remove_surely)
        self._keep = button(self.tr("Enregistrer"), role="admit", parent=self)
        self._keep.clicked.connect(self._tell_kept)
        self._fields = {what: self._field(what) for what in Setting}
        self._captions: dict[Setting, QLabel] = {}
        self._proposed: dict[Setting, str] = {}
        self._is_sure = False
        self._if_removed = ""
        self._lay_out()

    def offer(self, *, layouts: Sequence[str], sheets: Sequence[str]) -> None:
        """Offer these layouts and sheets of labels."""
        for what, first, names in (
            (Setting.LAYOUT, self.tr("celui du poste"), layouts),
            (Setting.SHEET, self.tr("aucune : un badge par page"), sheets),
        ):
            choice = self._fields[what]
            assert isinstance(choice, Chooser)  # noqa: S101 - made so below
            choice.clear()
            choice.addItem(first, "")
            for name in names:
                choice.addItem(name, name)

    def take_up(
        self, *, address: str, settings: Mapping[Setting, str], shown: frozenset[Setting]
    ) -> None:
        """Be about the printer at *address* with these *settings*, of which some are *shown*."""
        self._address.setText(address)
        self._proposed = dict(settings)
        self._ask_removal(is_sure=False)
        self.tell("")
        for what, field in self._fields.items():
            _write(field, settings.get(what, ""))
            self._form.setRowVisible(field, what in shown)

    def show_state(
        self,
        *,
        name: str,
        health: Health,
        text: str,
        is_held: bool,
        waits_on_sheet: bool,
        has_part: bool,
        can_test: bool,
        if_removed: str,
    ) -> None:
        """Say how the printer is, and what would come of its going; what is typed stays."""
        self._if_removed = if_removed
        self._sign.show_health(health)
        self._name.setText(name)
        self._state.setText(text)
        held = self.tr("Remettre en service") if is_held else self.tr("Suspendre")
        self._hold.setText(held)
        self._hold.setAccessibleName(held)
        self._sheet.setVisible(waits_on_sheet)
        self._part.setVisible(has_part)
        self._test.setVisible(can_test)

    def tell(self, text: str) -> None:
        """Say what became of a test page, or what is wrong with a setting."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def tell_testing(self) -> None:
        """Say that a test page is on its way."""
        self.tell(self.tr("La page d’essai s’imprime…"))

    @property
    def said(self) -> dict[Setting, str]:
        """What the fields say."""
        return {what: _read(field) for what, field in self._fields.items()}

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that is not kept yet."""
        return any(text.strip() != self._proposed.get(w, "") for w, text in self.said.items())

    def ask(self, what: Setting) -> None:
        """Give the focus to the field of a setting."""
        field = self._fields[what]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    @Slot()
    def _tell_kept(self) -> None:
        self.kept.emit(self.said)

    @Slot()
    def _remove_surely(self) -> None:
        """Take the printer off at the second tap: the first asks."""
        if self._is_sure:
            self.removed.emit()
        else:
            self._ask_removal(is_sure=True)
            self.tell(self._if_removed)

    def _ask_removal(self, *, is_sure: bool) -> None:
        self._is_sure = is_sure
        text = self.tr("Oui, retirer cette imprimante") if is_sure else self.tr("Retirer…")
        self._remove.setText(text)
        self._remove.setAccessibleName(text)

    def _field(self, what: Setting) -> QWidget:
        if what is Setting.SILENT:
            return QCheckBox(setting_text(what), self)
        if what in CHOSEN:
            return Chooser(setting_text(what), parent=self)
        field = QLineEdit(self)
        field.setMinimumHeight(FIELD_HEIGHT)
        field.setAccessibleName(setting_text(what))
        field.setPlaceholderText(EXAMPLES[what])
        field.returnPressed.connect(self._tell_kept)
        return field

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._address)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._sign)
        head.addLayout(words, 1)
        deeds = FlowLayout(spacing=10)
        for deed in (self._test, self._hold, self._sheet, self._part):
            deeds.addWidget(deed)
        foot = QHBoxLayout()
        foot.addWidget(self._keep)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addLayout(deeds)
        column.addWidget(self._told)
        column.addWidget(self._settings_area(), 1)
        column.addLayout(foot)

    def _settings_area(self) -> QScrollArea:
        inside = QWidget()
        self._form = QFormLayout(inside)
        self._form.setContentsMargins(0, 0, 8, 0)
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(7)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for what, field in self._fields.items():
            caption = label("CardLabel", parent=inside)
            caption.setText("" if what is Setting.SILENT else setting_text(what))
            caption.setMinimumHeight(FIELD_HEIGHT)
            self._form.addRow(caption, field)
        return scrolled(inside, parent=self)


def _read(field: QWidget) -> str:
    match field:
        case QCheckBox():
            return "yes" if field.isChecked() else ""
        case Chooser():
            return str(field.currentData() or "")
        case QLineEdit():
            return field.text()
    raise TypeError(field)


def _write(field: QWidget, text: str) -> None:
    match field:
        case QCheckBox():
            field.setChecked(bool(text))
        case Chooser():
            if text and field.findData(text) < 0:
                field.addItem(text, text)
            field.setCurrentIndex(max(field.findData(text), 0))
        case QLineEdit():
            field.setText(text)
