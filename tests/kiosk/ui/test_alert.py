"""The bar under the strip: what keeps badges from coming out, and what people can do about it."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.printjob import JobState
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import reference_codes
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window

ONE = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
TWO = "escpos+tcp://10.0.0.6:9100#Imprimante%202"
LASER = "system://HP?sheet=c32011#Laser"
CODES = reference_codes()[:12]


@pytest.fixture
def printing() -> FakePrinting:
    """Give the printing room."""
    return FakePrinting()


@pytest.fixture
def volunteer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer at a desk with one printer."""
    reference.keep_setting("printers", json.dumps([ONE]))
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        yield volunteer


def add(volunteer: Volunteer, uri: str) -> None:
    """Add a printer by its address, and come back to the desk."""
    volunteer.press("Alt+P")
    volunteer.write("Adresse de l’imprimante", uri)
    volunteer.enter()
    volunteer.press("Alt+P")


def test_a_dead_printer_is_swapped(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Nobody who came while the desk had no printer stays without a badge."""
    volunteer.scan(CODES[0])
    printing.queue.refuses(ONE, TroubleKind.PRINTER_PAPER_OUT)
    volunteer.scan(CODES[1])
    volunteer.press("Alt+P")
    volunteer.tap("Retirer…")
    assert "2 badges attendent. Ils sortiront sur la prochaine imprimante" in volunteer.told
    volunteer.tap("Oui, retirer cette imprimante")
    volunteer.press("Alt+P")
    assert volunteer.alert.startswith("▲  Aucune imprimante : 2 badges attendent. Ajoutez-en une.")
    volunteer.scan(CODES[2])
    assert "en attente" in volunteer.card
    assert "3 badges attendent" in volunteer.alert
    add(volunteer, TWO)
    for _ in range(3):
        printing.queue.ends(JobState.DONE, printer=TWO)
    assert len(set(printing.queue.given(TWO))) == 3
    assert volunteer.alert == ""


def test_a_desk_that_prints_nothing(volunteer: Volunteer, reference: DeskStore) -> None:
    """Who says that there is no printer is believed: no badge waits, none is offered, nothing is wrong."""
    volunteer.press("Alt+P")
    volunteer.tap("Retirer…")
    volunteer.tap("Oui, retirer cette imprimante")
    volunteer.tap("Pas d’imprimante")
    volunteer.press("Alt+P")
    volunteer.scan(CODES[0])
    assert volunteer.alert == ""
    assert not [text for text in volunteer.buttons() if "Alt+B" in text]
    assert reference.jobs.waiting() == []


def test_a_laser_beside_a_roll(volunteer: Volunteer, reference: DeskStore) -> None:
    """The bar says nothing of the laser's sheet while the roll prints: the badges come out there."""
    volunteer.desk._badges.pool.add(LASER)
    for code in CODES[:4]:
        volunteer.scan(code)
        assert volunteer.alert == ""
    volunteer.desk._badges.pool.hold(ONE)
    assert "Laser attend que la planche soit pleine : 3 badges pour 10" in volunteer.alert


def test_what_is_free_on_a_half_used_sheet(volunteer: Volunteer, printing: FakePrinting) -> None:
    """The labels that are left are counted, and a sheet printed in part is not forgotten."""
    pool = volunteer.desk._badges.pool
    pool.choose([LASER.replace("c32011", "c32011&first=8")])
    for code in CODES[:2]:
        volunteer.scan(code)
    assert "2 badges pour 3 étiquettes libres" in volunteer.alert
    volunteer.scan(CODES[2])
    printing.queue.ends(JobState.DONE, printer=pool.printers[0])
    assert volunteer.alert == ""
    for code in CODES[3:7]:
        volunteer.scan(code)
    volunteer.press("Alt+G")
    printing.queue.ends(JobState.DONE, printer=LASER)
    assert volunteer.alert == "Laser, planche entamée : étiquettes 5 à 10 encore libres."
    volunteer.tap("La remettre")
    assert pool.printers == (LASER.replace("c32011", "c32011&first=5"),)
    assert volunteer.alert == ""
    volunteer.scan(CODES[7])
    assert "1 badge pour 6 étiquettes libres" in volunteer.alert


def test_the_key_of_the_sheet_where_nothing_waits(volunteer: Volunteer) -> None:
    """It prints nothing, now or with the next badge."""
    volunteer.desk._badges.pool.choose([LASER])
    volunteer.press("Alt+G")
    volunteer.scan(CODES[0])
    assert "1 badge pour 10 étiquettes" in volunteer.alert


@pytest.mark.parametrize(("key", "waiting"), [("Alt+J", 0), ("Alt+Q", 4)])
def test_a_sheet_in_doubt_is_one_question(
    volunteer: Volunteer, printing: FakePrinting, reference: DeskStore, key: str, waiting: int
) -> None:
    """Whoever looks at the sheet knows of all its badges at once."""
    volunteer.desk._badges.pool.choose([LASER])
    for code in CODES[:4]:
        volunteer.scan(code)
    volunteer.press("Alt+G")
    printing.queue.ends(JobState.UNKNOWN, printer=LASER)
    assert "Une planche de 4 badges, dont " in volunteer.alert
    assert "Est-elle sortie ?" in volunteer.alert
    assert "1 sur" not in volunteer.alert
    assert "Non, ne plus l’imprimer   Alt+Y" not in volunteer.buttons()
    volunteer.press(key)
    assert volunteer.desk._badges.doubts.all() == []
    assert len(reference.jobs.waiting()) == waiting
