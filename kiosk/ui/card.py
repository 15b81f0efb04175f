"""The person before the desk: name, what to do now, the badge, where they go next."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.controllers.card import Card
from kiosk.core.session import Event, Session
from kiosk.ui.buttons import dress_button
from kiosk.ui.flow import FlowLayout
from kiosk.ui.keys import Keys
from kiosk.ui.scrolled import scrolled
from kiosk.ui.text import FittedLabel, label
from kiosk.wording.clashes import also_text
from kiosk.wording.printing import handed_text, job_text, old_text
from kiosk.wording.verdicts import clock_text, language_text


class PersonCard(QFrame):
    """Shows one person, and the deeds that fit them now."""

    wanted = Signal(object)  # Keys

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
        self._also = _Fact(self.tr("Entrée"), parent=self)
        self._absent = _Fact(self.tr("Remplace"), parent=self)
        self._next = _Fact(self.tr("Ensuite"), parent=self)
        self._deeds: dict[Keys, DeedButton] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 16)
        column.setSpacing(6)
        column.addWidget(self._name)
        column.addWidget(self._native)
        column.addWidget(self._note)
        column.addWidget(self._facts_area(), 1)
        column.addLayout(
            self._row(
                (Keys.ADMIT, self.tr("Admettre"), "admit"),
                (Keys.INSIST, self.tr("Admettre quand même"), "insist"),
                (Keys.PRINT, self.tr("Imprimer à nouveau"), ""),
                (Keys.UNDO, self.tr("Annuler l’entrée"), ""),
                (Keys.EXCHANGE, self.tr("Pas cette personne"), ""),
                (Keys.BOTH, self.tr("Les deux viennent"), ""),
                spacing=8,
            )
        )
        column.addLayout(
            self._row(
                (Keys.CORRECT, self.tr("Corriger…"), "row"),
                (Keys.REPLACE, self.tr("Remplacer…"), "row"),
                (Keys.DELEGATION, self.tr("Sa structure…"), "row"),
                (Keys.SAME, self.tr("Même personne…"), "row"),
                (Keys.WITHDRAW, self.tr("Retirer…"), "row"),
                spacing=0,
            )
        )

    def _facts_area(self) -> QScrollArea:
        """What may be longer than the card is high, and scrolls then."""
        facts = QWidget()
        who = FlowLayout(spacing=12)
        for said in (self._category, self._country, self._language):
            who.addWidget(said)
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        column.addWidget(self._organisation)
        column.addWidget(self._badge)
        column.addWidget(self._function)
        column.addLayout(who)
        column.addSpacing(6)
        for fact in (self._also, self._absent, self._next):
            column.addWidget(fact)
        column.addStretch(1)
        return scrolled(facts, parent=self)

    def _row(self, *deeds: tuple[Keys, str, str], spacing: int) -> FlowLayout:
        row = FlowLayout(spacing=spacing)
        for key, text, role in deeds:
            made = self._deeds[key] = DeedButton(text, key, role=role, parent=self)
            made.wanted.connect(self.wanted)
            row.addWidget(made)
        return row

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
        self._badge.show_lines(self._badge_lines(card, can_print=can_print))
        self._also.show_lines([also_text(one.desk, one.at, self._zone) for one in card.also])
        self._absent.show_lines([card.absent] if card.absent else [])
        self._next.show_lines([_session_line(s, self._zone) for s in card.following])
        self._show_deeds_to_people(card)

    def offer(self, *deeds: Keys) -> None:
        """Offer these deeds of the first row, and no other."""
        self._name_deed(Keys.ADMIT, self.tr("Admettre"))
        self._name_deed(Keys.UNDO, self.tr("Annuler l’entrée"))
        for key in (Keys.ADMIT, Keys.INSIST, Keys.PRINT, Keys.UNDO, Keys.EXCHANGE):
            self._deeds[key].setVisible(key in deeds)

    def offer_to_tie(self) -> None:
        """Offer to give a spare badge all the same."""
        self._name_deed(Keys.ADMIT, self.tr("Donner ce badge"))
        self._deeds[Keys.ADMIT].show()

    def offer_to_untie(self) -> None:
        """Offer to take back a spare badge that was just given."""
        self._name_deed(Keys.UNDO, self.tr("Reprendre ce badge"))
        self._deeds[Keys.UNDO].show()

    def withdraw(self, deed: Keys) -> None:
        """Offer a deed no more."""
        self._deeds[deed].hide()

    def name_same(self, text: str) -> None:
        """Say on its button whom this person may be the same as."""
        self._name_deed(Keys.SAME, text)

    def _name_deed(self, key: Keys, text: str) -> None:
        self._deeds[key].setText(f"{text}   {key.value.shown}")
        self._deeds[key].setAccessibleName(text)

    def _badge_lines(self, card: Card, *, can_print: bool) -> list[str]:
        has_badge = card.job is not None or (can_print and card.registrant.is_expected)
        told = job_text(card.job, spare=card.spare, at_desk=card.at_desk, by_desk=card.by_desk)
        lines = [told] if has_badge else []
        lines += [old_text(can_print=can_print)] if card.is_old else []
        return [*lines, handed_text(card.handed.to)] if card.handed is not None else lines

    def _show_deeds_to_people(self, card: Card) -> None:
        is_replacement = bool(card.absent) or card.registrant.replaced_by is not None
        self._deeds[Keys.BOTH].setVisible(is_replacement)
        self._deeds[Keys.REPLACE].setVisible(card.may_be_replaced)
        self._deeds[Keys.DELEGATION].setVisible(bool(card.registrant.organisation))
        self._deeds[Keys.WITHDRAW].setVisible(card.may_be_withdrawn)
        self.name_same(self.tr("Séparer") if card.entries > 1 else self.tr("Même personne…"))


class DeedButton(QPushButton):
    """A button that says which deed is wanted."""

    wanted = Signal(object)  # Keys

    def __init__(self, text: str, key: Keys, *, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        dress_button(self, text, role=role, key=key)
        self.clicked.connect(self._want)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._key)


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
        grid.setContentsMargins(0, 2, 0, 2)
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
