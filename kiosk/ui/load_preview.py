"""What a load would change, before it happens: figures, who, what is to know, what is to decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from kiosk.controllers.load_plan import BookingsFollow
from kiosk.controllers.preview import Preview, Rows
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.decisions import DecisionsView
from kiosk.ui.load_lists import ListShown, ListsView
from kiosk.ui.load_steps import Step
from kiosk.ui.rows import RowsView
from kiosk.ui.text import label
from kiosk.wording.changes import Fate, changes_text, more_text, number_text
from kiosk.wording.doubts import DecisionText
from kiosk.wording.remarks import remark_text

TOLD = 100
"""Remarks, and rows left out; a label with thousands of lines would hold up the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewShown:
    """A preview, the lists it is of, what is to decide, and what must be confirmed ("" if nothing).

    *follows* is what bookings stay with, where talks change places.
    """

    preview: Preview
    lists: tuple[ListShown, ...]
    follows: BookingsFollow | None
    decisions: tuple[DecisionText, ...]
    to_confirm: str = ""


class PreviewStep(Step):
    """Nothing is written before the blue button; many withdrawn people want a tick first."""

    apply_wanted = Signal()
    given_up = Signal()
    follows_chosen = Signal(object)  # BookingsFollow

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.lists = ListsView(parent=self)
        self._follows = self._follows_chooser()
        self._added = RowsView(self.tr("Ajoutées"), shares=(2, 3), parent=self)
        self._changed = RowsView(self.tr("Changées"), shares=(5, 3, 7, 7), parent=self)
        self._withdrawn = RowsView(self.tr("Retirées"), shares=(2, 3), parent=self)
        self._known = label(wraps=True)
        self._known.setContentsMargins(16, 16, 16, 16)
        self._known.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._known_area = _area_of(self._known, self)
        self.decisions = DecisionsView(parent=self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._confirmed = QCheckBox(self)
        self._confirmed.toggled.connect(self._allow)
        self._apply = button(self.tr("Charger"), role="admit", parent=self)
        self._apply.clicked.connect(self.apply_wanted)
        give_up = button(self.tr("Abandonner"), parent=self)
        give_up.clicked.connect(self.given_up)
        self.body.addWidget(self.lists)
        self.body.addWidget(self._follows, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self._confirm_box())
        self.deeds.addWidget(self._apply)
        self.deeds.addWidget(give_up)
        self.deeds.addStretch(1)

    def _follows_chooser(self) -> Chooser:
        chooser = Chooser(self.tr("Quand des exposés changent de place"), parent=self)
        for text, follows in (
            (self.tr("Les inscriptions suivent le créneau"), BookingsFollow.SLOT),
            (self.tr("Les inscriptions suivent l’exposé"), BookingsFollow.TALK),
        ):
            chooser.addItem(text, follows.value)
        chooser.activated.connect(self._tell_follows)
        return chooser

    def _confirm_box(self) -> QFrame:
        self._confirm = QFrame(self)
        self._confirm.setObjectName("Confirm")
        inside = QVBoxLayout(self._confirm)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(self._confirmed)
        return self._confirm

    def show_preview(self, shown: PreviewShown) -> None:
        """Show what would change; nothing is confirmed nor decided yet."""
        preview = shown.preview
        self.heading.setText(headline(preview))
        self.below.setText(self.tr("Rien n’est encore chargé. Voici ce qui changerait."))
        self.tell("")
        self.lists.show_lists(shown.lists)
        self._follows.setVisible(shown.follows is not None)
        self._follows.setCurrentIndex(self._follows.findData(str(shown.follows)))
        self._show_tabs(preview, shown.decisions)
        self._confirm.setVisible(bool(shown.to_confirm))
        self._confirmed.setChecked(False)
        self._confirmed.setText(shown.to_confirm)
        self._allow()
        self.tabs.tabBar().setFocus()  # an Enter that comes from the step before does nothing there

    def _show_tabs(self, preview: Preview, decisions: Sequence[DecisionText]) -> None:
        who = (self.tr("Nom"), self.tr("Structure"))
        change = (self.tr("Nom"), self.tr("Colonne"), self.tr("Avant"), self.tr("Maintenant"))
        for view, header, rows in (
            (self._added, who, preview.added),
            (self._changed, change, self._with_returned(preview.changed)),
            (self._withdrawn, who, preview.withdrawn),
        ):
            view.rows.show_rows(header, rows.rows, rows.more)
        self._known.setText("\n\n".join(self._to_know(preview)))
        known = len(preview.remarks) + len(preview.refused)
        self.decisions.show_decisions(decisions)
        self._title_tabs(
            (self.tr("Ajoutées"), self._added, preview.added.total),
            (self.tr("Changées"), self._changed, preview.people_changed),
            (self.tr("Retirées"), self._withdrawn, preview.withdrawn.total),
            (self.tr("À savoir"), self._known_area, known),
            (self.tr("À décider"), self.decisions, len(decisions)),
        )

    def _title_tabs(self, *titled: tuple[str, QWidget, int]) -> None:
        """Say how much is on each tab, and open the first that has something."""
        self.tabs.clear()
        for title, page, count in titled:
            place = self.tabs.addTab(page, f"{title}   {number_text(count)}")
            self.tabs.setTabEnabled(place, count > 0)
        filled = (place for place, (_, _, count) in enumerate(titled) if count > 0)
        self.tabs.setCurrentIndex(next(filled, 0))

    def _with_returned(self, changed: Rows) -> Rows:
        back = self.tr("de nouveau sur la liste")
        rows = tuple(row if row[1] else (row[0], "", "", back) for row in changed.rows)
        return Rows(rows=rows, total=changed.total)

    def _to_know(self, preview: Preview) -> list[str]:
        refused = self.tr("Ligne {line} de {file} laissée de côté : {reason}")
        return [
            *map(remark_text, preview.remarks[:TOLD]),
            *_others(len(preview.remarks)),
            *(
                refused.format(line=one.remark.line, file=one.file, reason=remark_text(one.remark))
                for one in preview.refused[:TOLD]
            ),
            *_others(len(preview.refused)),
        ]

    @Slot()
    def _tell_follows(self) -> None:
        self.follows_chosen.emit(BookingsFollow(self._follows.currentData()))

    @Slot()
    def _allow(self) -> None:
        needs_tick = self._confirm.isVisibleTo(self) and not self._confirmed.isChecked()
        self._apply.setEnabled(not needs_tick)


def _others(total: int) -> list[str]:
    return [more_text(total - TOLD)] if total > TOLD else []


def _area_of(shown: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(shown)
    shown.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


def headline(preview: Preview) -> str:
    """Say in one sentence what changes."""
    return changes_text(
        {
            Fate.ADDED: preview.added.total,
            Fate.CHANGED: preview.people_changed,
            Fate.WITHDRAWN: preview.withdrawn.total,
            Fate.UNCHANGED: preview.unchanged,
        }
    )
