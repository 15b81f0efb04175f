"""What the controllers ask of the rooms they must not know; `main.py` joins the sides."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from kiosk.core.printjob import BadgeOrder, JobOutcome


class BadgeQueue(Protocol):
    """Prints badges one after the other, away from the screen's thread."""

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
