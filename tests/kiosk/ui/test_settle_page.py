"""What is left to settle is a button in the strip and a page of cards, worked by keys or by touch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.core.correction import Corrected
from kiosk.ui.settle_page import SettlePage
from tests.desks_apart import Desk, meet, two_desks
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window, wait_until

ADA, CHLOE = "liste:1", "liste:5"


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[list[Desk]]:
    """Give two desks that have not heard of each other."""
    desks = two_desks(tmp_path, clock)
    yield desks
    for desk in desks:
        desk.store.close()


@pytest.fixture
def volunteer(qapp: QApplication, desks: list[Desk], clock: FixedClock) -> Iterator[Volunteer]:
    """Give a volunteer at the first desk, who knows nothing of what the second did until they meet."""
    for desk in desks:
        desk.admit(ADA, "REPAS")
    for desk, name in zip(desks, ("KING", "BYRON"), strict=True):
        clock.advance(minutes=1)
        desk.correcting.correct(CHLOE, {Corrected.FAMILY: name})
    with at_the_window(qapp, desks[0].store, clock, FakePrinting()) as volunteer:
        yield volunteer


def heard(volunteer: Volunteer, desks: list[Desk]) -> Volunteer:
    """Let the desks meet, and the window hear of it."""
    meet(desks)
    room = volunteer.desk._desk
    assert room is not None
    room.take_load()
    QApplication.processEvents()
    return volunteer


def page(volunteer: Volunteer) -> SettlePage:
    """Give the page on the screen."""
    shown = volunteer.desk.window.currentWidget()
    assert isinstance(shown, SettlePage)
    return shown


def in_focus() -> str:
    """Give what the button in focus says."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_the_strip_says_how_many(volunteer: Volunteer, desks: list[Desk]) -> None:
    """Nothing while there is nothing; then how many, and fewer once they are settled."""
    assert not any("À régler" in text for text in volunteer.buttons())
    heard(volunteer, desks)
    volunteer.tap("À régler : 2")
    volunteer.tap("Bien vu")
    volunteer.press("Ctrl+R")
    assert "À régler : 1   Ctrl+R" in volunteer.buttons()


def test_a_card_each_the_newest_first(volunteer: Volunteer, desks: list[Desk]) -> None:
    """Each says who, which desk and when, and what counts meanwhile."""
    heard(volunteer, desks).press("Ctrl+R")
    told = volunteer.told
    assert told.index("Chloé BYRON : « Nom » corrigé de deux façons") < told.index(
        "Ada LOVELACE : deux entrées à REPAS"
    )
    assert "Bureau 1 à 8 h 30" in told
    assert "Garder « BYRON »" in volunteer.buttons()


def test_by_keys_alone(volunteer: Volunteer, desks: list[Desk]) -> None:
    """Arrows go from card to card, Tab to the other buttons, Enter settles, Alt+N takes it back."""
    heard(volunteer, desks).press("Ctrl+R")
    assert in_focus() == "Garder « KING »"
    volunteer.press("Down")
    assert in_focus() == "Bien vu"
    volunteer.press("Up")
    volunteer.press("Tab")
    assert in_focus() == "Garder « BYRON »"
    volunteer.press("Return")
    assert "corrigé de deux façons. Garder « BYRON »." in volunteer.told
    assert len(page(volunteer).cards) == 1
    assert in_focus() == "Bien vu"
    volunteer.press("Alt+N")
    assert "C’est de nouveau à régler." in volunteer.told
    assert len(page(volunteer).cards) == 2
    volunteer.press("Esc")
    assert volunteer.window.isVisible()


def test_a_key_held_down_settles_one(volunteer: Volunteer, desks: list[Desk]) -> None:
    """Whoever leans on Enter does not settle what they have not read."""
    heard(volunteer, desks).press("Ctrl+R")
    volunteer.press("Return")
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(QApplication.focusWidget(), held)
    assert len(page(volunteer).cards) == 1


def test_nothing_to_settle(volunteer: Volunteer, desks: list[Desk]) -> None:
    """When all is settled the page says so, and the way back has the focus."""
    heard(volunteer, desks).press("Ctrl+R")
    volunteer.tap("Garder « KING »")
    volunteer.tap("Bien vu")
    assert "Rien à régler" in volunteer.told
    assert in_focus() == "Retour à l’accueil"
    assert desks[0].told() == []


def test_what_another_desk_settles(volunteer: Volunteer, desks: list[Desk]) -> None:
    """A card goes while somebody looks; the others stay, and so does the focus."""
    heard(volunteer, desks).press("Ctrl+R")
    volunteer.press("Down")
    clash = desks[1].store.clashes.open()[0]
    desks[1].settling.settle(clash, clash.ways[0])
    heard(volunteer, desks)
    wait_until(lambda: len(page(volunteer).cards) == 1)
    assert in_focus() == "Bien vu"


def test_the_card_of_a_person(volunteer: Volunteer, desks: list[Desk]) -> None:
    """At the desk one reads that another desk admitted them too."""
    for desk in desks:
        desk.admit(CHLOE)
    heard(volunteer, desks)
    volunteer.scan("CODECHLO5")
    other = desks[0].store.desk_name(desks[1].store.setting("id"))
    assert any(line.startswith("aussi ") and other in line for line in volunteer.card)


def test_a_scan_comes_first(volunteer: Volunteer, desks: list[Desk]) -> None:
    """Somebody who is scanned while staff settle is answered at the desk."""
    heard(volunteer, desks).press("Ctrl+R")
    volunteer.scan("CODEGRACE2")
    assert "Bienvenue" in volunteer.band
