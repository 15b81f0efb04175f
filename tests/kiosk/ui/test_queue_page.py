"""The page of the queue: each badge that is not out, and what staff can do about it."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from kiosk.core.printjob import JobState, Priority
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window, wait_until

ONE = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
TWO = "escpos+tcp://10.0.0.6:9100#Imprimante%202"
PAUL, ALPHONSE, MARC = "BMN3CSHMXA", "Z6QMQK43UQ", "7AKMY26F5W"


@pytest.fixture
def printing() -> FakePrinting:
    """Give the printing room."""
    return FakePrinting()


@pytest.fixture
def volunteer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer whose two printers are held while three people arrive."""
    reference.keep_setting("printers", json.dumps([ONE, TWO]))
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        hold(volunteer, ONE, TWO)
        for code in (PAUL, ALPHONSE, MARC):
            clock.advance(seconds=30)
            volunteer.scan(code)
        volunteer.press("Alt+F")
        yield volunteer


def hold(volunteer: Volunteer, *printers: str) -> None:
    """Hold printers."""
    for printer in printers:
        volunteer.desk._badges.pool.hold(printer)


def release(volunteer: Volunteer, printer: str) -> None:
    """Let a printer print."""
    volunteer.desk._badges.pool.release(printer)
    QApplication.processEvents()


def who(volunteer: Volunteer) -> list[str]:
    """Give whose badges are in the rows, in their order."""
    return [row.split(" | ")[1] for row in volunteer.queue]


def test_all_that_waits(volunteer: Volunteer, qtmodeltester: ModelTester) -> None:
    """Each badge says where it is, for whom, where it will come out and since when."""
    assert volunteer.queue[0] == "En attente | Paul MAURY | la première libre | 8 h 30"
    assert who(volunteer) == ["Paul MAURY", "Alphonse MAILLOT", "Marc MARY"]
    assert "En attente : 3" in volunteer.told
    qtmodeltester.check(volunteer.queue_page.table.rows)


def test_nothing_waits(volunteer: Volunteer, printing: FakePrinting) -> None:
    """When all is out the page says so, while somebody looks, and offers nothing."""
    for _ in range(3):
        release(volunteer, ONE)
        printing.queue.ends(JobState.DONE)
    assert volunteer.queue == []
    assert "Aucun badge n’attend" in volunteer.told
    assert "Retenir" not in volunteer.buttons()


