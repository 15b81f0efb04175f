"""The organiser's board at a real window: what it says, and when."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.core.desks import SyncState
from kiosk.store.desk import DeskStore
from kiosk.ui.board_page import BoardPage
from kiosk.ui.board_pages import BoardPages
from kiosk.ui.board_rows import PaintedRows
from tests.board_screens import state_at
from tests.busy_day import DESK_2, Entry, play, record
from tests.desk import at
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window, wait_until

RUSH = at(9, 12)


@pytest.fixture
def volunteer(qapp: QApplication, reference: DeskStore, clock: FixedClock) -> Iterator[Volunteer]:
    """Give an organiser at a desk, at the height of the rush."""
    clock.moment = RUSH
    play(reference, RUSH)
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        yield volunteer


def board(volunteer: Volunteer) -> BoardPage:
    """Give the board on the screen."""
    page = volunteer.desk.window.currentWidget()
    assert isinstance(page, BoardPage)
    return page


def pages(volunteer: Volunteer) -> BoardPages:
    """Give what the rest of the window tells the board's news."""
    assert volunteer.desk._desk is not None
    return volunteer.desk._desk.board


def rows(shown: PaintedRows[object]) -> str:
    """Give what painted rows say."""
    QCoreApplication.processEvents()
    return "\n".join(shown.told)


def turn_to(volunteer: Volunteer, tab: int) -> None:
    """Turn to another tab."""
    board(volunteer)._tabs.setCurrentIndex(tab)
    QCoreApplication.processEvents()


def test_a_key_opens_it_and_leads_back(volunteer: Volunteer) -> None:
    """Ctrl+B there and back, Esc back, the button in the strip too; the field has the focus again."""
    volunteer.press("Ctrl+B")
    assert "Tableau de bord" in volunteer.told
    volunteer.press("Ctrl+B")
    assert volunteer.window.field.hasFocus()
    volunteer.tap("Tableau")
    volunteer.press("Esc")
    assert volunteer.window.field.hasFocus()


def test_the_numbers(volunteer: Volunteer, reference: DeskStore) -> None:
    """Arrived of expected, at most so many here, elected, local authorities, countries."""
    volunteer.press("Ctrl+B")
    arrived = reference.figures().arrived
    told = volunteer.told.split("\n")
    for number in (arrived.people, arrived.elected, arrived.authority_count):
        assert str(number) in told
    assert "sur 595 attendus" in told
    assert "au plus" in told
    assert "à jour à 9 h 12" in volunteer.told.replace("\N{NO-BREAK SPACE}", " ")


def test_the_rooms(volunteer: Volunteer) -> None:
    """Each room says its figures, and which will be too small."""
    volunteer.press("Ctrl+B")
    told = rows(board(volunteer).sessions)
    assert "attendus 129 · venus 0 · présents 0 · places 320" in told
    assert "128 attendus pour 90 places" in told


def test_a_room_too_full_is_amber(volunteer: Volunteer, clock: FixedClock) -> None:
    """In the afternoon one room holds more than it should: loud, with a word."""
    clock.moment = at(15, 24)
    play(volunteer.desk.store, clock.moment)
    volunteer.press("Ctrl+B")
    loud = [r for r in board(volunteer).sessions.rows if r.flag is not None and r.flag.is_loud]
    assert [row.id for row in loud] == ["A5"]
    assert loud[0].flag is not None
    assert "trop plein" in loud[0].flag.text


def test_it_is_live_while_somebody_looks(volunteer: Volunteer, reference: DeskStore) -> None:
    """What another desk did is there at the next look, and after it is left nothing is read."""
    volunteer.press("Ctrl+B")
    before = reference.figures().arrived.people
    page, timer = board(volunteer), pages(volunteer)._made[1]._timer  # type: ignore[index] # it was made
    missing = next(
        p for p in reference.registrants.all() if p.is_expected and not has_come(reference, p.id)
    )
    with reference.transaction():
        record(reference, Entry(missing.id, "ACC", RUSH, DESK_2), 9999)
    timer.setInterval(1)
    wait_until(lambda: str(before + 1) in volunteer.told.split("\n"))
    volunteer.press("Esc")
    wait_until(lambda: not timer.isActive())
    assert not page.isVisible()


def has_come(store: DeskStore, registrant: str) -> bool:
    """Say whether somebody is in any session."""
    return bool(store.attendance.stays(registrant))


def test_who_is_to_be_looked_for(volunteer: Volunteer, clock: FixedClock) -> None:
    """By name, the speakers first; once the workshops begin the others too."""
    volunteer.press("Ctrl+B")
    first = board(volunteer).wanted.told
    assert all("intervient" in row for row in first)
    clock.moment = at(9, 31)
    pages(volunteer).refresh()
    later = board(volunteer).wanted.told
    assert "intervient" in later[0]
    assert "intervient" not in later[-1]
    assert "9 h 30" in later[-1]


