"""Sheets and rolls of labels: how large each stock's labels are, and where they lie."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.layout import Box
from kiosk.core.trouble import Trouble, TroubleKind

STOCKS = "stocks"
"""The one TOML file of the folder of layouts that is no layout."""
PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
ROLL = "roll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A sheet of labels; mm, *first* is the top left corner of the first label, *pitch* to the next.

    On a *paper* that is a roll there is one label at a time, of the width across the roll; a roll
    that is not cut into labels has them 0 mm high: a badge is as long as its layout says. *printable*
    is what the printers of a roll reach of a label, in its middle.
    """

    name: str
    aliases: tuple[str, ...] = ()
    paper: str = "A4"
    label: tuple[float, float]
    grid: tuple[int, int] = (1, 1)
    first: tuple[float, float] = (0.0, 0.0)
    pitch: tuple[float, float] = (0.0, 0.0)
    printable: tuple[float, float] | None = None

    @property
    def badge(self) -> tuple[float, float]:
        """The width and height of a badge made for it."""
        return self.printable or self.label

    @property
    def is_roll(self) -> bool:
        """Whether the labels come one after the other from a roll."""
        return self.paper == ROLL

    @property
    def labels(self) -> tuple[Box, ...]:
        """The labels, row by row."""
        columns, rows = self.grid
        return tuple(self._label(column, row) for row in range(rows) for column in range(columns))

    @property
    def backs(self) -> tuple[Box, ...]:
        """Where the labels are on the sheet's back, turned like a page of a book, in their order."""
        width, _ = PAPERS[self.paper]
        return tuple(
            Box(x=width - label.right, y=label.y, w=label.w, h=label.h) for label in self.labels
        )

    def _label(self, column: int, row: int) -> Box:
        return Box(
            x=self.first[0] + column * self.pitch[0],
            y=self.first[1] + row * self.pitch[1],
            w=self.label[0],
            h=self.label[1],
        )


def load_stocks(folder: Path) -> tuple[Stock, ...]:
    """Read the stocks shipped in *folder*: sheets, then rolls."""
    data = tomllib.loads((folder / f"{STOCKS}.toml").read_text(encoding="utf-8"))
    return (
        *(Stock(**_frozen(one)) for one in data["stock"]),
        *(Stock(paper=ROLL, **_frozen(one)) for one in data["roll"]),
    )


def load_sheets(folder: Path) -> tuple[Stock, ...]:
    """Read the sheets of labels shipped in *folder*."""
    return tuple(stock for stock in load_stocks(folder) if not stock.is_roll)


def _frozen(one: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in one.items()}


def find_stock(name: str, stocks: tuple[Stock, ...]) -> Stock:
    """Give the stock of that name or product number, upper or lower case.

    Raises:
        Trouble: there is none.
    """
    wanted = name.strip().casefold().replace(" ", "-")
    for stock in stocks:
        if wanted in (stock.name, *(alias.casefold() for alias in stock.aliases)):
            return stock
    known = ", ".join(stock.name for stock in stocks)
    raise Trouble(TroubleKind.SHEET_UNKNOWN, name=name, known=known)
