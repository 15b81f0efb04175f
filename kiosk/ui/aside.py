"""What stands under the verdict: a person's card, a form, or nobody; a form that is left is a draft."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from kiosk.core.correction import Corrected
from kiosk.core.session import Event
from kiosk.ui.card import PersonCard
from kiosk.ui.delegation_panel import DelegationPanel
from kiosk.ui.form import Draft, Form, Subject
from kiosk.ui.person_form import PersonForm
from kiosk.ui.walk_in_form import WalkInForm, captions


class Aside(QStackedWidget):
    """Shows one page at a time, and remembers the forms that were left begun, the last one first."""

    left = Signal(str)  # the title of a form to resume, empty for none
    form_opened = Signal(Subject)

    def __init__(self, event: Event, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[Draft] = []
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

    @property
    def form(self) -> Form | None:
        """The form that is open, None if none is."""
        page = self.currentWidget()
        return page if isinstance(page, Form) else None

    def show_page(self, page: QWidget) -> None:
        """Show *page*; a form that is left begun is kept, and offered again."""
        if self.currentWidget() is not page:
            self._leave()
        self.setCurrentWidget(page)
        self.left.emit(self._title())

    def open_form(self, form: Form, subject: Subject, proposed: Mapping[str, str]) -> None:
        """Ask about *subject*: as it was left, over what is *proposed* now; else what is proposed."""
        if self.form is not form or form.subject.about != subject.about:
            self._leave()
        if form.is_begun:  # it is open, about the same
            form.resume(form.as_draft())
        else:
            draft = self._take(form, subject.about)
            form.take_up(subject, proposed)
            if draft is not None:
                form.resume(replace(draft, subject=subject, proposed=proposed))
        self._open(form)

    def latest(self, form: Form) -> str:
        """Give whom *form* was begun about last, "" if about nobody."""
        if form.is_begun:
            return form.subject.about
        left = (draft.subject.about for draft in reversed(self._drafts) if draft.form is form)
        return next(left, "")

    @Slot()
    def resume(self) -> None:
        """Show the form that was left last, as it was; again, the one before it."""
        if not self._drafts:
            return
        draft = self._drafts.pop()
        self._leave(is_last=False)
        draft.form.resume(draft)
        self._open(draft.form)

    def _open(self, form: Form) -> None:
        self.setCurrentWidget(form)
        self.left.emit(self._title())
        self.form_opened.emit(form.subject)
        form.ask()

    def _leave(self, *, is_last: bool = True) -> None:
        """Keep what is begun as a draft: the one offered first, or the one offered last."""
        form = self.form
        if form is not None and form.is_begun:
            place = len(self._drafts) if is_last else 0
            self._drafts.insert(place, form.as_draft())
            form.clear()

    def _take(self, form: Form, about: str) -> Draft | None:
        """Give the draft of *form* about somebody, which is none from now on."""
        for draft in self._drafts:
            if draft.form is form and draft.subject.about == about:
                self._drafts.remove(draft)
                return draft
        return None

    def _title(self) -> str:
        return self._drafts[-1].subject.title if self._drafts else ""
