"""What the print queue asks of a printer."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.core.printjob import JobOutcome
from kiosk.core.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How a printer is: *trouble* keeps it from printing, *is_low* says its paper ends soon."""

    trouble: Trouble | None = None
    is_low: bool = False


class Driver(Protocol):
    """One printer; all calls come from its one owner thread."""

    @property
    def dpi(self) -> int | None:
        """The dots an inch that pages are made for; None where it takes them as vectors."""

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print *page*, a PDF of one page, over one connection, and say what is known of it.

        DONE where the printer says that it printed, SENT where it never says, UNKNOWN where it fell
        silent once the page was on its way (with the trouble, if one is known).

        What it does before the badge is on its way it marks as `unsent`.

        Raises:
            Trouble: the printer could not, and for certain nothing came out and nothing will.
        """

    def condition(self) -> Condition:
        """Ask the printer how it is, within a few seconds."""
