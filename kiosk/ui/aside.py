"""What stands under the verdict: a person's card, a form, or nobody; a form that is left is a draft."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from kiosk.core.correction import Corrected
from kiosk.core.session import Event
from kiosk.ui.card import PersonCard
from kiosk.ui.delegation_panel import DelegationPanel
from kiosk.ui.person_form import PersonForm
from kiosk.ui.walk_in_form import WalkInForm, captions

Form = PersonForm | DelegationPanel


class Aside(QStackedWidget):
    """Shows one page at a time, and remembers the form that was left begun."""

    left = Signal(str)  # the title of a form to resume, empty for none

    def __init__(self, event: Event, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Form | None = None
        # The columns keep their places whoever is shown.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        asked = captions()
        self.nobody = QWidget(self)
        self.card = PersonCard(event, parent=self)
        self.walk_in = WalkInForm(parent=self)
        self.correction = PersonForm(
            {what.value: asked[what] for what in Corrected}, save=self.tr("Corriger"), parent=self
        )
        self.replacement = PersonForm(
            {name: asked[name] for name in ("family", "given", "function", "category")},
            save=self.tr("Remplacer"),
            parent=self,
        )
        self.delegation = DelegationPanel(parent=self)
        for page in (self.nobody, self.card, self.walk_in, self.correction, self.replacement):
            self.addWidget(page)
        self.addWidget(self.delegation)

    @property
    def fields(self) -> list[QLineEdit]:
        """What is typed into, on any page."""
        return self.findChildren(QLineEdit)

    def show_page(self, page: QWidget) -> None:
        """Show *page*; a form is ready to be filled in."""
        before = self.currentWidget()
        if before is not page and isinstance(before, Form) and before.is_begun:
            self._draft = before
        self.setCurrentWidget(page)
        self.left.emit(self._title())
        if isinstance(page, Form):
            page.ask()

    @Slot()
    def resume(self) -> None:
        """Show the form that was left, as it was."""
        if self._draft is not None and self._title():
            self.show_page(self._draft)

    def _title(self) -> str:
        draft = self._draft
        if draft is None or draft is self.currentWidget() or not draft.is_begun:
            return ""
        return draft.title
