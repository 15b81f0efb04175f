"""What only people can decide, each with a tick."""

from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from kiosk.ui.decisions import SHOWN, DecisionsView
from kiosk.wording.doubts import DecisionText


def questions(count: int) -> list[DecisionText]:
    """Give so many questions."""
    return [DecisionText(question=f"Q{n} ?", known=("a", "b"), tick="Oui") for n in range(count)]


def test_what_is_ticked(qtbot: QtBot) -> None:
    """The places of the ticked questions are told; asked anew, nothing is ticked."""
    view = DecisionsView()
    qtbot.addWidget(view)
    view.show_decisions(questions(3))
    assert view.ticked == ()
    view.findChildren(QCheckBox)[2].click()
    assert view.ticked == (2,)
    view.show_decisions(questions(3))
    assert view.ticked == ()


def test_more_than_anybody_answers(qtbot: QtBot) -> None:
    """Of many questions the first are asked, and the others counted."""
    view = DecisionsView()
    qtbot.addWidget(view)
    view.show_decisions(questions(SHOWN + 7))
    assert len(view.findChildren(QCheckBox)) == SHOWN
    assert "… et 7 autres" in view.findChildren(QLabel)[-1].text()
