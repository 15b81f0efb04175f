"""A layout and an order make vector pages: the same for laser, thermal printer and screen."""

from collections.abc import Sequence
from pathlib import Path

from kiosk.core.layout import Box, Fold, Layout, Side
from kiosk.core.printjob import BadgeOrder, CoverSlip
from kiosk.core.trouble import Trouble, TroubleKind
from printing.book import Book
from printing.calibration import calibration_page
from printing.composing import Composer
from printing.cover import draw_slip, parted
from printing.drawing import Drawing, Placed, Surface
from printing.images import Images
from printing.layouts.files import LayoutFiles
from printing.qr import MM_PER_INCH, snapped
from printing.sheet import SheetFiller
from printing.stock import find_stock
from printing.text import Typesetter

_MARK = 2.5
_HAIR = 0.15


class PageMaker:
    """Makes badges with the layouts that ship and this machine's *own*, each read once."""

    def __init__(self, *, layouts: Path, typesetter: Typesetter, own: Path | None = None) -> None:
        self.files = LayoutFiles(shipped=layouts, own=own)
        self._images = Images(self.files.image)
        self._composer = Composer(typesetter=typesetter, images=self._images)
        self._read: dict[str, Layout] = {}

    def layout(self, name: str) -> Layout:
        """Give the layout *name*."""
        known = self._read.get(name)
        if known is None:
            known = self._read[name] = self.files.load(name)
        return known

    def take(self, layout: Layout) -> None:
        """Draw with *layout*, which was read anew from its file."""
        self._read[layout.name] = layout

    def layout_for(self, order: BadgeOrder) -> Layout:
        """Give the layout of *order*, or the one it hands the person's category to.

        Raises:
            Trouble: a layout is not there or wrong, or they hand a category round in a circle.
        """
        seen = [order.layout]
        while handed := self.layout(seen[-1]).categories.get(order.registrant.category):
            if handed in seen:
                raise Trouble(
                    TroubleKind.LAYOUT_CIRCLE,
                    category=order.registrant.category,
                    layouts=" → ".join([*seen, handed]),
                )
            seen.append(handed)
        return self.layout(seen[-1])

    def forget(self) -> None:
        """Read layouts and pictures anew: they were changed."""
        self._read.clear()
        self._images.forget()

    def drawing(self, order: BadgeOrder | CoverSlip, dpi: int | None = None) -> Drawing:
        """Draw the front of *order*'s badge for a printer of *dpi* dots an inch, or for any."""
        return self.drawings(order, dpi)[0]

    def drawings(
        self, order: BadgeOrder | CoverSlip, dpi: int | None = None
    ) -> tuple[Drawing, ...]:
        """Draw each page of *order*'s badge: the front and, where the layout has one, the back.

        A folded badge is one page with both on it.
        """
        if isinstance(order, CoverSlip):
            return (draw_slip(order, self.layout(order.layout), self._composer, dpi),)
        return self.drawings_on(self.layout_for(order), order, dpi)

    def drawings_on(
        self, layout: Layout, order: BadgeOrder, dpi: int | None = None
    ) -> tuple[Drawing, ...]:
        """Draw each page of *order*'s badge on *layout*, which no folder has perhaps."""
        sides = tuple(self._composer.side(layout, order, side, dpi) for side in layout.sides)
        return (_unfolded(layout, *sides, dpi=dpi),) if layout.fold else sides

    def side(
        self, layout: Layout, order: BadgeOrder, side: Side, dpi: int | None = None
    ) -> Drawing:
        """Draw one side of *order*'s badge on *layout* as it is worn."""
        return self._composer.side(layout, order, side, dpi)

    def parted(self, order: BadgeOrder | CoverSlip) -> tuple[BadgeOrder | CoverSlip, ...]:
        """Give *order*; a slip as so many as its lines need."""
        if isinstance(order, CoverSlip):
            return parted(order, self.layout(order.layout), self._composer)
        return (order,)

    def both_sides(self, order: BadgeOrder | CoverSlip) -> tuple[Drawing, ...]:
        """Draw *order*'s pages for a pile printed on both sides.

        Where some badges of its layout have a back, whatever has none gets an empty one, so that the
        next front comes on the next paper.
        """
        drawings = self.drawings(order)
        if len(drawings) == 1 and any(_has_back(one) for one in self.handed(order.layout)):
            (front,) = drawings
            return (front, Drawing(width=front.width, height=front.height))
        return drawings

    def handed(self, name: str) -> tuple[Layout, ...]:
        """Give the layout *name* and those that it hands categories to, and they in turn.

        Raises:
            Trouble: one of them is not there, or wrong.
        """
        found = {name: self.layout(name)}
        waiting = [name]
        while waiting:
            for other in found[waiting.pop()].categories.values():
                if other not in found:
                    found[other] = self.layout(other)
                    waiting.append(other)
        return tuple(found.values())

    def page(self, order: BadgeOrder | CoverSlip, dpi: int | None = None) -> bytes:
        """Give *order*'s badge as a PDF: one page, two where the layout has a back."""
        return pdf_of(order.event_name, self.drawings(order, dpi))

    def sheet_page(
        self,
        orders: Sequence[BadgeOrder | CoverSlip],
        sheet: str,
        *,
        first: int = 1,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> bytes:
        """Give *orders* on sheets of labels as a PDF, from the *first* free label of the first one.

        Raises:
            Trouble: there is no such sheet or label, or a badge is too large for it.
        """
        book = Book(orders[0].event_name if orders else sheet)
        stock = find_stock(sheet, tuple(one for one in self.files.stocks if not one.is_roll))
        sheets = SheetFiller(book, stock, first=first, shift=shift)
        for order in orders:
            sheets.add(self.both_sides(order), order.layout)
        sheets.finish()
        return book.save()

    def calibration_page(self, sheet: str, *, shift: tuple[float, float] = (0.0, 0.0)) -> bytes:
        """Give a page that shows how far a printer misses the labels of *sheet*.

        Raises:
            Trouble: there is no such sheet.
        """
        stock = find_stock(sheet, tuple(one for one in self.files.stocks if not one.is_roll))
        return calibration_page(stock, self._composer, shift=shift)


def _has_back(layout: Layout) -> bool:
    return len(layout.sides) > 1 and not layout.fold


def pdf_of(title: str, drawings: Sequence[Drawing]) -> bytes:
    """Give a PDF with a page for each of *drawings*."""
    book = Book(title)
    for drawing in drawings:
        book.add_badge(drawing)
    return book.save()


def _unfolded(layout: Layout, front: Drawing, back: Drawing, *, dpi: int | None) -> Drawing:
    """Put both sides on the sheet that is folded, with a mark at each end of the crease.

    The crease lies on a whole dot.
    """
    across, down = layout.face.w, layout.face.h
    hair = _HAIR
    if dpi is not None:
        across, down = snapped(across, dpi), snapped(down, dpi)
        hair = MM_PER_INCH / dpi
    if layout.fold is Fold.HORIZONTAL:
        parts = (Placed(drawing=front, y=down), Placed(drawing=back, x=across, y=down, turned=True))
        ends = [Box(x=x, y=down, w=_MARK, h=hair) for x in (0, layout.width - _MARK)]
    else:
        parts = (Placed(drawing=front, x=across), Placed(drawing=back))
        ends = [Box(x=across, y=y, w=hair, h=_MARK) for y in (0, layout.height - _MARK)]
    return Drawing(
        width=layout.width,
        height=layout.height,
        dpi=dpi,
        rules=tuple(Surface(box=end, colour="#000000") for end in ends),
        parts=parts,
    )
