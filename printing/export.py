"""Many badges in one PDF file, a page each or on sheets of labels."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kiosk.core.printjob import BadgeOrder, CoverSlip
from kiosk.core.whole_file import only_over_pdf, whole_file, writing_trouble
from printing.book import Book
from printing.page import PageMaker
from printing.sheet import SheetFiller
from printing.stock import find_stock, load_sheets


class _CancelledError(Exception):
    """Whoever watches the progress has had enough."""


class PdfExporter:
    """Writes badges for a laser printer; the `BadgeExporter` of the controllers."""

    def __init__(self, *, maker: PageMaker, layouts: Path) -> None:
        self._maker = maker
        self._layouts = layouts

    def __call__(
        self,
        orders: Iterable[BadgeOrder | CoverSlip],
        path: Path,
        *,
        sheet: str | None,
        progress: Callable[[int], bool],
        first: int = 1,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> int:
        """Write the badges into *path*, whole or not at all, and give their number.

        *progress* is told the number done and answers False to cancel: then 0 badges are written.

        Raises:
            Trouble: the file cannot be written, or a badge cannot be drawn.
        """
        only_over_pdf(path)
        book = Book(path.stem)
        add = self._on_pages if sheet is None else self._on_sheets(sheet, first, shift)
        count = 0
        try:
            with whole_file(path) as file:
                for count in add(book, self._parted(orders)):
                    if not progress(count):
                        raise _CancelledError
                if not count:
                    raise _CancelledError
                file.write(book.save())
        except _CancelledError:
            return 0
        except OSError as error:
            raise writing_trouble(error, path) from error
        return count

    def _parted(self, orders: Iterable[BadgeOrder | CoverSlip]) -> Iterator[BadgeOrder | CoverSlip]:
        for order in orders:
            yield from self._maker.parted(order)

    def _on_pages(self, book: Book, orders: Iterable[BadgeOrder | CoverSlip]) -> Iterator[int]:
        for count, order in enumerate(orders, 1):
            for drawing in self._maker.both_sides(order):
                book.add_badge(drawing)
            yield count

    def _on_sheets(
        self, name: str, first: int, shift: tuple[float, float]
    ) -> Callable[[Book, Iterable[BadgeOrder | CoverSlip]], Iterator[int]]:
        stock = find_stock(name, load_sheets(self._layouts))

        def add(book: Book, orders: Iterable[BadgeOrder | CoverSlip]) -> Iterator[int]:
            sheets = SheetFiller(book, stock, first=first, shift=shift)
            for count, order in enumerate(orders, 1):
                sheets.add(self._maker.both_sides(order), order.layout)
                yield count
            sheets.finish()

        return add
