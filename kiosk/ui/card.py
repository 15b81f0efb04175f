"""The person before the desk: name, what to do now, the badge, where they go next."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.controllers.card import Card
from kiosk.core.session import Event, Session
from kiosk.ui.buttons import button
from kiosk.ui.keys import Keys
from kiosk.ui.text import FittedLabel, label
from kiosk.wording.printing import job_text
from kiosk.wording.verdicts import clock_text, language_text


class PersonCard(QFrame):
    """Shows one person, and the deeds that fit them now."""

    admit_wanted = Signal()
    insist_wanted = Signal()
    print_wanted = Signal()
    undo_wanted = Signal()
    exchange_wanted = Signal()

    def __init__(self, event: Event, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._zone = event.zone
        self._spoken = event.languages[0]
        self._name = FittedLabel(46, 26, parent=self)
        self._native = label("CardNative", parent=self)
        self._function = label("CardFunction", wraps=True, parent=self)
        self._organisation = label("CardOrganisation", wraps=True, parent=self)
        self._category = label("CardCategory", parent=self)
        self._country = label("CardFunction", parent=self)
        self._language = label("CardLanguage", parent=self)
        self._note = _Note(parent=self)
        self._badge = _Fact(self.tr("Badge"), parent=self)
        self._next = _Fact(self.tr("Ensuite"), parent=self)
        self._admit = button(self.tr("Admettre"), role="admit", key=Keys.ADMIT, parent=self)
        self._insist = button(
            self.tr("Admettre quand même"), role="insist", key=Keys.INSIST, parent=self
        )
        self._print = button(self.tr("Imprimer à nouveau"), key=Keys.PRINT, parent=self)
        self._undo = button(self.tr("Annuler l’entrée"), key=Keys.UNDO, parent=self)
        self._exchange = button(self.tr("Pas cette personne"), key=Keys.EXCHANGE, parent=self)
        self._exchange.clicked.connect(self.exchange_wanted)
        self._admit.clicked.connect(self.admit_wanted)
        self._insist.clicked.connect(self.insist_wanted)
        self._print.clicked.connect(self.print_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._native)
        column.addWidget(self._organisation)
        column.addWidget(self._function)
        column.addSpacing(8)
        who = QHBoxLayout()
        who.setSpacing(12)
        who.addWidget(self._category)
        who.addWidget(self._country)
        who.addWidget(self._language)
        who.addStretch(1)
        column.addLayout(who)
        column.addSpacing(14)
        column.addWidget(self._note)
        column.addSpacing(10)
        column.addWidget(self._badge)
        column.addWidget(self._next)
        column.addStretch(1)
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        for deed in (self._admit, self._insist, self._print, self._undo, self._exchange):
            deeds.addWidget(deed)
        deeds.addStretch(1)
        column.addLayout(deeds)

    def show_card(self, card: Card, *, can_print: bool) -> None:
        """Show a person; which deeds are offered is said by `offer`."""
        person = card.registrant
        self._name.show_text(person.name)
        for shown, text in (
            (self._native, person.native_name),
            (self._organisation, person.organisation),
            (self._function, person.function),
            (self._category, person.category),
            (self._country, person.country),
            (self._language, language_text(person.language, self._spoken)),
        ):
            shown.setText(text)
            shown.setVisible(bool(text))
        self._note.show_text(person.note)
        has_badge = card.job is not None or (can_print and person.is_expected)
        self._badge.show_lines([job_text(card.job)] if has_badge else [])
        self._next.show_lines([_session_line(s, self._zone) for s in card.following])

    def offer(
        self, *, admit: bool, insist: bool, undo: bool, again: bool, exchange: bool = False
    ) -> None:
        """Offer the deeds that fit: admit, all the same, take back, print again, the other one."""
        self._exchange.setVisible(exchange)
        self._admit.setVisible(admit)
        self._insist.setVisible(insist)
        self._undo.setVisible(undo)
        self._print.setVisible(again)


class _Note(QFrame):
    """What to do now, in amber: nobody else's business, so at the desk alone."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("CardNote")
        self._text = label("CardNoteText", wraps=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show a note, or nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))


class _Fact(QWidget):
    """A word in the margin, and lines beside it."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = label("CardValue", wraps=True, parent=self)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        heading = label("CardLabel", parent=self)
        heading.setText(title)
        heading.setFixedWidth(86)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.addWidget(heading, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._lines, 0, 1)
        grid.setColumnStretch(1, 1)

    def show_lines(self, lines: list[str]) -> None:
        """Show *lines*, or nothing at all."""
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))


def _session_line(session: Session, zone: ZoneInfo) -> str:
    parts = (clock_text(session.start, zone), session.id, session.room)
    return ", ".join(part for part in parts if part)
