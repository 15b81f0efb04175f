"""What rules and controllers ask of rooms they must not know; `main.py` joins the sides."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from kiosk.core.attendance import Stay
from kiosk.core.printjob import BadgeOrder, JobOutcome


class Attendance(Protocol):
    """What all desks together know of who is where."""

    def open_stay(self, registrant_id: str, session_id: str) -> Stay | None:
        """Give the stay of somebody who is in the session now, None if they are not."""

    def present(self, session_id: str) -> int:
        """Count the people in the session now."""

    def places_held(self, session_id: str) -> int:
        """Count the people who booked the session, should come, and are not in it yet."""

    def is_bookable(self, session_id: str) -> bool:
        """Say whether the session can be booked at all."""


class BadgeQueue(Protocol):
    """Prints badges one after the other, away from the screen's thread."""

    @property
    def is_open(self) -> bool:
        """Whether it still takes badges: not once the desk is closing."""

    def submit(self, order: BadgeOrder, finished: Callable[[JobOutcome], None]) -> None:
        """Print *order*; *finished* is called on the caller's thread with what became of it."""


class BadgeExporter(Protocol):
    """Writes many badges into one PDF file."""

    def __call__(
        self,
        orders: Iterable[BadgeOrder],
        path: Path,
        *,
        sheet: str | None,
        progress: Callable[[int], bool],
    ) -> int:
        """Write one page a badge, or sheets of them, and give the number of badges.

        *progress* is told the number done and answers False to cancel: then no file is left.
        """


class Printing(Protocol):
    """The printing room, as the window and the commands are given it."""

    @property
    def queue(self) -> BadgeQueue:
        """Where one badge is printed after the other."""

    @property
    def export(self) -> BadgeExporter:
        """What writes many badges into a file."""

    def check_printer(self, uri: str) -> None:
        """Make sure that *uri* names a printer.

        Raises:
            Trouble: nothing prints there (PRINTER_UNKNOWN).
        """

    def system_printers(self) -> tuple[str, ...]:
        """Give the URIs of the printers that the system knows."""
