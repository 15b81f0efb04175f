"""Printers are looked for and tried, away from the screen's thread; what comes of it is told by signal."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.core.ports import Printing
from kiosk.core.printer_place import place_of
from kiosk.core.printjob import JobOutcome
from kiosk.core.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What became of a test page at the printer *uri*."""

    uri: str
    outcome: JobOutcome


class PrinterSetup(QObject):
    """Outlives the page that asks: a printer may answer when nobody looks any more."""

    found = Signal(object)  # tuple[str, ...], the URIs known so far
    tried = Signal(object)  # Trial

    def __init__(
        self, printing: Printing, *, layout: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self._printing = printing
        self._testing: set[str] = set()

    def search(self) -> None:
        """Look for printers of the system, on USB and in the network."""
        self._printing.find_printers(self.found.emit)

    def check(self, uri: str) -> None:
        """Make sure that *uri* names a printer.

        Raises:
            Trouble: nothing prints there, or one of its settings is wrong.
        """
        self._printing.check_printer(uri)

    def is_testing(self, uri: str) -> bool:
        """Say whether a test page is on its way to the printer at *uri*."""
        return place_of(uri) in self._testing

    def test(self, uri: str) -> None:
        """Print a test page, one at a time at each printer; `tried` tells what became of it."""
        if self.is_testing(uri):
            return
        self._testing.add(place_of(uri))

        def finished(outcome: JobOutcome) -> None:
            self._testing.discard(place_of(uri))
            self.tried.emit(Trial(uri=uri, outcome=outcome))

        self._printing.test_page(uri, layout=self._layout(), finished=finished)

    def labels_on(self, uri: str) -> int:
        """Give how many labels the sheet in the printer at *uri* has; 1 where there is none, or no such."""
        try:
            return self._printing.labels_on(uri)
        except Trouble:
            return 1

    @property
    def layouts(self) -> tuple[str, ...]:
        """The layouts that a printer can have of its own."""
        return self._printing.layouts.names()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets of labels that a printer can have in it."""
        return self._printing.layouts.sheets()
