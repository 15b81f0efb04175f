"""The first screen of a new desk: choose, load, cancel, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiosk.store.desk import DeskStore
from kiosk.ui.application import DeskApplication
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.start_page import StartPage
from tests.desk import EARLY_LIST, FINAL_PROGRAMME
from tests.fakes import FixedClock
from tests.volunteer import RESOURCES, FakePrinting


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[DeskApplication]:
    """Give the application on an empty data folder."""
    with DeskStore.open_for_writing(tmp_path / "new", now=clock) as store:
        desk = DeskApplication(qapp, store, printing=FakePrinting(), resources=RESOURCES, now=clock)
        desk.open()
        desk.window.show()
        yield desk
        desk.close()


def page_of(desk: DeskApplication) -> StartPage:
    """Give the first screen."""
    page = desk.window.currentWidget()
    assert isinstance(page, StartPage)
    return page


def button(page: StartPage, text: str) -> QPushButton:
    """Give the button that shows *text*."""
    return next(b for b in page.findChildren(QPushButton) if b.text().startswith(text))


def told(page: StartPage) -> str:
    """Give all that the page says."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def load(page: StartPage, programme: Path, roster: Path, qtbot: QtBot) -> None:
    """Choose two files and press the button."""
    page.choose(programme, roster)
    qtbot.mouseClick(button(page, "Charger"), Qt.MouseButton.LeftButton)


def test_a_new_desk_is_made_ready(desk: DeskApplication, qtbot: QtBot) -> None:
    """Programme and list are chosen and loaded, what will hurt is told, and the desk opens."""
    page = page_of(desk)
    assert not button(page, "Charger").isEnabled()
    load(page, FINAL_PROGRAMME, EARLY_LIST, qtbot)
    qtbot.waitUntil(lambda: "Personnes chargées : 606" in told(page))
    assert "A3 : 128 inscrits pour 90 places" in told(page)
    qtbot.mouseClick(button(page, "Ouvrir l’accueil"), Qt.MouseButton.LeftButton)
    assert isinstance(desk.window.currentWidget(), DeskWindow)


def test_a_wrong_file_changes_nothing(desk: DeskApplication, qtbot: QtBot, tmp_path: Path) -> None:
    """A PDF for a list is told in one sentence, and another file can be chosen."""
    page = page_of(desk)
    pdf = tmp_path / "liste.pdf"
    pdf.write_bytes(b"%PDF-1.7 ...")
    load(page, FINAL_PROGRAMME, pdf, qtbot)
    qtbot.waitUntil(lambda: "n’est pas une liste d’inscrits" in told(page))
    assert desk.store.roster.event is None
    assert button(page, "Charger").isEnabled()


def test_a_load_is_cancelled(desk: DeskApplication, qtbot: QtBot) -> None:
    """Whoever cancels finds the desk as it was."""
    page = page_of(desk)
    load(page, FINAL_PROGRAMME, EARLY_LIST, qtbot)
    qtbot.mouseClick(button(page, "Annuler"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Chargement annulé" in told(page))
    assert desk.store.roster.event is None
