"""Each state of the screens is drawn at both sizes, and no text is cut off or laid over another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kiosk.store.desk import DeskStore
from tests.desk import at
from tests.drawing import DrawingRoom
from tests.fakes import FixedClock
from tests.fakes_sync import FakeSync, FakeSyncing
from tests.screens import PRINTER, SIZES, STATES
from tests.stage import Stage
from tests.volunteer import at_the_window

IN_THE_DESK = sorted(STATES.keys() - {"first-start", "help"})


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", IN_THE_DESK)
def test_no_text_is_cut(
    state: str,
    size: tuple[int, int],
    qapp: QApplication,
    reference_copy: Callable[[str], Path],
) -> None:
    """Labels and buttons are as wide and as high as their words need, inside the window."""
    clock = FixedClock(at(9, 12))
    folder = reference_copy("screens")
    printing = DrawingRoom(own=folder / "badges")
    with DeskStore.open_for_writing(folder, now=clock) as store:
        store.keep_setting("printer", PRINTER)
        sync, exchanging = FakeSync(), FakeSyncing()
        with at_the_window(
            qapp, store, clock, printing, size, sync=sync, exchanging=exchanging
        ) as volunteer:
            STATES[state](Stage(volunteer, printing, clock, sync, exchanging))
            top = volunteer.desk.window.currentWidget()
            assert (top.width(), top.height()) == size
            for label in top.findChildren(QLabel):
                if label.isVisible() and label.text() and not label.visibleRegion().isEmpty():
                    height = label.heightForWidth(label.width())
                    assert height <= label.height() + 1, label.text()
            for button in top.findChildren(QPushButton):
                if button.isVisible():
                    words = QFontMetrics(button.font()).horizontalAdvance(button.text())
                    assert words <= button.width(), button.text()
                    assert button.height() >= 44, button.text()
