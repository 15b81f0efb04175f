"""What only people can decide, each with a tick."""

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.ui.decisions import PAGE, DecisionsView
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


def on_the_page(view: DecisionsView) -> list[QCheckBox]:
    """Give the ticks that can be seen."""
    return [tick for tick in view.findChildren(QCheckBox) if tick.isVisible()]


def turn(view: DecisionsView, text: str) -> None:
    """Press the button of that name, if it can be."""
    (button,) = [one for one in view.findChildren(QPushButton) if one.text() == text]
    button.click()


def test_more_than_a_page(qtbot: QtBot) -> None:
    """All are asked, page by page; what is ticked stays so on the pages that are not shown."""
    view = DecisionsView()
    qtbot.addWidget(view)
    view.show()
    view.show_decisions(questions(2 * PAGE + 7))
    assert len(on_the_page(view)) == PAGE
    on_the_page(view)[1].click()
    turn(view, "Précédentes")
    turn(view, "Suivantes")
    on_the_page(view)[0].click()
    turn(view, "Suivantes")
    turn(view, "Suivantes")
    assert "101 à 107 sur 107" in [one.text() for one in view.findChildren(QLabel)]
    on_the_page(view)[6].click()
    assert view.ticked == (1, PAGE, 2 * PAGE + 6)
    turn(view, "Précédentes")
    assert [tick.isChecked() for tick in on_the_page(view)[:2]] == [True, False]
    on_the_page(view)[0].click()
    turn(view, "Précédentes")
    assert view.ticked == (1, 2 * PAGE + 6)


def test_a_page_is_enough(qtbot: QtBot) -> None:
    """Of few questions there is nothing to turn."""
    view = DecisionsView()
    qtbot.addWidget(view)
    view.show()
    view.show_decisions(questions(PAGE))
    assert [one for one in view.findChildren(QPushButton) if one.isVisible()] == []
