"""The printing room as the window and the commands are given it: the `Printing` of the controllers.

Each part is opened when it is first asked for: their imports are slow, and many commands print nothing.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.printjob import BadgeOrder, JobOutcome
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address, read_address
from printing.printers import driver_for, labels_on

if TYPE_CHECKING:
    from printing.discovery import PrinterSearch
    from printing.export import PdfExporter
    from printing.page import PageMaker
    from printing.queue import PrintQueue
    from printing.room import LayoutFolder
    from printing.text import Typesetter


class PrintingRoom:
    """All of printing, from the files that ship and this machine's *own* layouts."""

    def __init__(self, *, fonts: Path, badges: Path, own: Path) -> None:
        self._fonts = fonts
        self._badges = badges
        self._own = own

    @cached_property
    def _typesetter(self) -> "Typesetter":
        from printing.text import Typesetter

        return Typesetter(self._fonts)

    @cached_property
    def _maker(self) -> "PageMaker":
        from printing.page import PageMaker

        return PageMaker(layouts=self._badges, typesetter=self._typesetter, own=self._own)

    @cached_property
    def queue(self) -> "PrintQueue":
        """Where badges are printed."""
        from printing.queue import PrintQueue

        return PrintQueue(pages=_QueuePages(self._maker), driver_for=driver_for)

    @cached_property
    def layouts(self) -> "LayoutFolder":
        """What badges look like."""
        from printing.room import LayoutFolder

        return LayoutFolder(maker=self._maker, uncovered=self._typesetter.coverage.uncovered)

    @cached_property
    def export(self) -> "PdfExporter":
        """What writes many badges into a file."""
        from printing.export import PdfExporter

        return PdfExporter(maker=self._maker, layouts=self._badges)

    @cached_property
    def _search(self) -> "PrinterSearch":
        from printing.discovery import PrinterSearch

        return PrinterSearch()

    def close(self) -> None:
        """Let the badges at the printers come to their end, and stop looking for printers."""
        if "_search" in self.__dict__:
            self._search.close()
        if "queue" in self.__dict__:
            self.queue.close()

    def check_printer(self, uri: str) -> None:
        """Make sure that *uri* names a printer, and that there are the sheet and the layout it is set to.

        Raises:
            Trouble: one of them is not, or the sheet has fewer labels than are said to be used.
        """
        driver_for(uri)
        address = read_address(uri)
        labels = self.labels_on(uri)
        if address.sheet and address.first > labels:
            raise Trouble(
                TroubleKind.SHEET_SHORTER, sheet=address.sheet, labels=labels, first=address.first
            )
        if address.layout:
            self._maker.layout(address.layout)

    def find_printers(self, told: Callable[[tuple[str, ...]], None]) -> None:
        """Look for printers of the system, on USB and in the network."""
        self._search.find(told)

    def labels_on(self, uri: str) -> int:
        """Give how many badges the printer at *uri* takes at once."""
        return labels_on(uri, self._badges)

    def test_page(self, uri: str, *, layout: str, finished: Callable[[JobOutcome], None]) -> None:
        """Print a page that shows whether the printer is set right; of a sheet, where its labels lie."""
        address = read_address(uri)

        def page(dpi: int | None) -> bytes:
            if address.sheet:
                return self._maker.calibration_page(address.sheet, shift=address.shift)
            return self._test_page(address, layout, dpi)

        self.queue.submit_page(uri, page, finished, job=f"essai-{secrets.token_hex(4)}")

    def _test_page(self, address: Address, layout: str, dpi: int | None) -> bytes:
        from printing.testpage import make_test_page

        face = self._maker.layout(address.layout or layout).face
        return make_test_page(
            (face.w, face.h),
            name=address.name or address.queue or address.host or address.path,
            dpi=dpi,
            typesetter=self._typesetter,
            at=datetime.now().astimezone(),
        )


class _QueuePages:
    """The pages of the print queue."""

    def __init__(self, maker: "PageMaker") -> None:
        self._maker = maker

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give *order*'s badge as a PDF."""
        return self._maker.page(order, dpi)

    def sheet(self, orders: Sequence[BadgeOrder], uri: str) -> bytes:
        """Give *orders* on the sheet of the printer at *uri*, from its first free label on."""
        address = read_address(uri)
        return self._maker.sheet_page(
            orders, address.sheet, first=address.first, shift=address.shift
        )
