"""What only people can decide, as a question, what speaks for it, and a deed."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.core import walkin
from kiosk.core.columns import Field
from kiosk.core.correction import Disagreement
from kiosk.core.doubt import Doubt, DoubtKind, Entry
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import more_text
from kiosk.wording.fields import field_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionText:
    """A *question*, a line each for what is known, and what ticking it says."""

    question: str
    known: tuple[str, ...]
    tick: str


QUESTIONS: Mapping[DoubtKind, str] = {
    DoubtKind.TWICE_ON_A_LIST: QT_TRANSLATE_NOOP("doubt", "{name} : deux fois sur la liste ?"),
    DoubtKind.ON_ANOTHER_LIST: QT_TRANSLATE_NOOP("doubt", "{name} : déjà sur une autre liste ?"),
    DoubtKind.ADDED_AT_THE_DESK: QT_TRANSLATE_NOOP("doubt", "{name} : déjà ajoutée à l’accueil ?"),
}
_TICK = QT_TRANSLATE_NOOP("doubt", "C’est la même personne")
_CORRECTED = QT_TRANSLATE_NOOP(
    "doubt", "{name} : « {field} » corrigé à l’accueil, autrement sur la liste"
)
_OURS = QT_TRANSLATE_NOOP("doubt", "À l’accueil : {text}")
_LISTED = QT_TRANSLATE_NOOP("doubt", "Sur la liste : {text}")
_NOTHING = QT_TRANSLATE_NOOP("doubt", "(rien)")
_FOLLOW = QT_TRANSLATE_NOOP("doubt", "C’est la liste qui a raison")
_WHERE = QT_TRANSLATE_NOOP("doubt", "{source}, ligne {line}")
_ADDED_HERE = QT_TRANSLATE_NOOP("doubt", "ajoutée à l’accueil")
_SHOWN = 5


def doubt_text(doubt: Doubt) -> DecisionText:
    """Ask whether the entries of *doubt* are one person."""
    known = [_entry_text(entry) for entry in doubt.entries[:_SHOWN]]
    if (more := len(doubt.entries) - _SHOWN) > 0:
        known.append(more_text(more))
    return DecisionText(
        question=_tr(QUESTIONS[doubt.kind]).format(name=doubt.entries[0].name),
        known=tuple(known),
        tick=_tr(_TICK),
    )


def disagreement_text(said: Disagreement) -> DecisionText:
    """Ask whether a desk or the list is right about one field of somebody."""
    field = field_text(Field(said.what.value))
    return DecisionText(
        question=_tr(_CORRECTED).format(name=said.name, field=field),
        known=(
            _tr(_OURS).format(text=said.ours or _tr(_NOTHING)),
            _tr(_LISTED).format(text=said.listed or _tr(_NOTHING)),
        ),
        tick=_tr(_FOLLOW),
    )


def _entry_text(entry: Entry) -> str:
    parts = (entry.name, entry.organisation, entry.email, _where(entry))
    return " · ".join(part for part in parts if part)


def _where(entry: Entry) -> str:
    if entry.source == walkin.SOURCE:
        return _tr(_ADDED_HERE)
    return _tr(_WHERE).format(source=entry.source, line=entry.line)


def _tr(text: str) -> str:
    return QCoreApplication.translate("doubt", text)
