"""A volunteer at the reference event's welcome desk, half past eight."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window

PRINTER = "system://Badges_1"


@pytest.fixture
def printing() -> FakePrinting:
    """Give the printing room."""
    return FakePrinting()


@pytest.fixture
def volunteer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer whose desk prints on a printer of the system."""
    reference.keep_setting("printer", PRINTER)
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        yield volunteer
