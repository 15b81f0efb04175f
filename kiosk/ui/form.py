"""What every form of the desk has: whom it is about stands in it, and what is begun becomes a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kiosk.ui.text import ElidedLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a form is *about* (an id), what it is called, and what the band asks while it is open."""

    about: str = ""
    title: str = ""
    question: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form that was left begun: what was *proposed*, what is typed besides, who is *ticked*."""

    form: "Form"
    subject: Subject
    proposed: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()


class Form(QFrame):
    """Keeps what is typed until it is saved, given up, or left as a draft."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.subject = Subject()
        self.heading = ElidedLabel("FormTitle", parent=self)

    @property
    def field(self) -> QLineEdit | None:
        """What letters typed anywhere in the form are for, None where each field has its own."""
        return None

    @property
    def is_begun(self) -> bool:
        """Whether something is typed or ticked that must not be lost."""
        raise NotImplementedError

    def take_up(self, subject: Subject, proposed: Mapping[str, str]) -> None:
        """Be about *subject*, with what is *proposed* and nothing else."""
        raise NotImplementedError

    def as_draft(self) -> Draft:
        """Give what is typed, to be taken up later."""
        raise NotImplementedError

    def resume(self, draft: Draft) -> None:
        """Be as *draft* was left."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget what is typed."""
        raise NotImplementedError

    def ask(self) -> None:
        """Give the focus to what is asked first."""
        raise NotImplementedError

    def name_subject(self, subject: Subject) -> None:
        """Say in the form itself whom it is about."""
        self.subject = subject
        self.heading.setText(subject.title[:1].upper() + subject.title[1:])
