"""The badge's picture for the screen: as fine as it is shown, or the very dots of a thermal printer."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from kiosk.controllers.samples import Samples
from kiosk.core.layout import Layout, Side
from kiosk.core.ports import LayoutRoom
from kiosk.core.registrant import Registrant

MM_PER_INCH = 25.4
COARSEST, FINEST = 120, 600
_THUMB_DPI = 110


class BadgePictures:
    """Asks the room of layouts for pictures of one person's badge."""

    def __init__(self, room: LayoutRoom, samples: Samples) -> None:
        self._room = room
        self._samples = samples

    def picture(
        self, layout: Layout, person: Registrant, side: Side, *, dpi: int, pixels_a_mm: float
    ) -> QPixmap:
        """Give one side of *person*'s badge: at *dpi* as black dots, or in colour where it is 0.

        Raises:
            Trouble: it cannot be drawn.
        """
        fine = min(max(ceil(pixels_a_mm * MM_PER_INCH), COARSEST), FINEST)
        return self._drawn(layout, person, side, dpi=dpi or fine, one_bit=dpi > 0)

    def thumb(self, layout: Layout, person: Registrant, room: QSize, ratio: float) -> QPixmap:
        """Give the front of *person*'s badge as large as *room* holds, for a screen of *ratio*."""
        drawn = self._drawn(layout, person, Side.FRONT, dpi=_THUMB_DPI, one_bit=False)
        return self.small(drawn, room, ratio)

    def small(self, drawn: QPixmap, room: QSize, ratio: float) -> QPixmap:
        """Give a picture as large as *room* holds."""
        small = drawn.scaled(
            room * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        return small

    def _drawn(
        self, layout: Layout, person: Registrant, side: Side, *, dpi: int, one_bit: bool
    ) -> QPixmap:
        order = self._samples.order(person, layout.name)
        place = list(Side).index(side)
        drawn = QPixmap()
        drawn.loadFromData(
            self._room.picture(layout, order, dpi=dpi, one_bit=one_bit, side=place), "PNG"
        )
        return drawn
