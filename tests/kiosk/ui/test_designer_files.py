"""A layout's file is changed by hand while the designer is open, and the window is closed over a draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from kiosk.store.desk import DeskStore
from tests.drawing import DrawingRoom
from tests.fakes import FixedClock
from tests.kiosk.ui.test_designer import NAME, Designer, name_box
from tests.volunteer import RESOURCES, at_the_window, wait_until

SHIPPED = (RESOURCES / "badges" / "card.toml").read_text(encoding="utf-8")
BY_HAND = SHIPPED.replace("[5, 4, 76, 21.7]", "[6, 4, 75, 21.7]")


@pytest.fixture
def designer(
    qapp: QApplication, store: DeskStore, clock: FixedClock, tmp_path: Path
) -> Iterator[Designer]:
    """Put somebody before the designer, with a layout of this machine's own."""
    own = tmp_path / "badges"
    own.mkdir()
    (own / "card.toml").write_text(SHIPPED, encoding="utf-8")
    with at_the_window(qapp, store, clock, DrawingRoom(own=own)) as volunteer:
        volunteer.press("Alt+K")
        yield Designer(volunteer, own)


def answer(word: str) -> list[str]:
    """Press *word* in the question that comes; what it asked is in the list afterwards."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        (button,) = [one for one in box.buttons() if one.text() == word]
        button.click()

    QTimer.singleShot(0, press)
    return asked


def edit_by_hand(designer: Designer) -> None:
    """Change the file in another program."""
    (designer._own / "card.toml").write_text(BY_HAND, encoding="utf-8")


def test_a_hand_edit_is_shown(designer: Designer) -> None:
    """Who comes back to a layout nobody changed here sees what its file says by now."""
    edit_by_hand(designer)
    designer.page.returned.emit()
    assert designer.select(NAME).x == 6


@pytest.mark.parametrize(("word", "left"), [("Garder le vôtre", 2), ("Reprendre le fichier", 6)])
def test_both_were_changed(designer: Designer, word: str, left: float) -> None:
    """Saving asks which is kept, and writes nothing over before."""
    box = designer.select(NAME)
    designer.drag(box, -3, 0)
    edit_by_hand(designer)
    asked = answer(word)
    designer.press("Ctrl+S")
    assert "a changé entre-temps" in asked[0]
    assert name_box(designer.saved("card"))[0] == pytest.approx(left, abs=0.2)
    assert designer.box(NAME).x == pytest.approx(left, abs=0.2)


def test_the_faulty_one_is_marked_and_not_chosen(designer: Designer) -> None:
    """A click on a layout whose file is wrong leaves the list at the one that is open."""
    (designer._own / "00.toml").write_text("width = ", encoding="utf-8")
    designer.page.returned.emit()
    view = designer.page.designs
    assert "en erreur" in view.model().index(0, 0).data()
    middle = view.visualRect(view.model().index(0, 0)).center()
    view.scrollToTop()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle.x(), 20))
    wait_until(lambda: "ligne 1" in designer.told)
    assert [one.data().split(",")[0] for one in view.selectedIndexes()] == ["card"]
    assert view.currentIndex().data().startswith("card")


@pytest.mark.parametrize(
    ("word", "closes", "left"),
    [("Rester", False, 5), ("Abandonner", True, 5), ("Enregistrer", True, 2)],
)
def test_closing_over_a_draft(designer: Designer, word: str, *, closes: bool, left: float) -> None:
    """The window asks before a design is lost; it is saved, given up, or gone on with."""
    box = designer.select(NAME)
    designer.drag(box, -3, 0)
    asked = answer(word)
    assert designer.volunteer.desk.window.close() is closes
    assert "card" in asked[0]
    assert name_box(designer.saved("card"))[0] == pytest.approx(left, abs=0.2)


def test_closing_without_one(designer: Designer) -> None:
    """Where nothing is unsaved the desk closes without a question."""
    assert designer.volunteer.desk.window.close()


def test_what_was_done_is_said_in_calm(designer: Designer) -> None:
    """Amber means look here first: what is saved is told without it."""
    designer.drag(designer.select(NAME), -3, 0)
    designer.press("Ctrl+S")
    assert "Enregistré." in designer.told
    assert designer.page._told.property("role") == "done"
