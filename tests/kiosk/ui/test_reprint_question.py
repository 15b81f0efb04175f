"""Why somebody needs a second badge: a digit, a key of the French keyboard, a finger; never Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.core.printjob import Reason
from kiosk.ui.numbered_question import DIGITS
from kiosk.ui.reprint_question import DoubtQuestion, ReprintQuestion
from kiosk.ui.text import label


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Give a window to ask in."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def ask(parent: QWidget, *, voids_lost: bool = False) -> tuple[ReprintQuestion, list[Reason]]:
    """Give the question, and what is answered."""
    question = ReprintQuestion("Ada LOVELACE", voids_lost=voids_lost, parent=parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    answers: list[Reason] = []
    question.answered.connect(answers.append)
    question.open()
    return question, answers


@pytest.mark.parametrize("key", DIGITS)
def test_a_digit(parent: QWidget, key: Qt.Key) -> None:
    """The first three keys of the row answer, with or without Shift."""
    question, answers = ask(parent)
    QTest.keyClick(question, key)
    assert answers == [list(Reason)[DIGITS[key]]]
    assert not question.isVisible()


def test_a_finger(parent: QWidget) -> None:
    """Each reason has a button that says its word and its digit."""
    question, answers = ask(parent)
    words = {button.text(): button for button in question.findChildren(QPushButton)}
    assert list(words)[:3] == ["Abîmé   1", "Perdu   2", "Corrigé   3"]
    QTest.mouseClick(words["Perdu   2"], Qt.MouseButton.LeftButton)
    assert answers == [Reason.LOST]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_no_other_key_prints(parent: QWidget, key: Qt.Key) -> None:
    """A key held down, or Escape, answers nothing."""
    question, answers = ask(parent)
    QTest.keyClick(question, key)
    assert answers == []


def test_what_lost_means(parent: QWidget) -> None:
    """Where a lost badge ends all older codes, the question says so before it is answered."""
    for voids_lost in (False, True):
        question, _ = ask(parent, voids_lost=voids_lost)
        said = " ".join(one.text() for one in question.findChildren(type(label())))
        assert ("n’ouvrent plus rien" in said) is voids_lost


@pytest.mark.parametrize(
    ("key", "out"), [(Qt.Key.Key_1, [True]), (Qt.Key.Key_Eacute, [False]), (Qt.Key.Key_3, [])]
)
def test_whether_the_first_came_out(parent: QWidget, key: Qt.Key, out: list[bool]) -> None:
    """Of a doubtful badge two digits answer; a third means nothing."""
    question = DoubtQuestion("Est-il sorti ?", parent=parent)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    answers: list[bool] = []
    question.answered.connect(answers.append)
    question.open()
    QTest.keyClick(question, key)
    assert answers == out
