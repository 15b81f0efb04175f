"""The printing room as a whole: what a printer is set to is looked up before it is believed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.core.trouble import Trouble, TroubleKind
from printing.entrance import PrintingRoom
from tests.printing.orders import LAYOUTS, RESOURCES


@pytest.fixture
def room(qapp: QGuiApplication, tmp_path: Path) -> PrintingRoom:
    """Give the printing room of a machine without layouts of its own."""
    return PrintingRoom(fonts=RESOURCES / "fonts", badges=LAYOUTS, own=tmp_path)


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("lpr://x", TroubleKind.PRINTER_UNKNOWN),
        ("zpl+tcp://h?dip=300", TroubleKind.PRINTER_OPTION),
        ("file:///x.pdf?sheet=ma-planche#Laser", TroubleKind.SHEET_UNKNOWN),
        ("system://Laser?sheet=dataline-57125&first=11", TroubleKind.SHEET_SHORTER),
        ("system://Laser?layout=mien", TroubleKind.LAYOUT_UNKNOWN),
    ],
)
def test_what_a_printer_cannot_be_set_to(room: PrintingRoom, uri: str, kind: TroubleKind) -> None:
    """A sheet, a label or a layout that is not there is told before a badge is sent."""
    with pytest.raises(Trouble) as told:
        room.check_printer(uri)
    assert told.value.kind is kind


def test_what_it_can_be_set_to(room: PrintingRoom) -> None:
    """A known sheet with its last label free, and a layout that ships, are taken."""
    room.check_printer("system://Laser?sheet=dataline-57125&first=10&layout=card")
