"""Leads through the design of a badge: what people do goes to `Designing`, what comes of it is shown."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog

from kiosk.controllers.designing import Designing
from kiosk.controllers.samples import Samples
from kiosk.core.fault import fault_from
from kiosk.core.fresh import fresh
from kiosk.core.layout import Box, ImageElement, Kind, Layout, Side
from kiosk.core.ports import LayoutRoom
from kiosk.core.registrant import Registrant
from kiosk.core.sample import Sample, SampleKind
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.designer_canvas import CanvasShown, Nudge
from kiosk.ui.designer_form import Offered
from kiosk.ui.designer_list import THUMB
from kiosk.ui.designer_page import DesignerPage
from kiosk.ui.told import told
from kiosk.wording.faults import fault_text
from kiosk.wording.troubles import trouble_text

PAUSE_MS = 80
"""What follows a keystroke within this time is drawn with it."""
MM_PER_INCH = 25.4
FINENESS = (150, 300, 600)
"""The dots an inch that a picture in colour may have: the first that the screen does not outdo."""
TOLD = 3
"""Faults said at once; the others after these."""


class DesignerPresenter(QObject):
    """Draws the badge a moment after the last change, so that no keystroke waits for it."""

    left = Signal()

    def __init__(
        self,
        page: DesignerPage,
        designing: Designing,
        samples: Samples,
        room: LayoutRoom,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._designing = designing
        self._samples = samples
        self._room = room
        self._person: Registrant | None = None
        self._thumbs: dict[str, QPixmap] = {}
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(PAUSE_MS)
        self._redraw.timeout.connect(self.draw)
        self._connect()
