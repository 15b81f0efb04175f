"""The printers are looked at from time to time, sooner while one is in trouble."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.controllers.pool import LOOKS_IN_TROUBLE_MS, LOOKS_MS, Pool
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.printer_watch import PrinterWatch
from tests.volunteer import FakePrinters

URI = "escpos+tcp://10.0.0.5:9100"
NO_PAPER = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=URI)


@pytest.fixture
def printers() -> FakePrinters:
    """Give printers that are well."""
    return FakePrinters()


@pytest.fixture
def pool(qapp: QApplication, store: DeskStore, printers: FakePrinters) -> Pool:
    """Give a pool of one printer."""
    pool = Pool(store, queue=printers)
    pool.add(URI)
    return pool


def test_each_look_is_followed_by_another(pool: Pool, printers: FakePrinters) -> None:
    """It looks at once, then after a while; what it sees the pool knows."""
    watch = PrinterWatch(pool)
    assert not watch.is_watching
    watch.look()
    assert (watch.is_watching, watch.interval_ms) == (True, LOOKS_MS)
    printers.breaks(URI, TroubleKind.PRINTER_PAPER_OUT)
    watch.look()
    state = pool.state_of(URI)
    assert state is not None
    assert state.trouble is not None
    assert watch.interval_ms == LOOKS_IN_TROUBLE_MS


def test_a_trouble_hastens_the_next_look(pool: Pool) -> None:
    """Told of a trouble by a badge, it does not wait the whole while to see whether it is over."""
    watch = PrinterWatch(pool)
    watch.look()
    pool.blame(URI, NO_PAPER)
    pool.changed.emit()
    assert watch.interval_ms == LOOKS_IN_TROUBLE_MS


def test_a_closed_desk_looks_no_more(pool: Pool) -> None:
    """Stopped, it does not begin again by itself."""
    watch = PrinterWatch(pool)
    watch.look()
    watch.stop()
    pool.blame(URI, NO_PAPER)
    pool.changed.emit()
    assert not watch.is_watching
