"""Badges on sheets of labels."""

from collections.abc import Sequence

from kiosk.core.layout import Box
from kiosk.core.trouble import Trouble, TroubleKind
from printing.book import Book
from printing.drawing import Drawing, Placed
from printing.stock import PAPERS, Stock

SHRINK = 0.92
"""A badge a little larger than the label is made smaller, no further than this."""


def on_label(drawing: Drawing, label: Box, *, layout: str, sheet: str) -> Placed:
    """Place *drawing* in the middle of *label*; one a little too large is shrunk to it.

    Raises:
        Trouble: the layout is far too large for the label.
    """
    scale = min(1.0, label.w / drawing.width, label.h / drawing.height)
    if scale < SHRINK:
        raise Trouble(
            TroubleKind.SHEET_TOO_SMALL,
            layout=layout,
            sheet=sheet,
            needs=f"{drawing.width:g} × {drawing.height:g} mm",
        )
    return Placed(
        drawing=drawing,
        x=label.x + (label.w - scale * drawing.width) / 2,
        y=label.y + (label.h - scale * drawing.height) / 2,
        scale=scale,
    )


class SheetFiller:
    """Puts badges on the labels of sheets, from the *first* free label of the first sheet.

    A sheet with backs has them on a page of its own after it, for a printer that prints both sides
    and turns the paper along its long edge. *shift* moves everything, in mm to the right and down.

    Raises:
        Trouble: the sheet has no such label (SHEET_SHORTER), or a badge is too large for it.
    """

    def __init__(
        self, book: Book, stock: Stock, *, first: int = 1, shift: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        self._book = book
        self._stock = stock
        self._labels, self._backs = stock.labels, stock.backs
        self._shift = shift
        self._place = first - 1
        self._sides: tuple[list[Placed], list[Placed]] = ([], [])
        self._has_backs = False
        if not 1 <= first <= len(self._labels):
            count = len(self._labels)
            raise Trouble(TroubleKind.SHEET_SHORTER, sheet=stock.name, labels=count, first=first)

    def add(self, drawings: Sequence[Drawing], layout: str) -> None:
        """Put a badge on the next label: its front and, on the back of the sheet, its back."""
        for side, labels, drawing in zip(
            self._sides, (self._labels, self._backs), drawings, strict=False
        ):
            label = labels[self._place]
            side.append(
                on_label(drawing, self._shifted(label), layout=layout, sheet=self._stock.name)
            )
        self._has_backs |= len(drawings) > 1
        self._place += 1
        if self._place == len(self._labels):
            self.finish()

    def finish(self) -> None:
        """Add the sheet that is begun."""
        fronts, backs = self._sides
        width, height = PAPERS[self._stock.paper]
        if fronts:
            self._book.add_page(fronts, width, height)
        if fronts and self._has_backs:
            self._book.add_page(backs, width, height)
        self._sides = ([], [])
        self._place = 0

    def _shifted(self, label: Box) -> Box:
        right, down = self._shift
        return Box(x=label.x + right, y=label.y + down, w=label.w, h=label.h)
