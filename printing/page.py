"""A layout and an order make one vector page: the same for laser, thermal printer and screen."""

from pathlib import Path

from kiosk.core.layout import Layout
from kiosk.core.printjob import BadgeOrder, CoverSlip
from printing.book import Book
from printing.composing import Drawing, compose
from printing.layout_file import load_layout
from printing.text import Typesetter


class PageMaker:
    """Makes badges with the layouts of one folder, each read once."""

    def __init__(self, *, layouts: Path, typesetter: Typesetter) -> None:
        self._folder = layouts
        self._typesetter = typesetter
        self._read: dict[str, Layout] = {}

    def layout(self, name: str) -> Layout:
        """Give the layout *name*."""
        if name not in self._read:
            self._read[name] = load_layout(name, self._folder)
        return self._read[name]

    def drawing(self, order: BadgeOrder | CoverSlip, dpi: int | None = None) -> Drawing:
        """Draw *order*'s badge for a printer of *dpi* dots an inch, or for any."""
        if isinstance(order, CoverSlip):
            raise NotImplementedError
        return compose(self.layout(order.layout), order, self._typesetter, dpi)

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give *order*'s badge as a PDF of one page."""
        book = Book(order.event_name)
        book.add_badge(self.drawing(order, dpi))
        return book.save()
