"""What the print queue asks of a printer."""

from typing import Protocol


class Driver(Protocol):
    """One printer."""

    @property
    def dpi(self) -> int | None:
        """The dots an inch that pages are made for; None where it takes them as vectors."""

    def send(self, page: bytes, *, job: str) -> None:
        """Print *page*, a PDF of one page, and return once the printer has taken it.

        Raises:
            Trouble: the printer could not (PRINTER_FAILED).
        """