def test_no_shows_by_what_is_chosen(volunteer: Volunteer, clock: FixedClock) -> None:
    """By category, organisation and country, each so many of so many; before the first session none."""
    volunteer.press("Ctrl+B")
    assert "Personne ne manque pour l’instant." in rows(board(volunteer).missing)
    clock.moment = at(9, 31)
    turn_to(volunteer, 1)
    assert "Technicien·ne | " in rows(board(volunteer).missing)
    volunteer.choose("Compter les absents", "par pays")
    assert "France | " in rows(board(volunteer).missing)
    volunteer.choose("Compter les absents", "par structure")
    assert " sur " in rows(board(volunteer).missing)
    assert "\nFrance | " not in rows(board(volunteer).missing)


def test_who_is_here_by_any_column(volunteer: Volunteer, reference: DeskStore) -> None:
    """The caterer's column, and back to the local authorities; who said nothing is told as such."""
    volunteer.press("Ctrl+B")
    turn_to(volunteer, 2)
    assert "Commune | " in rows(board(volunteer).crowd)
    volunteer.choose("Compter les présents", "Régime alimentaire")
    parts = reference.figures(column="Régime alimentaire").here_now.parts
    halal = next(part.people for part in parts if part.label == "Halal")
    assert f"Halal | {halal}" in rows(board(volunteer).crowd)
    assert "(non renseigné) | " in rows(board(volunteer).crowd)
    pages(volunteer).refresh()
    assert board(volunteer).column == "Régime alimentaire"


def test_the_desks(volunteer: Volunteer) -> None:
    """When each was last heard of, its pace, what ails its printer; before it was opened too."""
    pages(volunteer).show_state(state_at(RUSH))
    volunteer.press("Ctrl+B")
    own, second, door = board(volunteer).desks.told
    assert own.startswith("Bureau 1 | ")
    assert "ce bureau · 3 à publier" in own
    assert "pers./min" in second
    assert "entendu à l’instant" in second
    assert "Imprimante 2 : Plus de papier" in second
    assert "muet depuis 7 min" in door
    assert "12 à publier" in door
    pages(volunteer).show_state(SyncState(hub="/x"))
    assert "Bureau 2" not in rows(board(volunteer).desks)


def test_clashes_to_settle(volunteer: Volunteer, qtbot: QtBot) -> None:
    """Their number stands on a button that leads there; where there is none, there is no button."""
    volunteer.press("Ctrl+B")
    assert not any("à régler" in text for text in volunteer.buttons())
    pages(volunteer).show_clashes(2)
    with qtbot.waitSignal(pages(volunteer).settle_wanted):
        volunteer.tap("2 cas à régler")
    pages(volunteer).open()
    with qtbot.waitSignal(pages(volunteer).settle_wanted):
        volunteer.press("Ctrl+R")


def test_full_screen_and_back(volunteer: Volunteer) -> None:
    """For a projector: F11, or the button; and again to have the window back."""
    volunteer.press("Ctrl+B")
    top = volunteer.desk.window
    volunteer.press("F11")
    assert top.windowState() & Qt.WindowState.WindowFullScreen
    volunteer.tap("Plein écran")
    assert not top.windowState() & Qt.WindowState.WindowFullScreen


def test_letters_grow_with_the_window(volunteer: Volunteer) -> None:
    """On a projector they are half as large again."""
    volunteer.press("Ctrl+B")
    small = board(volunteer).sessions.letters().pixelSize()
    volunteer.desk.window.resize(1920, 1080)
    wait_until(lambda: board(volunteer).sessions.letters().pixelSize() >= 1.35 * small)


def test_before_anybody_has_come(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """An empty board says what is to come, and that nobody is missing yet."""
    clock.moment = at(8, 2)
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        volunteer.press("Ctrl+B")
        assert "0" in volunteer.told.split("\n")
        assert "Il en faut 23 par 5 min" in volunteer.told
        assert "Personne n’est encore arrivé." in rows(board(volunteer).crowd)


def test_a_scan_comes_first(volunteer: Volunteer) -> None:
    """Somebody scans at a desk whose board is open: the desk answers, and the scan counts."""
    volunteer.press("Ctrl+B")
    volunteer.scan("BMN3CSHMXA")
    assert "Paul MAURY" in " ".join(volunteer.card)


def test_nothing_is_loaded_before_it_is_wanted() -> None:
    """A desk starts without the charts: nothing that it imports at the start imports them."""
    slow = {"pyqtgraph", "numpy", "xlsxwriter", "http.server"}
    code = f"import main, kiosk.ui.application, sys; print({slow} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"
