"""What the designer asks before anything is lost: the file or mine, and what becomes of what is not saved."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from kiosk.wording import QT_TRANSLATE_NOOP

_OVERTAKEN = QT_TRANSLATE_NOOP(
    "question", "Le fichier du modèle « {name} » a changé entre-temps. Lequel gardez-vous ?"
)
_UNSAVED = QT_TRANSLATE_NOOP("question", "Des modèles de badge ne sont pas enregistrés : {names}.")
_MINE = QT_TRANSLATE_NOOP("question", "Garder le vôtre")
_FILE = QT_TRANSLATE_NOOP("question", "Reprendre le fichier")
_SAVE = QT_TRANSLATE_NOOP("question", "Enregistrer")
_DROP = QT_TRANSLATE_NOOP("question", "Abandonner")
_STAY = QT_TRANSLATE_NOOP("question", "Rester")


class Answer(Enum):
    """What a person decides; `STAY` is also whoever shuts the question."""

    MINE = auto()
    FILE = auto()
    SAVE = auto()
    DROP = auto()
    STAY = auto()


_WORDS = {
    Answer.MINE: _MINE,
    Answer.FILE: _FILE,
    Answer.SAVE: _SAVE,
    Answer.DROP: _DROP,
    Answer.STAY: _STAY,
}


def ask_which(name: str, *, parent: QWidget) -> Answer:
    """Ask which of two is kept, of a layout that was changed here and in its file."""
    text = _tr(_OVERTAKEN).format(name=name)
    return _asked(text, (Answer.MINE, Answer.FILE, Answer.STAY), parent)


def ask_unsaved(names: Sequence[str], *, parent: QWidget) -> Answer:
    """Ask what becomes of the layouts that are not saved, when the window is closed."""
    text = _tr(_UNSAVED).format(names=", ".join(names))
    return _asked(text, (Answer.SAVE, Answer.DROP, Answer.STAY), parent)


def _asked(text: str, answers: Sequence[Answer], parent: QWidget) -> Answer:
    box = QMessageBox(parent)
    box.setWindowTitle("Accueil")
    box.setText(text)
    buttons = {
        answer: box.addButton(_tr(_WORDS[answer]), QMessageBox.ButtonRole.ActionRole)
        for answer in answers
    }
    box.setDefaultButton(buttons[answers[0]])
    box.setEscapeButton(buttons[Answer.STAY])
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((one for one, each in buttons.items() if each is clicked), Answer.STAY)


def _tr(text: str) -> str:
    return QCoreApplication.translate("question", text)
