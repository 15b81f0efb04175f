"""What is wrong with the printers, under the strip, and what one can do about it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.text import label


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertShown:
    """What to say: the *trouble*, with what to do; a badge in *doubt*, asked about, or all of a sheet.

    What *can_give_up* is one badge, that nobody waits for.
    *sheet* says that badges wait for a sheet to be full, *part* that one has labels left; *low* that
    paper soon ends.
    """

    trouble: str = ""
    can_retry: bool = False
    doubt: str = ""
    can_give_up: bool = False
    sheet: str = ""
    part: str = ""
    low: str = ""


class PrinterAlert(QFrame):
    """Hidden while all is well."""

    retry_wanted = Signal()
    came_out = Signal()
    not_out = Signal()
    not_wanted = Signal()
    sheet_wanted = Signal()
    part_wanted = Signal()
    printer_wanted = Signal()
    queue_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._retry = button(self.tr("Réessayer"), key=Keys.RETRY, parent=self)
        self._retry.clicked.connect(self.retry_wanted)
        others = button(self.tr("Imprimantes"), key=Keys.PRINTER, parent=self)
        others.clicked.connect(self.printer_wanted)
        yes = button(self.tr("Oui, il est sorti"), key=Keys.CAME_OUT, parent=self)
        yes.clicked.connect(self.came_out)
        no = button(self.tr("Non : imprimer à nouveau"), key=Keys.NOT_OUT, parent=self)
        no.clicked.connect(self.not_out)
        self._neither = button(self.tr("Non, ne plus l’imprimer"), key=Keys.NOT_WANTED, parent=self)
        self._neither.clicked.connect(self.not_wanted)
        now = button(self.tr("Imprimer maintenant"), key=Keys.SHEET, parent=self)
        now.clicked.connect(self.sheet_wanted)
        self._trouble = _Line("Alert", "AlertText", self._retry, others, parent=self)
        self._doubt = _Line("AlertDoubt", "AlertText", yes, no, self._neither, parent=self)
        self._sheet = _Line("AlertLow", "AlertQuiet", now, parent=self)
        again = button(self.tr("La remettre"), parent=self)
        again.clicked.connect(self.part_wanted)
        self._part = _Line("AlertLow", "AlertQuiet", again, parent=self)
        self._shown = AlertShown()
        self._is_brief = False
        self._low = _Line("AlertLow", "AlertQuiet", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (self._trouble, self._doubt, self._sheet, self._part, self._low):
            column.addWidget(line)
        self.show_alert(AlertShown())

    def show_alert(self, alert: AlertShown) -> None:
        """Show what is wrong, ask whether a badge came out, or be gone."""
        self._shown = alert
        self._retry.setVisible(alert.can_retry)
        self._neither.setVisible(alert.can_give_up)
        self._trouble.show_text(f"▲  {alert.trouble}" if alert.trouble else "")
        self._doubt.show_text(alert.doubt)
        self._sheet.show_text(alert.sheet)
        can_wait = ("", "") if self._is_brief else (alert.part, alert.low)
        for line, text in zip((self._part, self._low), can_wait, strict=True):
            line.show_text(text)
        self.setVisible(any((alert.trouble, alert.doubt, alert.sheet, *can_wait)))

    def be_brief(self, *, is_brief: bool) -> None:
        """Leave out, or show again, what can wait: there is little room on the screen."""
        self._is_brief = is_brief
        self.show_alert(self._shown)


class _Line(QFrame):
    """One thing to say, with its buttons at the right."""

    def __init__(self, name: str, text_name: str, *deeds: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._text = label(text_name, wraps=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 3, 20, 3)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        for deed in deeds:
            row.addWidget(deed)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
