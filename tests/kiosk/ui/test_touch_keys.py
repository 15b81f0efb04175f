"""The keys on the screen of a desk that has no other."""

import json
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kiosk.core.printjob import JobState
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.touch_keys import LEAST_HEIGHT, TouchKeys
from tests.desk import reference_codes
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, at_the_window

ONE = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
TWO = "escpos+tcp://10.0.0.6:9100#Imprimante%202%20au%20fond%20de%20la%20salle"
SMALL = (1100, 680)


def test_a_finger_hits_the_key_it_means(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """On the smallest screen, below all that the bar can say, no key lies over another."""
    reference.keep_setting("printers", json.dumps([ONE, TWO]))
    printing = FakePrinting()
    with at_the_window(qapp, reference, clock, printing, SMALL) as volunteer:
        for code in reference_codes()[:2]:
            volunteer.scan(code)
        printing.queue.ends(JobState.UNKNOWN, printer=ONE)
        printing.queue.refuses(TWO, TroubleKind.PRINTER_PAPER_OUT)
        printing.queue.breaks(ONE, TroubleKind.PRINTER_UNREACHABLE)
        volunteer.desk._watch.look()
        volunteer.press("Alt+C")
        assert "Est-il sorti" in volunteer.alert
        for letter in "MAR":
            volunteer.tap_key(letter)
        keys = volunteer.window.touch_keys.findChildren(QPushButton)
        assert min(key.height() for key in keys) >= LEAST_HEIGHT
        rows = sorted({(key.y(), key.y() + key.height()) for key in keys})
        assert all(above[1] <= below[0] for above, below in pairwise(rows))
        assert volunteer.window.rect().contains(volunteer.window.touch_keys.geometry())
        assert volunteer.found
        results = volunteer.window.results
        first = results.visualRect(results.model().index(0, 0))
        assert results.viewport().rect().contains(first)
        volunteer.press("Esc")
        volunteer.scan(reference_codes()[3])


def test_a_printer_is_added_by_touch_alone(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """A desk without a keyboard can type a printer's address, point and all."""
    reference.keep_setting("printers", json.dumps([ONE]))
    with at_the_window(qapp, reference, clock, FakePrinting(), SMALL) as volunteer:
        volunteer.tap("Imprimantes")
        volunteer.tap("Ajouter une imprimante")
        volunteer.tap("Clavier")
        page = volunteer.desk.window.currentWidget()
        keys = {
            key.text(): key for key in page.findChildren(TouchKeys)[0].findChildren(QPushButton)
        }
        for character in "10.0.0.9":
            QTest.mouseClick(keys[character], Qt.MouseButton.LeftButton)
        QTest.mouseClick(keys["Entrée"], Qt.MouseButton.LeftButton)
        assert "Quelle imprimante est à 10.0.0.9 ?" in volunteer.told
        assert (page.width(), page.height()) == SMALL
        assert min(key.height() for key in keys.values()) >= LEAST_HEIGHT
