"""A printing room that draws real badges, beside a printer that does as the test says."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from printing.page import PageMaker
from printing.room import LayoutFolder
from printing.text import Typesetter
from tests.volunteer import RESOURCES, FakePrinting


@dataclass
class DrawingRoom(FakePrinting):
    """The layouts that ship, and those of a folder of the test's *own*."""

    own: Path | None = None

    @cached_property
    def layouts(self) -> LayoutFolder:  # type: ignore[override] # the same, kept
        """What badges look like."""
        typesetter = Typesetter(RESOURCES / "fonts")
        return LayoutFolder(
            maker=PageMaker(layouts=RESOURCES / "badges", typesetter=typesetter, own=self.own)
        )