def test_one_is_held_and_let_go(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A held badge stays when the printers print again, and comes out when it is let go."""
    volunteer.tap_row(0)
    volunteer.tap("Retenir")
    assert volunteer.queue[-1].startswith("Retenu | Paul MAURY")
    release(volunteer, ONE)
    assert printing.queue.given(ONE) == ["Alphonse MAILLOT"]
    volunteer.tap_row(2)
    volunteer.tap("Laisser partir")
    printing.queue.ends(JobState.DONE)
    assert printing.queue.given(ONE)[1] == "Paul MAURY"


def test_one_goes_first(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Whoever is in a hurry has their badge before the others, with the keys alone."""
    volunteer.press("Down")
    volunteer.press("Down")
    volunteer.tap("En premier")
    assert who(volunteer)[0] == "Marc MARY"
    release(volunteer, TWO)
    assert printing.queue.given(TWO) == ["Marc MARY"]


def test_one_is_moved(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A badge that is to come out of the printer at the door does, and of no other."""
    volunteer.tap_row(0)
    volunteer.choose("Vers une autre imprimante", "Imprimante 2")
    assert "Paul MAURY : sortira sur Imprimante 2." in volunteer.told
    release(volunteer, ONE)
    release(volunteer, TWO)
    assert printing.queue.given(ONE) == ["Alphonse MAILLOT"]
    assert printing.queue.given(TWO) == ["Paul MAURY"]


def test_a_printer_that_is_renamed(volunteer: Volunteer) -> None:
    """What waits for it is told under the name that people read on its page now."""
    volunteer.tap_row(0)
    volunteer.choose("Vers une autre imprimante", "Imprimante 2")
    volunteer.press("Alt+P")
    volunteer.tap("Imprimante 2 : ")
    volunteer.write("Nom", "Porte")
    volunteer.tap("Enregistrer")
    volunteer.press("Alt+F")
    assert "Paul MAURY | Porte" in volunteer.queue[0]


def test_one_is_not_printed(volunteer: Volunteer, reference: DeskStore) -> None:
    """A badge nobody wants is taken out; the row below is chosen, and the focus is on no button."""
    volunteer.tap_row(1)
    volunteer.tap("Ne pas imprimer")
    assert who(volunteer) == ["Paul MAURY", "Marc MARY"]
    assert "Ne sera pas imprimé : Alphonse MAILLOT." in volunteer.told
    chosen = volunteer.queue_page.table.chosen
    assert chosen is not None
    assert chosen.who == "Marc MARY"
    assert QApplication.focusWidget() is volunteer.queue_page.table


def test_a_doubtful_badge_is_asked_about(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Of a badge that may have come out only that is asked; what is at its printer is left alone."""
    release(volunteer, ONE)
    release(volunteer, TWO)
    printing.queue.ends(JobState.UNKNOWN, printer=ONE)
    assert volunteer.queue[0].startswith("Est-il sorti ? | Paul MAURY | Imprimante 1")
    assert volunteer.queue[1].startswith("À l’imprimante | Alphonse MAILLOT | Imprimante 2")
    volunteer.tap_row(1)
    assert "Ne pas imprimer" not in volunteer.buttons()
    volunteer.tap_row(0)
    assert "Ne pas imprimer" not in volunteer.buttons()
    assert "Non, ne plus l’imprimer" in volunteer.buttons()
    volunteer.tap("Oui, il est sorti")
    assert "Paul MAURY" not in "".join(who(volunteer))


def test_a_run_is_stopped_and_resumed(volunteer: Volunteer, reference: DeskStore) -> None:
    """A run is one line behind the desk's own badges; stopped, it waits until somebody resumes it."""
    badges = volunteer.desk._badges
    people = [person for person in reference.registrants.all() if person.is_expected][50:300]
    with reference.transaction():
        for person in people:
            badges.order(
                person,
                code=person.code,
                at=volunteer.desk._now(),
                priority=Priority.RUN,
                run="soir",
            )
    volunteer.press("Alt+F")
    volunteer.press("Alt+F")
    assert volunteer.queue[3].startswith("En attente | Badges en série : 250")
    volunteer.tap_row(3)
    volunteer.tap("Arrêter la série")
    wait_until(lambda: volunteer.queue[3].startswith("Série arrêtée | Badges en série : 250"))
    assert reference.jobs.count_in_state(JobState.HELD) == 250
    volunteer.tap("Reprendre la série")
    wait_until(lambda: reference.jobs.count_in_state(JobState.HELD) == 0)
    assert volunteer.queue[3].startswith("En attente | Badges en série : 250")


def test_a_long_queue(volunteer: Volunteer, reference: DeskStore) -> None:
    """Only two hundred rows are made; the last says how many more there are."""
    badges = volunteer.desk._badges
    people = [person for person in reference.registrants.all() if person.is_expected][50:260]
    with reference.transaction():
        for person in people:
            badges.order(person, code=person.code, at=volunteer.desk._now())
    volunteer.press("Alt+F")
    volunteer.press("Alt+F")
    assert len(volunteer.queue) == 201
    assert volunteer.queue[-1].startswith("… et 13 autres")
    assert "En attente : 213" in volunteer.told


def test_between_the_pages(volunteer: Volunteer) -> None:
    """Each page leads to the other and back to the desk, by its keys and by its buttons."""
    volunteer.press("Alt+P")
    assert "Les imprimantes de ce poste" in volunteer.told
    volunteer.tap("File d’impression")
    assert "En attente : 3" in volunteer.told
    volunteer.tap("Retour à l’accueil")
    assert volunteer.band == "Bienvenue"


def test_two_of_the_same_name(volunteer: Volunteer, reference: DeskStore) -> None:
    """Their organisations tell them apart."""
    people = [person for person in reference.registrants.all() if person.is_expected]
    one, two = next((one, two) for one, two in pairwise(people) if one.name == two.name)
    volunteer.press("Alt+F")
    volunteer.scan(one.code)
    volunteer.press("Alt+F")
    assert f"{one.name} ({one.organisation})" in who(volunteer)
    assert one.organisation != two.organisation
