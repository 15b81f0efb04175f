"""Where a run's badges go: to the desk's printers, to one printer, or into a PDF file."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from kiosk.core.columns import Field
from kiosk.core.printer_place import read_place
from kiosk.core.printer_uri import option, shift

_WHOLE = "whole"
"""The option that tells a file written whole from a printer that is a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFile:
    """A PDF file of badges: a page each, or sheets of labels from the *first* free one on.

    *shift* moves all on a sheet, in mm to the right and down; *slips* puts a slip before each
    delegation and each tray, which says from where to where the tray goes in the run's *order*.
    """

    path: Path
    sheet: str = ""
    first: int = 1
    shift: tuple[float, float] = (0.0, 0.0)
    slips: bool = False
    order: str = Field.ORGANISATION

    @property
    def uri(self) -> str:
        """What the jobs of the run keep as their printer: all that is needed to write the file again."""
        right, down = self.shift
        told = {_WHOLE: "1"}
        if self.sheet:
            told["sheet"] = self.sheet
        if self.first != 1:
            told["first"] = str(self.first)
        if self.shift != (0.0, 0.0):
            told["shift"] = f"{right:g},{down:g}"
        if self.slips:
            told["slips"] = "1"
        if self.order != Field.ORGANISATION:
            told["order"] = self.order
        return f"{self.path.absolute().as_uri()}?{urlencode(told)}"

    @staticmethod
    def is_one(uri: str) -> bool:
        """Say whether *uri* is such a file, and not a printer that collects badges in a file."""
        return option(uri, _WHOLE) == "1"

    @classmethod
    def from_uri(cls, uri: str) -> "RunFile":
        """Read the file that the jobs of a run keep."""
        right, down = shift(uri)
        return cls(
            path=Path(read_place(uri).path),
            sheet=option(uri, "sheet"),
            first=int(option(uri, "first") or 1),
            shift=(float(right or 0), float(down or 0)),
            slips=option(uri, "slips") == "1",
            order=option(uri, "order") or Field.ORGANISATION,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTarget:
    """Where a run goes, and on which *layout* ("": the desk's own).

    Without a *file*, to the *printer* of that URI, or where that is empty to any of the desk's. What
    is *queued* the desk prints of itself, beside its work; else a command sees to it.
    """

    printer: str = ""
    file: RunFile | None = None
    layout: str = ""
    queued: bool = True

    @property
    def uri(self) -> str:
        """What the jobs keep as their printer."""
        return self.file.uri if self.file is not None else self.printer

    @property
    def is_queued(self) -> bool:
        """Whether the desk's queue prints the badges."""
        return self.queued and self.file is None
